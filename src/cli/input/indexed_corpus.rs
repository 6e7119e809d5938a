//! The seeds of a folder, with an index that is up to date.
//!
//! A passage can be reported only when the whole corpus is known, so the index is completed first.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result};

use crate::cancel::Cancel;
use crate::cli::input::corpus_files::{CorpusFiles, cannot_index};
use crate::cli::input::files;
use crate::cli::terminal::{Audience, localised, print_note, quoted_path};
use crate::corpus::{
    AnalysedSeed, CacheSizes, ContentHash, Index, IndexError, LearntBoilerplate, Lineage, LookupError, Manifest,
    SeedSummary, Snapshot, WitnessedPassage,
};
use crate::messages::{Language, message};
use crate::text::Source;

/// The seeds of a folder, indexed.
pub(in crate::cli) struct IndexedCorpus {
    /// The canonical path of the folder.
    root: Option<PathBuf>,
    /// The folder as it was given.
    given: PathBuf,
    /// The paths of the seeds, sorted.
    pub(in crate::cli) paths: Vec<PathBuf>,
    snapshot: Snapshot,
    /// The folder's manifest, if it has one.
    pub(in crate::cli) manifest: Option<Arc<Manifest>>,
    /// The number of files that could not be read and of folders that could not be listed.
    pub(in crate::cli) unreadable: usize,
}

/// A seed and some of its passages.
pub(in crate::cli) type SeedPassages = (Arc<AnalysedSeed>, Vec<WitnessedPassage>);

/// The bytes of memory for caches: enough for most of a corpus of ten thousand seeds.
const MEMORY: CacheSizes = CacheSizes { text_bytes: 64 << 20, seed_bytes: 96 << 20 };

impl IndexedCorpus {
    /// Indexes a folder: reads every file that changed since it was last indexed. If the index cannot be stored, a
    /// temporary one is built.
    ///
    /// # Errors
    /// The folder does not exist, or not even a temporary index can be written. A file that cannot be read is reported
    /// and counted.
    pub(in crate::cli) fn open(root: &Path, language: Language) -> Result<Self> {
        let listed = CorpusFiles::list(root)?;
        if listed.files.is_empty() {
            let (snapshot, unreadable) = (Snapshot::default(), listed.unlistable);
            return Ok(Self {
                root: Some(listed.root),
                given: root.to_owned(),
                paths: Vec::new(),
                snapshot,
                manifest: listed.standing.manifest().cloned(),
                unreadable,
            });
        }
        let lasting = listed.index().and_then(|index| Ok((listed.refresh(&index, language)?, index)));
        let (unreadable, index) = match lasting {
            Ok(done) => done,
            Err(error) => {
                print_note(&localised(&match error {
                    IndexError::OnNetwork(cache) => message!("index-on-network", path = quoted_path(&cache)),
                    error => message!("index-not-kept", cause = error.to_string()),
                }));
                listed.index_anew(language)?
            }
        };
        let overruled = listed.standing.manifest().map(|manifest| manifest.boilerplate.clone()).unwrap_or_default();
        let snapshot = Snapshot::default().on_disk(root, index, MEMORY).with_overrides(overruled);
        let paths = snapshot.paths().with_context(|| cannot_index(root))?;
        let unreadable = unreadable + listed.unlistable;
        let manifest = listed.standing.manifest().cloned();
        Ok(Self { root: Some(listed.root), given: root.to_owned(), paths, snapshot, manifest, unreadable })
    }

    /// Whether a file is one of the seeds, whichever path names it.
    pub(in crate::cli) fn contains(&self, path: &Path) -> bool {
        self.paths.binary_search(&self.listed_path(path)).is_ok()
    }

    /// The content hash of each seed, sorted by path.
    ///
    /// # Errors
    /// The index is damaged.
    pub(in crate::cli) fn contents(&self) -> Result<Vec<(PathBuf, ContentHash)>> {
        self.snapshot.contents().with_context(|| cannot_index(&self.given))
    }

    /// The index, unless the folder has no seeds.
    pub(in crate::cli) fn index(&self) -> Option<&Arc<Index>> {
        self.snapshot.index()
    }

