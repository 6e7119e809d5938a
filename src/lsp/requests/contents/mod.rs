//! The text of [virtual documents](crate::lsp::protocol::virtual_document): the comparison of a seed with a witness, and the
//! apparatus of a passage. *Go to definition* leads from a line of them to its place in a file.
//!
//! Everything that a virtual document is made of is in its URI. So nothing is stored, and the same URI gives the text as it
//! is now.

mod apparatus;
mod comparison;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tower_lsp::ls_types::{Location, Position, ShowDocumentParams, Uri, request};

use crate::cancel::Cancel;
use crate::lsp::protocol::client_handle::ClientHandle;
use crate::lsp::protocol::commands::OPEN_COMPARISON;
use crate::lsp::protocol::convert;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::protocol::virtual_document::VirtualDocument;
use crate::lsp::view::View;
use crate::text::visible;

/// The parameters of `workspace/textDocumentContent`.
#[derive(Deserialize)]
pub(in crate::lsp) struct ContentParams {
    uri: Uri,
}

/// The answer to `workspace/textDocumentContent`.
#[derive(Serialize)]
pub(in crate::lsp) struct Content {
    text: String,
}

/// A line of a virtual document, and its place in a file.
struct Line {
    text: String,
    place: Option<Location>,
}

impl Line {
    /// A line that has no place in a file.
    fn without_place(text: String) -> Self {
        Self { text, place: None }
    }
}

/// Answers `workspace/textDocumentContent`. The text is empty if the seeds that the document is made of are gone.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised.
pub(in crate::lsp) fn content(view: &View, params: &ContentParams, cancel: &Cancel) -> Result<Content, RequestError> {
    if VirtualDocument::parse(&params.uri).is_some() {
        view.recent_contents.remember(&params.uri);
    }
    let lines = lines(view, &params.uri, cancel)?;
    Ok(Content { text: lines.iter().flat_map(|line| [visible(&line.text), "\n".into()]).collect() })
}

/// The place in a file of a line of a virtual document; `None` for any other document, and for a line that has none.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised.
pub(in crate::lsp) fn source_of(
    view: &View,
    uri: &Uri,
    at: Position,
    cancel: &Cancel,
) -> Result<Option<Location>, RequestError> {
    if VirtualDocument::parse(uri).is_none() {
        return Ok(None);
    }
    let mut lines = lines(view, uri, cancel)?;
    let at = at.line as usize;
    Ok(if at < lines.len() { lines.swap_remove(at).place } else { None })
}

fn lines(view: &View, uri: &Uri, cancel: &Cancel) -> Result<Vec<Line>, RequestError> {
    Ok(match VirtualDocument::parse(uri) {
        Some(VirtualDocument::Comparison { seed, witness }) => {
            match (view.open_or_closed(&seed), view.open_or_closed(&witness)) {
                (Some(seed), Some(witness)) => comparison::lines(view, &seed, &witness, cancel)?,
                _ => Vec::new(),
            }
        }
        Some(VirtualDocument::Apparatus { seed, offset }) => match view.open_or_closed(&seed) {
            Some(seed) => apparatus::lines(view, &seed, offset, cancel)?,
            None => Vec::new(),
        },
        None => Vec::new(),
    })
}

/// Carries out [`OPEN_COMPARISON`] and `variorum.openApparatus`: asks the client to show the document. Does nothing if the
/// arguments name none.
///
/// # Errors
/// It never fails; the type is that of all requests.
pub(in crate::lsp) fn open(
    view: &View,
    client: &ClientHandle,
    command: &str,
    arguments: &[Value],
) -> Result<(), RequestError> {
    let uri = |at: usize| arguments.get(at).and_then(|uri| Uri::deserialize(uri).ok());
    let Some(seed) = uri(0) else { return Ok(()) };
    let address = if command == OPEN_COMPARISON {
        uri(1).map(|witness| VirtualDocument::Comparison { seed, witness })
    } else {
        let position = arguments.get(1).and_then(|position| Position::deserialize(position).ok());
        let open = view.open_or_closed(&seed).zip(position);
        open.map(|(open, at)| VirtualDocument::Apparatus {
            offset: convert::offset_of(&open.rope, at, view.client.unit),
            seed,
        })
    };
    if let Some(uri) = address.and_then(|address| address.uri()) {
        let (external, take_focus, selection) = (None, Some(true), None);
        client
            .send_request::<request::ShowDocument>(ShowDocumentParams { uri, external, take_focus, selection }, |_| {});
    }
    Ok(())
}
