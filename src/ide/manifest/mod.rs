//! What an editor shows while a `variorum.toml` is written: which tables, keys and values there are, and what they mean.

mod completion;
mod hover;

use crate::corpus::manifest::grammar::{KeyDescription, ManifestKey, ValueShape, keys_in};
use crate::corpus::manifest::scan::{Statement, statements};
use crate::messages::{Language, message};
use crate::rules::labels;
use crate::text::ByteSpan;
pub use completion::{ManifestCompletion, ManifestItemKind, completions};
pub use hover::{ManifestHover, hover};

/// What of a manifest is at a byte offset.
enum ManifestPart {
    /// The name of a table: what has been typed of it, brackets included.
    Header { typed: ByteSpan },
    /// A key, or a place where one can be: what has been typed of it.
    Key { table: Vec<String>, typed: ByteSpan },
    /// The value of a key: the word at the offset, or nothing.
    Value { key: ManifestKey, typed: ByteSpan },
    /// Anything else.
    Other,
}

/// What of a manifest is at a byte offset. Linear in its length.
fn part_at(text: &str, offset: usize) -> ManifestPart {
    let all = statements(text);
    let before = all.iter().take_while(|statement| statement.span.start() <= offset).last();
    let table = || before.map(|statement| statement.table.clone()).unwrap_or_default();
    let line = text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let Some(statement) = before.filter(|it| it.span.touches(offset) && it.span.end() >= line) else {
        // There are no keys in comments.
        let is_blank = text.get(line..offset).is_some_and(|before| before.trim().is_empty());
        return if is_blank {
            ManifestPart::Key { table: table(), typed: ByteSpan::at(offset) }
        } else {
            ManifestPart::Other
        };
    };
    if statement.is_header {
        return ManifestPart::Header { typed: statement.span };
    }
    match statement.value {
        Some(value) if value.start() <= offset => {
            let word = statement.words.iter().copied().find(|word| word.touches(offset));
            let key = key_of(statement);
            key.map_or(ManifestPart::Other, |key| ManifestPart::Value {
                key,
                typed: word.unwrap_or(ByteSpan::at(offset)),
            })
        }
        _ => {
            let (inner, typed) =
                statement.keys.split_last().map_or((&[][..], None), |(last, inner)| (inner, Some(last.1)));
            let table = statement.table.iter().cloned().chain(inner.iter().map(|(key, _)| key.clone())).collect();
            match typed.filter(|typed| typed.touches(offset)) {
                Some(typed) => ManifestPart::Key { table, typed },
                None => ManifestPart::Other,
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

/// What a key is for.
fn about(key: &ManifestKey, language: Language) -> String {
    match &key.about {
        KeyDescription::Said(message) => message.text(language),
        KeyDescription::Rule(rule) => labels::rule_summary(rule, language),
        KeyDescription::Option(rule, option) => labels::option_summary(rule, option, language),
    }
}

/// The value of a key that is not set, if it can be said in a word.
fn default_of(key: &ManifestKey, language: Language) -> Option<String> {
    match (&key.about, key.shape) {
        (_, ValueShape::Count(count)) => Some(message!("manifest-default", value = count).text(language)),
        _ => None,
    }
}
