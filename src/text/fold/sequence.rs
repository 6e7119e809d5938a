//! Folding one character after the other, where it matters which stands before.

use super::{Folded, Folder};

/// The first of the Hangul syllables, and of the letters that they are made of: of those at the beginning, in the middle
/// and at the end. The Unicode Standard, section 3.12.
const SYLLABLES: u32 = 0xAC00;
const FIRSTS: u32 = 0x1100;
const MIDDLES: u32 = 0x1161;
const LASTS: u32 = 0x11A7;

/// What a character does to the folded characters before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It adds some, or none.
    Add(Folded),
    /// It makes one of the last folded character and itself.
    Join(char),
}

/// Folds a text from its beginning. What can depend on the character before is: the letters of a Hangul syllable that
/// is written in letters make one syllable, and a mark of repetition (人々, こゝろ) is what it repeats.
pub struct Sequence {
    folder: Folder,
    last: Option<char>,
}

impl Default for Sequence {
    fn default() -> Self {
        Self { folder: Folder::get(), last: None }
    }
}

impl Sequence {
    /// Folds the next character. One look-up in most cases.
    #[inline]
    pub fn next(&mut self, c: char) -> Step {
        // Most of what is written: nothing here depends on what stands before, and nothing is a mark.
        if matches!(c, '\0'..='\x7F' | '\u{3400}'..='\u{9FFF}') {
            let folded = self.folder.fold(c);
            if let Folded::One(_) | Folded::Nothing = folded {
                self.last = if let Folded::One(c) = folded { Some(c) } else { None };
                return Step::Add(folded);
            }
        }
        self.next_of_any(c)
    }

    fn next_of_any(&mut self, c: char) -> Step {
        let step = match c {
            '\u{1161}'..='\u{11C2}' => self.syllable(c).map_or_else(|| self.added(c), Step::Join),
            '々' | '〻' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ' => self.repeated(c).map_or_else(|| self.added(c), Step::Add),
            _ => self.added(c),
        };
        match step {
            Step::Add(Folded::One(c)) | Step::Join(c) => self.last = Some(c),
            Step::Add(Folded::Many(many)) => self.last = many.last().copied(),
            Step::Add(Folded::Nothing) if crate::text::is_mark(c) => {}
            Step::Add(Folded::Nothing) => self.last = None,
        }
        step
    }

    #[inline]
    fn added(&self, c: char) -> Step {
        Step::Add(self.folder.fold(c))
    }

    /// The syllable that a middle or last letter makes with what stands before it.
    fn syllable(&self, c: char) -> Option<char> {
        let (before, c) = (self.last? as u32, c as u32);
        let joined = match (before, c) {
            (0x1100..=0x1112, 0x1161..=0x1175) => SYLLABLES + ((before - FIRSTS) * 21 + (c - MIDDLES)) * 28,
            (0xAC00..=0xD7A3, 0x11A8..=0x11C2) if (before - SYLLABLES).is_multiple_of(28) => before + (c - LASTS),
            _ => return None,
        };
        char::from_u32(joined)
    }

    fn repeated(&self, c: char) -> Option<Folded> {
        let is_of_kind = |before: &char| match c {
            '々' | '〻' => crate::text::is_han(*before),
            _ => matches!(before, '\u{3041}'..='\u{30FA}'),
        };
        self.last.filter(is_of_kind).map(Folded::One)
    }
}
