//! What the index stores of a file: a record that describes the file, and the packed body of a seed.
//!
//! A body is its folded characters, followed by the places of its blocks, lines and fingerprints as differences.
//! Zstandard compresses the two separately, because their statistics differ. Characters are stored as UTF-16 where
//! that is shorter than UTF-8, as it is for ideographs; compressed, it saves a tenth. The fingerprints themselves are
//! not stored: they are hashed again at their places.

use std::cell::RefCell;
use std::path::PathBuf;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use zstd::bulk::{Compressor, Decompressor};
use zstd::zstd_safe::compress_bound;

use super::AnalysedSeed;
use super::IndexError;
use super::comparable_seed::{ComparableSeed, Sketch};
use super::stamp::{ContentHash, Stamp};
use super::stated_sources::StatedSources;
use crate::reprints::fingerprint::fingerprint_at;
use crate::reprints::{Fingerprint, FoldedText, PlacedFingerprint};

/// Higher levels are not worth their time on texts of this length. At lower ones the index of plain Chinese text,
/// which is nearly as large as the text, would be larger than that.
const ZSTD_LEVEL: i32 = 2;

thread_local! {
    /// Zstandard's tables, which take longer to set up than a short text takes to compress, and a buffer for the
    /// result.
    static PACKER: RefCell<Option<(Compressor<'static>, Vec<u8>)>> = const { RefCell::new(None) };
    static UNPACKER: RefCell<Option<Decompressor<'static>>> = const { RefCell::new(None) };
}

/// The most bytes of the buffer that are kept for the next text.
const MAX_KEPT_BUFFER_BYTES: usize = 1 << 20;

/// The limit on the length of an unpacked body, in bytes.
const MAX_UNPACKED_BYTES: usize = 1 << 31;

/// What the index knows of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::corpus) struct FileRecord {
    /// See [`stored_name`](super::seed_id::stored_name).
    pub(in crate::corpus) name: Vec<u8>,
    /// Its metadata when it was read.
    pub(in crate::corpus) stamp: Stamp,
    /// The hash of its bytes.
    pub(in crate::corpus) content: ContentHash,
    /// The seed in it, if there is one.
    pub(in crate::corpus) seed: Option<SeedRecord>,
}

/// What the index knows of a seed without unpacking its body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::corpus) struct SeedRecord {
    published: Option<String>,
    origins: StatedSources,
    pub(super) body: BodyRecord,
}

/// The layout of a packed body: the text, and behind it the places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct BodyRecord {
    text: CompressedPart,
    /// Whether the text is UTF-16 in little-endian order.
    is_wide: bool,
    places: CompressedPart,
}

/// A compressed part of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct CompressedPart {
    /// Its length in bytes.
    packed: u32,
    /// Its length in bytes before it was compressed.
    unpacked: u32,
}

impl BodyRecord {
    /// The length of the packed body in bytes.
    pub(super) fn packed(&self) -> u32 {
        self.text.packed.saturating_add(self.places.packed)
    }
}

impl SeedRecord {
    /// See [`AnalysedSeed::published`].
    pub(in crate::corpus) fn published(&self) -> Option<DateTime> {
        self.published.as_ref()?.parse().ok()
    }
}

/// The places in a body before they are compressed, in folded characters, each as the difference from the one before.
#[derive(Serialize, Deserialize)]
struct BodyOffsets {
    blocks: Vec<u32>,
    lines: Vec<u32>,
    fingerprints: Vec<u32>,
}

/// Packs a seed.
///
/// # Errors
/// It is longer than the index stores.
pub(super) fn pack(analysed: &AnalysedSeed) -> Result<(SeedRecord, Vec<u8>), IndexError> {
    let folded = &analysed.folded;
    let (text, is_wide) = encoded(folded.characters());
    let places = BodyOffsets {
        blocks: differences(folded.block_starts().iter().copied()),
        lines: differences(folded.lines().map(|line| line.start)),
        fingerprints: differences(analysed.fingerprints.iter().map(|mark| mark.at)),
    };
    // Most are less than 128, and take one byte.
    let buffer = Vec::with_capacity(places.blocks.len() + places.lines.len() + 2 * places.fingerprints.len());
    let places = postcard::to_extend(&places, buffer).map_err(|_| IndexError::TooLong)?;
    let mut packed = Vec::new();
    let text = compress(&text, &mut packed)?;
    let body = BodyRecord { text, is_wide, places: compress(&places, &mut packed)? };
    let published = analysed.published().map(|published| published.to_string());
    Ok((SeedRecord { published, origins: analysed.origins.clone(), body }, packed))
}

/// The characters in the shorter encoding, and whether that is UTF-16.
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

/// The characters that were encoded; `None` if the bytes are not valid.
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

