//! Call hierarchy: from whom a passage was taken, and who took it. A passage "calls" the seeds that had it before, and
//! is called by those that have it since; by date, and where there is none, as everywhere else, the undated last.

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{
    CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyItem, CallHierarchyOutgoingCall,
    CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams, Range, SymbolKind, Uri,
};

use crate::cancel::Cancel;
use crate::corpus::{AnalysedSeed, WitnessedPassage, collate};
use crate::lsp::convert;
use crate::lsp::documents::Document;
use crate::lsp::request_error::RequestError;
use crate::lsp::sentence::{shown, text_of};
use crate::lsp::view::View;
use crate::lsp::witnesses::{Place, Shared, aligned};
use crate::messages::message;
use crate::seed::FieldKind;
use crate::text::ByteSpan;

/// What an item has to remember: its seed and the stretch that it stands for.
#[derive(Serialize, Deserialize)]
struct Deferred {
    uri: Uri,
    range: Range,
}

/// How many characters of a passage stand for it where a seed has no title.
const LONGEST_NAME: usize = 40;

/// Answers `textDocument/prepareCallHierarchy`: the passage under the cursor, in this seed.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`Place::of`].
pub(in crate::lsp) fn prepare(
    view: &View,
    params: &CallHierarchyPrepareParams,
    cancel: &Cancel,
) -> Result<Option<Vec<CallHierarchyItem>>, RequestError> {
    let Some(place) = Place::of(view, &params.text_document_position_params)? else { return Ok(None) };
    let Some(shared) = Shared::at(view, &place, cancel)? else { return Ok(None) };
    Ok(item(view, &place.reading, shared.span()).map(|item| vec![item]))
}

/// Answers `callHierarchy/incomingCalls`: the seeds that have the passage since, the earliest first.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`View::read`].
pub(in crate::lsp) fn incoming(
    view: &View,
    params: &CallHierarchyIncomingCallsParams,
    cancel: &Cancel,
) -> Result<Option<Vec<CallHierarchyIncomingCall>>, RequestError> {
    let taken = |here: &AnalysedSeed, there: &AnalysedSeed| here.earliest_first() < there.earliest_first();
    let calls = related(view, &params.item, taken, cancel)?;
    let call = |(from, _): (CallHierarchyItem, Range)| CallHierarchyIncomingCall {
        from_ranges: vec![from.selection_range],
        from,
    };
    Ok(calls.map(|calls| calls.into_iter().map(call).collect()))
}

/// Answers `callHierarchy/outgoingCalls`: the seeds that had the passage before, the earliest first.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`View::read`].
pub(in crate::lsp) fn outgoing(
    view: &View,
    params: &CallHierarchyOutgoingCallsParams,
    cancel: &Cancel,
) -> Result<Option<Vec<CallHierarchyOutgoingCall>>, RequestError> {
    let given = |here: &AnalysedSeed, there: &AnalysedSeed| there.earliest_first() < here.earliest_first();
    let calls = related(view, &params.item, given, cancel)?;
    let call = |(to, here): (CallHierarchyItem, Range)| CallHierarchyOutgoingCall { to, from_ranges: vec![here] };
    Ok(calls.map(|calls| calls.into_iter().map(call).collect()))
}

/// The witnesses of an item's stretch that are `wanted`, earliest first, each with the part of the stretch that it has.
fn related(
    view: &View,
    item: &CallHierarchyItem,
    wanted: impl Fn(&AnalysedSeed, &AnalysedSeed) -> bool,
    cancel: &Cancel,
) -> Result<Option<Vec<(CallHierarchyItem, Range)>>, RequestError> {
    let deferred = item.data.clone().and_then(|data| serde_json::from_value::<Deferred>(data).ok());
    let Some(Deferred { uri, range }) = deferred else { return Ok(None) };
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
    let reading = document.reading();
    let stretch = convert::span_of(&document.rope, range, view.client.unit);
    let passages = view.passages(document, cancel)?;
    let here = |it: &&WitnessedPassage| it.seed_span.overlaps(stretch) && wanted(&reading, &it.witness);
    let found: Vec<WitnessedPassage> = passages.iter().filter(here).cloned().collect();
    let mut items = Vec::new();
    for collated in collate(&reading, &found) {
        cancel.check()?;
        // Of several passages of one witness the first stands for it.
        let Some((WitnessedPassage { witness, passage, seed_span, .. }, _)) = collated.passages.first() else {
            continue;
        };
        let here = ByteSpan::new(seed_span.start().max(stretch.start()), seed_span.end().min(stretch.end()));
        let first = reading.folded.at_byte(here.start()).unwrap_or(passage.seed.start).max(passage.seed.start);
        let last = reading.folded.at_byte(here.end()).unwrap_or(passage.seed.end).min(passage.seed.end).max(first + 1);
        let there = witness.folded.source_span(aligned(passage, first, last));
        items.extend(self::item(view, witness, there).map(|item| (item, view.range(&document.rope, here))));
    }
    Ok(Some(items))
}

/// A stretch of a seed as an item: by the seed's title, with who published it and when.
fn item(view: &View, reading: &AnalysedSeed, span: ByteSpan) -> Option<CallHierarchyItem> {
    let place = view.location(reading, span)?;
    let stated = |kind| reading.seed.first(kind).map(|field| field.value.clone());
    let beginning = || text_of(&reading.seed, span).chars().take(LONGEST_NAME).collect::<String>();
    let date = reading.published_on();
    let date = date.unwrap_or_else(|| message!("undated").text(view.client.language));
    let detail: Vec<String> = [Some(date), stated(FieldKind::Source)].into_iter().flatten().collect();
    Some(CallHierarchyItem {
        name: shown(&stated(FieldKind::Title).unwrap_or_else(beginning)),
        kind: SymbolKind::STRING,
        tags: None,
        detail: Some(shown(&detail.join(" · "))),
        data: serde_json::to_value(Deferred { uri: place.uri.clone(), range: place.range }).ok(),
        uri: place.uri,
        range: place.range,
        selection_range: place.range,
    })
}
