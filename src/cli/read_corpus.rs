//! The seeds of a folder, so that they can be compared: its index, brought up to date.
//!
//! The whole corpus has to be known before the first passage can be told.

mod listed;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result};

pub(super) use listed::Listed;

use super::arguments::TableFormat;
use super::files;
use super::terminal::{quoted, remark, said};
use crate::cancel::Cancel;
use crate::corpus::{
    AnalysedSeed, CacheSizes, ContentHash, Index, IndexError, LearntBoilerplate, Lineage, LookupError, Manifest,
    SeedSummary, Snapshot, WitnessedPassage,
};
use crate::messages::{Language, message};
use crate::text::Source;

/// The seeds of a folder.
pub(super) struct ReadCorpus {
    /// The folder, without links and detours.
    root: Option<PathBuf>,
    /// The folder, as it was given.
    given: PathBuf,
    /// Their paths, in order.
    pub(super) paths: Vec<PathBuf>,
    snapshot: Snapshot,
    /// What the folder says of itself, if it does.
    pub(super) manifest: Option<Arc<Manifest>>,
    /// How many files could not be read, or folders listed.
    pub(super) unreadable: usize,
}

/// A seed and passages of it.
pub(super) type Passages = (Arc<AnalysedSeed>, Vec<WitnessedPassage>);

/// How much is kept in memory: most of what a corpus of ten thousand seeds needs.
const MEMORY: CacheSizes = CacheSizes { texts: 64 << 20, seeds: 96 << 20 };

