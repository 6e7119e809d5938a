//! The text contains an invisible character.
//!
//! ## What it finds
//! Zero-width spaces and joiners, word joiners, soft hyphens, direction marks, byte order marks inside the text,
//! invisible fillers and tags. A character is not reported where, by Unicode's data, it has a function: a joiner inside
//! an emoji or beside a letter of a script that joins letters, a zero-width space in a script without spaces between
//! words (Thai, Khmer, Javanese …), a soft hyphen inside a word, a direction mark where the nearest letter is
//! right-to-left, an invisible operator inside a formula, or a variation selector after the character that it selects.
//!
//! See also [bidirectional-control](bidirectional-control.md) for controls that reorder the text, and
//! [byte-order-mark](byte-order-mark.md) for one at the very start.
//!
//! ## Why it matters
//! Copied from web pages, they split words so that no search finds them, and make two equal passages differ.
//!
//! ## Example
//! ```text
//! 深度\u{200B}求索发布了新模型。
//! ```
//!
//! ## Fix
//! Removes the character.
//!
//! - Safe: where it can only be rubbish: beside Han characters and, for some, beside Latin letters.
//! - Needs a look: for a word joiner, for a direction mark in a text that is partly right-to-left, for a zero-width
//!   space inside a Latin word or address, and beside a mark that may be markup.

use std::ops::RangeInclusive;

use super::direction::is_control;
use super::occurrences::{Occurrence, Wording, find_runs_at, report_all};
use super::shaping::{has_right_to_left, is_ideographic, is_plain_letter, works};
use crate::cancel::Cancelled;
use crate::messages::{Message, code_point, message};
use crate::rules::{Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::text::{ByteSpan, is_format, slice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/invisible-character",
    severity: Severity::Info,
    summary: "The text contains an invisible character",
    check,
    ..Rule::BASE
};

/// The ranges of invisible characters.
const INVISIBLE_RANGES: [RangeInclusive<char>; 12] = [
    '\u{AD}'..='\u{AD}',
    '\u{61C}'..='\u{61C}',
    '\u{115F}'..='\u{1160}',
    '\u{180E}'..='\u{180E}',
    '\u{200B}'..='\u{200F}',
    '\u{2028}'..='\u{2029}',
    '\u{2060}'..='\u{206F}',
    '\u{3164}'..='\u{3164}',
    '\u{FE00}'..='\u{FE0F}',
    '\u{FEFF}'..='\u{FEFF}',
    '\u{FFA0}'..='\u{FFFB}',
    '\u{E0000}'..='\u{E01EF}',
];

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if !seed.source.inventory().may_have(&INVISIBLE_RANGES) {
        return Ok(());
    }
    let text = seed.source.text();
    let spans = find_runs_at(text, reporter, |at, character| {
        let (head, tail) = (text.get(..at), text.get(at + character.len_utf8()..));
        let works = || works(head.unwrap_or_default(), character, tail.unwrap_or_default());
        is_format(character) && !is_control(character) && !works()
    })?;
    let has_right_to_left = !spans.is_empty() && has_right_to_left(text);
    let place = |span: ByteSpan| {
        let stretch = slice(text, span.range());
        let replacement: String = stretch.chars().filter(|c| ends_line(*c)).map(|_| '\n').collect();
        let neighbours = Neighbours::around(text, span);
        let safe = stretch.chars().all(|c| neighbours.make_rubbish_of(c, has_right_to_left));
        Occurrence::replace(span, replacement, if safe { Safety::Safe } else { Safety::NeedsALook })
    };
    report_all(
        seed,
        reporter,
        spans.into_iter().map(place).collect(),
        &Wording { message, more: |count| message!("invisible-character-more", count = count), code: None },
    );
    Ok(())
}

/// Whether the character ends a line, so that removing it would join two lines.
fn ends_line(character: char) -> bool {
    matches!(character, '\u{2028}' | '\u{2029}')
}

/// What is on one side of a run of invisible characters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Neighbour {
    /// A Han ideograph, kana, or punctuation that is set with them.
    Ideographic,
    /// A Latin, Greek or Cyrillic letter.
    Letter,
    /// A digit.
    Digit,
    /// White space.
    Blank,
    /// The end of a line, or a tag.
    Edge,
    /// A mark that can be markup, a letter that its neighbours shape, or an emoji.
    Other,
}

