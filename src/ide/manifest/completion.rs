//! Completion in a `variorum.toml`.

use super::{ManifestPart, about, default_of, part_at};
use crate::corpus::manifest::grammar::{ManifestKey, ValueShape, keys_in};
use crate::corpus::manifest::scan::statements;
use crate::messages::{Language, Message};
use crate::text::ByteSpan;

/// One text that can be put in the place of what has been typed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestCompletion {
    /// What it is called.
    pub label: String,
    /// What it means, and what counts without it.
    pub detail: Option<String>,
    /// What has been typed of it, in bytes.
    pub typed: ByteSpan,
    /// The text that replaces what has been typed.
    pub text: String,
    /// What it is.
    pub kind: ManifestItemKind,
}

/// What a completion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ManifestItemKind {
    /// The header of a table.
    Table,
    /// A key.
    Key,
    /// A value.
    Value,
}

impl ManifestCompletion {
    fn new(key: &ManifestKey, typed: ByteSpan, text: String, kind: ManifestItemKind, language: Language) -> Self {
        let detail = [Some(about(key, language)), default_of(key, language)];
        let detail = detail.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        Self { label: key.name.to_owned(), detail: Some(detail), typed, text, kind }
    }
}

/// What can be completed at a byte offset of a manifest, the most likely first. Linear in its length.
pub fn completions(text: &str, offset: usize, language: Language) -> Vec<ManifestCompletion> {
    match part_at(text, offset) {
        ManifestPart::Header { typed } => headers(typed, language),
        ManifestPart::Key { table, typed } => keys(text, &table, typed, language),
        ManifestPart::Value { key, typed } => values(&key, typed, language),
        ManifestPart::Other => Vec::new(),
    }
}

/// The tables that can be begun.
fn headers(typed: ByteSpan, language: Language) -> Vec<ManifestCompletion> {
    let table = |key: &ManifestKey| {
        let header = header_of(key)?;
        Some(ManifestCompletion {
            label: header.clone(),
            ..ManifestCompletion::new(key, typed, header, ManifestItemKind::Table, language)
        })
    };
    keys_in(&[]).iter().filter_map(table).collect()
}

fn header_of(key: &ManifestKey) -> Option<String> {
    match key.shape {
        ValueShape::Table => Some(format!("[{}]", key.name)),
        ValueShape::Tables => Some(format!("[[{}]]", key.name)),
        _ => None,
    }
}

/// The keys that a table can have and does not have yet.
fn keys(text: &str, table: &[String], typed: ByteSpan, language: Language) -> Vec<ManifestCompletion> {
    let all = statements(text);
    // Of tables of one name, the one that has the place.
    let begin = all.iter().rposition(|it| it.is_header && it.span.start() <= typed.start());
    let here = all.iter().skip(begin.unwrap_or_default());
    let here = here.take_while(|it| !it.is_header || it.span.start() <= typed.start());
    let written: Vec<&str> = here
        .filter(|it| !it.is_header && it.table == table && !it.span.touches(typed.start()))
        .filter_map(|it| it.keys.first().map(|(key, _)| key.as_str()))
        .collect();
    let tables: Vec<&[String]> = all.iter().filter(|it| it.is_header).map(|it| it.table.as_slice()).collect();
    let missing = |key: &&ManifestKey| {
        let is_begun =
            key.shape == ValueShape::Table && tables.iter().any(|it| it.first().is_some_and(|it| it == key.name));
        !(written.contains(&key.name) || table.is_empty() && is_begun)
    };
    let completion = |key: &ManifestKey| {
        let is_table = table.is_empty() && matches!(key.shape, ValueShape::Table | ValueShape::Tables);
        let name = if key.name.contains('/') { format!("\"{}\"", key.name) } else { key.name.to_owned() };
        match header_of(key).filter(|_| is_table) {
            Some(header) => {
                let text = format!("{header}\n");
                ManifestCompletion::new(key, typed, text, ManifestItemKind::Table, language)
            }
            None => ManifestCompletion::new(key, typed, format!("{name} = "), ManifestItemKind::Key, language),
        }
    };
    keys_in(table).iter().filter(missing).map(completion).collect()
}

/// What a key can be set to.
fn values(key: &ManifestKey, typed: ByteSpan, language: Language) -> Vec<ManifestCompletion> {
    let kind = ManifestItemKind::Value;
    match key.shape {
        ValueShape::OneOf(names) | ValueShape::SomeOf(names) => {
            let value = |(name, about): (&'static str, Option<Message>)| ManifestCompletion {
                label: name.to_owned(),
                detail: about.map(|about| about.text(language)),
                text: format!("\"{name}\""),
                typed,
                kind,
            };
            names.all().into_iter().map(value).collect()
        }
        ValueShape::Count(count) => {
            vec![ManifestCompletion {
                label: count.to_string(),
                detail: default_of(key, language),
                text: count.to_string(),
                typed,
                kind,
            }]
        }
        ValueShape::Text | ValueShape::Texts | ValueShape::Table | ValueShape::Tables => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What can be completed at `$0`.
    fn completed(text: &str) -> Vec<String> {
        let offset = text.find("$0").expect("a cursor");
        let found = completions(&text.replace("$0", ""), offset, Language::English);
        found.into_iter().map(|it| it.text).collect()
    }

    #[test]
    fn tables_that_are_there_are_not_offered_again() {
        let found = completed("[boilerplate]\nkeep = []\n\n[$0");
        assert!(found.contains(&"[rules]".to_owned()), "{found:?}");
        let found = completed("$0\n[boilerplate]\n");
        assert!(!found.contains(&"[boilerplate]\n".to_owned()), "{found:?}");
    }

    #[test]
    fn keys_that_are_there_are_not_offered_again() {
        assert_eq!(completed("[boilerplate]\nkeep = []\n$0\n"), ["drop = "]);
    }
}
