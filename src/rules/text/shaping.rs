//! Decides from Unicode's data whether an invisible character has a function at its place: which letters join, which
//! scripts have no spaces between words, and which characters have a direction.

use icu_properties::props::{
    BidiClass, EmojiModifier, ExtendedPictographic, GeneralCategory, GeneralCategoryGroup, IndicSyllabicCategory,
    JoiningType, LineBreak, Script,
};
use icu_properties::{CodePointMapData, CodePointSetData};

use crate::text::{is_format, is_han};

/// How many characters are examined on either side to find the next relevant one, so that the cost stays linear.
const LOOKAROUND_CHARS: usize = 64;

/// Whether the character has a function between `head` and `tail`, the text before and after it. Constant time.
pub(super) fn works(head: &str, character: char, tail: &str) -> bool {
    let (before, after) = (head.chars().next_back(), tail.chars().next());
    let (last, next) = (visible(head.chars().rev()), visible(tail.chars()));
    let either = |is: fn(char) -> bool| last.is_some_and(is) || next.is_some_and(is);
    match character {
        // A byte order mark belongs at the very start.
        '\u{FEFF}' => head.is_empty(),
        // Allows a line break between words without spaces (UAX #14, class ZW).
        '\u{200B}' => either(has_no_blanks),
        // Joiners affect joining letters on either side. A heh before a space keeps its medial form (The Unicode
        // Standard, section 9.2); after a virama, they select the form of a cluster (section 12.1).
        '\u{200C}' => either(joins),
        '\u{200D}' => either(joins) || (last.is_some_and(is_emoji) && next.is_some_and(is_emoji)),
        // A soft hyphen marks where a word may be divided: between letters of a script that hyphenates words.
        '\u{AD}' => last.is_some_and(is_hyphenated) && next.is_some_and(is_hyphenated),
        // Direction marks order characters without a direction; the nearest letter on either side decides.
        '\u{61C}' | '\u{200E}' | '\u{200F}' => {
            direction(head.chars().rev()) == Some(true) || direction(tail.chars()) == Some(true)
        }
        // Invisible operators in formulas: f(x), ab, aᵢⱼ, 1½.
        '\u{2061}'..='\u{2064}' => last.is_some_and(|c| !is_ideographic(c)) && next.is_some_and(|c| !is_ideographic(c)),
        // A selector applies to the character directly before it.
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => {
            before.is_some_and(|c| !c.is_whitespace() && !c.is_control() && !is_format(c) && !c.is_ascii_alphabetic())
        }
        // Tags after a black flag spell the flag of a region.
        '\u{E0020}'..='\u{E007F}' => last == Some('\u{1F3F4}'),
        // Fillers stand for the missing letter of an old Korean syllable.
        '\u{115F}' | '\u{1160}' => {
            let is_jamo = |c: char| matches!(c, '\u{1100}'..='\u{11FF}');
            before.is_some_and(is_jamo) || after.is_some_and(is_jamo)
        }
        // In Mongolian it shapes the vowel after it.
        '\u{180E}' => either(|c| script(c) == Script::Mongolian),
        _ => false,
    }
}

/// Whether the text contains a right-to-left letter. Linear.
pub(super) fn has_right_to_left(text: &str) -> bool {
    // There are none below the Hebrew block.
    text.chars().any(|c| c >= '\u{590}' && is_right_to_left(c))
}

/// Whether a character is a Han ideograph, kana or bopomofo, or punctuation that is set with them.
pub(super) fn is_ideographic(character: char) -> bool {
    is_han(character)
        || matches!(script(character), Script::Hiragana | Script::Katakana | Script::Bopomofo)
        || matches!(character, '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}')
        || matches!(character, '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

/// Whether a character is a letter of a script without shaping, such as Latin, Greek or Cyrillic.
pub(super) fn is_plain_letter(character: char) -> bool {
    matches!(script(character), Script::Latin | Script::Greek | Script::Cyrillic | Script::Armenian | Script::Georgian)
        && GeneralCategoryGroup::Letter.contains(category(character))
}

/// Returns the next visible character that is not a combining mark, because such marks do not separate a letter from
/// its joiner.
fn visible(characters: impl Iterator<Item = char>) -> Option<char> {
    characters.take(LOOKAROUND_CHARS).find(|c| !is_format(*c) && (is_indic(*c) || !is_combining(*c)))
}

/// Whether a character is a combining mark in any script (general category M).
fn is_combining(character: char) -> bool {
    GeneralCategoryGroup::Mark.contains(category(character))
}

/// Whether the next letter with a direction is right-to-left; `None` if there is none before the end of the line.
fn direction(characters: impl Iterator<Item = char>) -> Option<bool> {
    let class = |c| CodePointMapData::<BidiClass>::new().get(c);
    let mut line =
        characters.take(LOOKAROUND_CHARS).take_while(|c| *c != '\n' && *c != '\r').filter(|c| !is_format(*c));
    line.find_map(|c| match class(c) {
        BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(true),
        BidiClass::LeftToRight => Some(false),
        _ => None,
    })
}

fn is_right_to_left(character: char) -> bool {
    let class = CodePointMapData::<BidiClass>::new().get(character);
    matches!(class, BidiClass::RightToLeft | BidiClass::ArabicLetter) && !is_format(character)
}

/// Whether joiners shape the letter: those of cursive scripts (UCD, Joining_Type) and of the Indic family.
fn joins(character: char) -> bool {
    let kind = CodePointMapData::<JoiningType>::new().get(character);
    !matches!(kind, JoiningType::NonJoining | JoiningType::Transparent) || is_indic(character)
}

/// Whether a character is part of a syllable in a Brahmic script (UCD, Indic_Syllabic_Category).
fn is_indic(character: char) -> bool {
    character >= '\u{900}'
        && CodePointMapData::<IndicSyllabicCategory>::new().get(character) != IndicSyllabicCategory::Other
        && !matches!(script(character), Script::Common | Script::Inherited | Script::Latin | Script::Han)
}

/// Whether its script has no spaces between words, so that lines break by dictionary, syllable or zero-width space (UAX
/// #14, classes SA, AK, AP, AS, VF and VI, and the other Brahmic scripts).
fn has_no_blanks(character: char) -> bool {
    matches!(
        CodePointMapData::<LineBreak>::new().get(character),
        LineBreak::ComplexContext
            | LineBreak::Aksara
            | LineBreak::AksaraPrebase
            | LineBreak::AksaraStart
            | LineBreak::ViramaFinal
            | LineBreak::Virama
    ) || is_indic(character)
}

/// Whether a character is a letter of a word that can be hyphenated.
fn is_hyphenated(character: char) -> bool {
    GeneralCategoryGroup::Letter.contains(category(character))
        && !is_ideographic(character)
        && script(character) != Script::Hangul
}

fn is_emoji(character: char) -> bool {
    CodePointSetData::new::<ExtendedPictographic>().contains(character)
        || CodePointSetData::new::<EmojiModifier>().contains(character)
}

fn script(character: char) -> Script {
    CodePointMapData::<Script>::new().get(character)
}

fn category(character: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(character)
}
