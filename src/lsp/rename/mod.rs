//! Rename: an author, a source or a tag, wherever the seeds of the corpus state it, as one edit.
//!
//! Edits are of the text that a seed is read as. An editor shows just that text of what it has open, and of files in UTF-8;
//! a file that is stored otherwise it may open as another one, so such a file is left out, and the user is told. In each
//! seed the name is written as it has to be there ([`written`]).

mod written;

use std::path::Path;
use std::sync::Arc;

use tower_lsp::ls_types::{
    ChangeAnnotation, MessageType, PrepareRenameResponse, RenameParams, TextDocumentPositionParams, WorkspaceEdit,
};

use super::client_handle::ClientHandle;
use super::documents::Document;
use super::edits::{FileEdits, workspace_edit};
use super::request_error::RequestError;
use super::view::View;
use super::witnesses::Place;
use crate::cancel::Cancel;
use crate::corpus::OutlineKind;
use crate::messages::{message, quote};
use crate::rules::words;
use crate::seed::{Field, FieldKind, FormatHint};

/// What can be renamed.
const NAMES: [FieldKind; 3] = [FieldKind::Author, FieldKind::Source, FieldKind::Tag];

/// Answers `textDocument/prepareRename`: the name under the cursor.
///
/// # Errors
/// [`RequestError::Failed`] if there is none; those of [`Place::of`].
pub(super) fn prepare(
    view: &View,
    params: &TextDocumentPositionParams,
) -> Result<Option<PrepareRenameResponse>, RequestError> {
    let place = Place::of(view, params)?.ok_or_else(|| nothing(view))?;
    let field = name_at(&place).ok_or_else(|| nothing(view))?;
    let range = view.range(&place.document.rope, field.span);
    Ok(Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder: field.value.clone() }))
}

/// Answers `textDocument/rename`: the name, in every seed of the corpus that states it in the same kind of field.
///
/// # Errors
/// [`RequestError::Failed`] if there is no name under the cursor, or the new one cannot stand everywhere;
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`Place::of`].
pub(super) fn rename(
    view: &View,
    client: &ClientHandle,
    params: &RenameParams,
    cancel: &Cancel,
) -> Result<Option<WorkspaceEdit>, RequestError> {
    let language = view.client.language;
    let place = Place::of(view, &params.text_document_position)?.ok_or_else(|| nothing(view))?;
    let field = name_at(&place).ok_or_else(|| nothing(view))?;
    let new = params.new_name.trim();
    if new.is_empty() || new.contains(char::is_control) {
        return Err(RequestError::Failed(message!("rename-no-name").text(language)));
    }
    let (mut files, mut left_out) = (Vec::new(), 0_usize);
    for document in &stating(view, &place, field, cancel)? {
        cancel.check()?;
        let document = document.as_ref();
        let reading = document.reading();
        let hint = FormatHint::from_path(&reading.path);
        let edits = written::renamed(&reading.seed, hint, field.kind, &field.value, new).ok_or_else(|| {
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
        let told = message!("rename-left-out", count = left_out, name = quote(&field.value)).text(language);
        client.show_message(MessageType::WARNING, &told);
    }
    let seeds = message!("count-seeds", count = files.len());
    let label = message!("rename-label", field = words::field(field.kind), old = quote(&field.value), new = quote(new));
    let annotation = ChangeAnnotation {
        label: label.text(language),
        needs_confirmation: Some(true),
        description: Some(message!("rename-in", seeds = seeds).text(language)),
    };
    Ok(Some(workspace_edit(&view.client, files, Some(&annotation).filter(|_| view.client.annotated_renames))))
}

fn nothing(view: &View) -> RequestError {
    RequestError::Failed(message!("rename-nothing").text(view.client.language))
}

fn name_at(place: &Place) -> Option<&Field> {
    let mut fields = place.reading.seed.fields.iter();
    fields.find(|field| NAMES.contains(&field.kind) && !field.is_empty() && field.span.touches(place.offset))
}

/// The documents that state the same, open or not; the one that was asked in, whatever it is part of.
fn stating(view: &View, place: &Place, field: &Field, cancel: &Cancel) -> Result<Vec<Arc<Document>>, RequestError> {
    let own = || vec![Arc::clone(&place.document)];
    let Some(kind) = OutlineKind::for_field(field.kind) else { return Ok(own()) };
    let Some((folder, corpus)) = view.whole_corpus_around(&place.document, cancel)? else { return Ok(own()) };
    let is_here = |path: &Path| view.folder_of(path).is_some_and(|of| of.root == folder.root);
    let mut found = Vec::new();
    for path in corpus.stating(kind, &field.value, cancel)?.iter().filter(|path| is_here(path)) {
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
