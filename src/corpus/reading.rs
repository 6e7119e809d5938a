//! One seed, read.

use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use crate::reprints::fingerprint::{shingle_len, winnow};
use crate::reprints::{Fingerprint, FoldedBody, FoldedSpan, Mark};
use crate::seed::{FieldKind, FormatHint, Seed};
use crate::text::{Source, fold::fold_text};

/// One seed, read: everything that the index and the readers need of it.
#[derive(Debug)]
pub struct Reading {
    /// Where the file is (absolute).
    pub path: PathBuf,
    /// The seed.
    pub seed: Seed,
    /// Its body, folded.
    pub folded: FoldedBody,
    /// Its fingerprints, in order of their places.
    pub(super) marks: Box<[Mark]>,
    /// One in [`SKETCHED`] of them, in order: enough to tell whether two seeds have much in common.
    pub(super) sketch: Box<[Fingerprint]>,
}

/// Of which share of the fingerprints a sketch is made.
const SKETCHED: u32 = 4;

impl Reading {
    /// Parses and folds one text, and takes its fingerprints. Pure; linear in its length.
    pub fn of(path: PathBuf, source: Source) -> Self {
        let seed = Seed::parse(source, FormatHint::from_path(&path));
        let folded = FoldedBody::of(&seed);
        let marks = winnow(folded.characters()).into_boxed_slice();
        let sketched = |mark: &Mark| mark.fingerprint.0.is_multiple_of(SKETCHED);
        let mut sketch: Vec<_> = marks.iter().filter(|mark| sketched(mark)).map(|mark| mark.fingerprint).collect();
        sketch.sort_unstable();
        sketch.dedup();
        Self { path, seed, folded, marks, sketch: sketch.into() }
    }

    /// The fingerprints whose shingles lie inside a span, in order.
    pub(super) fn marks_within(&self, span: FoldedSpan) -> impl Iterator<Item = Mark> {
        let from = self.marks.partition_point(|mark| mark.at < span.start);
        let inside = self.marks.iter().skip(from).take_while(move |mark| mark.at < span.end).copied();
        inside.filter(move |mark| {
            let rest = self.folded.characters().get(mark.at as usize..span.end as usize).unwrap_or_default();
            shingle_len(rest).is_some()
        })
    }

    /// Whether two seeds state a source in common, or, if neither states one, a site.
    pub(super) fn names_a_source_of(&self, other: &Self) -> bool {
        let stated = |reading: &Self, kind: FieldKind, part: fn(&str) -> Option<String>| -> Vec<String> {
            reading.seed.fields_of(kind).filter_map(|field| part(&field.value)).collect()
        };
        let name = |value: &str| Some(fold_text(value)).filter(|name| !name.is_empty());
        let (own, others) = (stated(self, FieldKind::Source, name), stated(other, FieldKind::Source, name));
        if own.is_empty() && others.is_empty() {
            let site = |value: &str| url::Url::parse(value).ok()?.host_str().map(str::to_owned);
            let others = stated(other, FieldKind::Url, site);
            return stated(self, FieldKind::Url, site).iter().any(|site| others.contains(site));
        }
        own.iter().any(|source| others.contains(source))
    }

    /// When it was published: see [`Seed::published`].
    pub fn published(&self) -> Option<DateTime> {
        self.seed.published()
    }

    /// What seeds are sorted by to have the earliest first: the day and time of publication, then those without, and
    /// among equals the path.
    pub fn earliest_first(&self) -> (bool, Option<DateTime>, &Path) {
        let published = self.published();
        (published.is_none(), published, &self.path)
    }
}
