//! Folding one character, step by step.

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

use super::conversion::{ConversionTable, only_char};
use crate::text::is_mark;

/// The steps of folding, one after the other; slow, used to fill the table.
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

    pub(super) fn fold(&self, c: char) -> Vec<char> {
        match c {
            // Most of the plane: nothing but the change of script can happen to these.
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

    /// The letter under the marks; nothing for a mark.
    fn without_marks(&self, c: char) -> Vec<char> {
        match c {
            // The Arabic stretcher.
            '\u{0640}' => vec![],
            c if is_mark(c) => vec![],
            '\u{00C0}'..='\u{052F}' | '\u{0600}'..='\u{06FF}' | '\u{1E00}'..='\u{1FFF}' | '\u{3041}'..='\u{30FF}' => {
                self.decompose.normalize_iter(std::iter::once(c)).filter(|c| !is_mark(*c)).collect()
            }
            _ => vec![c],
        }
    }
}

/// A letter as it is written with fewer kinds of letters, and a digit as the digit 0 to 9. Arabic as Lucene's
/// `ArabicNormalizer` and `PersianNormalizer` have it.
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

/// The digits zero of scripts that have digits of their own; those from one to nine follow each.
const ZEROS: &str = "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰";

fn digit(c: char) -> Option<char> {
    if !c.is_numeric() {
        return None;
    }
    let value = ZEROS.chars().find_map(|zero| (c as u32).checked_sub(zero as u32).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

/// The lower case of a character, where that is one character; a final sigma is a sigma.
pub(super) fn simple_lowercase(c: char) -> char {
    match c {
        'ς' => 'σ',
        _ => only_char(&c.to_lowercase().to_string()).unwrap_or(c),
    }
}
