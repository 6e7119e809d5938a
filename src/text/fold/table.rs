//! The table that characters are folded with.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::pipeline::{FoldPipeline, simple_lowercase};
use crate::text::is_mark;

/// Blocks beyond the Basic Multilingual Plane that contain compatibility forms of other characters.
const COMPATIBILITY_BLOCKS: [std::ops::Range<u32>; 8] = [
    0x10780..0x107C0,
    0x1CCD0..0x1CD00,
    0x1D400..0x1D800,
    0x1E030..0x1E070,
    0x1EE00..0x1EF00,
    0x1F100..0x1F300,
    0x1FBF0..0x1FC00,
    0x2F800..0x2FA20,
];

static TABLE: LazyLock<FoldTable> = LazyLock::new(FoldTable::build);

/// The folded form of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// Nothing: the character is not compared.
    Nothing,
    /// One character, the usual case.
    One(char),
    /// Several characters, for a compatibility form that stands for several.
    Many(&'static [char]),
}

impl Folded {
    /// The folded characters, in order.
    pub fn characters(self) -> impl Iterator<Item = char> {
        let (one, many): (_, &[char]) = match self {
            Self::Nothing => (None, &[]),
            Self::One(c) => (Some(c), &[]),
            Self::Many(many) => (None, many),
        };
        one.into_iter().chain(many.iter().copied())
    }
}

/// Folds single characters. The first use builds the table, which takes a few milliseconds; after that, a character
/// costs one look-up in an array of 128 KiB.
#[derive(Clone, Copy)]
pub struct CharFolder(&'static FoldTable);

impl CharFolder {
    /// Returns the folder. All folders share one table.
    pub fn get() -> Self {
        Self(&TABLE)
    }

    /// Folds a character, regardless of the character before it.
    #[inline]
    pub fn fold(self, c: char) -> Folded {
        match self.0.plane.get(c as usize) {
            Some(&(NOTHING | MARK)) => Folded::Nothing,
            Some(&ELSEWHERE) | None => self.0.fold_rare(c),
            Some(&unit) => char::from_u32(u32::from(unit)).map_or(Folded::Nothing, Folded::One),
        }
    }

    /// Folds a character that gives one character or none (`'\0'`), whatever precedes it. Returns `None` if it gives
    /// several, or if that depends on the character before it.
    #[inline]
    pub(super) fn fold_simple(self, c: char) -> Option<char> {
        char::from_u32(u32::from(*self.0.plane.get(c as usize)?))
    }
}

/// Entries of [`FoldTable::plane`] that do not stand for a character. U+0000 and surrogates are never folded
/// characters. A mark folds to nothing too, but does not separate its neighbours.
const NOTHING: u16 = 0;
const ELSEWHERE: u16 = 0xD800;
const MARK: u16 = 0xD801;

struct FoldTable {
    /// For every character of the Basic Multilingual Plane: its folded character, or one of the entries above.
    plane: Vec<u16>,
    /// The folded characters of all others: those that give several characters or one beyond the plane, compatibility
    /// forms beyond the plane, and those that can depend on the character before.
    rare: HashMap<char, Box<[char]>>,
}

impl FoldTable {
    fn build() -> Self {
        let steps = FoldPipeline::new();
        let mut plane = vec![NOTHING; 0x10000];
        let mut rare = HashMap::new();
        let beyond = COMPATIBILITY_BLOCKS.into_iter().flatten();
        let converted = steps.script.converted().map(|c| c as u32).filter(|&c| c > 0xFFFF);
        for c in (0..0x10000).chain(beyond).chain(converted).filter_map(char::from_u32) {
            let folded = steps.fold(c);
            let entry = match folded[..] {
                _ if can_depend_on_last(c) => ELSEWHERE,
                [] if is_mark(c) => MARK,
                [] => NOTHING,
                [one] => u16::try_from(one as u32).unwrap_or(ELSEWHERE),
                _ => ELSEWHERE,
            };
            match plane.get_mut(c as usize) {
                Some(slot) => *slot = entry,
                None => drop(rare.insert(c, folded.clone().into_boxed_slice())),
            }
            if entry == ELSEWHERE {
                rare.insert(c, folded.into_boxed_slice());
            }
        }
        Self { plane, rare }
    }

    #[cold]
    fn fold_rare(&'static self, c: char) -> Folded {
        match self.rare.get(&c).map(|folded| &folded[..]) {
            Some([]) => Folded::Nothing,
            Some([one]) => Folded::One(*one),
            Some(many) => Folded::Many(many),
            None if c.is_alphanumeric() => Folded::One(simple_lowercase(c)),
            None => Folded::Nothing,
        }
    }
}

/// Whether the folded form of a character can depend on the one before: a letter within a Hangul syllable, or an
/// iteration mark.
pub(super) fn can_depend_on_last(c: char) -> bool {
    matches!(c, '\u{1161}'..='\u{11C2}' | '々' | '〻' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_symbols_and_unassigned_characters_fold_to_nothing() {
        for c in ['\0', '\u{FFFD}', '\u{E000}', '😀', '\u{10FFFF}', '\u{301}', '＿', '、', '°', '\u{3099}'] {
            assert_eq!(CharFolder::get().fold(c), Folded::Nothing, "{c:?}");
        }
    }

    #[test]
    fn the_table_agrees_with_the_pipeline_and_folding_is_idempotent() {
        let (folder, steps) = (CharFolder::get(), FoldPipeline::new());
        // Beyond the plane, characters that this version of the standard library does not know yet are skipped.
        for c in ('\0'..'\u{F0000}').filter(|c| *c < '\u{10000}' || c.is_alphanumeric()) {
            let folded: Vec<char> = folder.fold(c).characters().collect();
            assert_eq!(folded, steps.fold(c), "{c:?}");
            let again: Vec<char> = folded.iter().flat_map(|&c| folder.fold(c).characters()).collect();
            assert_eq!(again, folded, "{c:?}");
        }
    }
}
