//! All seeds of a folder, read so that they can be compared.
//!
//! The whole corpus has to be known before the first passage can be told.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};

use super::arguments::LineFormat;
use super::files::{Candidate, Listing};
use super::progress::Progress;
use super::terminal::{complain, quoted, said};
use super::{files, parallel};
use crate::cancel::Cancel;
use crate::corpus::{Batch, Corpus, Reading, Snapshot, Witnessed};
use crate::messages::{Language, message};
use crate::rules::Layer;

/// The seeds of a folder.
pub(super) struct ReadCorpus {
    /// The folder, without links and detours.
    root: Option<PathBuf>,
    /// The folder, as it was given.
    given: PathBuf,
    /// Their paths, in order.
    pub(super) paths: Vec<PathBuf>,
    snapshot: Snapshot,
    /// How many files could not be read, or folders listed.
    pub(super) unreadable: usize,
}

/// A seed and passages of it.
pub(super) type Passages = (Arc<Reading>, Vec<Witnessed>);

/// How many files one thread reads before they are put into the corpus together.
const BATCH: usize = 128;

/// Reads files: those that are seeds, why others could not be read, and how many were looked at.
fn read_batch(batch: &[Candidate]) -> (Batch, Vec<anyhow::Error>, usize) {
    let (mut readings, mut errors) = (Vec::new(), Vec::new());
    for candidate in batch {
        match files::read_source(&candidate.path) {
            Ok(source) => {
                let reading = Reading::of(candidate.path.clone(), source);
                if !candidate.must_look_like_a_seed || reading.seed.has_seed_header() {
                    readings.push(Arc::new(reading));
                }
            }
            Err(error) => errors.push(error),
        }
    }
    (Batch::of(readings), errors, batch.len())
}

impl ReadCorpus {
    /// Reads every seed of a folder.
    ///
    /// # Errors
    /// There is no such folder. A file that cannot be read is complained of and counted.
    pub(super) fn at(root: &Path, language: Language) -> Result<Self> {
        let Listing { candidates, unlistable, .. } = files::candidates(&[root.to_path_buf()], Layer::default(), false)?;
        let progress = Progress::new(message!("progress-reading-seeds").text(language), candidates.len());
        let (mut corpus, mut paths, mut unreadable) = (Corpus::new(), Vec::new(), unlistable);
        let batches: Vec<_> = candidates.chunks(BATCH).collect();
        parallel::in_order(
            &batches,
            |batch| read_batch(batch),
            |(batch, errors, looked_at)| -> Result<()> {
                progress.steps(looked_at);
                paths.extend(batch.readings().iter().map(|reading| reading.path.clone()));
                corpus.insert_batch(batch);
                unreadable += errors.len();
                errors.iter().for_each(|error| progress.aside(|| complain(error)));
                Ok(())
            },
        )?;
        let snapshot = corpus.snapshot();
        Ok(Self { root: root.canonicalize().ok(), given: root.to_owned(), paths, snapshot, unreadable })
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
    pub(super) fn each_pair_once(&self, path: &Path, format: LineFormat) -> Result<Passages> {
        self.passages(path, |seed, witness| match format {
            LineFormat::Human => seed.earliest_first() < witness.earliest_first(),
            LineFormat::Jsonl => seed.path < witness.path,
        })
    }

    fn passages(&self, path: &Path, wanted: impl Fn(&Reading, &Reading) -> bool) -> Result<Passages> {
        let path = self.as_listed(path);
        let seed = match self.snapshot.get(&path) {
            Some(seed) => seed,
            None => Arc::new(Reading::of(path.clone(), files::read_source(&path)?)),
        };
        let passages = self
            .snapshot
            .passages_with(&seed, |witness| wanted(&seed, witness), &Cancel::new())
            .with_context(|| said(&message!("cannot-compare", path = quoted(&path))))?;
        Ok((seed, passages))
    }

    /// The path by which the corpus knows a file, however the file was named.
    fn as_listed(&self, path: &Path) -> PathBuf {
        let inside = || Some(path.canonicalize().ok()?.strip_prefix(self.root.as_ref()?).ok()?.to_owned());
        inside().map_or_else(|| path.to_owned(), |inside| self.given.join(inside))
    }
}
