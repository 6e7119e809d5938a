//! The state at one moment, as a request sees it.
//!
//! A [`View`] never changes, and neither does a [`document`] in it. So requests run on worker threads without locks, and
//! answer for the moment at which they arrived.

mod corpora;
mod damage_signal;
pub(super) mod document;
mod open_documents;
pub(super) mod user_settings;

use std::path::Path;
use std::sync::Arc;

use ropey::Rope;
use tower_lsp::ls_types::{Location, Range, Uri};

use super::caches::PanelCaches;
use super::caches::per_folder::PerFolder;
use super::caches::recent_contents::RecentContents;
use super::caches::reported_seeds::ReportedSeeds;
use super::caches::revision_cache::Revision;
use super::protocol::client_features::ClientFeatures;
use super::protocol::convert;
use super::protocol::request_error::RequestError;
use super::protocol::uri::{DocumentKey, path_to_uri, uri_to_path};
use crate::cancel::Cancelled;
use crate::corpus::{
    AnalysedSeed, FolderKind, LookupError, Overlay, Policy, Snapshot, WitnessedPassage, read_seed_at, witnesses,
};
use crate::rules::Finding;
use crate::seed::Seed;
use crate::text::ByteSpan;
pub(super) use damage_signal::DamageSignal;
use document::Document;
pub(super) use open_documents::OpenDocuments;
use user_settings::UserSettings;

/// A workspace folder at one moment.
#[derive(Clone)]
pub(super) struct FolderView {
    /// The folder's path.
    pub(super) root: Arc<Path>,
    /// What the folder is; `None` until that is known.
    pub(super) standing: Option<Arc<FolderKind>>,
    /// The user's settings for this folder, if they differ from those for all.
    pub(super) settings: Option<UserSettings>,
    /// What is known of its seeds, if it is a corpus.
    pub(super) snapshot: Option<Snapshot>,
    /// How to say that its index is damaged.
    pub(super) damage: Option<DamageSignal>,
    /// Whether all of its seeds are known, so that they can be compared with one another.
    pub(super) is_complete: bool,
}

/// Everything that a request works on. Cheap to make and to clone.
#[derive(Clone)]
pub(super) struct View {
    /// What the client can do.
    pub(super) client: Arc<ClientFeatures>,
    /// The user's settings, for all folders that have none of their own.
    pub(super) settings: UserSettings,
    /// How often a manifest has changed.
    pub(super) manifests_changed: u64,
    /// The open documents.
    pub(super) open: OpenDocuments,
    /// The workspace folders, innermost first.
    pub(super) folders: Vec<FolderView>,
    /// The number of this state.
    pub(super) revision: Revision,
    /// What `workspace/diagnostic` has reported of the seeds of each folder.
    pub(super) reported_seeds: PerFolder<ReportedSeeds>,
    /// What the panels' requests keep of each folder.
    pub(super) panel_caches: PanelCaches,
    /// The virtual documents that the client has asked for.
    pub(super) recent_contents: RecentContents,
}

impl View {
    /// The open document with a URI.
    pub(super) fn document(&self, uri: &Uri) -> Option<&Arc<Document>> {
        self.open.get(&DocumentKey::from_uri(uri))
    }

    /// What the panels' requests have kept. Folders that are gone are dropped first.
    pub(super) fn panel_caches(&self) -> &PanelCaches {
        let is_open = |root: &Path| self.folders.iter().any(|folder| *folder.root == *root);
        self.panel_caches.seed_lists.retain(is_open);
        self.panel_caches.kinships.retain(is_open);
        &self.panel_caches
    }

    /// What `workspace/diagnostic` has reported. Folders that are gone are dropped first.
    pub(super) fn reported_seeds(&self) -> &PerFolder<ReportedSeeds> {
        self.reported_seeds.retain(|root| self.folders.iter().any(|folder| *folder.root == *root));
        &self.reported_seeds
    }

    /// The innermost folder that a path lies in.
    pub(super) fn folder_of(&self, path: &Path) -> Option<&FolderView> {
        self.folders.iter().find(|folder| path.starts_with(&folder.root))
    }