/// Appends bytes, compressed.
fn compress(bytes: &[u8], packed: &mut Vec<u8>) -> Result<CompressedPart, IndexError> {
    let len = PACKER.with_borrow_mut(|packer| -> Result<_, IndexError> {
        let (packer, buffer) = match packer {
            Some(packer) => packer,
            none => none.insert((Compressor::new(ZSTD_LEVEL)?, Vec::new())),
        };
        buffer.clear();
        buffer.reserve(compress_bound(bytes.len()));
        let len = packer.compress_to_buffer(bytes, buffer)?;
        packed.reserve_exact(buffer.len());
        packed.extend_from_slice(buffer);
        // A long text is rare, so its buffer is not kept.
        buffer.shrink_to(MAX_KEPT_BUFFER_BYTES);
        Ok(len)
    })?;
    let short = |len: usize| u32::try_from(len).ok().filter(|_| len <= MAX_UNPACKED_BYTES).ok_or(IndexError::TooLong);
    Ok(CompressedPart { packed: short(len)?, unpacked: short(bytes.len())? })
}

/// A seed as the index has it.
#[derive(Debug)]
pub(in crate::corpus) struct StoredSeed {
    /// The path of its file.
    pub(in crate::corpus) path: PathBuf,
    /// The hash of the file's bytes.
    pub(in crate::corpus) content: ContentHash,
    folded: FoldedText,
    fingerprints: Box<[PlacedFingerprint]>,
    sketch: Sketch,
    origins: StatedSources,
}

impl StoredSeed {
    /// Unpacks a seed.
    ///
    /// # Errors
    /// It is not what was packed.
    pub(super) fn unpack(path: PathBuf, head: &FileRecord, packed: &[u8]) -> Result<Self, IndexError> {
        let seed = head.seed.as_ref().ok_or(IndexError::Damaged)?;
        let (characters, BodyOffsets { blocks, lines, fingerprints }) = unpack(&seed.body, packed)?;
        let fingerprints = fingerprints_at(&characters, fingerprints)?;
        let origins = seed.origins.clone();
        let folded = FoldedText::new(characters, places(blocks), places(lines));
        Ok(Self { path, content: head.content, folded, fingerprints, sketch: Sketch::default(), origins })
    }

    /// The seed, ready to be compared with others.
    pub(in crate::corpus) fn comparable(&self) -> ComparableSeed<'_> {
        ComparableSeed::new(&self.path, &self.folded, &self.fingerprints, &self.sketch, &self.origins)
    }

    /// About how many bytes of memory it takes.
    pub(in crate::corpus) fn weight(&self) -> u64 {
        (4 * self.folded.characters().len() + 9 * self.fingerprints.len() + 512) as u64
    }
}

/// The fingerprints of a packed body.
///
/// # Errors
/// It is not what was packed.
pub(super) fn fingerprints(head: &BodyRecord, packed: &[u8]) -> Result<Vec<Fingerprint>, IndexError> {
    let (characters, places) = unpack(head, packed)?;
    Ok(fingerprints_at(&characters, places.fingerprints)?.iter().map(|mark| mark.fingerprint).collect())
}

fn unpack(head: &BodyRecord, packed: &[u8]) -> Result<(Vec<char>, BodyOffsets), IndexError> {
    let (text, rest) = packed.split_at_checked(head.text.packed as usize).ok_or(IndexError::Damaged)?;
    let characters = decoded(decompress(text, head.text)?, head.is_wide).ok_or(IndexError::Damaged)?;
    let places = decompress(rest, head.places)?;
    Ok((characters, postcard::from_bytes(&places).map_err(|_| IndexError::Damaged)?))
}

fn decompress(packed: &[u8], frame: CompressedPart) -> Result<Vec<u8>, IndexError> {
    let unpacked = frame.unpacked as usize;
    if unpacked > MAX_UNPACKED_BYTES {
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

fn fingerprints_at(characters: &[char], differences: Vec<u32>) -> Result<Box<[PlacedFingerprint]>, IndexError> {
    let mark = |at: u32| Some(PlacedFingerprint { fingerprint: fingerprint_at(characters.get(at as usize..)?)?, at });
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
            let analysed = AnalysedSeed::new(PathBuf::from("a.md"), Source::from_text(text));
            let (seed, packed) = pack(&analysed).expect("short");
            let content = ContentHash::new(b"");
            let head = FileRecord { name: b"a.md".to_vec(), stamp: Stamp::default(), content, seed: Some(seed) };
            let stored = StoredSeed::unpack(PathBuf::from("a.md"), &head, &packed).expect("whole");
            let (stored, analysed) = (stored.comparable(), analysed.comparable());
            prop_assert_eq!(stored.folded, analysed.folded);
            prop_assert_eq!((stored.fingerprints, stored.sketch(), stored.origins), (analysed.fingerprints, analysed.sketch(), analysed.origins));
        }
    }
}
