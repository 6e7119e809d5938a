//! Rules about the metadata that a seed states.

pub mod conflicting_fields;
mod dates;
pub mod duplicate_key;
mod fill;
pub mod future_date;
pub mod impossible_date;
pub mod malformed_front_matter;
mod missing;
pub mod missing_author;
pub mod missing_date;
pub mod missing_source;
pub mod missing_title;
mod names;
mod same;
pub mod unreadable_date;
pub mod unterminated_front_matter;
