//! What a character that cannot be seen does where it stands, by Unicode's own data: which letters join, which scripts
//! have no blanks between words, which characters have a direction.

use icu_properties::props::{
    BidiClass, EmojiModifier, ExtendedPictographic, GeneralCategory, GeneralCategoryGroup, IndicSyllabicCategory,
    JoiningType, LineBreak, Script,
};
use icu_properties::{CodePointMapData, CodePointSetData};

use crate::text::{is_format, is_han};

/// So many characters are looked at on either side to find the next that matters, so that the cost stays linear.
const LOOKAROUND_CHARS: usize = 64;

/// Whether the character does its work between `head` and `tail`, the text before and behind it. Constant.
pub(super) fn works(head: &str, character: char, tail: &str) -> bool {
    let (before, after) = (head.chars().next_back(), tail.chars().next());
    let (last, next) = (visible(head.chars().rev()), visible(tail.chars()));
    let either = |is: fn(char) -> bool| last.is_some_and(is) || next.is_some_and(is);
    match character {
        // A byte order mark belongs at the very start.
        '\u{FEFF}' => head.is_empty(),
        // Where a line may break between words that no blank divides (UAX #14, class ZW).
        '\u{200B}' => either(has_no_blanks),
        // Joiners work on letters that join, on either side: a heh before a blank keeps its form of the middle (The
        // Unicode Standard, section 9.2); after a virama they choose between the forms of a cluster (section 12.1).
        '\u{200C}' => either(joins),
        '\u{200D}' => either(joins) || (last.is_some_and(is_emoji) && next.is_some_and(is_emoji)),
        // A soft hyphen says where a word may be divided: between letters, of a script that divides words by hyphens.
        '\u{AD}' => last.is_some_and(is_hyphenated) && next.is_some_and(is_hyphenated),
        // Direction marks order what has no direction of its own: the nearest letter on either side decides.
        '\u{61C}' | '\u{200E}' | '\u{200F}' => {
            direction(head.chars().rev()) == Some(true) || direction(tail.chars()) == Some(true)
        }
        // The operators of formulas that are read and not written: f(x), ab, aᵢⱼ, 1½.
        '\u{2061}'..='\u{2064}' => last.is_some_and(|c| !is_ideographic(c)) && next.is_some_and(|c| !is_ideographic(c)),
        // A selector works on the character right before it.
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => {
            before.is_some_and(|c| !c.is_whitespace() && !c.is_control() && !is_format(c) && !c.is_ascii_alphabetic())
        }
        // Tags spell the flags of regions behind a black flag.
        '\u{E0020}'..='\u{E007F}' => last == Some('\u{1F3F4}'),
        // Fillers stand for the missing letter of an old Korean syllable.
        '\u{115F}' | '\u{1160}' => {
            let is_jamo = |c: char| matches!(c, '\u{1100}'..='\u{11FF}');
            before.is_some_and(is_jamo) || after.is_some_and(is_jamo)
        }
        // In Mongolian it shapes the vowel behind it.
        '\u{180E}' => either(|c| script(c) == Script::Mongolian),
        _ => false,
    }
}

/// Whether a letter of the text is written from right to left. Linear.
pub(super) fn has_right_to_left(text: &str) -> bool {
    // None stands below the Hebrew block.
    text.chars().any(|c| c >= '\u{590}' && is_right_to_left(c))
}

/// Whether it is a Han ideograph, kana or bopomofo, or punctuation that is set with them.
pub(super) fn is_ideographic(character: char) -> bool {
    is_han(character)
        || matches!(script(character), Script::Hiragana | Script::Katakana | Script::Bopomofo)
        || matches!(character, '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}')
        || matches!(character, '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

/// Whether it is a letter of a script that needs no character to shape it: Latin, Greek, Cyrillic and their like.
pub(super) fn is_plain_letter(character: char) -> bool {
    matches!(script(character), Script::Latin | Script::Greek | Script::Cyrillic | Script::Armenian | Script::Georgian)
        && GeneralCategoryGroup::Letter.contains(category(character))
}

/// The next character that can be seen and is no mark on another: marks do not come between a letter and its joiner.
fn visible(characters: impl Iterator<Item = char>) -> Option<char> {
    characters.take(LOOKAROUND_CHARS).find(|c| !is_format(*c) && (is_indic(*c) || !is_combining(*c)))
}

/// Whether it is a mark on the character before it, of any script (general category M).
fn is_combining(character: char) -> bool {
    GeneralCategoryGroup::Mark.contains(category(character))
}

/// Whether the next letter that has a direction runs from right to left; `None` if the line ends before one.
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

/// Whether joiners shape the letter: those of cursive scripts (UCD, Joining_Type), and the Indic family.
fn joins(character: char) -> bool {
    let kind = CodePointMapData::<JoiningType>::new().get(character);
    !matches!(kind, JoiningType::NonJoining | JoiningType::Transparent) || is_indic(character)
}

/// Whether it is a part of a syllable of a Brahmic script (UCD, Indic_Syllabic_Category).
fn is_indic(character: char) -> bool {
    character >= '\u{900}'
        && CodePointMapData::<IndicSyllabicCategory>::new().get(character) != IndicSyllabicCategory::Other
        && !matches!(script(character), Script::Common | Script::Inherited | Script::Latin | Script::Han)
}

/// Whether its script divides words by no blank, so that a line breaks where a dictionary, a syllable or a zero-width
/// space says (UAX #14, classes SA, AK, AP, AS, VF and VI, and the other Brahmic scripts).
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

/// Whether it is a letter of a word that can be divided by a hyphen.
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
