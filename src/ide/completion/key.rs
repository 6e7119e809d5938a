//! Keys of front matter that the seed does not have yet.

use super::{Completion, CompletionKind, line_before};
use crate::messages::Language;
use crate::rules::labels;
use crate::seed::{FieldKind, PartKind, Seed};
use crate::text::{ByteSpan, slice};

/// The keys that most site generators use for the fields, the most common first.
const KEYS: [(&str, FieldKind); 11] = [
    ("title", FieldKind::Title),
    ("author", FieldKind::Author),
    ("date", FieldKind::Published),
    ("source", FieldKind::Source),
    ("url", FieldKind::Url),
    ("tags", FieldKind::Tag),
    ("lang", FieldKind::Language),
    ("summary", FieldKind::Summary),
    ("copyright", FieldKind::Copyright),
    ("archive_url", FieldKind::ArchiveUrl),
    ("lastmod", FieldKind::Updated),
];

/// The keys that can be completed at a byte offset: at the beginning of a line of YAML or TOML.
pub(super) fn completions(seed: &Seed, offset: usize, language: Language) -> Vec<Completion> {
    let inside = |span: ByteSpan| span.start() < offset && offset < span.end();
    let Some(part) = seed.parts.iter().position(|part| inside(part.span)) else { return Vec::new() };
    let behind = match seed.parts.get(part).map(|part| part.kind) {
        Some(PartKind::YamlFrontMatter) => ": ",
        Some(PartKind::TomlFrontMatter) => " = ",
        _ => return Vec::new(),
    };
    let (start, typed) = line_before(seed, offset);
    if !typed.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return Vec::new();
    }
    let source = seed.source.text();
    // Where a value follows, only the key is completed.
    let rest = slice(source, offset..).lines().next().unwrap_or_default();
    let behind = if rest.trim().is_empty() { behind } else { "" };
    let stated = |kind| seed.fields.iter().any(|field| field.part == part && field.kind == kind);
    let completion = |(key, kind): &(&str, FieldKind)| Completion {
        label: (*key).to_owned(),
        detail: Some(labels::field(*kind).title(language)),
        typed: ByteSpan::new(start, offset),
        text: format!("{key}{behind}"),
        kind: CompletionKind::Key,
    };
    KEYS.iter().filter(|(_, kind)| !stated(*kind)).map(completion).collect()
}
