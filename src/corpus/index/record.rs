//! What the index keeps of a file: a head that says what the file is, and the folded body, packed.
//!
//! A body is its folded characters and the places of its blocks, lines and fingerprints as differences, both compressed by
//! Zstandard, each for itself: the numbers of one would only blur what is frequent in the other. Characters are UTF-16
//! where that is shorter than UTF-8, which is so for ideographs: compressed, that saves a tenth. The fingerprints
//! themselves are not kept: they are hashed again at their places.

use std::cell::RefCell;
use std::path::PathBuf;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use zstd::bulk::{Compressor, Decompressor};
use zstd::zstd_safe::compress_bound;

use super::IndexError;
use super::stamp::{ContentHash, Stamp};
use crate::corpus::reading::{Compared, Origins, Reading, Sketch};
use crate::reprints::fingerprint::fingerprint_at;
use crate::reprints::{Fingerprint, FoldedText, Mark};

/// Higher levels are not worth their time on texts of this length. Lower ones make the index of plain Chinese text, which is
/// nearly as large as the text, larger than that.
const LEVEL: i32 = 2;

thread_local! {
    /// Zstandard's tables, which take longer to make than a short text takes to pack, and room for what is packed.
    static PACKER: RefCell<Option<(Compressor<'static>, Vec<u8>)>> = const { RefCell::new(None) };
    static UNPACKER: RefCell<Option<Decompressor<'static>>> = const { RefCell::new(None) };
}

/// As much room for what is packed is kept for the next.
const MOST_ROOM: usize = 1 << 20;

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

/// How a body is kept: the text, and behind it the places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct BodyHead {
    text: Frame,
    /// Whether the text is UTF-16, the less significant byte first.
    is_wide: bool,
    places: Frame,
}

/// Something compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Frame {
    /// How many bytes it has.
    packed: u32,
    /// How many before it was compressed.
    unpacked: u32,
}

impl BodyHead {
    /// How many bytes the body has.
    pub(super) fn packed(&self) -> u32 {
        self.text.packed.saturating_add(self.places.packed)
    }
}

impl SeedHead {
    /// See [`Reading::published`].
    pub(in crate::corpus) fn published(&self) -> Option<DateTime> {
        self.published.as_ref()?.parse().ok()
    }
}

/// The places of a body, before they are compressed: folded characters, each less the one before.
#[derive(Serialize, Deserialize)]
struct Places {
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
    let (text, is_wide) = encoded(folded.characters());
    let places = Places {
        blocks: differences(folded.block_starts().iter().copied()),
        lines: differences(folded.lines().map(|line| line.start)),
        marks: differences(reading.marks.iter().map(|mark| mark.at)),
    };
    // Most are less than 128, and take a byte.
    let room = Vec::with_capacity(places.blocks.len() + places.lines.len() + 2 * places.marks.len());
    let places = postcard::to_extend(&places, room).map_err(|_| IndexError::TooLong)?;
    let mut packed = Vec::new();
    let text = compress(&text, &mut packed)?;
    let body = BodyHead { text, is_wide, places: compress(&places, &mut packed)? };
    let published = reading.published().map(|published| published.to_string());
    Ok((SeedHead { published, origins: reading.origins.clone(), body }, packed))
}

/// Characters in the shorter encoding, and whether that is UTF-16.
fn encoded(characters: &[char]) -> (Vec<u8>, bool) {
    let (narrow, wide) = characters.iter().fold((0, 0), |(a, b), c| (a + c.len_utf8(), b + 2 * c.len_utf16()));
    if narrow <= wide {
        let mut text = String::with_capacity(narrow);
        text.extend(characters);
        return (text.into_bytes(), false);
    }
    let mut text = Vec::with_capacity(wide);
    for c in characters {
        match u16::try_from(u32::from(*c)) {
            Ok(unit) => text.extend_from_slice(&unit.to_le_bytes()),
            Err(_) => {
                c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| text.extend_from_slice(&unit.to_le_bytes()));
            }
        }
    }
    (text, true)
}

