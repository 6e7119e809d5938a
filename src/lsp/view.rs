//! The state at one moment, as a request sees it.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use ropey::Rope;
use tower_lsp::ls_types::{Location, Range, Uri};

use super::capabilities::ClientFeatures;
use super::convert;
use super::documents::{Document, Generation};
use super::indexing::Kind;
use super::settings::Settings;
use super::uri::{DocumentKey, uri_of};
use crate::cancel::{Cancel, Cancelled};
use crate::corpus::{Reading, Snapshot, Witnessed};
use crate::text::ByteSpan;

/// What a workspace folder is.
#[derive(Clone, Debug)]
pub(super) enum Standing<C> {
    /// Not known yet.
    Undecided,
    /// Some other folder. Variorum keeps quiet in it.
    Ordinary,
    /// A corpus.
    Corpus(C),
}

impl<C> Standing<C> {
    /// The same, with the corpus seen through `f`.
    pub(super) fn map<'a, D>(&'a self, f: impl FnOnce(&'a C) -> D) -> Standing<D> {
        match self {
            Self::Undecided => Standing::Undecided,
            Self::Ordinary => Standing::Ordinary,
            Self::Corpus(corpus) => Standing::Corpus(f(corpus)),
        }
    }
}

/// A workspace folder at one moment.
#[derive(Clone)]
pub(super) struct FolderView {
    /// Its path.
    pub(super) root: Arc<Path>,
    /// What kind of corpus, if it is one.
    pub(super) kind: Kind,
    /// What it is.
    pub(super) standing: Standing<Snapshot>,
}

/// Everything that a request works on. Never changes; cheap to make and to clone.
#[derive(Clone)]
pub(super) struct View {
    /// What the client can do.
    pub(super) client: Arc<ClientFeatures>,
    /// What the user has set.
    pub(super) settings: Settings,
    /// The open documents.
    pub(super) documents: HashMap<DocumentKey, Arc<Document>>,
    /// Those of them whose text the snapshots do not hold yet.
    pub(super) unabsorbed: Vec<Arc<Document>>,
    /// The workspace folders, innermost first.
    pub(super) folders: Vec<FolderView>,
    /// The number of this state.
    pub(super) generation: Generation,
}

impl View {
    /// The open document that a URI names.
    pub(super) fn document(&self, uri: &Uri) -> Option<&Arc<Document>> {
        self.documents.get(&DocumentKey::of(uri))
    }

    /// The innermost folder that a path lies in.
    pub(super) fn folder_of(&self, path: &Path) -> Option<&FolderView> {
        self.folders.iter().find(|folder| path.starts_with(&folder.root))
    }

    /// Whether a document is any of Variorum's business: it is a seed of a corpus, or lies outside of every folder and
    /// carries a seed's header. Not while its folder is undecided. Reads the document: for worker threads, or once it
    /// is read.
    pub(super) fn concerns(&self, document: &Document) -> bool {
        let folder = document.key.path().and_then(|path| self.folder_of(path));
        match folder.map(|folder| (&folder.standing, folder.kind)) {
            Some((Standing::Undecided | Standing::Ordinary, _)) => false,
            Some((Standing::Corpus(_), Kind { declared: true })) => true,
            Some((Standing::Corpus(_), _)) | None => document.reading().seed.has_seed_header(),
        }
    }

    /// The passages that an open document shares with other seeds, unsaved text included. Worked out once a generation.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is seen raised.
    pub(super) fn passages(&self, document: &Document, cancel: &Cancel) -> Result<Arc<[Witnessed]>, Cancelled> {
        let folder = document.key.path().and_then(|path| self.folder_of(path));
        let Some(FolderView { root, standing: Standing::Corpus(snapshot), .. }) = folder else {
            return Ok(Arc::from([]));
        };
        document.passages(self.generation, || {
            let mut snapshot = snapshot.clone();
            for other in &self.unabsorbed {
                cancel.check()?;
                let inside = other.key != document.key
                    && other.key.path().and_then(|path| self.folder_of(path)).is_some_and(|of| of.root == *root);
                if inside {
                    snapshot = snapshot.with_overlay(other.reading());
                }
            }
            snapshot.passages(&document.reading(), cancel)
        })
    }

    /// The seed at a path, unsaved text included if a worker has read it already.
    pub(super) fn seed(&self, path: &Path) -> Option<Arc<Reading>> {
        match &self.folder_of(path)?.standing {
            Standing::Corpus(snapshot) => snapshot.get(path),
            _ => None,
        }
    }

    /// Where a span of another seed is: by the client's own URI if it is open.
    pub(super) fn location(&self, reading: &Reading, span: ByteSpan) -> Option<Location> {
        let key = DocumentKey::File(reading.path.clone());
        let open = self.documents.get(&key).filter(|document| document.rope == reading.seed.source.text());
        let (uri, range) = match open {
            Some(document) => (document.uri.clone(), self.range(&document.rope, span)),
            None => (self.uri(&reading.path)?, self.range(&Rope::from_str(reading.seed.source.text()), span)),
        };
        Some(Location { uri, range })
    }

    /// The URI of a file: the client's own if it is open.
    pub(super) fn uri(&self, path: &Path) -> Option<Uri> {
        let open = self.documents.get(&DocumentKey::File(path.to_owned()));
        open.map(|document| document.uri.clone()).or_else(|| uri_of(path))
    }

    /// The range of a span, in the client's columns.
    pub(super) fn range(&self, rope: &Rope, span: ByteSpan) -> Range {
        convert::range_of(rope, span, self.client.unit)
    }
}
