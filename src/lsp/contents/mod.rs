//! Documents that no file holds, for clients that ask for the text of such documents (LSP 3.18, *text document content*): a
//! seed set beside a witness, and what all witnesses read in one passage. A line of them leads back to where it stands in
//! its file, by *go to definition*.
//!
//! Everything that such a document is made of is in its address, so nothing is kept, and the same address gives the text as
//! it is now.

mod address;
mod apparatus;
mod comparison;
mod recent;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tower_lsp::ls_types::{Location, Position, ShowDocumentParams, Uri, request};

use super::client_handle::ClientHandle;
use super::convert;
use super::request_error::RequestError;
use super::view::View;
use crate::cancel::Cancel;
use crate::text::visible;
pub(super) use address::{Address, SCHEME};
pub(super) use recent::RecentContents;

/// The request for the text of such a document.
pub(super) const METHOD: &str = "workspace/textDocumentContent";

/// The command that opens a comparison: of a seed with a witness, by their URIs.
pub(super) const OPEN_COMPARISON: &str = "variorum.openComparison";

/// The command that opens the apparatus of the passage at a place: a URI and a position.
pub(super) const OPEN_APPARATUS: &str = "variorum.openApparatus";

/// Of which document.
#[derive(Deserialize)]
pub(super) struct ContentParams {
    uri: Uri,
}

/// Its text.
#[derive(Serialize)]
pub(super) struct Content {
    text: String,
}

/// Asks the client to read such a document anew.
pub(super) enum ContentRefresh {}

impl request::Request for ContentRefresh {
    type Params = RefreshParams;
    type Result = ();
    const METHOD: &'static str = "workspace/textDocumentContent/refresh";
}

/// Which document is to be read anew.
#[derive(Serialize, Deserialize)]
pub(super) struct RefreshParams {
    /// Its address.
    pub(super) uri: Uri,
}

/// One line, and where it stands in a file.
struct Line {
    text: String,
    place: Option<Location>,
}

impl Line {
    /// A line that stands nowhere else.
    fn of_its_own(text: String) -> Self {
        Self { text, place: None }
    }
}

/// Answers [`METHOD`]; the text is empty if what the document was made of is gone.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised.
pub(super) fn content(view: &View, params: &ContentParams, cancel: &Cancel) -> Result<Content, RequestError> {
    view.contents.take_note(&params.uri);
    let lines = lines(view, &params.uri, cancel)?;
    Ok(Content { text: lines.iter().flat_map(|line| [visible(&line.text), "\n".into()]).collect() })
}

/// Where a line of such a document stands in its file; `None` for any other document, and for a line that stands nowhere.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised.
pub(super) fn source_of(
    view: &View,
    uri: &Uri,
    at: Position,
    cancel: &Cancel,
) -> Result<Option<Location>, RequestError> {
    if Address::of(uri).is_none() {
        return Ok(None);
    }
    let mut lines = lines(view, uri, cancel)?;
    let at = at.line as usize;
    Ok(if at < lines.len() { lines.swap_remove(at).place } else { None })
}

fn lines(view: &View, uri: &Uri, cancel: &Cancel) -> Result<Vec<Line>, RequestError> {
    Ok(match Address::of(uri) {
        Some(Address::Comparison { seed, witness }) => {
            match (view.open_or_closed(&seed), view.open_or_closed(&witness)) {
                (Some(seed), Some(witness)) => comparison::lines(view, &seed, &witness, cancel)?,
                _ => Vec::new(),
            }
        }
        Some(Address::Apparatus { seed, offset }) => match view.open_or_closed(&seed) {
            Some(seed) => apparatus::lines(view, &seed, offset, cancel)?,
            None => Vec::new(),
        },
        None => Vec::new(),
    })
}

/// Carries out [`OPEN_COMPARISON`] and [`OPEN_APPARATUS`]: has the client show the document.
///
/// # Errors
/// [`RequestError::Failed`] never; what the arguments do not name is not shown.
pub(super) fn open(view: &View, client: &ClientHandle, command: &str, arguments: &[Value]) -> Result<(), RequestError> {
    let uri = |at: usize| arguments.get(at).and_then(|uri| Uri::deserialize(uri).ok());
    let Some(seed) = uri(0) else { return Ok(()) };
    let address = if command == OPEN_COMPARISON {
        uri(1).map(|witness| Address::Comparison { seed, witness })
    } else {
        let position = arguments.get(1).and_then(|position| Position::deserialize(position).ok());
        let open = view.open_or_closed(&seed).zip(position);
        open.map(|(open, at)| Address::Apparatus { offset: convert::offset_of(&open.rope, at, view.client.unit), seed })
    };
    if let Some(uri) = address.and_then(|address| address.uri()) {
        let (external, take_focus, selection) = (None, Some(true), None);
        client
            .send_request::<request::ShowDocument>(ShowDocumentParams { uri, external, take_focus, selection }, |_| {});
    }
    Ok(())
}
