//! Values with a checksum, so that damage is noticed before anything is believed.

use twox_hash::XxHash3_64;

use super::IndexError;

/// How many bytes the checksum has.
pub(super) const LEN: usize = 4;

/// A value as it is written under a key: the checksum of both, then the value.
pub(super) fn seal(key: &[u8], value: &[u8]) -> Vec<u8> {
    let mut sealed = Vec::with_capacity(LEN + value.len());
    sealed.extend_from_slice(&checksum(key, value));
    sealed.extend_from_slice(value);
    sealed
}

/// The value that was sealed under a key.
///
/// # Errors
/// [`IndexError::Damaged`] if the checksum is another.
pub(super) fn unseal<'a>(key: &[u8], sealed: &'a [u8]) -> Result<&'a [u8], IndexError> {
    match sealed.split_first_chunk::<LEN>() {
        Some((stated, value)) if *stated == checksum(key, value) => Ok(value),
        _ => Err(IndexError::Damaged),
    }
}

fn checksum(key: &[u8], value: &[u8]) -> [u8; LEN] {
    let [a, b, c, d, ..] = XxHash3_64::oneshot_with_seed(XxHash3_64::oneshot(key), value).to_le_bytes();
    [a, b, c, d]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flipped_bit_is_noticed() {
        let mut sealed = seal(b"key", b"some value");
        assert_eq!(unseal(b"key", &sealed).ok(), Some(&b"some value"[..]));
        assert!(unseal(b"kez", &sealed).is_err());
        for bit in 0..8 * sealed.len() {
            sealed[bit / 8] ^= 1 << (bit % 8);
            assert!(unseal(b"key", &sealed).is_err(), "{bit}");
            sealed[bit / 8] ^= 1 << (bit % 8);
        }
        for len in 0..sealed.len() {
            assert!(unseal(b"key", &sealed[..len]).is_err(), "{len}");
        }
    }
}
