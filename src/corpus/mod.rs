//! Which files are seeds, the index over them, and one immutable snapshot of it all for readers.
//!
//! One owner holds the [`Corpus`] and changes it; readers hold a [`Snapshot`], which never changes. What costs time
//! (reading, parsing, folding: [`Reading::of`]) is a pure function that any thread may run; what changes the corpus
//! ([`Corpus::insert`], [`Corpus::remove`]) is cheap.

pub mod manifest;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cancel::{Cancel, Cancelled};
use crate::reprints::{FoldedBody, Passage};
use crate::seed::{FormatHint, Seed};
use crate::text::{ByteSpan, Source};
pub use manifest::{Manifest, ManifestError};

/// One seed, read: everything that the index and the readers need of it.
#[derive(Debug)]
pub struct Reading {
    /// Where the file is (absolute).
    pub path: PathBuf,
    /// The seed.
    pub seed: Seed,
    /// Its body, folded.
    pub folded: FoldedBody,
}

impl Reading {
    /// Parses and folds one text. Pure; linear in its length.
    pub fn of(path: PathBuf, source: Source) -> Self {
        let seed = Seed::parse(source, FormatHint::from_path(&path));
        let folded = FoldedBody::of(&seed);
        Self { path, seed, folded }
    }
}

/// A passage of a seed with the witness that carries it.
#[derive(Clone, Debug)]
pub struct Witnessed {
    /// The other seed, as it reads now (unsaved text included).
    pub witness: Arc<Reading>,
    /// What the two share.
    pub passage: Passage,
    /// The passage in the seed that was asked about, in its source bytes.
    pub seed_span: ByteSpan,
    /// The passage in the witness, in its source bytes.
    pub witness_span: ByteSpan,
}

/// The seeds under one root and the index over them. One owner changes it.
#[derive(Debug, Default)]
pub struct Corpus {}

/// The corpus at one moment. Cloning is cheap; nothing that happens later changes it.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {}

impl Corpus {
    /// An empty corpus.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a seed as it stands on disk, or replaces what was known of the same path. Costs work proportional to the seed.
    pub fn insert(&mut self, reading: Arc<Reading>) {
        let _ = reading;
    }

    /// Lays the text of an open document over what is on disk, until [`Corpus::remove_overlay`].
    pub fn overlay(&mut self, reading: Arc<Reading>) {
        let _ = reading;
    }

    /// Takes the open document's text away again; what is on disk counts again.
    pub fn remove_overlay(&mut self, path: &Path) {
        let _ = path;
    }

    /// Forgets a file that is gone from disk.
    pub fn remove(&mut self, path: &Path) {
        let _ = path;
    }

    /// The corpus as it stands now. Cheap: the server takes one for each request.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::default()
    }
}

impl Snapshot {
    /// How many seeds it holds.
    pub fn len(&self) -> usize {
        0
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The same corpus with the text of one more open document laid over what is on disk, for a reader that cannot wait
    /// until [`Corpus::overlay`] has been told of it. Costs work proportional to the seed and to the number of open
    /// documents, not to the corpus.
    pub fn with_overlay(&self, reading: Arc<Reading>) -> Self {
        let _ = reading;
        self.clone()
    }

    /// The seed at a path.
    pub fn get(&self, path: &Path) -> Option<Arc<Reading>> {
        let _ = path;
        None
    }

    /// Every passage that `seed` shares with another seed of the corpus (the seed itself, found by its path, left
    /// out), in the order of [`Witnessed::seed_span`], and for the same place the earliest witness first.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is seen raised.
    pub fn passages(&self, seed: &Reading, cancel: &Cancel) -> Result<Vec<Witnessed>, Cancelled> {
        let _ = seed;
        cancel.check()?;
        Ok(Vec::new())
    }
}
