//! Rules about the metadata that a seed states.

pub mod ambiguous_date;
pub mod author_in_body;
mod authors;
mod conflict;
pub mod conflicting_author;
pub mod conflicting_date;
pub mod conflicting_title;
pub mod conflicting_url;
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
pub mod missing_url;
mod same;
pub mod unreadable_date;
pub mod unterminated_front_matter;
pub mod updated_before_published;
