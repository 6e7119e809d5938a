//! Rename: an author, a source or a tag, wherever the seeds of the corpus state it, as one edit.
//!
//! The edits apply to the text as Variorum reads it. Editors show the same text for open documents and for files in UTF-8. A file
//! in another encoding may be shown as another text, so it is left out, and the user is warned.

use std::path::Path;
use std::sync::Arc;

use tower_lsp::ls_types::{
    ChangeAnnotation, MessageType, PrepareRenameResponse, RenameParams, TextDocumentPositionParams, WorkspaceEdit,
};

use super::cursor::Cursor;
use super::edits::{FileEdits, workspace_edit};
use crate::cancel::Cancel;
use crate::ide::rename::{self, name_at, rename_in, seeds_stating, valid_name};
use crate::lsp::protocol::client_handle::ClientHandle;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::view::View;
use crate::lsp::view::document::Document;
use crate::messages::{message, quote};
use crate::seed::{Field, FormatHint};

/// Answers `textDocument/prepareRename`: the name under the cursor.
///
/// # Errors
/// [`RequestError::Failed`] if there is none; those of [`Cursor::from_params`].
pub(in crate::lsp) fn prepare(
    view: &View,
    params: &TextDocumentPositionParams,
) -> Result<Option<PrepareRenameResponse>, RequestError> {
    let cursor = Cursor::from_params(view, params)?.ok_or_else(|| nothing(view))?;
    let field = name_at(&cursor.reading.seed, cursor.offset).ok_or_else(|| nothing(view))?;
    let range = view.range(&cursor.document.rope, field.span);
    Ok(Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder: field.value.clone() }))
}

/// Answers `textDocument/rename`: the name, in every seed of the corpus that states it in the same kind of field.
///
/// # Errors
/// [`RequestError::Failed`] if there is no name under the cursor, or the new one cannot stand everywhere;
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`Cursor::from_params`].
pub(in crate::lsp) fn rename(
    view: &View,
    client: &ClientHandle,
    params: &RenameParams,
    cancel: &Cancel,
) -> Result<Option<WorkspaceEdit>, RequestError> {
    let language = view.client.language;
    let cursor = Cursor::from_params(view, &params.text_document_position)?.ok_or_else(|| nothing(view))?;
    let field = name_at(&cursor.reading.seed, cursor.offset).ok_or_else(|| nothing(view))?;
    let no_name = || RequestError::Failed(message!("rename-no-name").text(language));
    let new = valid_name(&params.new_name).ok_or_else(no_name)?;
    let (mut files, mut left_out) = (Vec::new(), 0_usize);
    for document in &stating(view, &cursor, field, cancel)? {
        cancel.check()?;
        let document = document.as_ref();
        let reading = document.reading();
        let hint = FormatHint::from_path(&reading.path);
        let edits = rename_in(&reading.seed, hint, field.kind, &field.value, new).ok_or_else(|| {
            let path = reading.path.to_string_lossy();
            RequestError::Failed(message!("rename-does-not-fit", name = quote(new), path = quote(&path)).text(language))
        })?;
        if edits.is_empty() {
            continue;
        }
        if view.open.get(&document.key).is_none() && document.is_stored_otherwise() {
            left_out += 1;
            continue;
        }
        files.push(FileEdits::new(view, document, &edits));
    }
    if left_out > 0 {
        let warning = message!("rename-left-out", count = left_out, name = quote(&field.value)).text(language);
        client.show_message(MessageType::WARNING, &warning);
    }
    let seeds = message!("count-seeds", count = files.len());
    let annotation = ChangeAnnotation {
        label: rename::label(field, new).text(language),
        needs_confirmation: Some(true),
        description: Some(message!("rename-in", seeds = seeds).text(language)),
    };
    Ok(Some(workspace_edit(&view.client, files, Some(&annotation).filter(|_| view.client.annotated_renames))))
}

fn nothing(view: &View) -> RequestError {
    RequestError::Failed(message!("rename-nothing").text(view.client.language))
}

/// The seeds that state the same, open or not: of the corpus around the cursor, or else only the open document itself.
fn stating(view: &View, cursor: &Cursor, field: &Field, cancel: &Cancel) -> Result<Vec<Arc<Document>>, RequestError> {
    let around = view.whole_corpus_around(&cursor.document, cancel)?;
    let Some((folder, corpus)) = around else { return Ok(vec![Arc::clone(&cursor.document)]) };
    let is_here = |path: &Path| view.folder_of(path).is_some_and(|of| of.root == folder.root);
    let mut found = Vec::new();
    for path in seeds_stating(&corpus, field, cancel)?.iter().filter(|path| is_here(path)) {
        cancel.check()?;
        let Some(uri) = view.uri(path) else { continue };
        match view.document(&uri) {
            Some(open) if view.is_seed(open) => found.push(Arc::clone(open)),
            Some(_) => {}
            None => found.extend(view.closed(&uri).map(Arc::new)),
        }
    }
    Ok(found)
}
