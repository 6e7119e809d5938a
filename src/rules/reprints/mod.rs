//! Rules that compare a seed with its reprints. They run once the corpus is known, on the shared passages.

pub mod conflicting_metadata;
pub mod ends_early;
pub mod known_metadata;
pub mod lone_reading;
pub mod missing_passage;
mod places;
pub mod whole_copy;
