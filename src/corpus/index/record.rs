//! What the index keeps of a file: a head that says what the file is, and the folded body, packed.
//!
//! A body is its folded characters as UTF-8 and the places of its blocks, lines and fingerprints as differences, all
//! compressed by Zstandard. The fingerprints themselves are not kept: they are hashed again at their places.

use std::cell::RefCell;
use std::path::PathBuf;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use zstd::bulk::{Compressor, Decompressor};

use super::IndexError;
use super::stamp::{ContentHash, Stamp};
use crate::corpus::reading::{Compared, Origins, Reading, sketch};
use crate::reprints::fingerprint::fingerprint_at;
use crate::reprints::{Fingerprint, FoldedText, Mark};

/// Higher levels are not worth their time on texts of this length.
const LEVEL: i32 = 1;

thread_local! {
    /// Zstandard's tables, which take longer to make than a short text takes to pack.
    static PACKER: RefCell<Option<Compressor<'static>>> = const { RefCell::new(None) };
    static UNPACKER: RefCell<Option<Decompressor<'static>>> = const { RefCell::new(None) };
}

/// No body is as long as this when it is unpacked.
const LONGEST: usize = 1 << 31;

/// What the index knows of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::corpus) struct Head {
    /// See [`name_of`](super::seed_id::name_of).
    pub(in crate::corpus) name: Vec<u8>,
    /// What its metadata was when it was read.
    pub(in crate::corpus) stamp: Stamp,
    /// What was in it.
    pub(in crate::corpus) content: ContentHash,
    /// What it says, if it is a seed.
    pub(in crate::corpus) seed: Option<SeedHead>,
}

/// What the index knows of a seed without unpacking its body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::corpus) struct SeedHead {
    published: Option<String>,
    origins: Origins,
    pub(super) body: BodyHead,
}

/// How a body is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct BodyHead {
    /// How many bytes it has.
    pub(super) packed: u32,
    /// How many before it was compressed.
    unpacked: u32,
}

impl SeedHead {
    /// See [`Reading::published`].
    pub(in crate::corpus) fn published(&self) -> Option<DateTime> {
        self.published.as_ref()?.parse().ok()
    }
}

/// A body, before it is compressed. Places are folded characters, each less the one before.
#[derive(Serialize, Deserialize)]
struct Body {
    text: String,
    blocks: Vec<u32>,
    lines: Vec<u32>,
    marks: Vec<u32>,
}

/// What is kept of a reading.
///
/// # Errors
/// It is longer than anything that is kept.
pub(super) fn pack(reading: &Reading) -> Result<(SeedHead, Vec<u8>), IndexError> {
    let folded = &reading.folded;
    let body = Body {
        text: folded.characters().iter().collect(),
        blocks: differences(folded.block_starts().iter().copied()),
        lines: differences(folded.lines().map(|line| line.start)),
        marks: differences(reading.marks.iter().map(|mark| mark.at)),
    };
    let unpacked = postcard::to_allocvec(&body).map_err(|_| IndexError::TooLong)?;
    let packed = PACKER.with_borrow_mut(|packer| -> Result<_, IndexError> {
        let packer = match packer {
            Some(packer) => packer,
            none => none.insert(Compressor::new(LEVEL)?),
        };
        Ok(packer.compress(&unpacked)?)
    })?;
    let len = |bytes: &[u8]| {
        u32::try_from(bytes.len()).ok().filter(|len| *len as usize <= LONGEST).ok_or(IndexError::TooLong)
    };
    let body = BodyHead { packed: len(&packed)?, unpacked: len(&unpacked)? };
    let published = reading.published().map(|published| published.to_string());
    Ok((SeedHead { published, origins: reading.origins.clone(), body }, packed))
}

