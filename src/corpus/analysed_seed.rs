//! One seed, read.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::reprints::fingerprint::{shingle_len, winnow};
use crate::reprints::{Fingerprint, FoldedBody, FoldedSpan, FoldedText, PlacedFingerprint, SeedSide};
use crate::seed::{FieldKind, FormatHint, Seed};
use crate::text::{Source, fold::fold_text, subslice};

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
    pub(super) marks: Box<[PlacedFingerprint]>,
    pub(super) sketch: Sketch,
    /// Where it says that it comes from.
    pub(super) origins: StatedSources,
}

/// Where a seed says that it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct StatedSources {
    /// The names of its sources, folded.
    sources: Vec<String>,
    /// The hosts of its addresses.
    sites: Vec<String>,
}

impl StatedSources {
    fn from_seed(seed: &Seed) -> Self {
        let stated = |kind: FieldKind, part: fn(&str) -> Option<String>| -> Vec<String> {
            seed.fields_of(kind).filter_map(|field| part(&field.value)).collect()
        };
        let name = |value: &str| Some(fold_text(value)).filter(|name| !name.is_empty());
        let site = |value: &str| url::Url::parse(value).ok()?.host_str().map(str::to_owned);
        Self { sources: stated(FieldKind::Source, name), sites: stated(FieldKind::Url, site) }
    }

    /// Whether two seeds state a source in common, or, if neither states one, a site.
    pub(super) fn share_a_source_with(&self, other: &Self) -> bool {
        if self.sources.is_empty() && other.sources.is_empty() {
            return self.sites.iter().any(|site| other.sites.contains(site));
        }
        self.sources.iter().any(|source| other.sources.contains(source))
    }
}

/// A seed as it is compared with others: all that finding passages and telling boilerplate need of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct ComparableSeed<'a> {
    /// Where the file is (absolute, or as the corpus names it).
    pub(super) path: &'a Path,
    pub(super) folded: &'a FoldedText,
    /// Its fingerprints, in order of their places.
    pub(super) marks: &'a [PlacedFingerprint],
    sketch: &'a Sketch,
    pub(super) origins: &'a StatedSources,
}

/// See [`ComparableSeed::sketch`]; made when it is first asked for.
#[derive(Debug, Default)]
pub(super) struct Sketch(OnceLock<Box<[Fingerprint]>>);

impl<'a> ComparableSeed<'a> {
    /// A seed of these parts.
    pub(super) fn new(
        path: &'a Path,
        folded: &'a FoldedText,
        marks: &'a [PlacedFingerprint],
        sketch: &'a Sketch,
        origins: &'a StatedSources,
    ) -> Self {
        Self { path, folded, marks, sketch, origins }
    }

    /// One in [`SKETCH_MODULUS`] of the fingerprints, each once, in order: enough to tell whether two seeds have much in common.
    pub(super) fn sketch(self) -> &'a [Fingerprint] {
        self.sketch.0.get_or_init(|| {
            let fingerprints = self.marks.iter().map(|mark| mark.fingerprint);
            let mut sketch: Vec<_> = fingerprints.filter(|one| one.0.is_multiple_of(SKETCH_MODULUS)).collect();
            sketch.sort_unstable();
            sketch.dedup();
            sketch.into()
        })
    }

    /// The fingerprints whose shingles lie inside a span, in order.
    pub(super) fn marks_within(self, span: FoldedSpan) -> impl Iterator<Item = PlacedFingerprint> + use<'a> {
        let from = self.marks.partition_point(|mark| mark.at < span.start);
        let inside = self.marks.iter().skip(from).take_while(move |mark| mark.at < span.end).copied();
        inside.filter(move |mark| {
            let rest = subslice(self.folded.characters(), mark.at as usize..span.end as usize);
            shingle_len(rest).is_some()
        })
    }
}

/// Of which share of the fingerprints a sketch is made.
const SKETCH_MODULUS: u32 = 4;

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
    pub(super) fn comparable(&self) -> ComparableSeed<'_> {
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
        self.origins.sources.iter().any(|source| other.origins.sources.contains(source))
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
