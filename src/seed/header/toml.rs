//! TOML front matter: `+++`, keys and values, `+++`.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::entries::{self, FrontMatterEntry, FrontMatterValue};
use super::fenced;
use super::parsed::ParsedPart;
use super::scan::{line_at, span_in};
use crate::seed::{Defect, PartKind, SyntaxProblem};
use crate::text::{ByteSpan, slice};

/// Reads front matter that starts at byte `at`. Errors are noted as defects, and everything around them is still read.
pub(super) fn read(text: &str, at: usize) -> Option<ParsedPart> {
    let fenced = fenced::read(text, at, "+++", |line| line == "+++")?;
    let mut inner = text.get(fenced.inner.range())?;
    let offset = fenced.inner.start();
    if fenced.end.is_none() {
        inner = inner.get(..extent(inner))?;
        if inner.trim().is_empty() {
            return None;
        }
    }
    let end = fenced.end.unwrap_or(offset + inner.len());
    let (table, errors) = DeTable::parse_recoverable(inner);
    let mut found = ParsedPart::new(PartKind::TomlFrontMatter, ByteSpan::new(at, end));
    if fenced.end.is_none() {
        found.defects.push(Defect::FrontMatterUnterminated { span: fenced.opening });
    }
    let entries = entries_of(inner, offset, table.get_ref());
    found.fields = entries::fields(text, &entries);
    found.suppressions = entries::suppressions(text, &entries);
    for error in &errors {
        let span = error.span().map_or(ByteSpan::at(offset), |span| ByteSpan::from(span).shifted(offset));
        found.defects.push(defect(text, span, error.message(), &table, offset));
    }
    Some(found)
}

fn defect(text: &str, span: ByteSpan, message: &str, table: &Spanned<DeTable<'_>>, offset: usize) -> Defect {
    let written = slice(text, span.range());
    if message.starts_with("duplicate key") {
        let key = written.trim_matches(['"', '\'']);
        if let Some((first, _)) = table.get_ref().iter().find(|(first, _)| first.get_ref().as_ref() == key) {
            let first = ByteSpan::from(first.span()).shifted(offset);
            return Defect::DuplicateKey { key: key.to_owned(), first, again: span };
        }
    }
    if message.starts_with("invalid basic string") || message.starts_with("invalid literal string") {
        let line = text.get(..span.start()).and_then(|before| before.lines().next_back()).unwrap_or_default();
        if let Some(at) = line.find(['"', '\'']) {
            let span = span_in(text, slice(line, at..at + 1), 0);
            return Defect::FrontMatterSyntax { span, problem: SyntaxProblem::UnclosedQuote };
        }
    }
    Defect::FrontMatterSyntax { span, problem: problem(message) }
}

/// The parser's error as one of the common problems, or in the parser's words.
fn problem(message: &str) -> SyntaxProblem {
    match message {
        "string values must be quoted" => SyntaxProblem::UnquotedText,
        "unclosed array" => SyntaxProblem::UnclosedBracket('['),
        "unclosed inline table" => SyntaxProblem::UnclosedBracket('{'),
        "missing comma between array elements" | "missing comma between key-value pairs" => SyntaxProblem::MissingComma,
        _ => SyntaxProblem::Other { format: "TOML", message: message.to_owned() },
    }
}

/// The end of the entries if there is no closing fence: before the first line that cannot be part of one.
fn extent(inner: &str) -> usize {
    let mut end = 0;
    let mut at = 0;
    while at < inner.len() {
        let (line, next) = line_at(inner, at);
        let entry = line.contains('=') || line.starts_with(['[', ']', '#', ' ', '\t']);
        if !entry && !line.trim().is_empty() {
            break;
        }
        at = next;
        if entry {
            end = next;
        }
    }
    end
}

/// The entries of a table, in the order of the source. The parser limits nesting to 80 levels.
fn entries_of(inner: &str, offset: usize, table: &DeTable<'_>) -> Vec<FrontMatterEntry> {
    let mut entries: Vec<_> = table
        .iter()
        .map(|(key, value)| FrontMatterEntry {
            key: key.get_ref().clone().into_owned(),
            key_span: ByteSpan::from(key.span()).shifted(offset),
            value: front_matter_value(inner, offset, value),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span);
    entries
}

fn front_matter_value(inner: &str, offset: usize, value: &Spanned<DeValue<'_>>) -> FrontMatterValue {
    let span = value.span();
    let written = slice(inner, span.clone());
    match value.get_ref() {
        DeValue::Array(items) if items.is_empty() => {
            FrontMatterValue::List(vec![], ByteSpan::at(offset + span.start + 1))
        }
        DeValue::Array(items) => FrontMatterValue::List(
            items.iter().map(|item| front_matter_value(inner, offset, item)).collect(),
            ByteSpan::from(span).shifted(offset),
        ),
        DeValue::Table(table) => FrontMatterValue::Map(entries_of(inner, offset, table)),
        DeValue::String(value) => {
            FrontMatterValue::Scalar(value.trim().to_owned(), span_in(inner, unquoted(written).trim(), offset))
        }
        _ => FrontMatterValue::Scalar(written.to_owned(), ByteSpan::from(span).shifted(offset)),
    }
}

/// Strips the quotation marks of a string, one or three on each side.
fn unquoted(written: &str) -> &str {
    ["\"\"\"", "'''", "\"", "'"]
        .iter()
        .find_map(|quote| written.strip_prefix(quote)?.strip_suffix(quote))
        .unwrap_or_else(|| written.trim_matches(['"', '\'']))
}
