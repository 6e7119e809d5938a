//! Folding of running text, in which a character can depend on the one before.

use super::table::{CharFolder, Folded, can_depend_on_last};
use crate::text::{is_han, is_mark};

/// The first Hangul syllable, and the first leading consonant, vowel and trailing consonant that syllables are composed
/// of (The Unicode Standard, section 3.12).
const SYLLABLES: u32 = 0xAC00;
const LEADING_CONSONANTS: u32 = 0x1100;
const VOWELS: u32 = 0x1161;
const TRAILING_CONSONANTS: u32 = 0x11A7;

/// The effect of a character on the folded characters before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoldStep {
    /// It appends folded characters, possibly none.
    Add(Folded),
    /// It replaces the last folded character by this one, which joins the two.
    Join(char),
}

/// Folds a text from its start. Two things depend on the character before: conjoining Hangul letters form one syllable,
/// and an iteration mark (人々, こゝろ) stands for what it repeats.
pub struct TextFolder {
    folder: CharFolder,
    last: Option<char>,
}

impl Default for TextFolder {
    fn default() -> Self {
        Self { folder: CharFolder::get(), last: None }
    }
}

impl TextFolder {
    /// Folds the next character. Usually one look-up.
    #[inline]
    pub fn next(&mut self, c: char) -> FoldStep {
        match self.next_simple(c) {
            Some(folded) => FoldStep::Add(folded.map_or(Folded::Nothing, Folded::One)),
            None => self.next_any(c),
        }
    }

    /// Folds the next character if it appends one character or none (`Some(None)`) whatever precedes it, as nearly all
    /// do. Otherwise returns `None` and changes nothing.
    #[inline]
    pub fn next_simple(&mut self, c: char) -> Option<Option<char>> {
        let folded = self.folder.fold_simple(c)?;
        self.last = Some(folded).filter(|folded| *folded != '\0');
        Some(self.last)
    }

    fn next_any(&mut self, c: char) -> FoldStep {
        let step = match c {
            _ if !can_depend_on_last(c) => self.added(c),
            '\u{1161}'..='\u{11C2}' => self.syllable(c).map_or_else(|| self.added(c), FoldStep::Join),
            _ => self.repeated(c).map_or_else(|| self.added(c), FoldStep::Add),
        };
        match step {
            FoldStep::Add(Folded::One(c)) | FoldStep::Join(c) => self.last = Some(c),
            FoldStep::Add(Folded::Many(many)) => self.last = many.last().copied(),
            FoldStep::Add(Folded::Nothing) if is_mark(c) => {}
            FoldStep::Add(Folded::Nothing) => self.last = None,
        }
        step
    }

    #[inline]
    fn added(&self, c: char) -> FoldStep {
        FoldStep::Add(self.folder.fold(c))
    }

    /// The syllable that a vowel or trailing consonant forms with the character before it.
    fn syllable(&self, c: char) -> Option<char> {
        let (before, c) = (self.last? as u32, c as u32);
        let joined = match (before, c) {
            (0x1100..=0x1112, 0x1161..=0x1175) => SYLLABLES + ((before - LEADING_CONSONANTS) * 21 + (c - VOWELS)) * 28,
            (0xAC00..=0xD7A3, 0x11A8..=0x11C2) if (before - SYLLABLES).is_multiple_of(28) => {
                before + (c - TRAILING_CONSONANTS)
            }
            _ => return None,
        };
        char::from_u32(joined)
    }

    fn repeated(&self, c: char) -> Option<Folded> {
        let is_of_kind = |before: &char| match c {
            '々' | '〻' => is_han(*before),
            _ => matches!(before, '\u{3041}'..='\u{30FA}'),
        };
        self.last.filter(is_of_kind).map(Folded::One)
    }
}

/// Folds a whole text. For tests and short texts whose offsets do not matter.
pub fn fold_text(text: &str) -> String {
    let (mut sequence, mut folded) = (TextFolder::default(), String::with_capacity(text.len()));
    for c in text.chars() {
        match sequence.next(c) {
            FoldStep::Add(characters) => folded.extend(characters.characters()),
            FoldStep::Join(joined) => {
                folded.pop();
                folded.push(joined);
            }
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fast_path_agrees_with_the_slow_one() {
        for c in '\0'..=char::MAX {
            for before in ['字', 'か', '\u{1109}', '서'] {
                let (mut simple, mut any) = (TextFolder::default(), TextFolder::default());
                (simple.last, any.last) = (Some(before), Some(before));
                if let Some(folded) = simple.next_simple(c) {
                    let folded = folded.map_or(Folded::Nothing, Folded::One);
                    assert_eq!((FoldStep::Add(folded), simple.last), (any.next_any(c), any.last), "{c:?}");
                } else {
                    assert_eq!(simple.last, Some(before));
                }
            }
        }
    }
}
