//! Keys of front matter: those that seeds have and this one does not.

use tower_lsp::ls_types::CompletionItemKind;

use super::{Proposal, before};
use crate::lsp::witnesses::Place;
use crate::messages::Language;
use crate::rules::words;
use crate::seed::{FieldKind, PartKind};
use crate::text::{ByteSpan, slice};

/// By what names the fields go in front matter, as most generators of pages want them, in the order of use.
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

/// The keys that can be typed at a place: at the beginning of a line of YAML or TOML.
pub(super) fn proposals(place: &Place, language: Language) -> Vec<Proposal> {
    let seed = &place.reading.seed;
    let inside = |span: ByteSpan| span.start() < place.offset && place.offset < span.end();
    let Some(part) = seed.parts.iter().position(|part| inside(part.span)) else { return Vec::new() };
    let behind = match seed.parts.get(part).map(|part| part.kind) {
        Some(PartKind::YamlFrontMatter) => ": ",
        Some(PartKind::TomlFrontMatter) => " = ",
        _ => return Vec::new(),
    };
    let (start, typed) = before(place);
    if !typed.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return Vec::new();
    }
    let source = seed.source.text();
    // Where the key is there already, only the key is changed.
    let rest = slice(source, place.offset..).lines().next().unwrap_or_default();
    let behind = if rest.trim().is_empty() { behind } else { "" };
    let stated = |kind| seed.fields.iter().any(|field| field.part == part && field.kind == kind);
    let proposal = |(key, kind): &(&str, FieldKind)| Proposal {
        label: (*key).to_owned(),
        detail: Some(words::field(*kind).title(language)),
        typed: ByteSpan::new(start, place.offset),
        text: format!("{key}{behind}"),
        kind: CompletionItemKind::PROPERTY,
    };
    KEYS.iter().filter(|(_, kind)| !stated(*kind)).map(proposal).collect()
}
