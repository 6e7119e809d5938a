//! Rules about HTML and Markdown.

pub mod broken_emphasis;
pub mod broken_link;
pub mod duplicate_attribute;
pub mod duplicate_id;
mod elements;
mod flanking;
mod markdown;
pub mod misnested_element;
pub mod misplaced_element;
pub mod parse_error;
mod parse_error_words;
pub mod stray_end_tag;
pub mod unclosed_element;
pub mod unclosed_fence;
pub mod unknown_element;
