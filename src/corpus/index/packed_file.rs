//! A file, read, analysed and packed for the index.

use std::io;
use std::path::{Path, PathBuf};

use super::AnalysedSeed;
use super::record::{FileRecord, pack};
use super::seed_id::{SeedId, path_from_stored_name, stored_name};
use super::stamp::{ContentHash, Stamp};
use super::{IndexError, Outline};
use crate::corpus::folder::FolderKind;
use crate::files::{self, FileError};
use crate::reprints::Fingerprint;
use crate::text::Source;

/// The size of the largest file that is read, in bytes: no article is as long.
pub const MAX_SEED_BYTES: u64 = 1 << 30;

/// A file, read, analysed and packed for the index. Making one is the expensive part of indexing, and can be done on
/// any thread.
#[derive(Debug)]
pub struct PackedFile {
    pub(super) id: SeedId,
    pub(super) head: FileRecord,
    /// The packed outline; empty if the file is no seed.
    pub(super) outline: Vec<u8>,
    /// The packed body; empty if the file is no seed.
    pub(super) body: Vec<u8>,
    /// The seed's fingerprints, in order of their places.
    pub(super) fingerprints: Box<[Fingerprint]>,
}

impl PackedFile {
    /// Reads a file of a corpus. A file that is not one of the folder's seeds is recorded as such, so that it is not
    /// read again.
    ///
    /// # Errors
    /// It cannot be read, is no regular file, or is longer than [`MAX_SEED_BYTES`].
    pub fn read(root: &Path, path: &Path, folder_kind: &FolderKind) -> Result<Self, IndexError> {
        let name = stored_name(root, path).ok_or_else(|| io::Error::from(io::ErrorKind::InvalidFilename))?;
        let (bytes, metadata) = match files::read_without_links(root, path, MAX_SEED_BYTES) {
            Err(FileError::TooLong { .. }) => return Err(IndexError::TooLong),
            Err(FileError::Io(error)) => return Err(error.into()),
            Err(_) => return Err(io::Error::from(io::ErrorKind::InvalidInput).into()),
            Ok(read) => read,
        };
        let analysed = AnalysedSeed::new(path.to_owned(), Source::from_bytes(&bytes));
        let mut packed_file = Self {
            id: SeedId::from_name(&name),
            head: FileRecord {
                name,
                stamp: Stamp::from_metadata(&metadata),
                content: ContentHash::new(&bytes),
                seed: None,
            },
            outline: Vec::new(),
            body: Vec::new(),
            fingerprints: Box::default(),
        };
        if folder_kind.admits(path, &analysed.seed) {
            let (seed, body) = pack(&analysed)?;
            packed_file.head.seed = Some(seed);
            packed_file.outline = postcard::to_allocvec(&Outline::new(&analysed)).map_err(|_| IndexError::TooLong)?;
            packed_file.body = body;
            packed_file.fingerprints = analysed.fingerprints.iter().map(|mark| mark.fingerprint).collect();
        }
        Ok(packed_file)
    }

    /// The path of the file.
    pub fn path(&self, root: &Path) -> Option<PathBuf> {
        path_from_stored_name(root, &self.head.name)
    }

    /// The number of postings that it has at most.
    pub fn postings(&self) -> usize {
        self.fingerprints.len()
    }
}
