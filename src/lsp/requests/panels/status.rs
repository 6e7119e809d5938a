//! `variorum/status`: how many seeds there are, and how far the server is with them; and `variorum/corpusChanged`, by which
//! a client is told to ask again.

use std::path::Path;

use serde::Serialize;
use tower_lsp::ls_types::Uri;

use crate::corpus::Index;
use crate::lsp::protocol::uri::path_to_uri;
use crate::lsp::view::{FolderView, View};
use crate::text::visible;

/// How the server is.
#[derive(Serialize)]
pub(in crate::lsp) struct Status {
    version: &'static str,
    /// Those workspace folders that are corpora.
    corpora: Vec<Corpus>,
}

#[derive(Serialize)]
struct Corpus {
    uri: Uri,
    name: String,
    /// How many are in the index.
    seeds: usize,
    /// Whether all have been read.
    complete: bool,
    index: Option<Size>,
}

/// An index.
#[derive(Serialize)]
struct Size {
    /// On disk.
    bytes: u64,
    /// Whether it will be there the next time.
    lasting: bool,
}

/// Answers `variorum/status`. Reads no seed.
pub(in crate::lsp) fn status(view: &View) -> Status {
    let corpus = |folder: &FolderView| {
        let snapshot = folder.snapshot.as_ref()?;
        let size = |index: &Index| Size { bytes: index.size(), lasting: index.is_lasting() };
        Some(Corpus {
            uri: path_to_uri(&folder.root)?,
            name: name_of(&folder.root),
            seeds: snapshot.seed_count().unwrap_or_default(),
            complete: folder.is_complete,
            index: snapshot.index().map(|index| size(index)),
        })
    };
    Status { version: env!("CARGO_PKG_VERSION"), corpora: view.folders.iter().filter_map(corpus).collect() }
}

/// What a corpus is called: its folder's name.
pub(super) fn name_of(root: &Path) -> String {
    visible(&root.file_name().unwrap_or(root.as_os_str()).to_string_lossy()).into_owned()
}
