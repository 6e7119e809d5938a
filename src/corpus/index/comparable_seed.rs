//! A seed as it is compared with others.

use std::path::Path;
use std::sync::OnceLock;

use super::stated_sources::StatedSources;
use crate::reprints::fingerprint::shingle_len;
use crate::reprints::{Fingerprint, FoldedSpan, FoldedText, PlacedFingerprint};
use crate::text::subslice;

/// A seed as it is compared with others: all that finding passages and filtering boilerplate need.
#[derive(Clone, Copy, Debug)]
pub(in crate::corpus) struct ComparableSeed<'a> {
    /// The path of its file: absolute, or as the corpus names it.
    pub(in crate::corpus) path: &'a Path,
    pub(in crate::corpus) folded: &'a FoldedText,
    /// Its fingerprints, in order of their places.
    pub(in crate::corpus) fingerprints: &'a [PlacedFingerprint],
    sketch: &'a Sketch,
    pub(in crate::corpus) origins: &'a StatedSources,
}

/// The sketch of a seed, made when it is first used: see [`ComparableSeed::sketch`].
#[derive(Debug, Default)]
pub(in crate::corpus) struct Sketch(OnceLock<Box<[Fingerprint]>>);

impl<'a> ComparableSeed<'a> {
    /// A seed made of these parts.
    pub(in crate::corpus) fn new(
        path: &'a Path,
        folded: &'a FoldedText,
        fingerprints: &'a [PlacedFingerprint],
        sketch: &'a Sketch,
        origins: &'a StatedSources,
    ) -> Self {
        Self { path, folded, fingerprints, sketch, origins }
    }

    /// The fingerprints that are divisible by [`SKETCH_MODULUS`], sorted, each once: enough to tell whether two seeds
    /// have much in common (the “0 mod p” sketch of Manber, “Finding similar files in a large file system”, 1994).
    pub(in crate::corpus) fn sketch(self) -> &'a [Fingerprint] {
        self.sketch.0.get_or_init(|| {
            let fingerprints = self.fingerprints.iter().map(|mark| mark.fingerprint);
            let mut sketch: Vec<_> = fingerprints.filter(|one| one.0.is_multiple_of(SKETCH_MODULUS)).collect();
            sketch.sort_unstable();
            sketch.dedup();
            sketch.into()
        })
    }

    /// The fingerprints whose shingles lie inside a span, in order.
    pub(in crate::corpus) fn fingerprints_within(
        self,
        span: FoldedSpan,
    ) -> impl Iterator<Item = PlacedFingerprint> + use<'a> {
        let from = self.fingerprints.partition_point(|mark| mark.at < span.start);
        let inside = self.fingerprints.iter().skip(from).take_while(move |mark| mark.at < span.end).copied();
        inside.filter(move |mark| {
            let rest = subslice(self.folded.characters(), mark.at as usize..span.end as usize);
            shingle_len(rest).is_some()
        })
    }
}

/// One fingerprint in this many is part of a sketch.
const SKETCH_MODULUS: u32 = 4;
