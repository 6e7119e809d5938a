//! Header parts: what a seed states about itself, and where.
//!
//! Seeds stack header parts: a feed header below front matter, a byline below both. Each layout has one parser, in a
//! file of its own, and is listed here: in [`STACKED`] if it stands at the very start of a file, one below the other,
//! or in [`LINES`] if it is a separate line near the start of the running text, in any markup. A new layout takes one
//! file and one line in a list.

mod byline;
mod card_labels;
mod card_rows;
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

/// Reads the part that starts at a byte offset (the start of a line) of the text, if it has the parser's layout.
type StackedParser = fn(&str, usize) -> Option<ParsedPart>;

/// The layouts at the start of a file, in the order in which they are tried at each place.
const STACKED: &[StackedParser] = &[yaml::read, toml::read, json::read, feed::read];

/// Reads a line of the running text, if it has the parser's layout.
type LineParser = fn(&BodyLine) -> Option<ParsedPart>;

/// The layouts of single lines near the start of the running text, in the order in which they are tried.
const LINES: &[LineParser] = &[origin::read, chat_line::read, byline::read, source_line::read];

/// Reads the parts at the start of the file, one below the other. Also returns where the body starts: after the parts
/// and the blank lines that follow. Linear: each parser examines no more than its part, or gives up at the first line.
pub(super) fn read_stacked(text: &str) -> (Vec<ParsedPart>, usize) {
    let mut found: Vec<ParsedPart> = Vec::new();
    let mut at = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    loop {
        let start = skip_to_next(text, at);
        // Each layout occurs at most once: a second `---` is a thematic break of Markdown.
        let part = STACKED
            .iter()
            .filter_map(|read| read(text, start))
            .find(|part| part.span.end() > at && found.iter().all(|earlier| earlier.kind != part.kind));
        let Some(part) = part else { return (found, start) };
        at = part.span.end();
        found.push(part);
    }
}

/// Reads a line as a header part, if it has a known layout.
pub(super) fn read_line(line: &BodyLine) -> Option<ParsedPart> {
    LINES.iter().find_map(|read| read(line))
}

/// The start of the first line at or after `at` that is neither blank nor a suppression comment, or the end of the
/// text.
fn skip_to_next(text: &str, at: usize) -> usize {
    let mut at = skip_blank_lines(text, at);
    loop {
        let (line, next) = line_at(text, at);
        if next == at || !suppression::is_suppression_comment(line) {
            return at;
        }
        at = skip_blank_lines(text, next);
    }
}

/// The start of the first line at or after `at` that is not blank, or the end of the text.
fn skip_blank_lines(text: &str, at: usize) -> usize {
    let rest = slice(text, at..);
    let blank = rest.len() - rest.trim_start().len();
    let ahead = rest.get(..blank).and_then(|s| s.rfind(['\n', '\r'])).map_or(0, |i| i + 1);
    at + ahead
}
