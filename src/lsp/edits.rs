//! Edits in the form that the client takes.

use std::collections::HashMap;

use tower_lsp::ls_types::{
    AnnotatedTextEdit, ChangeAnnotation, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use super::capabilities::ClientFeatures;
use super::documents::Document;
use super::view::View;
use crate::rules::Edit;

/// The edits of one file.
pub(super) struct FileEdits {
    uri: Uri,
    version: Option<i32>,
    edits: Vec<TextEdit>,
}

/// The name of the one annotation there is.
const ANNOTATION: &str = "variorum";

impl FileEdits {
    /// Edits of a document, for just its version if it is open.
    pub(super) fn of(view: &View, document: &Document, edits: &[Edit]) -> Self {
        let edit =
            |edit: &Edit| TextEdit { range: view.range(&document.rope, edit.span), new_text: edit.replacement.clone() };
        let version = view.documents.contains_key(&document.key).then_some(document.version);
        Self { uri: document.uri.clone(), version, edits: edits.iter().map(edit).collect() }
    }
}

/// The edits of some files as one. Those that are to be `confirmed` say so where the client can ask.
pub(super) fn workspace_edit(
    client: &ClientFeatures,
    files: Vec<FileEdits>,
    confirmed: Option<ChangeAnnotation>,
) -> WorkspaceEdit {
    if !client.versioned_edits {
        let changes: HashMap<_, _> = files.into_iter().map(|file| (file.uri, file.edits)).collect();
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let confirmed = confirmed.filter(|_| client.annotated_edits);
    let one = |text_edit| match &confirmed {
        None => OneOf::Left(text_edit),
        Some(_) => OneOf::Right(AnnotatedTextEdit { text_edit, annotation_id: ANNOTATION.into() }),
    };
    let changes = files.into_iter().map(|file| TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier { uri: file.uri, version: file.version },
        edits: file.edits.into_iter().map(one).collect(),
    });
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(changes.collect())),
        change_annotations: confirmed.clone().map(|it| [(ANNOTATION.to_owned(), it)].into_iter().collect()),
        ..WorkspaceEdit::default()
    }
}
