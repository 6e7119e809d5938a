//! One seed, read.

use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use super::comparable_seed::{ComparableSeed, Sketch};
use super::stated_sources::StatedSources;
use crate::reprints::fingerprint::winnow;
use crate::reprints::{FoldedBody, PlacedFingerprint, SeedSide};
use crate::seed::{FormatHint, Seed};
use crate::text::Source;

/// One seed, read: everything that the index and the readers need of it.
#[derive(Debug)]
pub struct AnalysedSeed {
    /// Where the file is (absolute).
    pub path: PathBuf,
    /// The seed.
    pub seed: Seed,
    /// Its body, folded.
    pub folded: FoldedBody,
    /// Its fingerprints, in order of their places.
    pub(in crate::corpus) marks: Box<[PlacedFingerprint]>,
    pub(in crate::corpus) sketch: Sketch,
    /// Where it says that it comes from.
    pub(in crate::corpus) origins: StatedSources,
}

impl AnalysedSeed {
    /// Parses and folds one text, and takes its fingerprints. Pure; linear in its length.
    pub fn new(path: PathBuf, source: Source) -> Self {
        let seed = Seed::parse(source, FormatHint::from_path(&path));
        let folded = FoldedBody::new(&seed);
        let marks = winnow(folded.characters()).into_boxed_slice();
        let origins = StatedSources::from_seed(&seed);
        Self { path, seed, folded, marks, sketch: Sketch::default(), origins }
    }

    /// The same, to be compared with others.
    pub(in crate::corpus) fn comparable(&self) -> ComparableSeed<'_> {
        ComparableSeed::new(&self.path, &self.folded, &self.marks, &self.sketch, &self.origins)
    }

    /// The same, to be compared.
    pub fn side(&self) -> SeedSide<'_> {
        SeedSide { seed: &self.seed, folded: &self.folded }
    }

    /// When it was published: see [`Seed::published`].
    pub fn published(&self) -> Option<DateTime> {
        self.seed.published()
    }

    /// The day of that: see [`Seed::published_on`].
    pub fn published_on(&self) -> Option<String> {
        self.seed.published_on()
    }

    /// Whether the two state a source in common, by name.
    pub fn shares_source_name_with(&self, other: &Self) -> bool {
        self.origins.share_a_name_with(&other.origins)
    }

    /// See [`earliest_first`].
    pub fn earliest_first(&self) -> (bool, Option<DateTime>, &Path) {
        earliest_first(self.published(), &self.path)
    }
}

/// What is known of a seed without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeedSummary {
    /// Where its file is.
    pub path: PathBuf,
    /// See [`AnalysedSeed::published`].
    pub published: Option<DateTime>,
}

impl SeedSummary {
    /// See [`earliest_first`].
    pub fn earliest_first(&self) -> (bool, Option<DateTime>, &Path) {
        earliest_first(self.published, &self.path)
    }
}

/// What seeds are sorted by to have the earliest first: the day and time of publication, then those without, and among
/// equals the path.
fn earliest_first(published: Option<DateTime>, path: &Path) -> (bool, Option<DateTime>, &Path) {
    (published.is_none(), published, path)
}
