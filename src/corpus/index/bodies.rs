//! The table of packed bodies. LMDB gives a value of more than half a page pages of its own, half empty on average: so a
//! body is cut into pieces of which four fill one.

use std::ops::Bound;

use heed::types::Bytes;
use heed::{Database, PutFlags, RoTxn, RwTxn};

use super::sealed::{self, seal, unseal};
use super::{IndexError, SeedId};

/// The bytes of a piece.
const PIECE: usize = 1000 - sealed::LEN;

type Key = [u8; SeedId::LEN + 4];

fn key(id: SeedId, piece: u32) -> Key {
    let mut key = [0; SeedId::LEN + 4];
    let (seed, number) = key.split_at_mut(SeedId::LEN);
    seed.copy_from_slice(&id.to_bytes());
    number.copy_from_slice(&piece.to_be_bytes());
    key
}

/// The body of a seed, of so many bytes.
///
/// # Errors
/// It is not what was written.
pub(super) fn get(table: Database<Bytes, Bytes>, txn: &RoTxn, id: SeedId, len: u32) -> Result<Vec<u8>, IndexError> {
    let mut body = Vec::with_capacity((len as usize).min(1 << 20));
    let (first, last) = (key(id, 0), key(id, u32::MAX));
    for piece in table.range(txn, &(Bound::Included(&first[..]), Bound::Included(&last[..])))? {
        let (key, piece) = piece?;
        body.extend_from_slice(unseal(key, piece)?);
    }
    if body.len() == len as usize { Ok(body) } else { Err(IndexError::Damaged) }
}

/// Writes a body where there is none.
pub(super) fn put(table: Database<Bytes, Bytes>, txn: &mut RwTxn, id: SeedId, body: &[u8]) -> Result<(), IndexError> {
    let is_last = table.last(txn)?.is_none_or(|(last, _)| last < &key(id, 0)[..]);
    let flags = if is_last { PutFlags::APPEND } else { PutFlags::empty() };
    for (number, piece) in body.chunks(PIECE).enumerate() {
        let key = key(id, u32::try_from(number).map_err(|_| IndexError::TooLong)?);
        table.put_with_flags(txn, flags, &key, &seal(&key, piece))?;
    }
    Ok(())
}

/// Takes a body away.
pub(super) fn delete(table: Database<Bytes, Bytes>, txn: &mut RwTxn, id: SeedId) -> Result<(), IndexError> {
    let (first, last) = (key(id, 0), key(id, u32::MAX));
    table.delete_range(txn, &(Bound::Included(&first[..]), Bound::Included(&last[..])))?;
    Ok(())
}
