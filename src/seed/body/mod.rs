//! The body: which format it is in, and its text.

mod format;
mod html;
mod lines;
mod markdown;
mod mixed;
mod notices;
mod shortcodes;

use super::header::ParsedPart;
use super::html::Markup;
use super::{Body, BodyFormat, Boilerplate, FormatHint, Markdown};
use crate::text::{ByteSpan, slice};

pub use html::is_share_address;
pub(super) use lines::{BodyLine, closing_lines, lines_of_block, opening_lines};
pub use markdown::OPTIONS as MARKDOWN_OPTIONS;
pub use notices::is_notice_text;
pub(super) use notices::{at_end as notices_at_end, is_text};
pub(super) use shortcodes::find as shortcodes;

/// A link of the body, whatever its markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BodyLink {
    /// All of it, markup included.
    pub(super) span: ByteSpan,
    /// Where it leads, decoded.
    pub(super) url: String,
    /// Exactly the address in the source.
    pub(super) url_span: ByteSpan,
}

/// A body as its parser found it.
#[derive(Debug, Default)]
pub(super) struct ParsedBody {
    pub(super) body: Body,
    pub(super) boilerplate: Vec<Boilerplate>,
    pub(super) links: Vec<BodyLink>,
    pub(super) markdown: Option<Markdown>,
    pub(super) markup: Option<Markup>,
    /// Header parts that stand in it: archive cards, the head of a page.
    pub(super) parts: Vec<ParsedPart>,
}

/// Reads the body that begins at `at`. Linear in its length.
pub(super) fn read(text: &str, at: usize, hint: FormatHint) -> ParsedBody {
    let span = ByteSpan::new(at, text.len());
    match format::detect_format(slice(text, at..), hint) {
        BodyFormat::Markdown => markdown::read(text, span),
        BodyFormat::Html => html::read(text, span),
        BodyFormat::Plain => ParsedBody { body: Body::plain(text, span), ..ParsedBody::default() },
    }
}