/// What is before and after a run.
struct Neighbours(Neighbour, Neighbour);

impl Neighbours {
    fn around(text: &str, span: ByteSpan) -> Self {
        let before = text.get(..span.start()).and_then(|before| before.chars().next_back());
        let after = text.get(span.end()..).and_then(|after| after.chars().next());
        let side = |c: Option<char>, tag: char| match c {
            None | Some('\n' | '\r') => Neighbour::Edge,
            Some(c) if c == tag => Neighbour::Edge,
            Some(c) if c.is_ascii_digit() => Neighbour::Digit,
            Some(c) if c.is_whitespace() => Neighbour::Blank,
            Some(c) if is_ideographic(c) => Neighbour::Ideographic,
            Some(c) if is_plain_letter(c) => Neighbour::Letter,
            Some(_) => Neighbour::Other,
        };
        Self(side(before, '>'), side(after, '<'))
    }

    /// Whether the character can only be rubbish between these neighbours: it does not shape, order, separate or join
    /// anything, and removing it neither creates nor destroys markup.
    fn make_rubbish_of(&self, character: char, has_right_to_left: bool) -> bool {
        let Self(before, after) = *self;
        let both = |is: fn(Neighbour) -> bool| is(before) && is(after);
        let either = |is: fn(Neighbour) -> bool| is(before) || is(after);
        let is_known = |side| side != Neighbour::Other;
        let is_word = |side| matches!(side, Neighbour::Ideographic | Neighbour::Letter);
        let beside_ideograph = both(is_known) && either(|side| side == Neighbour::Ideographic);
        match character {
            // They end a line, replace a space, prevent a line break, belong to a formula, or mark a gloss.
            '\u{2028}'..='\u{2029}' | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => false,
            '\u{2060}'..='\u{2064}' | '\u{FFF9}'..='\u{FFFB}' => false,
            // Its use to prevent a line break is deprecated in favour of U+2060.
            '\u{FEFF}' => both(is_known) && either(is_word),
            '\u{200E}' => !has_right_to_left && both(is_known) && either(is_word),
            // They have a direction of their own, which orders the spaces and marks next to them.
            '\u{61C}' | '\u{200F}' | '\u{206A}'..='\u{206F}' => !has_right_to_left && both(is_word),
            // Next to a space or an ideograph, a line can break anyway.
            '\u{200B}' => {
                let is_gap = |side| matches!(side, Neighbour::Blank | Neighbour::Edge);
                beside_ideograph || (both(is_known) && either(|side| side == Neighbour::Letter) && either(is_gap))
            }
            _ => beside_ideograph,
        }
    }
}

fn message(stretch: &str) -> Message {
    let count = stretch.chars().count();
    let first = stretch.chars().next().unwrap_or_default();
    let code = code_point(first);
    if count == 1 {
        message!("invisible-character", what = name(first), code = code)
    } else {
        message!("invisible-character-several", count = count, code = code)
    }
}

