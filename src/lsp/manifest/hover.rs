//! Hover in a `variorum.toml`: what a key or a value means.

use tower_lsp::ls_types::Position;

use super::{about, default_of, key_of};
use crate::corpus::manifest::grammar::{KeyDescription, ValueShape, keys_in};
use crate::corpus::manifest::scan::statements;
use crate::lsp::convert;
use crate::lsp::documents::Document;
use crate::lsp::markup::Page;
use crate::lsp::view::View;
use crate::text::ByteSpan;

/// Describes what stands at a position, and says where it stands; `None` if there is nothing to say. Linear in the text.
pub(in crate::lsp) fn describe(view: &View, document: &Document, at: Position, page: &mut Page) -> Option<ByteSpan> {
    let text = String::from(&document.rope);
    let offset = convert::offset_of(&document.rope, at, view.client.unit);
    let language = page.language();
    let all = statements(&text);
    let statement = all.iter().find(|statement| statement.span.touches(offset))?;
    if let Some(word) = statement.words.iter().copied().find(|word| word.touches(offset)) {
        let (ValueShape::OneOf(names) | ValueShape::SomeOf(names)) = key_of(statement)?.shape else { return None };
        let written = text.get(word.start()..word.end())?.trim_matches(['"', '\'']);
        let (_, about) = names.all().into_iter().find(|(name, _)| *name == written)?;
        page.message(&about?);
        return Some(word);
    }
    let at = statement.keys.iter().position(|(_, span)| span.touches(offset))?;
    let (name, span) = statement.keys.get(at)?;
    let outer = if statement.is_header { &[][..] } else { statement.table.as_slice() };
    let table: Vec<String> =
        outer.iter().cloned().chain(statement.keys.iter().take(at).map(|(key, _)| key.clone())).collect();
    let key = keys_in(&table).into_iter().find(|key| key.name == name)?;
    page.quote(&about(&key, language));
    if let Some(default) = default_of(&key, language) {
        page.paragraph().text(&default);
    }
    if let KeyDescription::Rule(rule) = key.about {
        page.paragraph().link(rule.name, &format!("variorum-rule:/{}.md", rule.name));
    }
    Some(*span)
}
