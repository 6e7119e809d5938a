//! Rules about HTML and Markdown.

pub mod broken_emphasis;
pub mod broken_link;
mod markdown;
pub mod unclosed_fence;
