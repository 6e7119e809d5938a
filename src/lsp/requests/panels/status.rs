//! `variorum/status`: how many seeds each index has, and whether all have been read.

use std::path::Path;

use serde::Serialize;
use tower_lsp::ls_types::Uri;

use crate::corpus::Index;
use crate::lsp::protocol::uri::path_to_uri;
use crate::lsp::view::{FolderView, View};
use crate::text::visible;

/// The state of the server.
#[derive(Serialize)]
pub(in crate::lsp) struct ServerStatus {
    version: &'static str,
    /// The workspace folders that are corpora.
    corpora: Vec<CorpusStatus>,
}

#[derive(Serialize)]
struct CorpusStatus {
    uri: Uri,
    name: String,
    /// How many seeds are in the index.
    seeds: usize,
    /// Whether all seeds have been read.
    complete: bool,
    index: Option<IndexStatus>,
}

/// The state of an index.
#[derive(Serialize)]
struct IndexStatus {
    /// Its size on disk.
    bytes: u64,
    /// Whether it is kept for the next session.
    lasting: bool,
}

/// Answers `variorum/status`. Reads no seed.
pub(in crate::lsp) fn status(view: &View) -> ServerStatus {
    let corpus = |folder: &FolderView| {
        let snapshot = folder.snapshot.as_ref()?;
        let size = |index: &Index| IndexStatus { bytes: index.size(), lasting: index.is_lasting() };
        Some(CorpusStatus {
            uri: path_to_uri(&folder.root)?,
            name: name_of(&folder.root),
            seeds: snapshot.seed_count().unwrap_or_default(),
            complete: folder.is_complete,
            index: snapshot.index().map(|index| size(index)),
        })
    };
    ServerStatus { version: env!("CARGO_PKG_VERSION"), corpora: view.folders.iter().filter_map(corpus).collect() }
}

/// The name of a corpus: that of its folder.
pub(super) fn name_of(root: &Path) -> String {
    visible(&root.file_name().unwrap_or(root.as_os_str()).to_string_lossy()).into_owned()
}
