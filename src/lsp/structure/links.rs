//! Links: addresses in the header, links and pictures in the body. Where one leads is said when it is asked for: a
//! file beside the seed has to be there first.

use std::path::{Component, Path, PathBuf};
use std::str::FromStr;

use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{DocumentLink, DocumentLinkParams, Uri};

use crate::cancel::Cancel;
use crate::lsp::request_error::RequestError;
use crate::lsp::uri::uri_to_path;
use crate::lsp::view::View;
use crate::seed::{FieldKind, Seed};
use crate::text::ByteSpan;

/// What it takes to say where a link leads.
#[derive(Serialize, Deserialize)]
struct Deferred {
    /// The document it stands in.
    uri: Uri,
    /// The address as it is written.
    address: String,
}

/// Attributes that hold the address of something to look at.
const ADDRESSES: [&str; 6] = ["href", "src", "data-src", "data-original", "poster", "cite"];

/// Answers `textDocument/documentLink`.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`View::read`].
pub(in crate::lsp) fn links(
    view: &View,
    params: &DocumentLinkParams,
    cancel: &Cancel,
) -> Result<Option<Vec<DocumentLink>>, RequestError> {
    let uri = &params.text_document.uri;
    let Some(document) = view.read(uri)? else { return Ok(None) };
    let reading = document.reading();
    let mut addresses = addresses(&reading.seed);
    cancel.check()?;
    addresses.sort_by_key(|(span, _)| *span);
    addresses.dedup_by_key(|(span, _)| *span);
    let link = |(span, address): (ByteSpan, String)| DocumentLink {
        range: view.range(&document.rope, span),
        target: None,
        tooltip: None,
        data: serde_json::to_value(Deferred { uri: uri.clone(), address }).ok(),
    };
    Ok(Some(addresses.into_iter().map(link).collect()))
}

/// Answers `documentLink/resolve`. Only what can be looked at gets a target: pages, and files of the corpus that are
/// there. Nothing is fetched.
pub(in crate::lsp) fn resolved(view: &View, mut link: DocumentLink) -> DocumentLink {
    let deferred = link.data.take().and_then(|data| serde_json::from_value::<Deferred>(data).ok());
    link.target = deferred.and_then(|Deferred { uri, address }| target(view, &uri, &address));
    link
}

/// Every address of a seed that may lead somewhere, with its place.
fn addresses(seed: &Seed) -> Vec<(ByteSpan, String)> {
    let source = seed.source.text();
    let fields = seed.fields.iter().filter(|field| matches!(field.kind, FieldKind::Url | FieldKind::ArchiveUrl));
    let fields = fields.map(|field| (field.span, field.value.clone()));
    let markdown = seed.markdown.iter().flat_map(|markdown| &markdown.links);
    let markdown = markdown.map(|link| (link.url_span, link.url.clone()));
    let attributes = seed.markup.iter().flat_map(|markup| {
        let of_element = |element| markup.attributes(element).iter();
        markup.elements.iter().filter(|element| element.is_html).flat_map(of_element)
    });
    let attributes = attributes.filter_map(|attribute| {
        let name = source.get(attribute.name.range())?;
        let is_one = ADDRESSES.iter().any(|address| name.eq_ignore_ascii_case(address));
        // The one character reference that addresses are full of.
        is_one.then(|| Some((attribute.value, source.get(attribute.value.range())?.replace("&amp;", "&"))))?
    });
    let all = fields.chain(markdown).chain(attributes);
    all.filter(|(span, address)| !span.is_empty() && leads_somewhere(address)).collect()
}

/// Whether an address can be one of a page or a file: not code, not data, not a place in the same page.
fn leads_somewhere(address: &str) -> bool {
    let address = address.trim();
    if address.is_empty() || address.starts_with('#') || address.contains(char::is_whitespace) {
        return false;
    }
    match address.split_once(':') {
        Some((scheme, _)) if scheme.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'+' || c == b'-') => {
            ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
        }
        _ => true,
    }
}

/// Where an address leads.
fn target(view: &View, document: &Uri, address: &str) -> Option<Uri> {
    let address = address.trim();
    if let Some(rest) = address.strip_prefix("//") {
        return url::Url::parse(&format!("https://{rest}")).ok().and_then(|url| Uri::from_str(url.as_str()).ok());
    }
    if let Ok(url) = url::Url::parse(address) {
        return matches!(url.scheme(), "http" | "https" | "mailto").then(|| Uri::from_str(url.as_str()).ok())?;
    }
    let path = uri_to_path(document)?;
    let root = &view.folder_of(&path)?.root;
    let written = address.split(['?', '#']).next().unwrap_or_default();
    let written = percent_decode_str(written).decode_utf8().ok()?.into_owned();
    let from = if written.starts_with('/') { root.as_ref() } else { path.parent()? };
    let file = beneath(root, from, Path::new(written.trim_start_matches('/')))?;
    // Through a link it may lead out of the corpus after all.
    let inside = file.is_file() && file.canonicalize().ok()?.starts_with(root.canonicalize().ok()?);
    if inside { view.uri(&file) } else { None }
}

/// A path from a folder, if it stays beneath the root.
fn beneath(root: &Path, from: &Path, written: &Path) -> Option<PathBuf> {
    let mut path = from.to_owned();
    for part in written.components() {
        match part {
            Component::Normal(name) => path.push(name),
            Component::ParentDir => path = path.parent()?.to_owned(),
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    path.starts_with(root).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_data_lead_nowhere() {
        for address in
            ["https://hewan.example/1", "HTTP://hewan.example", "a/b.png", "/雪.png", "mailto:a@hewan.example"]
        {
            assert!(leads_somewhere(address), "{address}");
        }
        for address in ["", " ", "#top", "javascript:alert(1)", "data:image/png;base64,AA", "一 二"] {
            assert!(!leads_somewhere(address), "{address}");
        }
    }

    #[test]
    fn no_path_leads_out_of_the_corpus() {
        let (root, from) = (Path::new("/corpus"), Path::new("/corpus/a"));
        assert_eq!(beneath(root, from, Path::new("../b/./c.png")), Some("/corpus/b/c.png".into()));
        assert_eq!(beneath(root, from, Path::new("../../etc/passwd")), None);
        assert_eq!(beneath(root, from, Path::new("/etc/passwd")), None);
    }
}