    /// What the folder around a document is, or what else is around it; `None` while that is unknown. A manifest further
    /// inside the folder takes precedence.
    fn standing_of<'a>(&'a self, document: &'a Document) -> Option<&'a FolderKind> {
        let Some(folder) = document.key.path().and_then(|path| self.folder_of(path)) else {
            return Some(document.surroundings());
        };
        let standing = folder.standing.as_deref()?;
        let nearest = document.surroundings();
        let is_inside = |root: &Path| *root != *folder.root && root.starts_with(&folder.root);
        Some(if nearest.manifest().is_some_and(|manifest| is_inside(&manifest.root)) { nearest } else { standing })
    }

    /// Whether a document is a seed: one of a corpus, or one outside of every corpus and folder that has a seed's header.
    /// `false` while it is unknown what its folder is. Parses the document, so call it on worker threads only, or once it
    /// has been parsed.
    pub(super) fn is_seed(&self, document: &Document) -> bool {
        let admits = |standing: &FolderKind| standing.admits(&document.path(), &document.reading().seed);
        !document.is_manifest() && self.standing_of(document).is_some_and(admits)
    }

    /// Whether a document gets diagnostics: it [is a seed](View::is_seed) or a `variorum.toml`.
    pub(super) fn has_diagnostics_for(&self, document: &Document) -> bool {
        document.is_manifest() || self.is_seed(document)
    }

    /// The open document with a URI, parsed, if it [is a seed](View::is_seed).
    ///
    /// # Errors
    /// [`RequestError::ContentModified`] if the document has changed since and this version was never parsed.
    pub(super) fn read(&self, uri: &Uri) -> Result<Option<&Arc<Document>>, RequestError> {
        let Some(document) = self.document(uri).filter(|document| !document.is_manifest()) else { return Ok(None) };
        document.reading_for_request().ok_or(RequestError::ContentModified)?;
        Ok(self.is_seed(document).then_some(document))
    }

    /// The findings in a document by itself. Parses the document.
    ///
    /// # Errors
    /// [`Cancelled`] once a newer version has arrived.
    pub(super) fn own_findings(&self, document: &Document) -> Result<Arc<[Finding]>, Cancelled> {
        document.findings(&self.policy(document))
    }

