//! Header parts: what a seed says about itself, and where.
//!
//! Seeds stack them: a feed header under front matter, a byline under both. So there is one parser for each layout, one
//! file for each parser, and two lists, here: [`STACKED`] for what stands at the very start of a file, one below the
//! other, and [`LINES`] for what stands as a line of its own among the first lines of the running text, whatever the
//! markup around it. A new layout costs one file and one line in its list.

mod byline;
mod card_labels;
mod cards;
mod chat_line;
mod entries;
mod feed;
mod fenced;
mod heading;
mod html_head;
mod json;
mod keys;
mod labels;
mod names;
mod origin;
mod parsed;
mod scan;
mod source_line;
mod source_link;
mod toml;
mod yaml;
mod yaml_builder;
mod yaml_errors;
mod yaml_lines;

use super::body::BodyLine;
use super::suppression;
use crate::text::slice;
use scan::line_at;

pub(super) use byline::credits as read_credits;
pub(super) use cards::find as find_cards;
pub(super) use heading::read as read_heading;
pub(super) use html_head::read as read_html_head;
pub(super) use parsed::{ParsedField, ParsedPart};
pub(super) use source_link::read as read_source_link;

/// Reads the part that begins at a byte offset (the start of a line) of the text, if it is of the parser's layout.
type StackedParser = fn(&str, usize) -> Option<ParsedPart>;

/// The layouts that stand at the start of a file, in the order in which they are tried at each place.
const STACKED: &[StackedParser] = &[yaml::read, toml::read, json::read, feed::read];

/// Reads a line of the running text, if it is of the parser's layout.
type LineParser = fn(&BodyLine) -> Option<ParsedPart>;

/// The layouts that are a line among the first of the running text, in the order in which they are tried.
const LINES: &[LineParser] = &[origin::read, chat_line::read, byline::read, source_line::read];

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
