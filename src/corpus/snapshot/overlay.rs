//! Open documents, laid over what is on disk.

use std::cmp::Ordering;
use std::sync::{Arc, OnceLock};

use crate::corpus::index::{AnalysedSeed, Outline};
use crate::reprints::Fingerprint;

/// An open document, ready to be laid over the corpus. Making one costs work proportional to the seed and can be done
/// on any thread; adding it to a snapshot is cheap.
#[derive(Debug)]
pub struct Overlay {
    pub(in crate::corpus) analysed: Arc<AnalysedSeed>,
    /// Sorted, each once.
    fingerprints: Box<[Fingerprint]>,
    outline: OnceLock<Outline<'static>>,
}

impl Overlay {
    /// The overlay with the text of a seed.
    pub fn new(analysed: Arc<AnalysedSeed>) -> Self {
        let mut fingerprints: Vec<_> = analysed.fingerprints.iter().map(|mark| mark.fingerprint).collect();
        fingerprints.sort_unstable();
        fingerprints.dedup();
        Self { analysed, fingerprints: fingerprints.into(), outline: OnceLock::new() }
    }

    /// What the seed is looked up by; computed on first use.
    pub(in crate::corpus) fn outline(&self) -> &Outline<'static> {
        self.outline.get_or_init(|| Outline::new(&self.analysed))
    }

    /// Whether two documents share a fingerprint. Linear in both.
    pub fn shares(&self, other: &Self) -> bool {
        let (mut one, mut two) = (self.fingerprints.iter().peekable(), other.fingerprints.iter().peekable());
        while let (Some(a), Some(b)) = (one.peek(), two.peek()) {
            match a.cmp(b) {
                Ordering::Less => _ = one.next(),
                Ordering::Greater => _ = two.next(),
                Ordering::Equal => return true,
            }
        }
        false
    }

    /// Its fingerprints, sorted, each once.
    pub(in crate::corpus) fn fingerprints(&self) -> &[Fingerprint] {
        &self.fingerprints
    }

    /// Whether it has a fingerprint. Logarithmic.
    pub(in crate::corpus) fn has(&self, fingerprint: Fingerprint) -> bool {
        self.fingerprints.binary_search(&fingerprint).is_ok()
    }
}
