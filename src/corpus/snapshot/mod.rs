//! The corpus as readers see it: the index, and over it the documents that were open at one moment.

mod cache;
mod fingerprint_map;
mod index_cache;
mod negative_cache;
mod overlay;
mod overlays;
mod seed_file_cache;
mod session;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::corpus::folder::BoilerplateOverrides;
use crate::corpus::index::{AnalysedSeed, ContentHash, Index, IndexError, SeedId, path_from_stored_name, stored_name};
pub(super) use fingerprint_map::{ByFingerprint, SharedFingerprint};
use index_cache::IndexCache;
use negative_cache::NegativeCache;
pub use overlay::Overlay;
use overlays::Overlays;
use seed_file_cache::SeedFileCache;
pub(super) use session::{LocatedSeed, LookupSession, SeedText, max_document_frequency};

/// The corpus as readers see it. Cloning is cheap.
///
/// The open documents are those of the moment at which the snapshot was taken. The files on disk are as the index has
/// them when it is asked; within one look-up all of it comes from one transaction.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    pub(in crate::corpus) on_disk: Option<OnDisk>,
    /// The open documents.
    pub(in crate::corpus) overlays: Overlays,
    /// What the manifest says of boilerplate, in place of what is learnt.
    pub(in crate::corpus) overrides: Arc<BoilerplateOverrides>,
}

/// How much memory the caches of a snapshot may take.
#[derive(Clone, Copy, Debug)]
pub struct CacheSizes {
    /// Bytes of folded texts.
    pub text_bytes: u64,
    /// Bytes of seeds whose files were read, approximately.
    pub seed_bytes: u64,
}

/// The seeds on disk.
#[derive(Clone, Debug)]
pub(in crate::corpus) struct OnDisk {
    /// The folder, as the paths of seeds begin.
    pub(in crate::corpus) root: Arc<Path>,
    pub(in crate::corpus) index: Arc<Index>,
    /// The files themselves, for when their own characters are wanted.
    files: Arc<SeedFileCache>,
    texts: Arc<IndexCache>,
    pub(in crate::corpus) negative_cache: Arc<NegativeCache>,
}

impl Snapshot {
    /// The corpus with the seeds of a folder. `index` comes from [`Index::open`] for that folder, and the paths of
    /// its seeds begin with `root`.
    #[must_use]
    pub fn on_disk(&self, root: &Path, index: Arc<Index>, memory: CacheSizes) -> Self {
        let files = Arc::new(SeedFileCache::new(root, memory.seed_bytes));
        let (texts, negative_cache) = (Arc::new(IndexCache::new(memory.text_bytes)), Arc::new(NegativeCache::new()));
        let on_disk = OnDisk { root: root.into(), index, files, texts, negative_cache };
        let overrides = Arc::clone(&self.overrides);
        // Numbers are made from names relative to the folder.
        let empty = Self { on_disk: Some(on_disk), overlays: Overlays::default(), overrides };
        self.overlays.iter().fold(empty, |corpus, overlay| corpus.with_overlay(Arc::clone(overlay)))
    }

    /// The same corpus with what its manifest says of boilerplate.
    #[must_use]
    pub fn with_overrides(&self, overrides: BoilerplateOverrides) -> Self {
        Self { overrides: Arc::new(overrides), ..self.clone() }
    }

    /// The index that this snapshot reads.
    pub fn index(&self) -> Option<&Arc<Index>> {
        self.on_disk.as_ref().map(|on_disk| &on_disk.index)
    }

    /// Whether nothing can be answered because the index was found to be damaged.
    pub fn is_broken(&self) -> bool {
        self.index().is_some_and(|index| index.is_damaged())
    }

    /// The same corpus with one more open document, whose text replaces what is on disk. Costs the logarithm of the
    /// number of open documents on average.
    #[must_use]
    pub fn with_overlay(&self, overlay: Arc<Overlay>) -> Self {
        let mut corpus = self.clone();
        corpus.overlays.insert(self.id_of(&overlay.analysed.path), overlay);
        corpus
    }

    /// The same corpus without the open document at a path: the file on disk counts again. Costs as much as
    /// [`Snapshot::with_overlay`].
    #[must_use]
    pub fn without_overlay(&self, path: &Path) -> Self {
        let mut corpus = self.clone();
        corpus.overlays.remove(path);
        corpus
    }

