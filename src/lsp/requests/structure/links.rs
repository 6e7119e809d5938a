//! Links: addresses in the header, links and pictures in the body. Where one leads is worked out when the client asks for it,
//! because a file has to exist first.

use std::path::Path;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{DocumentLink, DocumentLinkParams, Uri};

use crate::cancel::Cancel;
use crate::ide::structure::links::{self, LinkTarget};
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::protocol::uri::uri_to_path;
use crate::lsp::view::View;
use crate::text::ByteSpan;

/// What a link has to remember, to be completed.
#[derive(Serialize, Deserialize)]
struct DeferredLink {
    /// The document that has it.
    uri: Uri,
    /// The address as it is written.
    address: String,
}

/// Answers `textDocument/documentLink`.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`View::read`].
pub(in crate::lsp) fn links(
    view: &View,
    params: &DocumentLinkParams,
    cancel: &Cancel,
) -> Result<Option<Vec<DocumentLink>>, RequestError> {
    let uri = &params.text_document.uri;
    let Some(document) = view.read(uri)? else { return Ok(None) };
    let reading = document.reading();
    let addresses = links::links(&reading.seed);
    cancel.check()?;
    let link = |(span, address): (ByteSpan, String)| DocumentLink {
        range: view.range(&document.rope, span),
        target: None,
        tooltip: None,
        data: serde_json::to_value(DeferredLink { uri: uri.clone(), address }).ok(),
    };
    Ok(Some(addresses.into_iter().map(link).collect()))
}

/// Answers `documentLink/resolve`. Pages get a target, and files of the corpus that exist. Nothing is fetched.
pub(in crate::lsp) fn resolved(view: &View, mut link: DocumentLink) -> DocumentLink {
    let deferred = link.data.take().and_then(|data| serde_json::from_value::<DeferredLink>(data).ok());
    link.target = deferred.and_then(|DeferredLink { uri, address }| target(view, &uri, &address));
    link
}

/// Where an address that is written in a document leads.
fn target(view: &View, document: &Uri, address: &str) -> Option<Uri> {
    let path = uri_to_path(document);
    let root = || Some(view.folder_of(path.as_deref()?)?.root.to_path_buf());
    match links::target(address, path.as_deref().unwrap_or(Path::new("")), root)? {
        LinkTarget::Page(url) => Uri::from_str(&url).ok(),
        LinkTarget::File(file) => view.uri(&file),
    }
}