/// A seed as the index has it.
#[derive(Debug)]
pub(in crate::corpus) struct Stored {
    /// Where its file is.
    pub(in crate::corpus) path: PathBuf,
    /// What was in the file.
    pub(in crate::corpus) content: ContentHash,
    folded: FoldedText,
    marks: Box<[Mark]>,
    sketch: Box<[Fingerprint]>,
    origins: Origins,
}

impl Stored {
    /// Unpacks what was packed.
    ///
    /// # Errors
    /// It is not what was packed.
    pub(super) fn unpack(path: PathBuf, head: &Head, packed: &[u8]) -> Result<Self, IndexError> {
        let seed = head.seed.as_ref().ok_or(IndexError::Damaged)?;
        let body = unpack(&seed.body, packed)?;
        let characters: Vec<char> = body.text.chars().collect();
        let marks = marks(&characters, body.marks)?;
        let origins = seed.origins.clone();
        let folded = FoldedText::new(characters, places(body.blocks), places(body.lines));
        Ok(Self { path, content: head.content, folded, sketch: sketch(&marks), marks, origins })
    }

    /// The same, to be compared with others.
    pub(in crate::corpus) fn compared(&self) -> Compared<'_> {
        let Self { path, folded, marks, sketch, origins, .. } = self;
        Compared { path, folded, marks, sketch, origins }
    }

    /// About how many bytes of memory it takes.
    pub(in crate::corpus) fn weight(&self) -> u64 {
        (4 * self.folded.characters().len() + 9 * self.marks.len() + 512) as u64
    }
}

/// The fingerprints of a packed body.
///
/// # Errors
/// It is not what was packed.
pub(super) fn fingerprints(head: &BodyHead, packed: &[u8]) -> Result<Vec<Fingerprint>, IndexError> {
    let body = unpack(head, packed)?;
    let characters: Vec<char> = body.text.chars().collect();
    Ok(marks(&characters, body.marks)?.iter().map(|mark| mark.fingerprint).collect())
}

fn unpack(head: &BodyHead, packed: &[u8]) -> Result<Body, IndexError> {
    if head.unpacked as usize > LONGEST {
        return Err(IndexError::Damaged);
    }
    let unpacked = UNPACKER.with_borrow_mut(|unpacker| {
        let unpacker = match unpacker {
            Some(unpacker) => unpacker,
            none => none.insert(Decompressor::new().ok()?),
        };
        unpacker.decompress(packed, head.unpacked as usize).ok()
    });
    let unpacked = unpacked.ok_or(IndexError::Damaged)?;
    postcard::from_bytes(&unpacked).map_err(|_| IndexError::Damaged)
}

fn marks(characters: &[char], differences: Vec<u32>) -> Result<Box<[Mark]>, IndexError> {
    let mark = |at: u32| Some(Mark { fingerprint: fingerprint_at(characters.get(at as usize..)?)?, at });
    places(differences).into_iter().map(mark).collect::<Option<_>>().ok_or(IndexError::Damaged)
}

fn differences(places: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut last = 0;
    places.map(|place| place.wrapping_sub(std::mem::replace(&mut last, place))).collect()
}

fn places(differences: Vec<u32>) -> Vec<u32> {
    let mut place = 0u32;
    differences
        .into_iter()
        .map(|difference| {
            place = place.wrapping_add(difference);
            place
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Source;

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(text in "[天地玄黄宇宙a-c，。\n ]{0,300}") {
            let reading = Reading::of(PathBuf::from("a.md"), Source::from_text(text));
            let (seed, packed) = pack(&reading).expect("short");
            let content = ContentHash::of(b"");
            let head = Head { name: b"a.md".to_vec(), stamp: Stamp::default(), content, seed: Some(seed) };
            let stored = Stored::unpack(PathBuf::from("a.md"), &head, &packed).expect("whole");
            let (stored, reading) = (stored.compared(), reading.compared());
            prop_assert_eq!(stored.folded, reading.folded);
            prop_assert_eq!((stored.marks, stored.sketch, stored.origins), (reading.marks, reading.sketch, reading.origins));
        }
    }
}
