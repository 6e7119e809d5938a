//! JSON front matter: an object at the very start of the file.

use std::collections::HashMap;

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, ParseOptions, ParseStringErrorKind, parse_to_ast};

use super::entries::{self, FrontMatterEntry, FrontMatterValue};
use super::keys;
use super::parsed::ParsedPart;
use super::scan::{line_at, span_in};
use crate::seed::{Defect, PartKind, SyntaxProblem};
use crate::text::{ByteSpan, slice};

/// Reads an object that starts at byte `at`, if it has a known key. Deviations from JSON that can be read nevertheless
/// (comments, missing commas, single quotation marks) are read, and noted as defects.
pub(super) fn read(text: &str, at: usize) -> Option<ParsedPart> {
    let rest = text.get(at..)?;
    let first = rest.strip_prefix('{')?.trim_start();
    if !first.starts_with(['"', '\'', '}']) && !first.starts_with("//") {
        return None;
    }
    let inner = rest.get(..object_end(rest)?)?;
    let end = at + inner.len();
    let (after, next) = line_at(text, end);
    let loose = ParseOptions::default();
    let mut defects = Vec::new();
    let (fields, suppressions) = match parse_to_ast(inner, &CollectOptions::default(), &loose) {
        Ok(parsed) => {
            let Some(Value::Object(object)) = parsed.value else { return None };
            let entries = entries_of(inner, at, object, &mut defects);
            (entries::fields(text, &entries), entries::suppressions(text, &entries))
        }
        Err(_) => (Vec::new(), Vec::new()),
    };
    if let Err(error) = parse_to_ast(inner, &CollectOptions::default(), &strict()) {
        let range = error.range();
        let written = slice(inner, range.start..range.end);
        // An error about a whole object or list is reported at its start.
        let end = if written.contains('\n') { range.start + 1 } else { range.end };
        let span = ByteSpan::new(at + range.start, at + end.min(inner.len()));
        defects.push(Defect::FrontMatterSyntax { span, problem: problem(error.kind(), written) });
    }
    let known = !fields.is_empty() || (!defects.is_empty() && has_known_key(inner));
    if !after.trim().is_empty() || !known {
        return None;
    }
    let mut found = ParsedPart::new(PartKind::JsonFrontMatter, ByteSpan::new(at, next));
    found.fields = fields;
    found.suppressions = suppressions;
    found.defects = defects;
    Some(found)
}

/// Reads a whole text as one JSON value, as leniently as front matter. `offset` is its offset in the file. Returns
/// `None` if it is not JSON.
pub(super) fn read_value(text: &str, offset: usize) -> Option<FrontMatterValue> {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default()).ok()?;
    Some(front_matter_value(text, offset, parsed.value?, &mut Vec::new()))
}

/// The parser's error as one of the common problems, or in the parser's words.
fn problem(kind: &ParseErrorKind, written: &str) -> SyntaxProblem {
    use ParseStringErrorKind as S;
    match kind {
        ParseErrorKind::ExpectedComma => SyntaxProblem::MissingComma,
        ParseErrorKind::TrailingCommasNotAllowed => SyntaxProblem::TrailingComma,
        ParseErrorKind::CommentsNotAllowed => SyntaxProblem::Comment,
        ParseErrorKind::SingleQuotedStringsNotAllowed => SyntaxProblem::SingleQuotes,
        ParseErrorKind::ExpectedObjectValue => SyntaxProblem::NoValue,
        ParseErrorKind::ExpectedStringObjectProperty
        | ParseErrorKind::UnexpectedWord
        | ParseErrorKind::UnexpectedToken => SyntaxProblem::UnquotedText,
        ParseErrorKind::String(S::UnterminatedStringLiteral) => SyntaxProblem::UnclosedQuote,
        ParseErrorKind::String(S::InvalidEscape | S::InvalidEscapeInDoubleQuoteString) => {
            let at = written.find('\\').unwrap_or(0);
            SyntaxProblem::UnknownEscape(written.chars().skip(written[..at].chars().count()).take(2).collect())
        }
        ParseErrorKind::UnterminatedArray => SyntaxProblem::UnclosedBracket('['),
        ParseErrorKind::NestingDepthExceeded => SyntaxProblem::TooDeep,
        other => SyntaxProblem::Other { format: "JSON", message: other.to_string() },
    }
}

fn strict() -> ParseOptions {
    ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

fn has_known_key(inner: &str) -> bool {
    inner.lines().take(20).any(|line| {
        let key = line.trim_start_matches(['{', ' ', '\t']).split(':').next().unwrap_or_default();
        keys::kind_of(key.trim().trim_matches(['"', '\''])).is_some()
    })
}

/// The offset after the bracket that closes the object at the start of `text`. `None` if it is not closed. Linear.
fn object_end(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'\n' => in_string = false,
            b'{' if !in_string => depth += 1,
            b'}' if !in_string => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

fn entries_of(inner: &str, offset: usize, object: Object<'_>, defects: &mut Vec<Defect>) -> Vec<FrontMatterEntry> {
    let mut first: HashMap<String, ByteSpan> = HashMap::new();
    let mut entries = Vec::new();
    for property in object.properties {
        let range = property.name.range();
        let written = slice(inner, range.start..range.end);
        let key_span = span_in(inner, written.trim_matches(['"', '\'']), offset);
        let key = property.name.into_string();
        match first.get(&key) {
            Some(first) => defects.push(Defect::DuplicateKey { key: key.clone(), first: *first, again: key_span }),
            None => {
                first.insert(key.clone(), key_span);
            }
        }
        entries.push(FrontMatterEntry {
            key,
            key_span,
            value: front_matter_value(inner, offset, property.value, defects),
        });
    }
    entries
}

/// Converts a parsed value. The parser limits nesting to 512 levels.
fn front_matter_value(inner: &str, offset: usize, value: Value<'_>, defects: &mut Vec<Defect>) -> FrontMatterValue {
    let range = value.range();
    let span = ByteSpan::new(offset + range.start, offset + range.end);
    let written = slice(inner, range.start..range.end);
    match value {
        Value::StringLit(literal) => {
            let bare = slice(written, 1..written.len().saturating_sub(1));
            FrontMatterValue::Scalar(literal.value.trim().to_owned(), span_in(inner, bare.trim(), offset))
        }
        Value::NumberLit(_) | Value::BooleanLit(_) => FrontMatterValue::Scalar(written.to_owned(), span),
        Value::NullKeyword(_) => FrontMatterValue::Scalar(String::new(), ByteSpan::at(span.start())),
        Value::Array(array) if array.elements.is_empty() => {
            FrontMatterValue::List(vec![], ByteSpan::at(span.start() + 1))
        }
        Value::Array(array) => FrontMatterValue::List(
            array.elements.into_iter().map(|item| front_matter_value(inner, offset, item, defects)).collect(),
            span,
        ),
        Value::Object(object) => FrontMatterValue::Map(entries_of(inner, offset, object, defects)),
    }
}