fn name(character: char) -> Message {
    match character {
        '\u{AD}' => message!("invisible-soft-hyphen"),
        '\u{200B}' => message!("invisible-zero-width-space"),
        '\u{200C}' => message!("invisible-non-joiner"),
        '\u{200D}' => message!("invisible-joiner"),
        '\u{61C}' | '\u{200E}' | '\u{200F}' => message!("invisible-direction-mark"),
        '\u{2028}' => message!("invisible-line-separator"),
        '\u{2029}' => message!("invisible-paragraph-separator"),
        '\u{2060}' => message!("invisible-word-joiner"),
        '\u{FEFF}' => message!("invisible-byte-order-mark"),
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => message!("invisible-variation-selector"),
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => message!("invisible-hangul-filler"),
        '\u{E0000}'..='\u{E007F}' => message!("invisible-tag"),
        _ => message!("invisible-format-character"),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, Unknown, findings, finds, fixes, quiet};
    use crate::rules::{Safety, Settings};

    #[test]
    fn a_zero_width_space_is_found() {
        finds(&RULE, Unknown, "深度‹\u{200B}›求索\n", &["A zero-width space (U+200B) is invisible here: remove it"]);
        fixes(&RULE, Unknown, "深度\u{200B}求索\n", "深度求索\n");
    }

    #[test]
    fn neighbours_are_one_finding() {
        finds(
            &RULE,
            Unknown,
            "深度‹\u{200B}\u{200D}\u{FEFF}›求索\n",
            &["3 invisible characters here (the first is U+200B): remove them"],
        );
    }

    #[test]
    fn a_selector_without_its_character_is_found() {
        finds(
            &RULE,
            Unknown,
            "甲 ‹\u{FE0F}›乙\n",
            &["A variation selector that selects nothing (U+FE0F) is invisible here: remove it"],
        );
    }

    #[track_caller]
    fn safety(text: &str) -> Safety {
        let found = findings(&RULE, &Settings::default(), text, Markdown);
        assert_eq!(found.len(), 1, "{text:?}: {found:?}");
        found[0].fixes[0].safety
    }

    #[test]
    fn what_can_only_be_rubbish_is_removed_unseen() {
        for text in [
            "深度\u{200B}求索\n",
            "深度\u{FEFF}求索\n",
            "\u{200B}深度求索。\n",
            "深度求索。\u{200B}\n",
            "用\u{200B}Word写\n",
            "求\u{AD}索\n",
            "深\u{200D}度\n",
            "the \u{FEFF}ferry\n",
            "the\u{200B} ferry\n",
            "渡\u{200F}口\n",
        ] {
            assert_eq!(safety(text), Safety::Safe, "{text:?}");
        }
    }

    #[test]
    fn what_may_mean_something_needs_a_look() {
        for text in [
            "in GPT-4\u{200B}o and exa\u{200B}mple\n",
            "甲\u{2060}乙\n",
            "漢\u{FFF9}字\n",
            "甲。\n\u{200B}\n乙。\n",
            "甲。 \u{200B}\n乙。\n",
            "\u{200B}# 甲\n",
            "\u{200B}1. 甲\n",
            "甲\u{200B}**乙**。\n",
            "甲 @\u{200B}所有人\n",
            "见`甲\u{200B}乙`。\n",
            "    甲\u{200B}乙\n",
            "这里有 $甲\u{200B}乙$ 两个量\n",
            "渡\u{200F} 口\n",
            "甲\u{200E}乙。המעבורת\n",
            "Schul\u{AD}-kinder\n",
            "Auf\u{200C}lage\n",
        ] {
            let found = findings(&RULE, &Settings::default(), text, Markdown);
            assert!(!found.is_empty(), "{text:?}");
            let safe = found.iter().flat_map(|finding| &finding.fixes).find(|fix| fix.safety == Safety::Safe);
            assert_eq!(safe, None, "{text:?}");
        }
    }

    #[test]
    fn what_does_its_work_stays() {
        for text in [
            "\u{FEFF}文首的字节顺序标记\n",
            "一家人 👨\u{200D}👩\u{200D}👧\u{200D}👦 出游\n",
            "🏳\u{FE0F}\u{200D}🌈 ❤\u{FE0F}\u{200D}🔥 1\u{FE0F}\u{20E3}\n",
            "می\u{200C}خواهم\n",
            "क्\u{200D}ष\n",
            "他叫 محمد\u{200F} (\u{200E}عالم) 来自埃及\n",
            "葛\u{E0100}城市\n",
            "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}\n",
            "全角\u{3000}空格与\u{A0}不换行空格另说\n",
            "سنة 1422 ه\u{200D} ثم عاد\n",
            "הנהר \u{200F}(בכל בוקר) עולה \u{200E}3.5\u{200E} מ׳\n",
            "Die Fähr\u{AD}gesell\u{AD}schaft fährt, паро\u{AD}ход идёт\n",
            "f\u{2061}(x) = a\u{2062}b\n",
            "ᠮᠣᠩᠭᠣᠯ\u{180E}ᠠ\n",
        ] {
            quiet(&RULE, Unknown, text);
        }
    }
}
