//! The state at one moment, as a request sees it.

mod corpora;
mod open;

use std::path::Path;
use std::sync::Arc;

use ropey::Rope;
use tower_lsp::ls_types::{Location, Range, Uri};

use super::client_features::ClientFeatures;
use super::contents::RecentContents;
use super::convert;
use super::documents::Document;
use super::indexing::IndexerHandle;
use super::panels::PanelCaches;
use super::request_error::RequestError;
use super::rescan;
use super::revision_cache::Revision;
use super::settings::UserSettings;
use super::uri::{DocumentKey, path_to_uri, uri_to_path};
use super::workspace_diagnostics::WorkspaceReports;
use crate::cancel::Cancelled;
use crate::corpus::{AnalysedSeed, FolderKind, LookupError, Overlay, Policy, Snapshot, WitnessedPassage, witnesses};
use crate::rules::Finding;
use crate::seed::Seed;
use crate::text::ByteSpan;
pub(super) use open::Open;

/// A workspace folder at one moment.
#[derive(Clone)]
pub(super) struct FolderView {
    /// Its path.
    pub(super) root: Arc<Path>,
    /// What it is, once that is known.
    pub(super) standing: Option<Arc<FolderKind>>,
    /// What the user has set for it.
    pub(super) settings: Option<UserSettings>,
    /// What is known of its seeds, if it is a corpus.
    pub(super) snapshot: Option<Snapshot>,
    /// Who keeps its index.
    pub(super) indexer: Option<IndexerHandle>,
    /// Whether all of its seeds are known, so that it can be said what they have in common.
    pub(super) is_complete: bool,
}

/// Everything that a request works on. Never changes; cheap to make and to clone.
#[derive(Clone)]
pub(super) struct View {
    /// What the client can do.
    pub(super) client: Arc<ClientFeatures>,
    /// What the user has set where it is not set otherwise for a folder.
    pub(super) settings: UserSettings,
    /// How often a manifest has changed.
    pub(super) manifests_changed: u64,
    /// The open documents.
    pub(super) open: Open,
    /// The workspace folders, innermost first.
    pub(super) folders: Vec<FolderView>,
    /// The number of this state.
    pub(super) revision: Revision,
    /// What was reported of the whole workspace.
    pub(super) reports: WorkspaceReports,
    /// What was told of its seeds.
    pub(super) panel_caches: PanelCaches,
    /// The documents without files that were asked for.
    pub(super) contents: RecentContents,
}

impl View {
    /// The open document that a URI names.
    pub(super) fn document(&self, uri: &Uri) -> Option<&Arc<Document>> {
        self.open.get(&DocumentKey::from_uri(uri))
    }

    /// The innermost folder that a path lies in.
    pub(super) fn folder_of(&self, path: &Path) -> Option<&FolderView> {
        self.folders.iter().find(|folder| path.starts_with(&folder.root))
    }

    /// What the folder is that a document lies in, or else what is around it; `None` while its folder is undecided. A
    /// manifest further in is nearer, and counts.
    fn standing_of<'a>(&'a self, document: &'a Document) -> Option<&'a FolderKind> {
        let Some(folder) = document.key.path().and_then(|path| self.folder_of(path)) else {
            return Some(document.surroundings());
        };
        let standing = folder.standing.as_deref()?;
        let nearest = document.surroundings();
        let is_inside = |root: &Path| *root != *folder.root && root.starts_with(&folder.root);
        Some(if nearest.manifest().is_some_and(|manifest| is_inside(&manifest.root)) { nearest } else { standing })
    }

    /// Whether a document is any of Variorum's business: it is a seed of a corpus, or lies outside of every corpus and
    /// folder and carries a seed's header. Not while its folder is undecided. Reads the document: for worker threads, or
    /// once it is read.
    pub(super) fn is_seed(&self, document: &Document) -> bool {
        let admits = |standing: &FolderKind| standing.admits(&document.path(), &document.reading().seed);
        !document.is_manifest() && self.standing_of(document).is_some_and(admits)
    }

