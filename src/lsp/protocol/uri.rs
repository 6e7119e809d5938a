//! Conversion between the client's URIs and paths.
//!
//! Two spellings of one file's URI (`%3A` or `:`, `%e6` or `%E6`) mean one document, so documents are identified by a
//! [`DocumentKey`]. An open document goes out under the URI with which the client opened it. Any other file's URI is spelt as
//! VS Code spells it: everything is percent-encoded but letters, digits and `-._~/`, and drive letters are in lower case.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode};
use tower_lsp::ls_types::Uri;

const UNENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// What identifies a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::lsp) enum DocumentKey {
    /// A file, by its absolute path.
    File(PathBuf),
    /// Something without a path, such as an untitled buffer, by its URI.
    Other(String),
}

impl DocumentKey {
    /// The key of the document with this URI.
    pub(in crate::lsp) fn from_uri(uri: &Uri) -> Self {
        uri_to_path(uri).map_or_else(|| Self::Other(uri.as_str().to_owned()), Self::File)
    }

    /// The document's path, if it is a file.
    pub(in crate::lsp) fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Other(_) => None,
        }
    }
}

/// The path that a `file:` URI names. `None` for any other URI, and for one without a path.
pub(in crate::lsp) fn uri_to_path(uri: &Uri) -> Option<PathBuf> {
    let rest =
        uri.as_str().get(..5).filter(|scheme| scheme.eq_ignore_ascii_case("file:")).map(|_| &uri.as_str()[5..])?;
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = match rest.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/')?),
        None => ("", rest),
    };
    let path: Vec<u8> = percent_decode_str(path).collect();
    if path.is_empty() || path.contains(&0) {
        return None;
    }
    native_path(if host.eq_ignore_ascii_case("localhost") { "" } else { host }, path)
}

#[cfg(unix)]
fn native_path(_host: &str, path: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    Some(PathBuf::from(std::ffi::OsString::from_vec(path)))
}

#[cfg(not(unix))]
fn native_path(host: &str, path: Vec<u8>) -> Option<PathBuf> {
    windows_path(host, &String::from_utf8(path).ok()?).map(PathBuf::from)
}

/// `/c:/a` is `C:\a`, and `/a` on host `server` is `\\server\a`.
#[cfg(any(not(unix), test))]
fn windows_path(host: &str, path: &str) -> Option<String> {
    let path = path.replace('/', "\\");
    if !host.is_empty() {
        return Some(format!(r"\\{host}{path}"));
    }
    let mut letters = path.strip_prefix('\\').unwrap_or(&path).chars();
    let drive = letters.next().filter(char::is_ascii_alphabetic)?;
    letters.as_str().starts_with(':').then(|| format!("{}{}", drive.to_ascii_uppercase(), letters.as_str()))
}

/// The URI of a path; `None` if the path is relative.
pub(in crate::lsp) fn path_to_uri(path: &Path) -> Option<Uri> {
    Uri::from_str(&spelt(path)?).ok()
}

#[cfg(unix)]
fn spelt(path: &Path) -> Option<String> {
    use std::os::unix::ffi::OsStrExt;
    path.is_absolute().then(|| format!("file://{}", percent_encode(path.as_os_str().as_bytes(), UNENCODED)))
}

#[cfg(not(unix))]
fn spelt(path: &Path) -> Option<String> {
    windows_uri(path.to_str()?)
}

/// `C:\a` is `file:///c%3A/a`, and `\\server\a` is `file://server/a`.
#[cfg(any(not(unix), test))]
fn windows_uri(path: &str) -> Option<String> {
    let path = path.strip_prefix(r"\\?\").unwrap_or(path).replace('\\', "/");
    if let Some(share) = path.strip_prefix("//") {
        return Some(format!("file://{}", percent_encode(share.as_bytes(), UNENCODED)));
    }
    let (drive, rest) = path.split_at_checked(1)?;
    let encoded = format!("{}{rest}", drive.to_ascii_lowercase());
    rest.starts_with(':').then(|| format!("file:///{}", percent_encode(encoded.as_bytes(), UNENCODED)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn uri(text: &str) -> Uri {
        Uri::from_str(text).expect("a URI")
    }

    #[test]
    fn spellings_of_one_file_are_one_document() {
        let path = DocumentKey::File(PathBuf::from("/种子/a b：c.md"));
        for spelling in [
            "file:///%E7%A7%8D%E5%AD%90/a%20b%EF%BC%9Ac.md",
            "file:///%e7%a7%8d%e5%ad%90/a%20b%ef%bc%9ac.md",
            "FILE://localhost/%E7%A7%8D%E5%AD%90/%61%20b%EF%BC%9Ac.md",
        ] {
            assert_eq!(DocumentKey::from_uri(&uri(spelling)), path, "{spelling}");
        }
    }

    #[test]
    fn what_is_no_file_is_known_by_its_uri() {
        assert_eq!(
            DocumentKey::from_uri(&uri("untitled:Untitled-1")),
            DocumentKey::Other("untitled:Untitled-1".into())
        );
        assert_eq!(uri_to_path(&uri("file:///a%00b")), None);
        assert_eq!(uri_to_path(&uri("file://")), None);
    }

    #[test]
    fn windows_drives_and_shares() {
        assert_eq!(windows_path("", "/c:/种 子/a.md").as_deref(), Some(r"C:\种 子\a.md"));
        assert_eq!(windows_path("server", "/share/a.md").as_deref(), Some(r"\\server\share\a.md"));
        assert_eq!(windows_path("", "/no/drive"), None);
        assert_eq!(windows_uri(r"C:\种 子\a.md").as_deref(), Some("file:///c%3A/%E7%A7%8D%20%E5%AD%90/a.md"));
        assert_eq!(windows_uri(r"\\server\share\a.md").as_deref(), Some("file://server/share/a.md"));
    }

    #[cfg(unix)]
    proptest! {
        #[test]
        fn every_path_round_trips(bytes in proptest::collection::vec(1u8.., 0..40)) {
            use std::os::unix::ffi::OsStringExt;
            let path = Path::new("/").join(PathBuf::from(std::ffi::OsString::from_vec(bytes)));
            let uri = path_to_uri(&path).expect("an absolute path has a URI");
            prop_assert_eq!(uri_to_path(&uri), Some(path));
        }
    }
}
