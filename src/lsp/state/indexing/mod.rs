//! Keeping the index of each folder up to date, in the background.
//!
//! Each folder has one thread that writes its index, the [`indexer`]. It compares the index with the files on disk and has
//! the workers read what differs ([`initial_scan`]). Paths at which something happens later are looked at by the one
//! [`scanner`]; the [`rescan_log`] makes sure that nothing older replaces what was seen later.

pub(super) mod indexer;
mod initial_scan;
pub(super) mod message;
mod rescan_log;
pub(super) mod scanner;
