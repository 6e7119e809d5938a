//! The steps of folding one character.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

use super::conversion::{ConversionTable, only_char};
use crate::text::is_mark;

/// Folds characters step by step. Slow; used to fill the table.
pub(super) struct FoldPipeline {
    compose: ComposingNormalizerBorrowed<'static>,
    decompose: DecomposingNormalizerBorrowed<'static>,
    pub(super) script: &'static ConversionTable,
}

impl FoldPipeline {
    pub(super) fn new() -> Self {
        Self {
            compose: ComposingNormalizerBorrowed::new_nfkc(),
            decompose: DecomposingNormalizerBorrowed::new_nfkd(),
            script: ConversionTable::get(),
        }
    }

    /// Folds a character to any number of characters.
    pub(super) fn fold(&self, c: char) -> Vec<char> {
        match c {
            // These are most of the plane, and only conversion can affect them.
            '\u{3400}'..='\u{9FFF}' => vec![self.script.fold(c)],
            '\u{AC00}'..='\u{D7A3}' => vec![c],
            '\u{E000}'..='\u{F8FF}' => vec![],
            _ => {
                let composed = self.compose.normalize_iter(std::iter::once(c)).flat_map(char::to_lowercase);
                let bare = composed.flat_map(|c| self.without_marks(c));
                let plain = bare.flat_map(plain).filter(|c| c.is_alphanumeric());
                plain.map(|c| self.script.fold(simple_lowercase(c))).collect()
            }
        }
    }

    /// Strips diacritics from a letter. A mark gives nothing.
    fn without_marks(&self, c: char) -> Vec<char> {
        match c {
            // The Arabic tatweel.
            '\u{0640}' => vec![],
            c if is_mark(c) => vec![],
            '\u{00C0}'..='\u{052F}' | '\u{0600}'..='\u{06FF}' | '\u{1E00}'..='\u{1FFF}' | '\u{3041}'..='\u{30FF}' => {
                self.decompose.normalize_iter(std::iter::once(c)).filter(|c| !is_mark(*c)).collect()
            }
            _ => vec![c],
        }
    }
}

/// Reduces a letter to a plainer one, and a digit of any script to 0 to 9. Arabic letters are treated as in Lucene's
/// `ArabicNormalizer` and `PersianNormalizer`.
fn plain(c: char) -> Vec<char> {
    let one = match c {
        'ß' => return vec!['s', 's'],
        'æ' => return vec!['a', 'e'],
        'œ' => return vec!['o', 'e'],
        'ı' => 'i',
        'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' | 'ہ' | 'ە' => 'ه',
        'ک' => 'ك',
        _ => digit(c).unwrap_or(c),
    };
    vec![one]
}

/// The zeros of scripts with digits of their own. The digits one to nine follow each.
const ZEROS: &str = "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰";

fn digit(c: char) -> Option<char> {
    if !c.is_numeric() {
        return None;
    }
    let value = ZEROS.chars().find_map(|zero| (c as u32).checked_sub(zero as u32).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// The lower case of a character, if that is a single character. A final sigma becomes a sigma.
pub(super) fn simple_lowercase(c: char) -> char {
    match c {
        'ς' => 'σ',
        _ => only_char(&c.to_lowercase().to_string()).unwrap_or(c),
    }
}
