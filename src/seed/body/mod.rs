//! The body: which format it is in, and its text.

mod format;
pub(super) mod html;
mod lines;
mod link;
pub(super) mod markdown;
pub(super) mod mixed;
mod notices;
mod plain;
mod shortcodes;

pub(super) use format::detect_format;
pub use html::is_share_address;
pub(super) use lines::{BodyLine, closing_lines, lines_of_block, opening_lines};
pub(super) use link::BodyLink;
pub use markdown::OPTIONS as MARKDOWN_OPTIONS;
pub use notices::is_notice_text;
pub(super) use notices::{at_end as notices_at_end, is_text};
pub(super) use shortcodes::find as shortcodes;
