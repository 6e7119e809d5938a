//! Header parts: what a seed says about itself, and where.
//!
//! Seeds stack them: a feed header under front matter, a byline under both. So there is one parser for each layout, one
//! file for each parser, and two lists, here: [`STACKED`] for what stands at the very start of a file, one below the
//! other, and [`LINES`] for what stands as a line of its own among the first lines of the running text, whatever the
//! markup around it. A new layout costs one file and one line in its list.

mod byline;
mod card_labels;
pub(super) mod cards;
mod chat_line;
mod entries;
mod feed;
mod fenced;
mod heading;
pub(super) mod html_head;
mod json;
mod keys;
mod labels;
mod names;
mod origin;
mod source_line;
mod source_link;
mod toml;
mod yaml;
mod yaml_builder;
mod yaml_errors;
mod yaml_lines;

use memchr::memchr;

use super::body::BodyLine;
use super::suppression::{self, Suppression};
use super::{Defect, FieldKind, PartKind};
use crate::text::{ByteSpan, slice, span_of};

pub(super) use byline::credits as read_credits;
pub(super) use heading::read as read_heading;
pub(super) use source_link::read as read_source_link;

/// Reads the part that begins at a byte offset (the start of a line) of the text, if it is of the parser's layout.
type StackedParser = fn(&str, usize) -> Option<ParsedPart>;

/// The layouts that stand at the start of a file, in the order in which they are tried at each place.
const STACKED: &[StackedParser] = &[yaml::read, toml::read, json::read, feed::read];

/// Reads a line of the running text, if it is of the parser's layout.
type LineParser = fn(&BodyLine) -> Option<ParsedPart>;

/// The layouts that are a line among the first of the running text, in the order in which they are tried.
const LINES: &[LineParser] = &[origin::read, chat_line::read, byline::read, source_line::read];

/// A header part that a parser found.
#[derive(Debug)]
pub(super) struct ParsedPart {
    pub(super) kind: PartKind,
    /// All of it, delimiters included; for a stacked part, up to where the next can begin.
    pub(super) span: ByteSpan,
    pub(super) fields: Vec<ParsedField>,
    pub(super) defects: Vec<Defect>,
    pub(super) suppressions: Vec<Suppression>,
}

impl ParsedPart {
    pub(super) fn new(kind: PartKind, span: ByteSpan) -> Self {
        Self { kind, span, fields: Vec::new(), defects: Vec::new(), suppressions: Vec::new() }
    }

    /// Whether it states a field of a kind, be it empty.
    pub(super) fn states(&self, kind: FieldKind) -> bool {
        self.fields.iter().any(|field| field.kind == kind)
    }
}

/// A field as a parser found it: what [`Field`](super::Field) holds, but for what follows from the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ParsedField {
    pub(super) kind: FieldKind,
    pub(super) value: String,
    pub(super) span: ByteSpan,
    pub(super) label: Option<ByteSpan>,
}

/// The parts at the start of the file, one below the other, and where the body begins: behind them and the blank
/// lines that follow. Linear: each parser looks at no more than its part, or gives up on the first line.
pub(super) fn read_stacked(text: &str) -> (Vec<ParsedPart>, usize) {
    let mut found: Vec<ParsedPart> = Vec::new();
    let mut at = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    loop {
        let start = skip_to_next(text, at);
        // Each layout stands once: a second `---` is a rule of Markdown's.
        let part = STACKED
            .iter()
            .filter_map(|read| read(text, start))
            .find(|part| part.span.end() > at && found.iter().all(|earlier| earlier.kind != part.kind));
        let Some(part) = part else { return (found, start) };
        at = part.span.end();
        found.push(part);
    }
}

/// The part that a line is, if it is of a known layout.
pub(super) fn read_line(line: &BodyLine) -> Option<ParsedPart> {
    LINES.iter().find_map(|read| read(line))
}

/// The start of the first line at or after `at` that is neither blank nor a comment for Variorum; the end of the text if
/// there is none.
fn skip_to_next(text: &str, at: usize) -> usize {
    let mut at = skip_blank_lines(text, at);
    loop {
        let (line, next) = line_at(text, at);
        if next == at || !suppression::is_comment(line) {
            return at;
        }
        at = skip_blank_lines(text, next);
    }
}

/// The start of the first line at or after `at` that is not blank; the end of the text if there is none.
fn skip_blank_lines(text: &str, at: usize) -> usize {
    let rest = slice(text, at..);
    let blank = rest.len() - rest.trim_start().len();
    let ahead = rest.get(..blank).and_then(|s| s.rfind(['\n', '\r'])).map_or(0, |i| i + 1);
    at + ahead
}

/// The line that begins at `at`: its text without the line end, and where the next begins.
fn line_at(text: &str, at: usize) -> (&str, usize) {
    let rest = slice(text, at..);
    match memchr(b'\n', rest.as_bytes()) {
        Some(end) => {
            let line = slice(rest, ..end);
            (line.strip_suffix('\r').unwrap_or(line), at + end + 1)
        }
        None => (rest, at + rest.len()),
    }
}

/// The span of `part`, a slice of `text`, if `text` itself begins at `offset`.
fn span_in(text: &str, part: &str, offset: usize) -> ByteSpan {
    span_of(text, part).shifted(offset)
}
