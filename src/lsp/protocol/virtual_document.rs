//! Virtual documents: documents that the server makes and no file holds (LSP 3.18, *text document content*).
//!
//! A virtual document's URI contains everything that the document is made of:
//!
//! ```text
//! variorum:/comparison/tea.md%20%E2%86%94%20forum.txt.diff?file%3A%2F%2F%2Ftea.md&file%3A%2F%2F%2Fforum.txt
//! variorum:/apparatus/tea.md.txt?file%3A%2F%2F%2Ftea.md&120
//! ```
//! Only the first part of the path matters; the rest is for people to read.

use std::str::FromStr;

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{Uri, request};

/// The scheme of the URIs of all virtual documents.
pub(in crate::lsp) const SCHEME: &str = "variorum";

/// What a virtual document is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::lsp) enum VirtualDocument {
    /// The comparison of a seed with a witness.
    Comparison { seed: Uri, witness: Uri },
    /// The apparatus of the passage at a byte offset of a seed.
    Apparatus { seed: Uri, offset: usize },
}

impl VirtualDocument {
    /// Parses the URI of a virtual document; `None` for any other URI.
    pub(in crate::lsp) fn parse(uri: &Uri) -> Option<Self> {
        let rest = uri.as_str().strip_prefix(SCHEME)?.strip_prefix(":")?;
        let (path, query) = rest.split_once('?')?;
        let (first, second) = query.split_once('&')?;
        let decoded = |part: &str| percent_decode_str(part).decode_utf8().ok().map(std::borrow::Cow::into_owned);
        let seed = Uri::from_str(&decoded(first)?).ok()?;
        match path.trim_start_matches('/').split('/').next()? {
            "comparison" => Some(Self::Comparison { seed, witness: Uri::from_str(&decoded(second)?).ok()? }),
            "apparatus" => Some(Self::Apparatus { seed, offset: decoded(second)?.parse().ok()? }),
            _ => None,
        }
    }

    /// The URI of the document.
    pub(in crate::lsp) fn uri(&self) -> Option<Uri> {
        let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let name = |uri: &Uri| {
            let last = uri.as_str().rsplit('/').next().unwrap_or_default();
            percent_decode_str(last).decode_utf8_lossy().into_owned()
        };
        let (path, seed, second) = match self {
            Self::Comparison { seed, witness } => {
                let path = format!("comparison/{}", encoded(&format!("{} ↔ {}.diff", name(seed), name(witness))));
                (path, seed, witness.as_str().to_owned())
            }
            Self::Apparatus { seed, offset } => {
                (format!("apparatus/{}", encoded(&format!("{}.txt", name(seed)))), seed, offset.to_string())
            }
        };
        Uri::from_str(&format!("{SCHEME}:/{path}?{}&{}", encoded(seed.as_str()), encoded(&second))).ok()
    }
}

/// The request by which the server asks the client to read a virtual document again.
pub(in crate::lsp) enum ContentRefresh {}

impl request::Request for ContentRefresh {
    type Params = ContentRefreshParams;
    type Result = ();
    const METHOD: &'static str = "workspace/textDocumentContent/refresh";
}

/// The parameters of [`ContentRefresh`].
#[derive(Serialize, Deserialize)]
pub(in crate::lsp) struct ContentRefreshParams {
    /// The URI of the virtual document.
    pub(in crate::lsp) uri: Uri,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uri(text: &str) -> Uri {
        Uri::from_str(text).expect("a URI")
    }

    #[test]
    fn an_address_says_what_it_was_made_of() {
        let (seed, witness) = (uri("file:///a%20b/%E8%8C%B6.md"), uri("file:///c/d%26e.txt"));
        for address in [
            VirtualDocument::Comparison { seed: seed.clone(), witness },
            VirtualDocument::Apparatus { seed, offset: 120 },
        ] {
            let uri = address.uri().expect("an address");
            assert_eq!(VirtualDocument::parse(&uri), Some(address));
        }
    }

    #[test]
    fn anything_else_is_none() {
        for other in
            ["file:///a.md", "variorum:", "variorum:/comparison/a?b", "variorum:/other/a?b&c", "variorum-rule:/a?b&1"]
        {
            assert_eq!(VirtualDocument::parse(&uri(other)), None, "{other}");
        }
    }
}