    /// All findings in a document: those by itself and, once all seeds of its folder are known, those from comparing it with
    /// its reprints, unsaved text included. Computed once in each revision.
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
            Ok(check(document, &document.reading(), &passages, &self.policy(document))?)
        })
    }

    /// The findings that a document would have, reprints included, if it read as `seed`, for fixing them.
    ///
    /// # Errors
    /// As [`View::findings`].
    pub(super) fn findings_for(&self, document: &Document, seed: &Seed) -> Result<Vec<Finding>, LookupError> {
        let policy = self.policy(document).for_fixing();
        if !self.can_compare(document) || !self.is_seed(document) {
            return Ok(document.check_seed(seed, &policy)?);
        }
        let reading = AnalysedSeed::new(document.path(), seed.source.clone());
        let passages = match self.corpus_around(document, document.superseded())? {
            Some(snapshot) => snapshot.passages(&reading, document.superseded())?,
            None => Vec::new(),
        };
        Ok(check(document, &reading, &passages, &policy)?)
    }

    /// Whether all seeds of the folder around a document are known.
    pub(super) fn can_compare(&self, document: &Document) -> bool {
        document.key.path().and_then(|path| self.folder_of(path)).is_some_and(|folder| folder.is_complete)
    }

    /// The policy by which a document is checked today.
    pub(super) fn policy(&self, document: &Document) -> Policy {
        let manifest = self.standing_of(document).and_then(FolderKind::manifest);
        Policy::today(manifest.cloned(), Arc::clone(&self.settings_of(document).rules))
    }

    /// The user's settings for a document: those of its folder, or else those for all.
    pub(super) fn settings_of(&self, document: &Document) -> &UserSettings {
        self.settings_at(document.key.path())
    }

    /// The user's settings at a path; `None` stands for a document without one.
    pub(super) fn settings_at(&self, path: Option<&Path>) -> &UserSettings {
        let folder = path.and_then(|path| self.folder_of(path));
        folder.and_then(|folder| folder.settings.as_ref()).unwrap_or(&self.settings)
    }

    /// As [`View::read`], and also a `variorum.toml`: the open documents that have findings.
    ///
    /// # Errors
    /// As [`View::read`].
    pub(super) fn read_or_manifest(&self, uri: &Uri) -> Result<Option<&Arc<Document>>, RequestError> {
        match self.document(uri).filter(|document| document.is_manifest()) {
            Some(manifest) => Ok(Some(manifest)),
            None => self.read(uri),
        }
    }

    /// The seed of a corpus with a URI, as it is on disk. Reads the file if the index does not have it yet.
    pub(super) fn closed(&self, uri: &Uri) -> Option<Document> {
        let path = uri_to_path(uri)?;
        let FolderView { root, standing: Some(standing), snapshot: Some(snapshot), .. } = self.folder_of(&path)? else {
            return None;
        };
        let reading = snapshot.get(&path).or_else(|| read_seed_at(root, &path, standing))?;
        Some(Document::from_disk(uri.clone(), reading))
    }

    /// The seed with a URI: as it is open, or else as it is on disk.
    pub(super) fn open_or_closed(&self, uri: &Uri) -> Option<Arc<Document>> {
        let open = self.document(uri).filter(|document| !document.is_manifest() && self.is_seed(document));
        open.cloned().or_else(|| self.closed(uri).map(Arc::new))
    }

    /// The other open documents whose passages may have changed with the text at `path`: those that share a fingerprint
    /// with `one` or with `other`, the texts before and after. Where `other` is `None`, it is the text on disk. Linear in
    /// the two texts and in what is found, however many documents are open.
    pub(super) fn related(&self, path: &Path, one: &Overlay, other: Option<Arc<Overlay>>) -> Vec<DocumentKey> {
        let around = || self.folders.iter().filter(|folder| path.starts_with(&folder.root));
        // Documents are compared only once all seeds are known.
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
        let excluded = self.open.excluded().filter(|other| other.key.path() != Some(path));
        related.extend(excluded.filter(|other| is_around(other) && shares(other)).map(|other| other.key.clone()));
        related.sort_unstable();
        related.dedup();
        related
    }

    /// The seed at a path. Unsaved text counts once a worker has checked it.
    pub(super) fn seed(&self, path: &Path) -> Option<Arc<AnalysedSeed>> {
        self.folder_of(path)?.snapshot.as_ref()?.get(path)
    }

    /// The location of a span (in bytes) of a seed, by the client's own URI if the seed is open. `None` if its path makes no
    /// URI.
    pub(super) fn location(&self, reading: &AnalysedSeed, span: ByteSpan) -> Option<Location> {
        let key = DocumentKey::File(reading.path.clone());
        let open = self.open.get(&key).filter(|document| document.rope == reading.seed.source.text());
        let (uri, range) = match open {
            Some(document) => (document.uri.clone(), self.range(&document.rope, span)),
            None => (self.uri(&reading.path)?, convert::range_in(reading.seed.source.text(), span, self.client.unit)),
        };
        Some(Location { uri, range })
    }

    /// The URI of a file: the client's own if the file is open.
    pub(super) fn uri(&self, path: &Path) -> Option<Uri> {
        let open = self.open.get(&DocumentKey::File(path.to_owned()));
        open.map(|document| document.uri.clone()).or_else(|| path_to_uri(path))
    }

    /// The range of a span (in bytes), in the client's columns.
    pub(super) fn range(&self, rope: &Rope, span: ByteSpan) -> Range {
        convert::range_of(rope, span, self.client.unit)
    }
}

fn check(
    document: &Document,
    reading: &AnalysedSeed,
    passages: &[WitnessedPassage],
    policy: &Policy,
) -> Result<Vec<Finding>, Cancelled> {
    let witnesses = witnesses(reading, passages);
    Ok(policy.check_observed(&reading.path, &reading.seed, Some(&witnesses), document.superseded(), None)?.findings)
}
