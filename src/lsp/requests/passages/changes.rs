//! What the witnesses of a place suggest, as code actions: to change the text, to compare it with a witness, to show the
//! apparatus. If the client asks again for an action that is chosen, its edit is worked out only then.

use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionParams, Command, Position, TextDocumentIdentifier,
    TextDocumentPositionParams, Uri,
};

use crate::cancel::Cancel;
use crate::corpus::AnalysedSeed;
use crate::ide::describe::Description;
use crate::ide::suggestions::{SuggestedChange, Suggestion, suggestions};
use crate::ide::witnesses::SentenceWitnesses;
use crate::lsp::protocol::commands::{COMPARE, OPEN_APPARATUS, OPEN_COMPARISON};
use crate::lsp::protocol::convert;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::requests::cursor::Cursor;
use crate::lsp::requests::edits::{FileEdits, workspace_edit};
use crate::lsp::view::View;
use crate::lsp::view::document::Document;
use crate::messages::{Message, message, quote};
use crate::rules::Edit;

/// How many witnesses are offered for a comparison, the earliest first.
const MAX_COMPARED: usize = 5;

/// What an action has to remember to make its change once it is chosen.
#[derive(Serialize, Deserialize)]
struct DeferredChange {
    uri: Uri,
    version: i32,
    change: SuggestedChange,
}

/// What the witnesses suggest at the beginning of the range of a request, as actions of the kinds that are `asked` for.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`Cursor::from_params`].
pub(in crate::lsp) fn suggested(
    view: &View,
    params: &CodeActionParams,
    asked: impl Fn(CodeActionKind) -> bool,
    cancel: &Cancel,
) -> Result<Vec<CodeAction>, RequestError> {
    let wants_changes = asked(CodeActionKind::REFACTOR_REWRITE);
    let shows = view.client.compares || view.client.shows_contents;
    let wants_comparison = shows && asked(CodeActionKind::EMPTY);
    if !wants_changes && !wants_comparison {
        return Ok(Vec::new());
    }
    let at = TextDocumentPositionParams {
        text_document: TextDocumentIdentifier { uri: params.text_document.uri.clone() },
        position: params.range.start,
    };
    let Some(Cursor { document, offset, .. }) = Cursor::from_params(view, &at)? else { return Ok(Vec::new()) };
    let analysis = view.analysis(&document, cancel)?;
    let Some(sentence) = SentenceWitnesses::at(&analysis, offset) else { return Ok(Vec::new()) };
    let mut actions = Vec::new();
    if wants_changes {
        let range = convert::span_of(&document.rope, params.range, view.client.unit);
        let wanted = view.settings_of(&document).hover_variants;
        for Suggestion { title, change } in suggestions(&sentence, offset, range, wanted) {
            actions.extend(action(view, &document, &title, change)?);
        }
    }
    if wants_comparison {
        let witnesses = sentence.witnesses().take(MAX_COMPARED);
        actions.extend(witnesses.filter_map(|it| comparison(view, &document, &it.witnessed.witness)));
        actions.extend(apparatus(view, &document, params.range.start));
    }
    Ok(actions)
}

/// The action that shows what all witnesses read, for a client that shows documents without files.
fn apparatus(view: &View, document: &Document, at: Position) -> Option<CodeAction> {
    let title = view.client.shows_contents.then(|| message!("show-apparatus").text(view.client.language))?;
    let arguments = Some(vec![json!(document.uri), json!(at)]);
    let command = Command { title: title.clone(), command: OPEN_APPARATUS.into(), arguments };
    Some(CodeAction { title, command: Some(command), ..CodeAction::default() })
}

fn comparison(view: &View, document: &Document, witness: &AnalysedSeed) -> Option<CodeAction> {
    let description = Description::from(witness);
    let name = quote(description.name());
    let detail: Vec<&str> = description.source.iter().chain(&description.day).map(String::as_str).collect();
    let title = if detail.is_empty() {
        message!("compare-with", name = name).text(view.client.language)
    } else {
        message!("compare-with-of", name = name, detail = detail.join(" · ")).text(view.client.language)
    };
    let uri = json!(view.uri(&witness.path)?);
    // A view of the client's own is better than a text.
    let (command, arguments) =
        if view.client.compares { (COMPARE, vec![uri]) } else { (OPEN_COMPARISON, vec![json!(document.uri), uri]) };
    let command = Command { title: title.clone(), command: command.into(), arguments: Some(arguments) };
    Some(CodeAction { title, command: Some(command), ..CodeAction::default() })
}

/// A change as an action; `None` if it is worked out at once and turns out to be impossible.
fn action(
    view: &View,
    document: &Document,
    title: &Message,
    change: SuggestedChange,
) -> Result<Option<CodeAction>, RequestError> {
    let (title, kind) = (title.text(view.client.language), Some(CodeActionKind::REFACTOR_REWRITE));
    let action = CodeAction { title, kind, ..CodeAction::default() };
    if !view.client.resolves_actions {
        return Ok(change.edit(&document.reading()).map(|edit| with_edit(view, document, action, edit)));
    }
    let deferred = DeferredChange { uri: document.uri.clone(), version: document.version, change };
    Ok(Some(CodeAction { data: serde_json::to_value(deferred).ok(), ..action }))
}

fn with_edit(view: &View, document: &Document, action: CodeAction, edit: Edit) -> CodeAction {
    let edit = workspace_edit(&view.client, vec![FileEdits::new(view, document, &[edit])], None);
    CodeAction { edit: Some(edit), ..action }
}

/// Answers `codeAction/resolve` for an action that was suggested here; `None` for any other action.
///
/// # Errors
/// [`RequestError::ContentModified`] if the document is not what it was when the action was offered; [`RequestError::Failed`] if the change
/// cannot be made.
pub(in crate::lsp) fn resolved(view: &View, action: &CodeAction) -> Result<Option<CodeAction>, RequestError> {
    let deferred = action.data.clone().and_then(|data| serde_json::from_value::<DeferredChange>(data).ok());
    let Some(DeferredChange { uri, version, change }) = deferred else { return Ok(None) };
    let document =
        view.read(&uri)?.filter(|document| document.version == version).ok_or(RequestError::ContentModified)?;
    let impossible = || RequestError::Failed(message!("change-impossible").text(view.client.language));
    let edit = change.edit(&document.reading()).ok_or_else(impossible)?;
    Ok(Some(with_edit(view, document, CodeAction { data: None, ..action.clone() }, edit)))
}
