//! When `**` can open and close emphasis, the “flanking” rule (CommonMark 0.31, section 6.2), and how to write emphasis
//! that renders.

use crate::text::is_format;

/// Splits emphasised text into punctuation to move before the emphasis, the text to emphasise, and punctuation to move
/// after it, so that the emphasis renders. `None` if that would separate quotation marks or brackets from their
/// partners.
pub(super) fn outside_in(
    inner: &str,
    outside_before: Option<char>,
    outside_after: Option<char>,
) -> Option<(&str, &str, &str)> {
    let (mut lead, mut words, mut tail) = (0, inner, 0);
    loop {
        let (first, last) = (words.chars().next()?, words.chars().next_back()?);
        let outer = |offset: usize, from: Option<char>| if offset == 0 { from } else { Some('。') };
        let open_fails = !opens(outer(lead, outside_before), Some(first));
        let close_fails = !closes(Some(last), outer(tail, outside_after));
        if !open_fails && !close_fails {
            break;
        }
        let pair = partner(first) == Some(last);
        let (from_start, from_end) = if close_fails && !is_paired(last) {
            (false, true)
        } else if open_fails && !is_paired(first) {
            (true, false)
        } else if pair && (words.matches(first).count() == 1 || first == last) {
            (true, true)
        } else {
            return None;
        };
        if from_start {
            lead += first.len_utf8();
            words = words.get(first.len_utf8()..)?;
        }
        if from_end {
            tail += last.len_utf8();
            words = words.get(..words.len().checked_sub(last.len_utf8())?)?;
        }
    }
    let tail = inner.get(inner.len() - tail..)?;
    (!words.is_empty() && words.trim() == words).then_some((inner.get(..lead)?, words, tail))
}

/// Pairs of quotation marks and brackets.
const PAIRED_MARKS: [(char, char); 14] = [
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('(', ')'),
    ('【', '】'),
    ('[', ']'),
    ('〔', '〕'),
    ('«', '»'),
    ('"', '"'),
    ('\'', '\''),
];

/// Whether a character is a quotation mark or bracket.
pub(super) fn is_paired(mark: char) -> bool {
    PAIRED_MARKS.iter().any(|(open, close)| *open == mark || *close == mark)
}

fn partner(open: char) -> Option<char> {
    PAIRED_MARKS.iter().find(|(mark, _)| *mark == open).map(|(_, close)| *close)
}

/// Whether `**` between these characters can open emphasis (is left-flanking).
pub(super) fn opens(before: Option<char>, after: Option<char>) -> bool {
    !is_blank(after) && (!is_punctuation(after) || is_blank(before) || is_punctuation(before))
}

/// Whether `**` between these characters can close emphasis (is right-flanking).
pub(super) fn closes(before: Option<char>, after: Option<char>) -> bool {
    opens(after, before)
}

/// Whether there is white space, or the beginning or end of the line.
pub(super) fn is_blank(character: Option<char>) -> bool {
    character.is_none_or(char::is_whitespace)
}

/// Whether a character is in the general categories P or S, which are determined by exclusion.
fn is_punctuation(character: Option<char>) -> bool {
    let private = |c| matches!(c, '\u{E000}'..='\u{F8FF}');
    character
        .is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control() && !is_format(c) && !private(c))
}