/// The characters that were encoded; none if they were not.
fn decoded(text: Vec<u8>, is_wide: bool) -> Option<Vec<char>> {
    if is_wide {
        let units = text.chunks_exact(2).map(|unit| u16::from(unit[0]) | u16::from(unit[1]) << 8);
        let mut characters = Vec::with_capacity(text.len() / 2);
        for c in char::decode_utf16(units) {
            characters.push(c.ok()?);
        }
        Some(characters)
    } else {
        Some(String::from_utf8(text).ok()?.chars().collect())
    }
}

/// Adds bytes, compressed.
fn compress(bytes: &[u8], packed: &mut Vec<u8>) -> Result<Frame, IndexError> {
    let len = PACKER.with_borrow_mut(|packer| -> Result<_, IndexError> {
        let (packer, room) = match packer {
            Some(packer) => packer,
            none => none.insert((Compressor::new(LEVEL)?, Vec::new())),
        };
        room.clear();
        room.reserve(compress_bound(bytes.len()));
        let len = packer.compress_to_buffer(bytes, room)?;
        packed.reserve_exact(room.len());
        packed.extend_from_slice(room);
        // A long text is rare, and its room is not kept.
        room.shrink_to(MOST_ROOM);
        Ok(len)
    })?;
    let short = |len: usize| u32::try_from(len).ok().filter(|_| len <= LONGEST).ok_or(IndexError::TooLong);
    Ok(Frame { packed: short(len)?, unpacked: short(bytes.len())? })
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
    sketch: Sketch,
    origins: Origins,
}

impl Stored {
    /// Unpacks what was packed.
    ///
    /// # Errors
    /// It is not what was packed.
    pub(super) fn unpack(path: PathBuf, head: &Head, packed: &[u8]) -> Result<Self, IndexError> {
        let seed = head.seed.as_ref().ok_or(IndexError::Damaged)?;
        let (characters, Places { blocks, lines, marks }) = unpack(&seed.body, packed)?;
        let marks = marks_at(&characters, marks)?;
        let origins = seed.origins.clone();
        let folded = FoldedText::new(characters, places(blocks), places(lines));
        Ok(Self { path, content: head.content, folded, marks, sketch: Sketch::default(), origins })
    }

    /// The same, to be compared with others.
    pub(in crate::corpus) fn compared(&self) -> Compared<'_> {
        Compared::new(&self.path, &self.folded, &self.marks, &self.sketch, &self.origins)
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
    let (characters, places) = unpack(head, packed)?;
    Ok(marks_at(&characters, places.marks)?.iter().map(|mark| mark.fingerprint).collect())
}

fn unpack(head: &BodyHead, packed: &[u8]) -> Result<(Vec<char>, Places), IndexError> {
    let (text, rest) = packed.split_at_checked(head.text.packed as usize).ok_or(IndexError::Damaged)?;
    let characters = decoded(decompress(text, head.text)?, head.is_wide).ok_or(IndexError::Damaged)?;
    let places = decompress(rest, head.places)?;
    Ok((characters, postcard::from_bytes(&places).map_err(|_| IndexError::Damaged)?))
}

fn decompress(packed: &[u8], frame: Frame) -> Result<Vec<u8>, IndexError> {
    let unpacked = frame.unpacked as usize;
    if unpacked > LONGEST {
        return Err(IndexError::Damaged);
    }
    let bytes = UNPACKER.with_borrow_mut(|unpacker| {
        let unpacker = match unpacker {
            Some(unpacker) => unpacker,
            none => none.insert(Decompressor::new().ok()?),
        };
        unpacker.decompress(packed, unpacked).ok()
    });
    bytes.filter(|bytes| bytes.len() == unpacked).ok_or(IndexError::Damaged)
}

fn marks_at(characters: &[char], differences: Vec<u32>) -> Result<Box<[Mark]>, IndexError> {
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
            prop_assert_eq!((stored.marks, stored.sketch(), stored.origins), (reading.marks, reading.sketch(), reading.origins));
        }
    }
}