impl ReadCorpus {
    /// Brings the index of a folder's seeds up to date: reads those that are not in it as they are now.
    ///
    /// # Errors
    /// There is no such folder, or the index can be written nowhere. A file that cannot be read is complained of and
    /// counted.
    pub(super) fn at(root: &Path, language: Language) -> Result<Self> {
        let listed = Listed::at(root)?;
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
                remark(&said(&match error {
                    IndexError::OnNetwork(cache) => message!("index-on-network", path = quoted(&cache)),
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

    /// Whether a file is one of the seeds, however it is named.
    pub(super) fn has(&self, path: &Path) -> bool {
        self.paths.binary_search(&self.as_listed(path)).is_ok()
    }

    /// The seeds with what is in them, in order of their paths.
    ///
    /// # Errors
    /// The index is damaged.
    pub(super) fn contents(&self) -> Result<Vec<(PathBuf, ContentHash)>> {
        self.snapshot.contents().with_context(|| cannot_index(&self.given))
    }

    /// The index of the seeds.
    pub(super) fn index(&self) -> Option<&Arc<Index>> {
        self.snapshot.index()
    }

    /// How the program ends that has read it.
    pub(super) fn exit_code(&self) -> ExitCode {
        if self.unreadable == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) }
    }

    /// A seed of the corpus, or a file beside it, with every passage that it shares.
    ///
    /// # Errors
    /// A file beside the corpus that cannot be read.
    pub(super) fn every_witness(&self, path: &Path) -> Result<Passages> {
        self.passages(path, |_, _| true)
    }

    /// A seed of the corpus with those of its passages whose pair of seeds is listed under this one of the two: for
    /// people the earlier, for programs the one whose path comes first.
    ///
    /// # Errors
    /// As [`ReadCorpus::every_witness`].
    pub(super) fn each_pair_once(&self, path: &Path, format: TableFormat) -> Result<Passages> {
        self.passages(path, |seed, witness| match format {
            TableFormat::Human => seed.earliest_first() < witness.earliest_first(),
            _ => seed.path < witness.path,
        })
    }

    /// A seed of the corpus.
    pub(super) fn reading(&self, path: &Path) -> Option<Arc<AnalysedSeed>> {
        self.snapshot.get(path)
    }

    /// The passages that one seed shares with another.
    ///
    /// # Errors
    /// The index is damaged.
    pub(super) fn between(&self, seed: &AnalysedSeed, other: &AnalysedSeed) -> Result<Vec<WitnessedPassage>> {
        self.answered(
            &seed.path,
            self.snapshot.passages_with(seed, |witness| witness.path == other.path, &Cancel::new()),
        )
    }

    /// The family of a seed of the corpus, or of a file beside it, and who copied whom.
    ///
    /// # Errors
    /// A file beside the corpus that cannot be read.
    pub(super) fn lineage(&self, path: &Path) -> Result<Lineage> {
        self.answered(path, self.snapshot.lineage(self.known_or_read(path)?, &Cancel::new()))
    }

    /// Who copied whom among seeds of the corpus.
    ///
    /// # Errors
    /// The index is damaged.
    pub(super) fn lineage_of<'a>(&self, paths: impl Iterator<Item = &'a Path>) -> Result<Lineage> {
        let seeds = paths.filter_map(|path| self.reading(path)).collect();
        self.answered(&self.given, self.snapshot.lineage_of(seeds, &Cancel::new()))
    }

    fn known_or_read(&self, path: &Path) -> Result<Arc<AnalysedSeed>> {
        let path = self.as_listed(path);
        match self.snapshot.get(&path) {
            Some(seed) => Ok(seed),
            None => Ok(Arc::new(AnalysedSeed::new(path.clone(), files::read_source(&path)?))),
        }
    }

    fn passages(&self, path: &Path, wanted: impl Fn(&AnalysedSeed, &SeedSummary) -> bool) -> Result<Passages> {
        let seed = self.known_or_read(path)?;
        let passages = self.snapshot.passages_with(&seed, |witness| wanted(&seed, witness), &Cancel::new());
        Ok((seed, self.answered(path, passages)?))
    }

    /// What the index answered about a seed.
    fn answered<T>(&self, path: &Path, answer: Result<T, LookupError>) -> Result<T> {
        answer.map_err(explained).with_context(|| said(&message!("cannot-compare", path = quoted(path))))
    }

    /// A seed that lies in the folder, as it was just read, with every passage that it shares.
    ///
    /// # Errors
    /// [`LookupError::Cancelled`] as soon as the flag is seen raised; [`LookupError::Index`] if the index cannot be read.
    pub(super) fn passages_of(&self, path: &Path, source: Source, cancel: &Cancel) -> Result<Passages, LookupError> {
        let reading = Arc::new(AnalysedSeed::new(self.as_listed(path), source));
        let passages = self.snapshot.passages(&reading, cancel)?;
        Ok((reading, passages))
    }

    /// A seed of the corpus, with what of it was taken for boilerplate.
    ///
    /// # Errors
    /// It cannot be read, or the index cannot.
    pub(super) fn boilerplate(&self, path: &Path) -> Result<(Arc<AnalysedSeed>, Vec<LearntBoilerplate>)> {
        let seed = self.known_or_read(path)?;
        let learnt = self.answered(path, self.snapshot.boilerplate(&seed, &Cancel::new()))?;
        Ok((seed, learnt))
    }

    /// The path by which the corpus knows a file, however the file was named.
    fn as_listed(&self, path: &Path) -> PathBuf {
        let inside = || Some(path.canonicalize().ok()?.strip_prefix(self.root.as_ref()?).ok()?.to_owned());
        inside().map_or_else(|| path.to_owned(), |inside| self.given.join(inside))
    }
}

/// Why a look-up has no answer, with what to do.
pub(super) fn explained(error: LookupError) -> anyhow::Error {
    let what_to_do = match &error {
        LookupError::Cancelled(_) => return error.into(),
        LookupError::Index(error) if error.is_damage() => message!("index-damaged"),
        LookupError::Index(_) => message!("index-unreadable"),
    };
    anyhow::Error::new(error).context(said(&what_to_do))
}

fn cannot_index(root: &Path) -> String {
    said(&message!("cannot-index", path = quoted(root)))
}

/// The folder whose seeds a file or folder is compared with: the corpus that it lies in, else the folder itself, or for
/// a file the folder one is in.
///
/// # Errors
/// A `variorum.toml` at or above it that is not understood.
pub(super) fn root_of(path: &Path) -> Result<PathBuf> {
    let is_folder = path.is_dir();
    // First as the path was given, so that paths are printed in its way; then further up.
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
