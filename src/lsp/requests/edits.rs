//! Edits in the form that the client accepts.

use std::collections::HashMap;

use tower_lsp::ls_types::{
    AnnotatedTextEdit, ChangeAnnotation, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use crate::lsp::protocol::client_features::ClientFeatures;
use crate::lsp::view::View;
use crate::lsp::view::document::Document;
use crate::rules::Edit;

/// The edits of one file.
pub(in crate::lsp) struct FileEdits {
    uri: Uri,
    version: Option<i32>,
    edits: Vec<(TextEdit, Option<ChangeAnnotation>)>,
}

/// Edits that the client shows with an annotation.
pub(in crate::lsp) struct AnnotatedEdits<'a> {
    pub(in crate::lsp) edits: &'a [Edit],
    pub(in crate::lsp) annotation: ChangeAnnotation,
}

impl FileEdits {
    /// The edits of a document. They apply to this version only, if the document is open.
    pub(in crate::lsp) fn new(view: &View, document: &Document, edits: &[Edit]) -> Self {
        Self::with(view, document, edits.iter().map(|edit| (edit, None)))
    }

    /// The edits of a document with their annotations.
    pub(in crate::lsp) fn annotated<'a>(
        view: &View,
        document: &Document,
        edits: impl Iterator<Item = AnnotatedEdits<'a>>,
    ) -> Self {
        let remarked = |it: AnnotatedEdits<'a>| it.edits.iter().map(move |edit| (edit, Some(it.annotation.clone())));
        Self::with(view, document, edits.flat_map(remarked))
    }

    fn with<'a>(
        view: &View,
        document: &Document,
        edits: impl Iterator<Item = (&'a Edit, Option<ChangeAnnotation>)>,
    ) -> Self {
        let text_edit =
            |edit: &Edit| TextEdit { range: view.range(&document.rope, edit.span), new_text: edit.replacement.clone() };
        let version = view.open.get(&document.key).is_some().then_some(document.version);
        let edits = edits.map(|(edit, annotation)| (text_edit(edit), annotation)).collect();
        Self { uri: document.uri.clone(), version, edits }
    }
}

/// Joins the edits of several files. All get the annotation `confirmed`, if there is one and the client can show it.
pub(in crate::lsp) fn workspace_edit(
    client: &ClientFeatures,
    mut files: Vec<FileEdits>,
    confirmed: Option<&ChangeAnnotation>,
) -> WorkspaceEdit {
    for (_, annotation) in files.iter_mut().flat_map(|file| &mut file.edits) {
        *annotation = confirmed.cloned();
    }
    annotated_edit(client, files)
}

/// Joins the edits of several files, with their annotations if the client can show them.
pub(in crate::lsp) fn annotated_edit(client: &ClientFeatures, files: Vec<FileEdits>) -> WorkspaceEdit {
    if !client.versioned_edits {
        let plain = |file: FileEdits| (file.uri, file.edits.into_iter().map(|(edit, _)| edit).collect());
        let changes: HashMap<_, _> = files.into_iter().map(plain).collect();
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let mut annotations: Vec<ChangeAnnotation> = Vec::new();
    let mut one = |(text_edit, annotation): (TextEdit, Option<ChangeAnnotation>)| {
        let Some(annotation) = annotation.filter(|_| client.annotated_edits) else { return OneOf::Left(text_edit) };
        // Neighbouring edits usually share an annotation.
        let known = annotations.iter().rposition(|known| *known == annotation);
        let number = known.unwrap_or_else(|| {
            annotations.push(annotation);
            annotations.len() - 1
        });
        OneOf::Right(AnnotatedTextEdit { text_edit, annotation_id: name_of(number) })
    };
    let mut changes = Vec::new();
    for file in files {
        let text_document = OptionalVersionedTextDocumentIdentifier { uri: file.uri, version: file.version };
        changes.push(TextDocumentEdit { text_document, edits: file.edits.into_iter().map(&mut one).collect() });
    }
    let named = annotations.into_iter().enumerate().map(|(number, it)| (name_of(number), it)).collect();
    let change_annotations: Option<HashMap<_, _>> = Some(named).filter(|named: &HashMap<_, _>| !named.is_empty());
    let document_changes = Some(DocumentChanges::Edits(changes));
    WorkspaceEdit { document_changes, change_annotations, ..WorkspaceEdit::default() }
}

/// The id of an annotation.
fn name_of(number: usize) -> String {
    if number == 0 { "variorum".into() } else { format!("variorum/{number}") }
}
