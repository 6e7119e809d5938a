//! Links: addresses in the header, links and pictures in the body, and where they lead.

use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;

use crate::seed::{FieldKind, Seed};
use crate::text::ByteSpan;

/// Attributes that hold the address of something to look at.
const ADDRESS_ATTRIBUTES: [&str; 6] = ["href", "src", "data-src", "data-original", "poster", "cite"];

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// To a page or a mail address, by its absolute URL.
    Page(String),
    /// To a file of the corpus.
    File(PathBuf),
}

/// The addresses of a seed that may lead somewhere, in order, each place once: where each is written, and what is written
/// there. Linear in the length of the seed.
pub fn links(seed: &Seed) -> Vec<(ByteSpan, String)> {
    let mut found = addresses(seed);
    found.sort_by_key(|(span, _)| *span);
    found.dedup_by_key(|(span, _)| *span);
    found
}

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
        let is_one = ADDRESS_ATTRIBUTES.iter().any(|address| name.eq_ignore_ascii_case(address));
        // This is the one character reference that addresses are full of.
        is_one.then(|| Some((attribute.value, source.get(attribute.value.range())?.replace("&amp;", "&"))))?
    });
    let all = fields.chain(markdown).chain(attributes);
    all.filter(|(span, address)| !span.is_empty() && leads_somewhere(address)).collect()
}

/// Whether an address can be that of a page or a file, rather than of code, data or a place in the same page.
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

/// Where an address in the file `path` leads: to a page, or to a file that exists below the folder `root`, which has the
/// seed. `None` if to neither. Nothing is fetched, and of files only their paths are looked at.
pub fn target(address: &str, path: &Path, root: impl FnOnce() -> Option<PathBuf>) -> Option<LinkTarget> {
    let address = address.trim();
    let page = |url: &url::Url| LinkTarget::Page(url.as_str().to_owned());
    if let Some(rest) = address.strip_prefix("//") {
        return url::Url::parse(&format!("https://{rest}")).ok().as_ref().map(page);
    }
    if let Ok(url) = url::Url::parse(address) {
        return matches!(url.scheme(), "http" | "https" | "mailto").then(|| page(&url));
    }
    let root = root()?;
    let written = address.split(['?', '#']).next().unwrap_or_default();
    let written = percent_decode_str(written).decode_utf8().ok()?.into_owned();
    let from = if written.starts_with('/') { root.as_path() } else { path.parent()? };
    let file = beneath(&root, from, Path::new(written.trim_start_matches('/')))?;
    // A link in the file system may lead out of the corpus after all.
    let is_inside = file.is_file() && file.canonicalize().ok()?.starts_with(root.canonicalize().ok()?);
    is_inside.then_some(LinkTarget::File(file))
}

/// The path that is written in a file of the folder `from`, if it stays below the root.
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
    fn pages_need_no_folder() {
        let target = |address: &str| target(address, Path::new("/corpus/a.md"), || None);
        assert_eq!(target("//hewan.example/1"), Some(LinkTarget::Page("https://hewan.example/1".into())));
        assert_eq!(target("mailto:a@hewan.example"), Some(LinkTarget::Page("mailto:a@hewan.example".into())));
        assert_eq!(target("ftp://hewan.example/1"), None);
        assert_eq!(target("b.png"), None);
    }

    #[test]
    fn no_path_leads_out_of_the_corpus() {
        let (root, from) = (Path::new("/corpus"), Path::new("/corpus/a"));
        assert_eq!(beneath(root, from, Path::new("../b/./c.png")), Some("/corpus/b/c.png".into()));
        assert_eq!(beneath(root, from, Path::new("../../etc/passwd")), None);
        assert_eq!(beneath(root, from, Path::new("/etc/passwd")), None);
    }
}
