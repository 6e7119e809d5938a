//! Open documents, laid over what is on disk.

use std::cmp::Ordering;
use std::sync::{Arc, OnceLock};

use crate::corpus::index::{AnalysedSeed, Outline};
use crate::reprints::Fingerprint;

/// An open document, ready to be laid over what is on disk. Making one costs work proportional to the seed and can be
/// done on any thread; laying it costs next to nothing.
#[derive(Debug)]
pub struct Overlay {
    pub(in crate::corpus) reading: Arc<AnalysedSeed>,
    /// Each once, in order.
    fingerprints: Box<[Fingerprint]>,
    outline: OnceLock<Outline<'static>>,
}

impl Overlay {
    /// The overlay with the text of one reading.
    pub fn new(reading: Arc<AnalysedSeed>) -> Self {
        let mut fingerprints: Vec<_> = reading.marks.iter().map(|mark| mark.fingerprint).collect();
        fingerprints.sort_unstable();
        fingerprints.dedup();
        Self { reading, fingerprints: fingerprints.into(), outline: OnceLock::new() }
    }

    /// What it is looked up by; worked out when it is asked for the first time.
    pub(in crate::corpus) fn outline(&self) -> &Outline<'static> {
        self.outline.get_or_init(|| Outline::new(&self.reading))
    }

    /// Whether it shares a fingerprint with another. Linear in both.
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

    /// Its fingerprints, each once, in order.
    pub(in crate::corpus) fn fingerprints(&self) -> &[Fingerprint] {
        &self.fingerprints
    }

    /// Whether it has a fingerprint.
    pub(in crate::corpus) fn has(&self, fingerprint: Fingerprint) -> bool {
        self.fingerprints.binary_search(&fingerprint).is_ok()
    }
}
