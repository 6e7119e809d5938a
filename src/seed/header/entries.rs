//! Front matter of any notation, as keys and values with their places.

use super::parsed::ParsedField;
use super::scan::span_in;
use super::{keys, names};
use crate::seed::FieldKind;
use crate::seed::suppression::{self, Suppression};
use crate::text::{ByteSpan, slice};

/// A key with its value.
#[derive(Debug)]
pub(super) struct FrontMatterEntry {
    pub(super) key: String,
    pub(super) key_span: ByteSpan,
    pub(super) value: FrontMatterValue,
}

/// A value.
#[derive(Debug)]
pub(super) enum FrontMatterValue {
    /// One value: decoded, and its span without quotation marks and padding. If there is no value, an empty string and
    /// an empty span where it belongs.
    Scalar(String, ByteSpan),
    /// Several values, and their span.
    List(Vec<FrontMatterValue>, ByteSpan),
    /// A nested mapping.
    Map(Vec<FrontMatterEntry>),
}

/// How deeply nested values are examined.
const MAX_VALUE_DEPTH: usize = 4;

/// The fields that front matter states. `text` is the whole file.
pub(super) fn fields(text: &str, entries: &[FrontMatterEntry]) -> Vec<ParsedField> {
    let mut fields = Vec::new();
    for entry in entries {
        match (keys::kind_of(&entry.key), &entry.value) {
            (Some(kind), value) => collect_fields(text, kind, entry.key_span, value, MAX_VALUE_DEPTH, &mut fields),
            (None, FrontMatterValue::Map(inside)) if CUSTOM_KEYS.contains(&entry.key.as_str()) => {
                for entry in inside {
                    if let Some(kind) = keys::kind_of(&entry.key) {
                        collect_fields(text, kind, entry.key_span, &entry.value, MAX_VALUE_DEPTH, &mut fields);
                    }
                }
            }
            _ => {}
        }
    }
    fields
}

/// The suppressions in front matter: the values of the key `variorum-ignore`.
pub(super) fn suppressions(text: &str, entries: &[FrontMatterEntry]) -> Vec<Suppression> {
    let mut found = Vec::new();
    for entry in entries.iter().filter(|entry| entry.key == "variorum-ignore") {
        let mut without_reason = Vec::new();
        collect_suppressions(text, &entry.value, MAX_VALUE_DEPTH, &mut without_reason, &mut found);
        if let Some(last) = without_reason.last() {
            let span = entry.key_span.hull(*last);
            found.push(Suppression { span, names: without_reason, reason: None, scope: None, is_comment: false });
        }
    }
    found
}

/// Collects the names in a value: those without a reason, and those with one of their own.
fn collect_suppressions(
    text: &str,
    node: &FrontMatterValue,
    depth: usize,
    without_reason: &mut Vec<ByteSpan>,
    found: &mut Vec<Suppression>,
) {
    match node {
        FrontMatterValue::Scalar(value, span) if text.get(span.range()) == Some(value) => {
            without_reason
                .extend(suppression::split_names(slice(text, span.range())).map(|name| span_in(text, name, 0)));
        }
        FrontMatterValue::Scalar(..) => {}
        FrontMatterValue::List(items, _) if depth > 0 => {
            items.iter().for_each(|item| collect_suppressions(text, item, depth - 1, without_reason, found));
        }
        FrontMatterValue::Map(entries) => found.extend(entries.iter().map(|entry| {
            let reason = match &entry.value {
                FrontMatterValue::Scalar(value, span) if !value.is_empty() => Some(*span),
                _ => None,
            };
            // The key may have quotation marks, which are not part of the name.
            let written = slice(text, entry.key_span.range());
            let name = span_in(text, written.trim_matches(['"', '\'']), 0);
            let span = reason.map_or(name, |reason| name.hull(reason));
            Suppression { span, names: vec![name], reason, scope: None, is_comment: false }
        })),
        FrontMatterValue::List(..) => {}
    }
}

/// Keys under which site generators (Hugo, Zola) let authors put their own keys.
const CUSTOM_KEYS: &[&str] = &["params", "extra", "taxonomies"];

/// Collects the fields in a value of the given kind.
fn collect_fields(
    text: &str,
    kind: FieldKind,
    label: ByteSpan,
    node: &FrontMatterValue,
    depth: usize,
    fields: &mut Vec<ParsedField>,
) {
    let mut state = |value: String, span| {
        if let Some(kind) = keys::refine(kind, &value) {
            fields.push(ParsedField { kind, value, span, label: Some(label) });
        }
    };
    match node {
        FrontMatterValue::Scalar(value, span) => match parts(kind, value, slice(text, span.range())) {
            Some(parts) => {
                for part in parts {
                    state(part.to_owned(), span_in(text, part, 0));
                }
            }
            None => state(value.clone(), *span),
        },
        FrontMatterValue::List(items, span) if items.is_empty() => state(String::new(), *span),
        FrontMatterValue::List(items, _) if depth > 0 => {
            for item in items {
                collect_fields(text, kind, label, item, depth - 1, fields);
            }
        }
        FrontMatterValue::Map(entries) if depth > 0 => {
            let named = entries.iter().find(|entry| is_name(kind, &entry.key));
            if let Some(named) = named {
                collect_fields(text, kind, label, &named.value, depth - 1, fields);
            }
        }
        FrontMatterValue::List(..) | FrontMatterValue::Map(..) => {}
    }
}

/// The values in a scalar that holds several, as slices of the file. `None` if it holds one, or if its source differs
/// from its value.
fn parts<'a>(kind: FieldKind, value: &str, written: &'a str) -> Option<Vec<&'a str>> {
    if value != written {
        return None;
    }
    let parts = match kind {
        FieldKind::Author => names::split(written),
        FieldKind::Tag => {
            written.split([',', '，', '、', ';', '；']).map(str::trim).filter(|part| !part.is_empty()).collect()
        }
        _ => return None,
    };
    (parts.len() > 1).then_some(parts)
}

/// Whether a key of a nested mapping holds the value itself.
fn is_name(kind: FieldKind, key: &str) -> bool {
    let key = key.trim().to_lowercase();
    match kind {
        FieldKind::Url | FieldKind::ArchiveUrl => matches!(key.as_str(), "url" | "href" | "link"),
        _ => matches!(key.as_str(), "name" | "title" | "label" | "text" | "value" | "姓名" | "名称" | "名稱"),
    }
}
