//! Writing to the file that `--output` names: where it may go, and how an interrupted run is resumed.

pub(in crate::cli) mod journal;
pub(in crate::cli) mod target;
