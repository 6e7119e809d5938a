//! Completion in seeds and in `variorum.toml`.

use tower_lsp::ls_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionParams, CompletionResponse, CompletionTextEdit,
    TextDocumentPositionParams, TextEdit,
};

use super::cursor::Cursor;
use crate::cancel::Cancel;
use crate::ide::completion::{Completion, CompletionKind, completions};
use crate::ide::manifest::{self, ManifestCompletion, ManifestItemKind};
use crate::lsp::protocol::convert;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::view::View;
use crate::lsp::view::document::Document;
use crate::text::visible;

/// The characters that make a client ask by itself: `/` begins an end tag, `:` ends a key.
pub(in crate::lsp) const TRIGGERS: [&str; 2] = ["/", ":"];

/// Answers `textDocument/completion`.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`Cursor::from_params`].
pub(in crate::lsp) fn completion(
    view: &View,
    params: &CompletionParams,
    cancel: &Cancel,
) -> Result<Option<CompletionResponse>, RequestError> {
    let TextDocumentPositionParams { text_document, position } = &params.text_document_position;
    let language = view.client.language;
    if let Some(document) = view.document(&text_document.uri).filter(|document| document.is_manifest()) {
        let offset = convert::offset_of(&document.rope, *position, view.client.unit);
        let found = manifest::completions(&String::from(&document.rope), offset, language);
        let item = |(rank, found)| manifest_item(view, document, rank, found);
        return Ok(Some(CompletionResponse::Array((0..).zip(found).map(item).collect())));
    }
    let Some(cursor) = Cursor::from_params(view, &params.text_document_position)? else { return Ok(None) };
    let Cursor { document, reading, offset } = &cursor;
    let analysis = || view.analysis(document, cancel);
    let corpus = || Ok(view.whole_corpus_around(document, cancel)?.map(|(_, corpus)| corpus));
    let found = completions(reading, *offset, language, analysis, corpus, cancel)?;
    let items = (0..).zip(found.items).map(|(rank, found)| item(view, &cursor, rank, found)).collect();
    Ok(Some(CompletionResponse::List(CompletionList { is_incomplete: found.is_incomplete, items })))
}

fn item(view: &View, cursor: &Cursor, rank: u32, found: Completion) -> CompletionItem {
    let range = view.range(&cursor.document.rope, found.typed);
    let typed = cursor.reading.seed.source.slice(found.typed);
    // Editors filter by letters: what was found by its pinyin has to pass as what was typed.
    let is_alike = found.text.to_lowercase().contains(&typed.to_lowercase());
    let filter_text = if is_alike { found.text.clone() } else { typed.to_owned() };
    CompletionItem {
        label: visible(&found.label).into_owned(),
        kind: Some(match found.kind {
            CompletionKind::EndTag => CompletionItemKind::CLASS,
            CompletionKind::Key => CompletionItemKind::PROPERTY,
            CompletionKind::Value => CompletionItemKind::VALUE,
        }),
        detail: found.detail,
        sort_text: Some(sort_text(rank)),
        filter_text: Some(filter_text),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: found.text })),
        ..CompletionItem::default()
    }
}

fn manifest_item(view: &View, document: &Document, rank: u32, found: ManifestCompletion) -> CompletionItem {
    let range = view.range(&document.rope, found.typed);
    CompletionItem {
        label: found.label,
        kind: Some(match found.kind {
            ManifestItemKind::Table => CompletionItemKind::MODULE,
            ManifestItemKind::Key => CompletionItemKind::PROPERTY,
            ManifestItemKind::Value => CompletionItemKind::ENUM_MEMBER,
        }),
        detail: found.detail,
        sort_text: Some(sort_text(rank)),
        filter_text: Some(found.text.trim_end_matches([' ', '=', '\n']).to_owned()),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: found.text })),
        ..CompletionItem::default()
    }
}

/// What keeps items in their order.
fn sort_text(rank: u32) -> String {
    format!("{rank:04}")
}