    /// Whether there is anything to say of a document: it is a seed that [concerns](View::is_seed) us, or a
    /// `variorum.toml`.
    pub(super) fn has_diagnostics_for(&self, document: &Document) -> bool {
        document.is_manifest() || self.is_seed(document)
    }

    /// The open document that a request names, read, if it is any of Variorum's business.
    ///
    /// # Errors
    /// [`RequestError::ContentModified`] if it has changed since and was not read before.
    pub(super) fn read(&self, uri: &Uri) -> Result<Option<&Arc<Document>>, RequestError> {
        let Some(document) = self.document(uri).filter(|document| !document.is_manifest()) else { return Ok(None) };
        document.reading_for_request().ok_or(RequestError::ContentModified)?;
        Ok(self.is_seed(document).then_some(document))
    }

    /// What is found in a document by itself, today. As [`View::is_seed`].
    ///
    /// # Errors
    /// [`Cancelled`] once a newer version has arrived.
    pub(super) fn own_findings(&self, document: &Document) -> Result<Arc<[Finding]>, Cancelled> {
        document.findings(&self.policy(document))
    }

    /// All that is found in a document: by itself and, once all seeds of its folder are known, by comparing it with its
    /// reprints, unsaved text included. Worked out once a revision.
    ///
    /// # Errors
    /// [`LookupError::Cancelled`] once a newer version has arrived; [`LookupError::Index`] if the index cannot be read.
    pub(super) fn findings(&self, document: &Document) -> Result<Arc<[Finding]>, LookupError> {
        if !self.can_compare(document) || !self.is_seed(document) {
            return Ok(self.own_findings(document)?);
        }
        document.compared(self.revision, || {
            document.check_current()?;
            let passages = self.passages(document, document.superseded())?;
            Ok(self.look(document, &document.reading(), &passages)?)
        })
    }

    /// What would be found in a document if it read as this seed, reprints included.
    ///
    /// # Errors
    /// As [`View::findings`].
    pub(super) fn findings_for(&self, document: &Document, seed: &Seed) -> Result<Vec<Finding>, LookupError> {
        if !self.can_compare(document) || !self.is_seed(document) {
            return Ok(document.look(seed, &self.policy(document))?);
        }
        let reading = AnalysedSeed::new(document.path(), seed.source.clone());
        let passages = match self.corpus_around(document, document.superseded())? {
            Some(snapshot) => snapshot.passages(&reading, document.superseded())?,
            None => Vec::new(),
        };
        Ok(self.look(document, &reading, &passages)?)
    }

    fn look(
        &self,
        document: &Document,
        reading: &AnalysedSeed,
        passages: &[WitnessedPassage],
    ) -> Result<Vec<Finding>, Cancelled> {
        let witnesses = witnesses(reading, passages);
        let policy = self.policy(document);
        Ok(policy.check_observed(&reading.path, &reading.seed, Some(&witnesses), document.superseded(), None)?.findings)
    }

    /// Whether all seeds of the folder that a document lies in are known.
    pub(super) fn can_compare(&self, document: &Document) -> bool {
        document.key.path().and_then(|path| self.folder_of(path)).is_some_and(|folder| folder.is_complete)
    }

    /// How a document is checked today.
    pub(super) fn policy(&self, document: &Document) -> Policy {
        let manifest = self.standing_of(document).and_then(FolderKind::manifest);
        Policy::today(manifest.cloned(), Arc::clone(&self.settings_of(document).rules))
    }

    /// What the user has set for a document: for the folder that it lies in, or for all.
    pub(super) fn settings_of(&self, document: &Document) -> &UserSettings {
        self.settings_at(document.key.path())
    }

    /// The same for a path.
    pub(super) fn settings_at(&self, path: Option<&Path>) -> &UserSettings {
        let folder = path.and_then(|path| self.folder_of(path));
        folder.and_then(|folder| folder.settings.as_ref()).unwrap_or(&self.settings)
    }

    /// The open document that a request on findings names: as [`View::read`], or a `variorum.toml`.
    ///
    /// # Errors
    /// As [`View::read`].
    pub(super) fn read_or_manifest(&self, uri: &Uri) -> Result<Option<&Arc<Document>>, RequestError> {
        match self.document(uri).filter(|document| document.is_manifest()) {
            Some(manifest) => Ok(Some(manifest)),
            None => self.read(uri),
        }
    }

