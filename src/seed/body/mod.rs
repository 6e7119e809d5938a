//! Readers of the body, one for each format.
//!
//! This module reads running text, and finds the lines at its start and end in which header parts and notices may
//! stand. It knows nothing of header parts.

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
pub(super) use notices::{find_notices, is_text};
pub(super) use shortcodes::find_shortcodes;
