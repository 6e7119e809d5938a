//! What the server runs on: its worker threads and its log. Nothing in here knows the protocol.

pub(super) mod log;
pub(super) mod workers;
