//! The addresses of documents that no file holds.
//!
//! ```text
//! variorum:/comparison/tea.md%20%E2%86%94%20forum.txt.diff?file%3A%2F%2F%2Ftea.md&file%3A%2F%2F%2Fforum.txt
//! variorum:/apparatus/tea.md.txt?file%3A%2F%2F%2Ftea.md&120
//! ```
//! The path is for people to read; what counts of it is its first part.

use std::str::FromStr;

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use tower_lsp::ls_types::Uri;

/// The scheme of all of them.
pub(in crate::lsp) const SCHEME: &str = "variorum";

/// What a document is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::lsp) enum Address {
    /// A seed set beside a witness.
    Comparison { seed: Uri, witness: Uri },
    /// What all witnesses read in the passage at a byte of a seed.
    Apparatus { seed: Uri, offset: usize },
}

impl Address {
    /// What an address says; `None` if it is none.
    pub(in crate::lsp) fn of(uri: &Uri) -> Option<Self> {
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

    /// The address.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn uri(text: &str) -> Uri {
        Uri::from_str(text).expect("a URI")
    }

    #[test]
    fn an_address_says_what_it_was_made_of() {
        let (seed, witness) = (uri("file:///a%20b/%E8%8C%B6.md"), uri("file:///c/d%26e.txt"));
        for address in [Address::Comparison { seed: seed.clone(), witness }, Address::Apparatus { seed, offset: 120 }] {
            let uri = address.uri().expect("an address");
            assert_eq!(Address::of(&uri), Some(address));
        }
    }

    #[test]
    fn anything_else_is_none() {
        for other in
            ["file:///a.md", "variorum:", "variorum:/comparison/a?b", "variorum:/other/a?b&c", "variorum-rule:/a?b&1"]
        {
            assert_eq!(Address::of(&uri(other)), None, "{other}");
        }
    }
}
