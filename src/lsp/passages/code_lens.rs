//! Code lens: above a stretch that other seeds have too, how many they are, which is the earliest, how often they read
//! otherwise.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_lsp::ls_types::{CodeLens, CodeLensParams, Command, ShowDocumentParams, Uri, request};

use crate::cancel::{Cancel, Cancelled};
use crate::corpus::{LookupError, WitnessedPassage};
use crate::lsp::client_handle::ClientHandle;
use crate::lsp::documents::Document;
use crate::lsp::passages::runs::runs;
use crate::lsp::request_error::RequestError;
use crate::lsp::view::View;
use crate::messages::message;
use crate::text::ByteSpan;

/// The client's own command that lists the witnesses of a place, for clients that say that they have it.
pub(in crate::lsp) const SHOW_WITNESSES: &str = "variorum.showWitnesses";

/// The server's, for those that do not: it opens the earliest of them.
pub(in crate::lsp) const OPEN_EARLIEST: &str = "variorum.openEarliest";

/// What it takes to complete a lens once it is seen.
#[derive(Serialize, Deserialize)]
struct Deferred {
    uri: Uri,
    version: i32,
    span: (usize, usize),
}

/// Answers `textDocument/codeLens`: one lens above each run of paragraphs that the same seeds have. A line has one at
/// most, for all that begins in it.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`View::read`].
pub(in crate::lsp) fn lenses(
    view: &View,
    params: &CodeLensParams,
    cancel: &Cancel,
) -> Result<Option<Vec<CodeLens>>, RequestError> {
    let Some(document) = view.read(&params.text_document.uri)? else { return Ok(None) };
    let stretches = stretches(document, &view.passages(document, cancel)?, cancel)?;
    let lens = |span: &ByteSpan| CodeLens {
        range: view.range(&document.rope, ByteSpan::at(span.start())),
        command: None,
        data: serde_json::to_value(Deferred {
            uri: document.uri.clone(),
            version: document.version,
            span: (span.start(), span.end()),
        })
        .ok(),
    };
    Ok(Some(stretches.iter().map(lens).collect()))
}

/// The [runs] of a document, those that begin in one line made one.
fn stretches(document: &Document, passages: &[WitnessedPassage], cancel: &Cancel) -> Result<Vec<ByteSpan>, Cancelled> {
    let mut stretches: Vec<ByteSpan> = Vec::new();
    let line = |span: &ByteSpan| document.rope.byte_to_line(span.start().min(document.rope.len_bytes()));
    for span in runs(&document.reading(), passages, cancel)? {
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
/// [`RequestError::ContentModified`] if the document has changed since; [`RequestError::Cancelled`] as soon as the flag is seen raised.
pub(in crate::lsp) fn resolved(view: &View, mut lens: CodeLens, cancel: &Cancel) -> Result<CodeLens, RequestError> {
    let deferred = lens.data.take().and_then(|data| serde_json::from_value::<Deferred>(data).ok());
    let Some(Deferred { uri, version, span: (start, end) }) = deferred else { return Ok(lens) };
    let document =
        view.read(&uri)?.filter(|document| document.version == version).ok_or(RequestError::ContentModified)?;
    let span = ByteSpan::new(start, end.max(start));
    let passages = view.passages(document, cancel)?;
    let inside: Vec<&WitnessedPassage> = passages.iter().filter(|it| it.seed_span.overlaps(span)).collect();
    let title = title(view, document, &inside, span, cancel)?;
    let at = lens.range.start;
    let arguments = Some(vec![json!(uri), json!(at)]);
    let command = if view.client.shows_witnesses { SHOW_WITNESSES } else { OPEN_EARLIEST };
    lens.command = Some(Command { title, command: command.into(), arguments });
    Ok(lens)
}

/// `in 3 other seeds · earliest 2025-02-12 · 2 variants`
fn title(
    view: &View,
    document: &Document,
    inside: &[&WitnessedPassage],
    span: ByteSpan,
    cancel: &Cancel,
) -> Result<String, LookupError> {
    let language = view.client.language;
    let witnesses: BTreeSet<&Path> = inside.iter().map(|it| it.witness.path.as_path()).collect();
    let mut parts = vec![message!("lens-witnesses", count = witnesses.len()).text(language)];
    let published = inside.iter().filter_map(|it| it.witness.published()).min();
    parts.extend(published.map(|date| message!("lens-earliest", date = date.date().to_string()).text(language)));
    let mut places = BTreeSet::new();
    for variants in view.variants(document, cancel)?.iter() {
        let here = variants.iter().map(|variant| variant.seed);
        places.extend(here.filter(|place| place.overlaps(span) || span.contains(place.start())));
    }
    if !places.is_empty() {
        parts.push(message!("count-variants", count = places.len()).text(language));
    }
    Ok(parts.join(" · "))
}

/// Carries out [`OPEN_EARLIEST`]: has the client show the place in the earliest witness.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`View::read`].
pub(in crate::lsp) fn open_earliest(
    view: &View,
    client: &ClientHandle,
    arguments: &[serde_json::Value],
    cancel: &Cancel,
) -> Result<(), RequestError> {
    let Some(Ok(uri)) = arguments.first().cloned().map(serde_json::from_value::<Uri>) else { return Ok(()) };
    let Some(Ok(position)) = arguments.get(1).cloned().map(serde_json::from_value) else { return Ok(()) };
    let Some(document) = view.read(&uri)? else { return Ok(()) };
    let offset = crate::lsp::convert::offset_of(&document.rope, position, view.client.unit);
    let passages = view.passages(document, cancel)?;
    let behind = |it: &&WitnessedPassage| it.seed_span.end() > offset;
    let next = passages.iter().filter(behind).map(|it| it.seed_span.start().max(offset)).min();
    let here = passages.iter().filter(|it| next.is_some_and(|next| it.seed_span.contains(next)));
    let Some(earliest) = here.min_by(|one, two| one.witness.earliest_first().cmp(&two.witness.earliest_first())) else {
        return Ok(());
    };
    let Some(place) = view.location(&earliest.witness, earliest.witness_span) else { return Ok(()) };
    let (external, take_focus) = (None, Some(true));
    let params = ShowDocumentParams { uri: place.uri, external, take_focus, selection: Some(place.range) };
    client.send_request::<request::ShowDocument>(params, |_| {});
    Ok(())
}
