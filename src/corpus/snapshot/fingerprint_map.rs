//! Maps whose keys are fingerprints.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::reprints::Fingerprint;

/// A map by fingerprint. Fingerprints are hashes, so they are hardly hashed again.
pub(in crate::corpus) type ByFingerprint<T> = HashMap<Fingerprint, T, BuildHasherDefault<FingerprintHasher>>;

/// Spreads the bits of a hash with one multiplication.
#[derive(Default)]
pub(in crate::corpus) struct FingerprintHasher(u64);

impl Hasher for FingerprintHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u32(self.0 as u32 ^ u32::from(*byte)));
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = u64::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// A fingerprint that two seeds share, with its places in the seed that is looked up, in folded characters.
pub(in crate::corpus) type SharedFingerprint<'a> = (Fingerprint, &'a [u32]);
