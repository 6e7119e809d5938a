//! The title at the top of the text.

use super::parsed::{ParsedField, ParsedPart};
use crate::seed::body::BodyLine;
use crate::seed::{BlockKind, BodyFormat, FieldKind, PartKind};
use crate::text::{is_han, subslice};

/// The number of lines in which a title is searched for.
const MAX_TITLE_LINES: usize = 8;

/// Finds the title among the first lines of the body. `titles` holds the titles that other parts state.
///
/// If there are such titles, only a line with the same text counts. Otherwise the title is a first heading, an `<h1>`
/// near the top, or the first line of plain text if it is short and set apart.
pub(in crate::seed) fn read(lines: &[BodyLine], titles: &[&str]) -> Option<ParsedPart> {
    let near = subslice(lines, ..lines.len().min(MAX_TITLE_LINES));
    // A line much longer than a title cannot have the same text.
    let longest = titles.iter().map(|title| 2 * title.len() + 64).max().unwrap_or(0);
    let titles: Vec<_> = titles.iter().filter(|title| letters(title).next().is_some()).collect();
    let line = if titles.is_empty() {
        near.iter()
            .find(|line| line.kind == BlockKind::Heading(1) || (line.number == 0 && is_headline(line)))
            .or_else(|| near.first().filter(|line| is_title(line, near.get(1))))?
    } else {
        let is_title = |line: &&BodyLine| titles.iter().any(|title| letters(title).eq(letters(&line.text)));
        near.iter().filter(|line| line.text.len() <= longest).find(is_title)?
    };
    if line.long {
        return None;
    }
    let mut found = ParsedPart::new(PartKind::Heading, line.span);
    let value = line.text.clone();
    found.fields.push(ParsedField { kind: FieldKind::Title, value, span: line.span, label: None });
    Some(found)
}

/// Whether a heading of a lower level is long enough for a title. `一`, `1` and `前言` head a section.
fn is_headline(line: &BodyLine) -> bool {
    matches!(line.kind, BlockKind::Heading(_)) && line.text.chars().filter(|c| c.is_alphanumeric()).count() > 4
}

/// Whether the first line of a plain text is its title.
fn is_title(line: &BodyLine, next: Option<&BodyLine>) -> bool {
    let letters = line.text.chars().filter(|c| c.is_alphanumeric()).count();
    let short = line.text.chars().nth(if line.text.contains(is_han) { 60 } else { 120 }).is_none();
    let ends_as_sentence = line.text.ends_with(['。', '，', '；', '：', '、', '.', ',', ';', ':', '…']);
    line.format == BodyFormat::Plain
        && line.alone
        && line.number == 0
        && next.is_some()
        && letters >= 2
        && short
        && !ends_as_sentence
}

/// The characters that are compared: letters and digits, in lower case.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}
