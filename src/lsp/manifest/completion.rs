//! Completion in a `variorum.toml`.

use tower_lsp::ls_types::{CompletionItem, CompletionItemKind, CompletionTextEdit, Position, TextEdit};

use super::{Place, about, default_of, place};
use crate::corpus::manifest::grammar::{ManifestKey, ValueShape, keys_in};
use crate::corpus::manifest::scan::statements;
use crate::lsp::convert;
use crate::lsp::documents::Document;
use crate::lsp::view::View;
use crate::messages::Language;
use crate::text::ByteSpan;

/// What can stand at a position. Linear in the text.
pub(in crate::lsp) fn proposals(view: &View, document: &Document, at: Position) -> Vec<CompletionItem> {
    let text = String::from(&document.rope);
    let offset = convert::offset_of(&document.rope, at, view.client.unit);
    let language = view.client.language;
    let (typed, found) = match place(&text, offset) {
        Place::Header { typed } => (typed, headers(language)),
        Place::ManifestKey { table, typed } => (typed, keys(&text, &table, typed, language)),
        Place::Value { key, typed } => (typed, values(&key, language)),
        Place::Nowhere => return Vec::new(),
    };
    let range = view.range(&document.rope, typed);
    let item = |(rank, proposal): (usize, Proposal)| CompletionItem {
        label: proposal.label,
        kind: Some(proposal.kind),
        detail: proposal.detail,
        sort_text: Some(format!("{rank:04}")),
        filter_text: Some(proposal.text.trim_end_matches([' ', '=', '\n']).to_owned()),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: proposal.text })),
        ..CompletionItem::default()
    };
    found.into_iter().enumerate().map(item).collect()
}

struct Proposal {
    label: String,
    detail: Option<String>,
    text: String,
    kind: CompletionItemKind,
}

impl Proposal {
    fn of(key: &ManifestKey, text: String, kind: CompletionItemKind, language: Language) -> Self {
        let detail = [Some(about(key, language)), default_of(key, language)];
        let detail = detail.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        Self { label: key.name.to_owned(), detail: Some(detail), text, kind }
    }
}

/// The tables that can be begun.
fn headers(language: Language) -> Vec<Proposal> {
    let table = |key: &ManifestKey| {
        let header = header_of(key)?;
        Some(Proposal { label: header.clone(), ..Proposal::of(key, header, CompletionItemKind::MODULE, language) })
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

/// The keys that a table can have and has not yet.
fn keys(text: &str, table: &[String], typed: ByteSpan, language: Language) -> Vec<Proposal> {
    let all = statements(text);
    // Of tables of one name, the one that is written in.
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
    let proposal = |key: &ManifestKey| {
        let is_table = table.is_empty() && matches!(key.shape, ValueShape::Table | ValueShape::Tables);
        let name = if key.name.contains('/') { format!("\"{}\"", key.name) } else { key.name.to_owned() };
        match header_of(key).filter(|_| is_table) {
            Some(header) => Proposal::of(key, format!("{header}\n"), CompletionItemKind::MODULE, language),
            None => Proposal::of(key, format!("{name} = "), CompletionItemKind::PROPERTY, language),
        }
    };
    keys_in(table).iter().filter(missing).map(proposal).collect()
}

/// What a key can be set to.
fn values(key: &ManifestKey, language: Language) -> Vec<Proposal> {
    let kind = CompletionItemKind::ENUM_MEMBER;
    match key.shape {
        ValueShape::OneOf(names) | ValueShape::SomeOf(names) => {
            let value = |(name, about): (&'static str, Option<crate::messages::Message>)| Proposal {
                label: name.to_owned(),
                detail: about.map(|about| about.text(language)),
                text: format!("\"{name}\""),
                kind,
            };
            names.all().into_iter().map(value).collect()
        }
        ValueShape::Count(count) => {
            vec![Proposal {
                label: count.to_string(),
                detail: default_of(key, language),
                text: count.to_string(),
                kind,
            }]
        }
        ValueShape::Text | ValueShape::Texts | ValueShape::Table | ValueShape::Tables => Vec::new(),
    }
}