    /// The exit code of a command that has read the corpus.
    pub(in crate::cli) fn exit_code(&self) -> ExitCode {
        if self.unreadable == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) }
    }

    /// A seed of the corpus, or a file outside of it, with every passage that it shares with the corpus.
    ///
    /// # Errors
    /// The file cannot be read, or the index is damaged.
    pub(in crate::cli) fn every_witness(&self, path: &Path) -> Result<SeedPassages> {
        self.passages(path, |_, _| true)
    }

    /// A seed with the passages that are listed under it. Each pair of seeds is listed under one of the two: for people
    /// the earlier, for programs the one whose path comes first.
    ///
    /// # Errors
    /// Those of [`IndexedCorpus::every_witness`].
    pub(in crate::cli) fn each_pair_once(&self, path: &Path, audience: Audience) -> Result<SeedPassages> {
        self.passages(path, |seed, witness| match audience {
            Audience::People => seed.earliest_first() < witness.earliest_first(),
            Audience::Programs => seed.path < witness.path,
        })
    }

    /// A seed of the corpus.
    pub(in crate::cli) fn seed(&self, path: &Path) -> Option<Arc<AnalysedSeed>> {
        self.snapshot.get(path)
    }

    /// The passages that one seed shares with another.
    ///
    /// # Errors
    /// The index is damaged.
    pub(in crate::cli) fn passages_between(
        &self,
        seed: &AnalysedSeed,
        other: &AnalysedSeed,
    ) -> Result<Vec<WitnessedPassage>> {
        self.answered(
            &seed.path,
            self.snapshot.passages_with(seed, |witness| witness.path == other.path, &Cancel::new()),
        )
    }

    /// The family of a seed, or of a file outside of the corpus, and who copied whom in it.
    ///
    /// # Errors
    /// The file cannot be read, or the index is damaged.
    pub(in crate::cli) fn lineage(&self, path: &Path) -> Result<Lineage> {
        self.answered(path, self.snapshot.lineage(self.seed_or_file(path)?, &Cancel::new()))
    }

    /// Who copied whom among seeds of the corpus.
    ///
    /// # Errors
    /// The index is damaged.
    pub(in crate::cli) fn lineage_of<'a>(&self, paths: impl Iterator<Item = &'a Path>) -> Result<Lineage> {
        let seeds = paths.filter_map(|path| self.seed(path)).collect();
        self.answered(&self.given, self.snapshot.lineage_of(seeds, &Cancel::new()))
    }

    fn seed_or_file(&self, path: &Path) -> Result<Arc<AnalysedSeed>> {
        let path = self.listed_path(path);
        match self.snapshot.get(&path) {
            Some(seed) => Ok(seed),
            None => Ok(Arc::new(AnalysedSeed::new(path.clone(), files::read_source(&path)?))),
        }
    }

    fn passages(&self, path: &Path, wanted: impl Fn(&AnalysedSeed, &SeedSummary) -> bool) -> Result<SeedPassages> {
        let seed = self.seed_or_file(path)?;
        let passages = self.snapshot.passages_with(&seed, |witness| wanted(&seed, witness), &Cancel::new());
        Ok((seed, self.answered(path, passages)?))
    }

    /// Adds to an error of the look-up which seed it was about.
    fn answered<T>(&self, path: &Path, answer: Result<T, LookupError>) -> Result<T> {
        answer
            .map_err(explain_lookup_error)
            .with_context(|| localised(&message!("cannot-compare", path = quoted_path(path))))
    }

    /// The passages of a seed in the folder whose file has just been read.
    ///
    /// # Errors
    /// [`LookupError::Cancelled`] once the flag is raised; [`LookupError::Index`] if the index cannot be read.
    pub(in crate::cli) fn passages_of_source(
        &self,
        path: &Path,
        source: Source,
        cancel: &Cancel,
    ) -> Result<SeedPassages, LookupError> {
        let reading = Arc::new(AnalysedSeed::new(self.listed_path(path), source));
        let passages = self.snapshot.passages(&reading, cancel)?;
        Ok((reading, passages))
    }

    /// A seed of the corpus, with the parts of it that are boilerplate.
    ///
    /// # Errors
    /// The file or the index cannot be read.
    pub(in crate::cli) fn boilerplate(&self, path: &Path) -> Result<(Arc<AnalysedSeed>, Vec<LearntBoilerplate>)> {
        let seed = self.seed_or_file(path)?;
        let learnt = self.answered(path, self.snapshot.boilerplate(&seed, &Cancel::new()))?;
        Ok((seed, learnt))
    }

    /// The path by which the corpus knows a file, whichever path names it.
    fn listed_path(&self, path: &Path) -> PathBuf {
        let inside = || Some(path.canonicalize().ok()?.strip_prefix(self.root.as_ref()?).ok()?.to_owned());
        inside().map_or_else(|| path.to_owned(), |inside| self.given.join(inside))
    }
}

/// Adds to an error of the look-up what the user can do about it.
pub(in crate::cli) fn explain_lookup_error(error: LookupError) -> anyhow::Error {
    let what_to_do = match &error {
        LookupError::Cancelled(_) => return error.into(),
        LookupError::Index(error) if error.is_damage() => message!("index-damaged"),
        LookupError::Index(_) => message!("index-unreadable"),
    };
    anyhow::Error::new(error).context(localised(&what_to_do))
}

/// The folder whose seeds a file or folder is compared with: the corpus that contains it. Outside of a corpus, it is
/// the folder itself, and for a file the current folder.
///
/// # Errors
/// A `variorum.toml` in or above it is invalid.
pub(in crate::cli) fn corpus_root(path: &Path) -> Result<PathBuf> {
    let is_folder = path.is_dir();
    // The path as given comes first, so that paths are printed as the user wrote them.
    for path in [path.to_owned(), std::path::absolute(path)?] {
        let folder = if is_folder { Some(path.as_path()) } else { path.parent() };
        if let Some(folder) = folder
            && let Some(Manifest { root, .. }) = Manifest::at_or_above(folder)?
        {
            return Ok(if root.as_os_str().is_empty() { PathBuf::from(".") } else { root });
        }
    }
    Ok(if is_folder { path.to_owned() } else { PathBuf::from(".") })
}

/// The folder whose seeds are compared: `corpus` if it was named, else the corpus that contains the first file, else
/// the current folder.
///
/// # Errors
/// Those of [`corpus_root`].
pub(in crate::cli) fn comparison_root(corpus: Option<&Path>, files: &[PathBuf]) -> Result<PathBuf> {
    match (corpus, files.first()) {
        (Some(root), _) => Ok(root.to_owned()),
        (None, Some(file)) => corpus_root(file),
        (None, None) => Ok(PathBuf::from(".")),
    }
}
