//! A seed after analysis: parsed, folded and fingerprinted.

use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use super::comparable_seed::{ComparableSeed, Sketch};
use super::stated_sources::StatedSources;
use crate::reprints::fingerprint::winnow;
use crate::reprints::{FoldedBody, PlacedFingerprint, SeedSide};
use crate::seed::{FormatHint, Seed};
use crate::text::Source;

/// A seed after analysis: everything that the index and readers need of it.
#[derive(Debug)]
pub struct AnalysedSeed {
    /// The absolute path of its file.
    pub path: PathBuf,
    /// The parsed seed.
    pub seed: Seed,
    /// Its folded body.
    pub folded: FoldedBody,
    /// Its fingerprints, in order of their places.
    pub(in crate::corpus) fingerprints: Box<[PlacedFingerprint]>,
    pub(in crate::corpus) sketch: Sketch,
    /// Where the seed says that it comes from.
    pub(in crate::corpus) origins: StatedSources,
}

impl AnalysedSeed {
    /// Parses and folds a text and selects its fingerprints. Pure; linear in the length of the text.
    pub fn new(path: PathBuf, source: Source) -> Self {
        let seed = Seed::parse(source, FormatHint::from_path(&path));
        let folded = FoldedBody::new(&seed);
        let fingerprints = winnow(folded.characters()).into_boxed_slice();
        let origins = StatedSources::from_seed(&seed);
        Self { path, seed, folded, fingerprints, sketch: Sketch::default(), origins }
    }

    /// The seed, ready to be compared with others in the corpus.
    pub(in crate::corpus) fn comparable(&self) -> ComparableSeed<'_> {
        ComparableSeed::new(&self.path, &self.folded, &self.fingerprints, &self.sketch, &self.origins)
    }

    /// The seed, ready to have its variants worked out.
    pub fn side(&self) -> SeedSide<'_> {
        SeedSide { seed: &self.seed, folded: &self.folded }
    }

    /// When it was published: see [`Seed::published`].
    pub fn published(&self) -> Option<DateTime> {
        self.seed.published()
    }

    /// The day of publication: see [`Seed::published_on`].
    pub fn published_on(&self) -> Option<String> {
        self.seed.published_on()
    }

    /// Whether two seeds name a source in common.
    pub fn shares_source_name_with(&self, other: &Self) -> bool {
        self.origins.share_a_name_with(&other.origins)
    }

    /// The sort key that puts the earliest seed first: see [`earliest_first`].
    pub fn earliest_first(&self) -> (bool, Option<DateTime>, &Path) {
        earliest_first(self.published(), &self.path)
    }
}

/// What is known of a seed without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeedSummary {
    /// The path of its file.
    pub path: PathBuf,
    /// When it was published: see [`AnalysedSeed::published`].
    pub published: Option<DateTime>,
}

impl SeedSummary {
    /// The sort key that puts the earliest seed first: see [`earliest_first`].
    pub fn earliest_first(&self) -> (bool, Option<DateTime>, &Path) {
        earliest_first(self.published, &self.path)
    }
}

/// The sort key that puts the earliest seed first: by day and time of publication, then undated seeds, and among
/// equals by path.
fn earliest_first(published: Option<DateTime>, path: &Path) -> (bool, Option<DateTime>, &Path) {
    (published.is_none(), published, path)
}
