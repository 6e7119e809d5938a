//! Bytes in, messages out, and the other way round.
//!
//! The transport reads frames ([`framing`]), makes each message acceptable to the protocol's types ([`sanitiser`], [`shims`]),
//! hands it to its handler in the order of the wire ([`session`]), and writes what waits in the [`outbox`]. It knows the
//! shape of a message and nothing of what messages mean.

pub(super) mod framing;
pub(super) mod inbox;
pub(super) mod message_trace;
pub(super) mod outbox;
pub(super) mod parent_watchdog;
pub(super) mod sanitiser;
pub(super) mod session;
pub(super) mod shims;
