//! Call hierarchy: from whom a passage was taken, and who took it. A passage "calls" the seeds that had it before, and is
//! called by those that have it since.

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{
    CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyItem, CallHierarchyOutgoingCall,
    CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams, Range, SymbolKind, Uri,
};

use crate::cancel::Cancel;
use crate::corpus::AnalysedSeed;
use crate::ide::describe::Description;
use crate::ide::passages::copies::{Direction, PassageCopy, copies};
use crate::ide::sentence::shown;
use crate::ide::witnesses::SentenceWitnesses;
use crate::lsp::protocol::convert;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::requests::cursor::Cursor;
use crate::lsp::view::View;
use crate::lsp::view::document::Document;
use crate::text::ByteSpan;

/// What an item has to remember: its seed and the stretch that it stands for.
#[derive(Serialize, Deserialize)]
struct CallItemData {
    uri: Uri,
    range: Range,
}

/// Answers `textDocument/prepareCallHierarchy`: the passage under the cursor, in this seed.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`Cursor::from_params`].
pub(in crate::lsp) fn prepare(
    view: &View,
    params: &CallHierarchyPrepareParams,
    cancel: &Cancel,
) -> Result<Option<Vec<CallHierarchyItem>>, RequestError> {
    let Some(cursor) = Cursor::from_params(view, &params.text_document_position_params)? else { return Ok(None) };
    let analysis = view.analysis(&cursor.document, cancel)?;
    let Some(sentence) = SentenceWitnesses::at(&analysis, cursor.offset) else { return Ok(None) };
    Ok(item(view, &cursor.reading, sentence.span()).map(|item| vec![item]))
}

/// Answers `callHierarchy/incomingCalls`: the seeds that have the passage since, the earliest first.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`View::read`].
pub(in crate::lsp) fn incoming(
    view: &View,
    params: &CallHierarchyIncomingCallsParams,
    cancel: &Cancel,
) -> Result<Option<Vec<CallHierarchyIncomingCall>>, RequestError> {
    let calls = related(view, &params.item, Direction::Later, cancel)?;
    let call = |(from, _): (CallHierarchyItem, Range)| CallHierarchyIncomingCall {
        from_ranges: vec![from.selection_range],
        from,
    };
    Ok(calls.map(|calls| calls.into_iter().map(call).collect()))
}

/// Answers `callHierarchy/outgoingCalls`: the seeds that had the passage before, the earliest first.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`View::read`].
pub(in crate::lsp) fn outgoing(
    view: &View,
    params: &CallHierarchyOutgoingCallsParams,
    cancel: &Cancel,
) -> Result<Option<Vec<CallHierarchyOutgoingCall>>, RequestError> {
    let calls = related(view, &params.item, Direction::Earlier, cancel)?;
    let call = |(to, here): (CallHierarchyItem, Range)| CallHierarchyOutgoingCall { to, from_ranges: vec![here] };
    Ok(calls.map(|calls| calls.into_iter().map(call).collect()))
}

/// The witnesses of an item's stretch in one direction, the earliest first, each with the part of the stretch that it has.
fn related(
    view: &View,
    item: &CallHierarchyItem,
    direction: Direction,
    cancel: &Cancel,
) -> Result<Option<Vec<(CallHierarchyItem, Range)>>, RequestError> {
    let deferred = item.data.clone().and_then(|data| serde_json::from_value::<CallItemData>(data).ok());
    let Some(CallItemData { uri, range }) = deferred else { return Ok(None) };
    // A seed that nobody has open has witnesses too.
    let closed;
    let document: &Document = match view.read(&uri)? {
        Some(document) => document,
        None => match view.closed(&uri) {
            Some(document) => {
                closed = document;
                &closed
            }
            None => return Ok(None),
        },
    };
    let stretch = convert::span_of(&document.rope, range, view.client.unit);
    let copies = copies(&view.analysis(document, cancel)?, stretch, direction, cancel)?;
    let call = |copy: &PassageCopy| {
        Some((self::item(view, &copy.witness, copy.there)?, view.range(&document.rope, copy.here)))
    };
    Ok(Some(copies.iter().filter_map(call).collect()))
}

/// A stretch of a seed as an item: by the seed's name, with when it appeared and where.
fn item(view: &View, reading: &AnalysedSeed, span: ByteSpan) -> Option<CallHierarchyItem> {
    let place = view.location(reading, span)?;
    let description = Description::from(reading);
    let day = description.day_text(view.client.language);
    let detail: Vec<&str> = [Some(day.as_str()), description.source.as_deref()].into_iter().flatten().collect();
    Some(CallHierarchyItem {
        name: shown(description.name()),
        kind: SymbolKind::STRING,
        tags: None,
        detail: Some(shown(&detail.join(" · "))),
        data: serde_json::to_value(CallItemData { uri: place.uri.clone(), range: place.range }).ok(),
        uri: place.uri,
        range: place.range,
        selection_range: place.range,
    })
}