    /// A seed of a known corpus that is not open, as it is on disk. Reads it if the index has not come to it yet.
    pub(super) fn closed(&self, uri: &Uri) -> Option<Document> {
        let path = uri_to_path(uri)?;
        let FolderView { root, standing: Some(standing), snapshot: Some(snapshot), .. } = self.folder_of(&path)? else {
            return None;
        };
        let reading = snapshot.get(&path).or_else(|| rescan::seed_at(root, &path, standing))?;
        Some(Document::closed(uri.clone(), reading))
    }

    /// A seed, open or not: as it is open, or else as it is on disk.
    pub(super) fn open_or_closed(&self, uri: &Uri) -> Option<Arc<Document>> {
        let open = self.document(uri).filter(|document| !document.is_manifest() && self.is_seed(document));
        open.cloned().or_else(|| self.closed(uri).map(Arc::new))
    }

    /// The other open documents whose passages may have changed with the text at a path: those that share a fingerprint with
    /// either of two texts of it, as it was and as it is. Where one is not given, it is what is on disk. Costs work
    /// proportional to the two texts and to what is found, however many documents are open.
    pub(super) fn related(&self, path: &Path, one: &Overlay, other: Option<Arc<Overlay>>) -> Vec<DocumentKey> {
        let around = || self.folders.iter().filter(|folder| path.starts_with(&folder.root));
        // They are compared when all is known.
        if !around().any(|folder| folder.is_complete) {
            return Vec::new();
        }
        let on_disk = || around().find_map(|folder| folder.snapshot.as_ref()?.on_disk_if_different(path, one));
        let other = other.or_else(on_disk);
        let texts = || other.as_deref().into_iter().chain([one]);
        let corpora = around().filter_map(|folder| folder.snapshot.as_ref());
        let mut related: Vec<DocumentKey> = corpora
            .flat_map(|corpus| texts().flat_map(|text| corpus.open_sharing(text)))
            .filter(|other| *other != path)
            .map(|other| DocumentKey::File(other.to_owned()))
            .collect();
        let is_around = |other: &Document| {
            let path = other.key.path();
            around().any(|folder| path.is_some_and(|path| path.starts_with(&folder.root)))
        };
        let shares = |other: &Document| {
            let other = other.overlay();
            texts().any(|text| other.shares(text))
        };
        let beside = self.open.beside().filter(|other| other.key.path() != Some(path));
        related.extend(beside.filter(|other| is_around(other) && shares(other)).map(|other| other.key.clone()));
        related.sort_unstable();
        related.dedup();
        related
    }

    /// The seed at a path, unsaved text included if a worker has read it already.
    pub(super) fn seed(&self, path: &Path) -> Option<Arc<AnalysedSeed>> {
        self.folder_of(path)?.snapshot.as_ref()?.get(path)
    }

    /// Where a span of another seed is: by the client's own URI if it is open.
    pub(super) fn location(&self, reading: &AnalysedSeed, span: ByteSpan) -> Option<Location> {
        let key = DocumentKey::File(reading.path.clone());
        let open = self.open.get(&key).filter(|document| document.rope == reading.seed.source.text());
        let (uri, range) = match open {
            Some(document) => (document.uri.clone(), self.range(&document.rope, span)),
            None => (self.uri(&reading.path)?, convert::range_in(reading.seed.source.text(), span, self.client.unit)),
        };
        Some(Location { uri, range })
    }

    /// The URI of a file: the client's own if it is open.
    pub(super) fn uri(&self, path: &Path) -> Option<Uri> {
        let open = self.open.get(&DocumentKey::File(path.to_owned()));
        open.map(|document| document.uri.clone()).or_else(|| path_to_uri(path))
    }

    /// The range of a span, in the client's columns.
    pub(super) fn range(&self, rope: &Rope, span: ByteSpan) -> Range {
        convert::range_of(rope, span, self.client.unit)
    }
}
