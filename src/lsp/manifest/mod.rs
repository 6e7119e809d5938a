//! What an editor shows while a `variorum.toml` is written: which keys and values there are, and what they mean.

pub(super) mod completion;
pub(super) mod hover;

use crate::corpus::manifest::grammar::{KeyDescription, ManifestKey, keys_in};
use crate::corpus::manifest::scan::{Statement, statements};
use crate::messages::{Language, message};
use crate::text::ByteSpan;

/// Where a cursor stands in a manifest.
enum Place {
    /// In the name of a table, behind `[`: what has been typed, brackets and all.
    Header { typed: ByteSpan },
    /// In a key, or where one can be: what has been typed of it.
    ManifestKey { table: Vec<String>, typed: ByteSpan },
    /// In the value of a key: the word under the cursor, or nothing.
    Value { key: ManifestKey, typed: ByteSpan },
    /// Elsewhere.
    Nowhere,
}

/// Where an offset lies.
fn place(text: &str, offset: usize) -> Place {
    let all = statements(text);
    let before = all.iter().take_while(|statement| statement.span.start() <= offset).last();
    let table = || before.map(|statement| statement.table.clone()).unwrap_or_default();
    let line = text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let Some(statement) = before.filter(|it| it.span.touches(offset) && it.span.end() >= line) else {
        // A comment is no place for a key.
        let is_blank = text.get(line..offset).is_some_and(|before| before.trim().is_empty());
        return if is_blank {
            Place::ManifestKey { table: table(), typed: ByteSpan::at(offset) }
        } else {
            Place::Nowhere
        };
    };
    if statement.is_header {
        return Place::Header { typed: statement.span };
    }
    match statement.value {
        Some(value) if value.start() <= offset => {
            let word = statement.words.iter().copied().find(|word| word.touches(offset));
            let key = key_of(statement);
            key.map_or(Place::Nowhere, |key| Place::Value { key, typed: word.unwrap_or(ByteSpan::at(offset)) })
        }
        _ => {
            let (inner, typed) =
                statement.keys.split_last().map_or((&[][..], None), |(last, inner)| (inner, Some(last.1)));
            let table = statement.table.iter().cloned().chain(inner.iter().map(|(key, _)| key.clone())).collect();
            match typed.filter(|typed| typed.touches(offset)) {
                Some(typed) => Place::ManifestKey { table, typed },
                None => Place::Nowhere,
            }
        }
    }
}

/// The key that a statement sets.
fn key_of(statement: &Statement) -> Option<ManifestKey> {
    let (last, inner) = statement.keys.split_last()?;
    let table: Vec<String> = statement.table.iter().cloned().chain(inner.iter().map(|(key, _)| key.clone())).collect();
    keys_in(&table).into_iter().find(|key| key.name == last.0)
}

/// What is said of a key.
fn about(key: &ManifestKey, language: Language) -> String {
    match &key.about {
        KeyDescription::Said(message) => message.text(language),
        KeyDescription::Rule(rule) => rule.summary.to_owned(),
        KeyDescription::Option(summary) => (*summary).to_owned(),
    }
}

/// What stands behind a key unless it is set, if that can be said in a word.
fn default_of(key: &ManifestKey, language: Language) -> Option<String> {
    match (&key.about, key.shape) {
        (_, crate::corpus::manifest::grammar::ValueShape::Count(count)) => {
            Some(message!("manifest-default", value = count).text(language))
        }
        _ => None,
    }
}
