//! Writes values into fields.

use super::dates::written;
use crate::rules::Edit;
use crate::seed::html::escape;
use crate::seed::{Field, PartKind, Seed};

/// Returns the edit that replaces the value of a field with `value`, in the syntax of its header part.
pub(in crate::rules) fn fill(seed: &Seed, field: &Field, value: &str) -> Edit {
    let text = seed.source.text();
    let before = text.get(..field.span.start()).and_then(|text| text.chars().next_back());
    let written = match seed.part_of(field).kind {
        PartKind::YamlFrontMatter => match before {
            Some('"') => escaped(value),
            Some('\'') => value.replace('\'', "''"),
            Some(':' | ',' | '-') => format!(" {}", yaml(value)),
            _ => yaml(value),
        },
        PartKind::TomlFrontMatter | PartKind::JsonFrontMatter => match before {
            Some('"') => escaped(value),
            _ => format!("\"{}\"", escaped(value)),
        },
        PartKind::HtmlHead | PartKind::ArchiveCard => escape::in_attribute(value),
        PartKind::FeedHeader | PartKind::SourceLine | PartKind::Byline | PartKind::Heading => value.to_owned(),
    };
    Edit::replace(field.span, written)
}

/// Returns the edit that adds a key and value after the last entry of the front matter. Only for YAML and TOML, where
/// an entry is a line. `None` if TOML tables come last, because the line would become part of them.
pub(in crate::rules) fn add(seed: &Seed, key: &str, value: &str) -> Option<Edit> {
    let part = seed.parts.first()?;
    let written = seed.source.slice(part.span).trim_end();
    let line = match part.kind {
        PartKind::YamlFrontMatter => format!("{key}: {}", yaml(value)),
        PartKind::TomlFrontMatter if !written.contains("\n[") => format!("{key} = \"{}\"", escaped(value)),
        _ => return None,
    };
    let closing = written.rfind('\n')? + 1;
    let end = if written.get(..closing)?.ends_with("\r\n") { "\r\n" } else { "\n" };
    Some(Edit::insert(part.span.start() + closing, format!("{line}{end}")))
}

/// Combines the values of several fields of one kind: authors are joined, and for other kinds the first one counts.
/// `None` if there is nothing that can be written.
pub(in crate::rules) fn value_of(fields: &[&Field]) -> Option<String> {
    use crate::seed::FieldKind::{Author, Published, Updated};
    let first = fields.first()?;
    match first.kind {
        Published | Updated => fields.iter().find_map(|field| field.date.as_ref()?.as_ref().ok().map(written)),
        Author => {
            let mut names: Vec<&str> = Vec::new();
            for field in fields.iter().take(MAX_AUTHORS) {
                if !names.contains(&field.value.as_str()) {
                    names.push(&field.value);
                }
            }
            let between = if names.iter().all(|name| name.is_ascii()) { ", " } else { "、" };
            Some(names.join(between))
        }
        _ => Some(first.value.clone()),
    }
}

/// Formats a value for YAML: as it is if YAML cannot misread it, otherwise in double quotes.
fn yaml(value: &str) -> String {
    let first = value.chars().next();
    let word = value.chars().all(|c| c.is_alphanumeric() || matches!(c, '、' | '·')) && !value.is_ascii();
    let date = value.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | ':' | ' ')) && value.len() >= 10;
    if (word || date) && first.is_some_and(char::is_alphanumeric) {
        value.to_owned()
    } else {
        format!("\"{}\"", escaped(value))
    }
}

/// The maximum number of authors to write into one field.
const MAX_AUTHORS: usize = 16;

/// Escapes a value for double quotes in YAML, TOML and JSON.
fn escaped(value: &str) -> String {
    let mut out = String::new();
    for character in value.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' | '\r' | '\t' => out.push(' '),
            _ if character.is_control() => {}
            _ => out.push(character),
        }
    }
    out
}
