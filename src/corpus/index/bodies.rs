//! The table of packed bodies.
//!
//! LMDB gives a value longer than half a page pages of its own, the last one half empty on average. So a body is cut
//! into pieces: at the end of the table so that each page is full, elsewhere so that four fill a page.

use std::ops::Bound;
use std::sync::atomic::{AtomicUsize, Ordering};

use heed::types::Bytes;
use heed::{Database, PutFlags, RoTxn, RwTxn};

use super::checksum::{self, verified, with_checksum};
use super::{IndexError, SeedId};

/// The length of a piece in the middle of the table, in bytes.
const PIECE_BYTES: usize = 1000 - checksum::LEN_BYTES;

/// The bytes of an LMDB page that hold values and their headers.
const PAGE_BYTES: usize = 4096 - 16;

/// The bytes that a piece takes besides its own: its slot in the page, its header, its key and its checksum.
const PIECE_OVERHEAD_BYTES: usize = 2 + 8 + SeedId::LEN_BYTES + 4 + checksum::LEN_BYTES;

/// The length of the longest piece in bytes: two fill a page.
const MAX_PIECE_BYTES: usize = PAGE_BYTES / 2 - PIECE_OVERHEAD_BYTES;

/// A piece shorter than this, in bytes, is not worth its key.
const MIN_PIECE_BYTES: usize = 64;

type BodyKey = [u8; SeedId::LEN_BYTES + 4];

fn key(id: SeedId, piece: u32) -> BodyKey {
    let mut key = [0; SeedId::LEN_BYTES + 4];
    let (seed, number) = key.split_at_mut(SeedId::LEN_BYTES);
    seed.copy_from_slice(&id.to_bytes());
    number.copy_from_slice(&piece.to_be_bytes());
    key
}

/// Reads the body of a seed, of `len` bytes.
///
/// # Errors
/// It is not what was written.
pub(super) fn get(table: Database<Bytes, Bytes>, txn: &RoTxn, id: SeedId, len: u32) -> Result<Vec<u8>, IndexError> {
    let mut body = Vec::with_capacity((len as usize).min(1 << 20));
    let (first, last) = (key(id, 0), key(id, u32::MAX));
    for piece in table.range(txn, &(Bound::Included(&first[..]), Bound::Included(&last[..])))? {
        let (key, piece) = piece?;
        body.extend_from_slice(verified(key, piece)?);
    }
    if body.len() == len as usize { Ok(body) } else { Err(IndexError::Damaged) }
}

/// Writes a body where there is none. `free_space` is the number of bytes left in the last page of the table, as far
/// as this process knows. If it is wrong, a page stays partly empty, and nothing worse happens.
pub(super) fn put(
    table: Database<Bytes, Bytes>,
    txn: &mut RwTxn,
    id: SeedId,
    body: &[u8],
    free_space: &AtomicUsize,
) -> Result<(), IndexError> {
    let is_last = table.last(txn)?.is_none_or(|(last, _)| last < &key(id, 0)[..]);
    let flags = if is_last { PutFlags::APPEND } else { PutFlags::empty() };
    let (mut rest, mut left) = (body, free_space.load(Ordering::Relaxed));
    for number in 0.. {
        if rest.is_empty() {
            break;
        }
        let mut most = PIECE_BYTES;
        if is_last {
            if left < PIECE_OVERHEAD_BYTES + MIN_PIECE_BYTES.min(rest.len()) {
                left = PAGE_BYTES;
            }
            most = (left - PIECE_OVERHEAD_BYTES).min(MAX_PIECE_BYTES);
        }
        let (piece, behind) = rest.split_at(most.min(rest.len()));
        left = left.saturating_sub((PIECE_OVERHEAD_BYTES + piece.len()).next_multiple_of(2));
        let key = key(id, number);
        table.put_with_flags(txn, flags, &key, &with_checksum(&key, piece))?;
        rest = behind;
    }
    if is_last {
        free_space.store(left, Ordering::Relaxed);
    }
    Ok(())
}

/// Deletes a body.
pub(super) fn delete(table: Database<Bytes, Bytes>, txn: &mut RwTxn, id: SeedId) -> Result<(), IndexError> {
    let (first, last) = (key(id, 0), key(id, u32::MAX));
    table.delete_range(txn, &(Bound::Included(&first[..]), Bound::Included(&last[..])))?;
    Ok(())
}
