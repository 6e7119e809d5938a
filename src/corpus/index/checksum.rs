//! Values with a checksum, so that damage is noticed before a value is used.

use twox_hash::XxHash3_64;

use super::IndexError;

/// The length of the checksum in bytes.
pub(super) const LEN_BYTES: usize = 4;

/// A value as it is stored under a key: a checksum of both, followed by the value.
pub(super) fn with_checksum(key: &[u8], value: &[u8]) -> Vec<u8> {
    let mut stored = Vec::with_capacity(LEN_BYTES + value.len());
    stored.extend_from_slice(&checksum_of(key, value));
    stored.extend_from_slice(value);
    stored
}

/// The value that was stored under a key.
///
/// # Errors
/// [`IndexError::Damaged`] if the checksum does not match.
pub(super) fn verified<'a>(key: &[u8], stored: &'a [u8]) -> Result<&'a [u8], IndexError> {
    match stored.split_first_chunk::<LEN_BYTES>() {
        Some((stated, value)) if *stated == checksum_of(key, value) => Ok(value),
        _ => Err(IndexError::Damaged),
    }
}

fn checksum_of(key: &[u8], value: &[u8]) -> [u8; LEN_BYTES] {
    let [a, b, c, d, ..] = XxHash3_64::oneshot_with_seed(XxHash3_64::oneshot(key), value).to_le_bytes();
    [a, b, c, d]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flipped_bit_is_noticed() {
        let mut stored = with_checksum(b"key", b"some value");
        assert_eq!(verified(b"key", &stored).ok(), Some(&b"some value"[..]));
        assert!(verified(b"kez", &stored).is_err());
        for bit in 0..8 * stored.len() {
            stored[bit / 8] ^= 1 << (bit % 8);
            assert!(verified(b"key", &stored).is_err(), "{bit}");
            stored[bit / 8] ^= 1 << (bit % 8);
        }
        for len in 0..stored.len() {
            assert!(verified(b"key", &stored[..len]).is_err(), "{len}");
        }
    }
}