    /// The paths of the open documents that share a fingerprint with a text, sorted. Costs work proportional to that
    /// text and to what is found.
    pub fn open_sharing(&self, text: &Overlay) -> Vec<&Path> {
        let holders = text.fingerprints().iter().flat_map(|fingerprint| self.overlays.holders(*fingerprint));
        let mut paths: Vec<_> = holders.map(|(_, overlay)| overlay.analysed.path.as_path()).collect();
        paths.sort_unstable();
        paths.dedup();
        paths
    }

    /// The open document at a path.
    pub fn overlay(&self, path: &Path) -> Option<&Arc<Overlay>> {
        self.overlays.at(path)
    }

    /// The seed at a path as it reads now: the open document, or the file if the index has it as a seed. Reads the
    /// file unless it is cached.
    pub fn get(&self, path: &Path) -> Option<Arc<AnalysedSeed>> {
        if let Some(overlay) = self.overlay(path) {
            return Some(Arc::clone(&overlay.analysed));
        }
        let files = &self.on_disk.as_ref()?.files;
        self.content_on_disk(path).and_then(|_| files.read(path)).map(|(analysed, _)| analysed)
    }

    /// The seed in the file at a path, open or not, if the index has it as a seed with another text than this. Reads
    /// the file unless it is cached.
    pub fn on_disk_if_different(&self, path: &Path, text: &Overlay) -> Option<Arc<Overlay>> {
        let content = self.content_on_disk(path)?;
        if content == ContentHash::new(text.analysed.seed.source.text().as_bytes()) {
            return None;
        }
        let (analysed, _) = self.on_disk.as_ref()?.files.read(path)?;
        Some(Arc::new(Overlay::new(analysed)))
    }

    /// The hash of a file's bytes when it was indexed, if the index has it as a seed.
    fn content_on_disk(&self, path: &Path) -> Option<ContentHash> {
        let OnDisk { root, index, .. } = self.on_disk.as_ref()?;
        let name = stored_name(root, path)?;
        let head = index.reader().and_then(|reader| reader.head(SeedId::from_name(&name)));
        let head = head.inspect_err(|error| index.report_error(error)).ok()??;
        (head.name == name && head.seed.is_some()).then_some(head.content)
    }

    /// The number of seeds in the index. Costs one look-up.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn seed_count(&self) -> Result<usize, IndexError> {
        self.index().map_or(Ok(0), |index| index.reader()?.len())
    }

    /// The paths of all seeds, sorted. Reads the record of each.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn paths(&self) -> Result<Vec<PathBuf>, IndexError> {
        let mut paths: Vec<_> = self.overlays.iter().map(|overlay| overlay.analysed.path.clone()).collect();
        if let Some(OnDisk { root, index, .. }) = &self.on_disk {
            let seeds =
                index.reader().and_then(|reader| reader.seeds()).inspect_err(|error| index.report_error(error))?;
            paths.extend(seeds.iter().filter_map(|(_, head)| path_from_stored_name(root, &head.name)));
        }
        paths.sort_unstable();
        paths.dedup();
        Ok(paths)
    }

    /// All seeds with a hash of their contents, sorted by path: of open documents a hash of their text as it reads
    /// now, of others the hash of the file's bytes when it was indexed. Reads the record of each.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn contents(&self) -> Result<Vec<(PathBuf, ContentHash)>, IndexError> {
        let mut contents = BTreeMap::new();
        if let Some(OnDisk { root, index, .. }) = &self.on_disk {
            let seeds =
                index.reader().and_then(|reader| reader.seeds()).inspect_err(|error| index.report_error(error))?;
            let seeds = seeds.into_iter();
            contents
                .extend(seeds.filter_map(|(_, head)| Some((path_from_stored_name(root, &head.name)?, head.content))));
        }
        for overlay in self.overlays.iter() {
            let text = overlay.analysed.seed.source.text();
            contents.insert(overlay.analysed.path.clone(), ContentHash::new(text.as_bytes()));
        }
        Ok(contents.into_iter().collect())
    }

    /// The number of the seed at a path. For a path outside of the corpus it is made from the whole path.
    pub(in crate::corpus) fn id_of(&self, path: &Path) -> SeedId {
        let inside = self.on_disk.as_ref().and_then(|on_disk| stored_name(&on_disk.root, path));
        SeedId::from_name(inside.as_deref().unwrap_or(path.as_os_str().as_encoded_bytes()))
    }
}
