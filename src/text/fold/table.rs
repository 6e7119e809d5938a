//! The table of folded characters.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::pipeline::{FoldPipeline, simple_lowercase};
use crate::text::is_mark;

/// Blocks beyond the Basic Multilingual Plane that hold compatibility forms of other characters.
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

/// What one character folds to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// Nothing: it is not compared.
    Nothing,
    /// One character; the common case.
    One(char),
    /// Several, for a compatibility form that stands for several.
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

/// Folds characters. Getting one builds the table the first time (a few milliseconds); after that a character costs
/// one look-up in an array of 128 KiB.
#[derive(Clone, Copy)]
pub struct CharFolder(&'static FoldTable);

impl CharFolder {
    /// The folder; there is only one.
    pub fn get() -> Self {
        Self(&TABLE)
    }

    /// What a character folds to.
    #[inline]
    pub fn fold(self, c: char) -> Folded {
        match self.0.plane.get(c as usize) {
            Some(&(NOTHING | MARK)) => Folded::Nothing,
            Some(&ELSEWHERE) | None => self.0.fold_rare(c),
            Some(&unit) => char::from_u32(u32::from(unit)).map_or(Folded::Nothing, Folded::One),
        }
    }

    /// What a character folds to, `'\0'` if that is nothing; `None` if it is several characters, or not certain as long as
    /// the character before is not known.
    #[inline]
    pub(super) fn fold_simple(self, c: char) -> Option<char> {
        char::from_u32(u32::from(*self.0.plane.get(c as usize)?))
    }
}

/// Entries of [`FoldTable::plane`] that stand for no character: U+0000 and surrogates are never a folded character. A mark
/// folds to nothing too, and does not divide what stands around it.
const NOTHING: u16 = 0;
const ELSEWHERE: u16 = 0xD800;
const MARK: u16 = 0xD801;

struct FoldTable {
    /// For every character of the Basic Multilingual Plane: what it folds to, or one of the entries above.
    plane: Vec<u16>,
    /// What does not fit there: several characters, or one beyond the plane; compatibility forms beyond the plane; and
    /// what can depend on the character before.
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

/// Whether what a character does can depend on the one before: a letter inside of a syllable, a mark of repetition.
pub(super) fn can_depend_on_last(c: char) -> bool {
    matches!(c, '\u{1161}'..='\u{11C2}' | '々' | '〻' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_signs_and_the_unassigned_fold_to_nothing() {
        for c in ['\0', '\u{FFFD}', '\u{E000}', '😀', '\u{10FFFF}', '\u{301}', '＿', '、', '°', '\u{3099}'] {
            assert_eq!(CharFolder::get().fold(c), Folded::Nothing, "{c:?}");
        }
    }

    #[test]
    fn the_table_says_what_the_steps_say_for_every_character_and_folding_twice_changes_nothing() {
        let (folder, steps) = (CharFolder::get(), FoldPipeline::new());
        // Beyond the plane, what this version of the standard library does not know yet is left out.
        for c in ('\0'..'\u{F0000}').filter(|c| *c < '\u{10000}' || c.is_alphanumeric()) {
            let folded: Vec<char> = folder.fold(c).characters().collect();
            assert_eq!(folded, steps.fold(c), "{c:?}");
            let again: Vec<char> = folded.iter().flat_map(|&c| folder.fold(c).characters()).collect();
            assert_eq!(again, folded, "{c:?}");
        }
    }
}
