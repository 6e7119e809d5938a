//! Sorts any number of postings in bounded memory.
//!
//! Fingerprints are hashes, so their leading bits partition them evenly. The postings of each part are collected in a
//! temporary file, and each part is sorted in memory when its turn comes.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::corpus::index::chunk::{KEY_BYTES, Posting};
use crate::corpus::index::{IndexError, SeedId};
use crate::reprints::Fingerprint;

/// The number of parts.
pub(in crate::corpus::index) const PARTS: usize = 1 << PART_BITS;

const PART_BITS: u32 = 8;

/// The number of bytes of a part that are buffered before they are written to the file.
const BUFFER_BYTES: usize = 32 << 10;

/// See the module. The temporary file is in a folder that the caller names, and is deleted when this is dropped.
pub(in crate::corpus::index) struct Sorter {
    folder: PathBuf,
    file: Option<File>,
    /// The end of the file.
    end: u64,
    parts: Vec<SortPart>,
}

#[derive(Default)]
struct SortPart {
    /// Keys of postings, one after the other.
    gathered: Vec<u8>,
    /// The extents of the part in the file: offset and length in bytes.
    written: Vec<(u64, usize)>,
}

impl Sorter {
    /// A sorter without postings.
    pub(in crate::corpus::index) fn new(folder: &Path) -> Self {
        let parts = std::iter::repeat_with(SortPart::default).take(PARTS).collect();
        Self { folder: folder.to_owned(), file: None, end: 0, parts }
    }

    /// Adds a posting.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(in crate::corpus::index) fn push(&mut self, posting: Posting) -> io::Result<()> {
        let Some(part) = self.parts.get_mut((posting.fingerprint.0 >> (32 - PART_BITS)) as usize) else {
            return Ok(());
        };
        part.gathered.extend_from_slice(&posting.key());
        if part.gathered.len() < BUFFER_BYTES {
            return Ok(());
        }
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(tempfile::tempfile_in(&self.folder)?),
        };
        file.write_all(&part.gathered)?;
        part.written.push((self.end, part.gathered.len()));
        self.end += part.gathered.len() as u64;
        part.gathered.clear();
        Ok(())
    }

    /// Takes the postings of a part, sorted, each once. Nothing may be pushed afterwards.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(in crate::corpus::index) fn take_part(&mut self, number: usize) -> Result<Vec<Posting>, IndexError> {
        let Some(part) = self.parts.get_mut(number).map(std::mem::take) else { return Ok(Vec::new()) };
        let mut keys = part.gathered;
        if let Some(file) = &mut self.file {
            keys.reserve_exact(part.written.iter().map(|(_, len)| len).sum());
            for (at, len) in part.written {
                file.seek(SeekFrom::Start(at))?;
                let begin = keys.len();
                keys.resize(begin + len, 0);
                file.read_exact(keys.get_mut(begin..).unwrap_or_default())?;
            }
        }
        let mut postings: Vec<_> = keys.chunks_exact(KEY_BYTES).map(Posting::from_key).collect::<Result<_, _>>()?;
        postings.sort_unstable_by_key(|posting| posting.rank());
        postings.dedup();
        Ok(postings)
    }
}

/// The part that a fingerprint belongs to.
pub(in crate::corpus::index) fn part_of(fingerprint: Fingerprint) -> usize {
    (fingerprint.0 >> (32 - PART_BITS)) as usize
}

/// The least posting that can be in a part; `None` behind the last part.
pub(in crate::corpus::index) fn first_posting_of(part: usize) -> Option<Posting> {
    let leading = u32::try_from(part).ok().filter(|_| part < PARTS)?;
    Some(Posting { fingerprint: Fingerprint(leading << (32 - PART_BITS)), seed: SeedId::FIRST })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_in_any_order_comes_out_in_order_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut sorter = Sorter::new(folder.path());
        // Enough for the first parts to be written to the file.
        let posting = |number: u32| Posting {
            fingerprint: Fingerprint(number.wrapping_mul(0x9E37_79B9) >> if number.is_multiple_of(2) { 0 } else { 7 }),
            seed: SeedId::from_name(&number.to_le_bytes()),
        };
        let mut expected: Vec<_> = (0..60_000).map(posting).collect();
        for posting in expected.iter().chain(&expected[..100]) {
            sorter.push(*posting).expect("written");
        }
        assert!(sorter.file.is_some());
        expected.sort_unstable();
        let mut sorted = Vec::new();
        for part in 0..PARTS {
            let postings = sorter.take_part(part).expect("read");
            assert!(postings.iter().all(|posting| first_posting_of(part).is_some_and(|begin| begin <= *posting)));
            assert!(postings.iter().all(|posting| first_posting_of(part + 1).is_none_or(|end| *posting < end)));
            sorted.extend(postings);
        }
        assert_eq!(sorted, expected);
    }
}
