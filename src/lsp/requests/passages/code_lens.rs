//! Code lens: above a stretch that other seeds have too, how many seeds have it, since when, and how many variants there are.

use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_lsp::ls_types::{CodeLens, CodeLensParams, Command, ShowDocumentParams, Uri, request};

use crate::cancel::{Cancel, Cancelled};
use crate::ide::Analysis;
use crate::ide::passages::lens;
use crate::ide::passages::runs::runs;
use crate::lsp::protocol::client_handle::ClientHandle;
use crate::lsp::protocol::commands::{OPEN_EARLIEST, SHOW_WITNESSES};
use crate::lsp::protocol::convert;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::view::View;
use crate::lsp::view::document::Document;
use crate::text::ByteSpan;

/// What a lens has to remember to be completed once it is seen.
#[derive(Serialize, Deserialize)]
struct DeferredLens {
    uri: Uri,
    version: i32,
    span: (usize, usize),
}

/// Answers `textDocument/codeLens`: one lens above each run of paragraphs that the same seeds have, and not more than one for all
/// that begins in one line.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`View::read`].
pub(in crate::lsp) fn lenses(
    view: &View,
    params: &CodeLensParams,
    cancel: &Cancel,
) -> Result<Option<Vec<CodeLens>>, RequestError> {
    let Some(document) = view.read(&params.text_document.uri)? else { return Ok(None) };
    let stretches = stretches(document, &view.analysis(document, cancel)?, cancel)?;
    let lens = |span: &ByteSpan| CodeLens {
        range: view.range(&document.rope, ByteSpan::at(span.start())),
        command: None,
        data: serde_json::to_value(DeferredLens {
            uri: document.uri.clone(),
            version: document.version,
            span: (span.start(), span.end()),
        })
        .ok(),
    };
    Ok(Some(stretches.iter().map(lens).collect()))
}

/// The [runs] of a document. Those that begin in the same line are put together.
fn stretches(document: &Document, analysis: &Analysis, cancel: &Cancel) -> Result<Vec<ByteSpan>, Cancelled> {
    let mut stretches: Vec<ByteSpan> = Vec::new();
    let line = |span: &ByteSpan| document.rope.byte_to_line(span.start().min(document.rope.len_bytes()));
    for span in runs(analysis, cancel)? {
        match stretches.last_mut() {
            Some(last) if line(last) == line(&span) => *last = last.hull(span),
            _ => stretches.push(span),
        }
    }
    Ok(stretches)
}

/// Answers `codeLens/resolve`.
///
/// # Errors
/// [`RequestError::ContentModified`] if the document has changed since; [`RequestError::Cancelled`] once `cancel` is raised.
pub(in crate::lsp) fn resolved(view: &View, mut lens: CodeLens, cancel: &Cancel) -> Result<CodeLens, RequestError> {
    let deferred = lens.data.take().and_then(|data| serde_json::from_value::<DeferredLens>(data).ok());
    let Some(DeferredLens { uri, version, span: (start, end) }) = deferred else { return Ok(lens) };
    let document =
        view.read(&uri)?.filter(|document| document.version == version).ok_or(RequestError::ContentModified)?;
    let span = ByteSpan::new(start, end.max(start));
    let parts = lens::lens(&view.analysis(document, cancel)?, &view.variants(document, cancel)?, span);
    let parts: Vec<String> = parts.iter().map(|part| part.text(view.client.language)).collect();
    let title = parts.join(" · ");
    let at = lens.range.start;
    let arguments = Some(vec![json!(uri), json!(at)]);
    let command = if view.client.shows_witnesses { SHOW_WITNESSES } else { OPEN_EARLIEST };
    lens.command = Some(Command { title, command: command.into(), arguments });
    Ok(lens)
}

/// Carries out [`OPEN_EARLIEST`]: has the client show the place in the earliest witness.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`View::read`].
pub(in crate::lsp) fn open_earliest(
    view: &View,
    client: &ClientHandle,
    arguments: &[serde_json::Value],
    cancel: &Cancel,
) -> Result<(), RequestError> {
    let Some(Ok(uri)) = arguments.first().cloned().map(serde_json::from_value::<Uri>) else { return Ok(()) };
    let Some(Ok(position)) = arguments.get(1).cloned().map(serde_json::from_value) else { return Ok(()) };
    let Some(document) = view.read(&uri)? else { return Ok(()) };
    let offset = convert::offset_of(&document.rope, position, view.client.unit);
    let analysis = view.analysis(document, cancel)?;
    let Some(earliest) = lens::earliest_from(&analysis, offset) else { return Ok(()) };
    let Some(place) = view.location(&earliest.witness, earliest.witness_span) else { return Ok(()) };
    let (external, take_focus) = (None, Some(true));
    let params = ShowDocumentParams { uri: place.uri, external, take_focus, selection: Some(place.range) };
    client.send_request::<request::ShowDocument>(params, |_| {});
    Ok(())
}
