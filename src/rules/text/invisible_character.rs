//! A character that cannot be seen stands in the text.
//!
//! ## What it finds
//! Zero-width spaces and joiners, word joiners, soft hyphens, marks of the writing direction, byte order marks inside
//! the text, invisible fillers and tags. It keeps quiet where such a character does its work: a joiner inside an emoji
//! or a word of a script that joins letters, a direction mark beside right-to-left text, a variation selector behind
//! the character that it selects. Controls that reorder the text are
//! [bidirectional-control](bidirectional-control.md)'s, a byte order mark at the very start is
//! [byte-order-mark](byte-order-mark.md)'s.
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

use std::ops::RangeInclusive;

use super::direction::{is_control, is_right_to_left};
use super::stretches::{Crowd, mended, report, stretches};
use crate::cancel::Cancelled;
use crate::messages::{Message, code_point, message};
use crate::rules::{Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::text::is_format;

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/invisible-character",
    severity: Severity::Info,
    summary: "A character that cannot be seen stands in the text",
    check,
    ..Rule::BASE
};

/// Where the characters are that have no looks.
const HOMES: [RangeInclusive<char>; 12] = [
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

const CROWD: Crowd = Crowd { message, more: |count| message!("invisible-character-more", count = count), code: None };

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if !seed.source.inventory().may_have(&HOMES) {
        return Ok(());
    }
    let text = seed.source.text();
    let mut letter = None;
    let spans = stretches(text, reporter, |before, character, after| {
        let wanted = is_format(character) && !is_control(character) && !works(letter, before, character, after);
        if !is_format(character) {
            letter = Some(character);
        }
        wanted
    })?;
    report(text, reporter, mended(text, &spans, mend), &CROWD);
    Ok(())
}

/// Whether the character does its work where it stands. `letter` is the last character before it that can be seen.
fn works(letter: Option<char>, before: Option<char>, character: char, after: &str) -> bool {
    let next = after.chars().next();
    match character {
        // A byte order mark belongs at the very start.
        '\u{FEFF}' => before.is_none(),
        // Joiners work inside emoji and between letters of scripts that join.
        '\u{200C}' => letter.is_some_and(joins) && next.is_some_and(joins),
        '\u{200D}' => {
            (letter.is_some_and(joins) || letter.is_some_and(is_emoji)) && next.is_some_and(|c| joins(c) || is_emoji(c))
                || letter.is_some_and(is_indic)
        }
        // Direction marks work beside right-to-left text.
        '\u{61C}' | '\u{200E}' | '\u{200F}' => {
            letter.is_some_and(is_right_to_left)
                || after.chars().take(8).find(|c| !is_format(*c)).is_some_and(is_right_to_left)
        }
        // A selector works on the character right before it.
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => {
            before.is_some_and(|c| !c.is_whitespace() && !c.is_control() && !is_format(c) && !c.is_ascii_alphabetic())
        }
        // Tags spell the flags of regions behind a black flag.
        '\u{E0020}'..='\u{E007F}' => letter == Some('\u{1F3F4}'),
        // Hangul fillers stand in old Korean syllables.
        '\u{115F}' | '\u{1160}' => {
            next.is_some_and(|c| matches!(c, '\u{1160}'..='\u{11FF}'))
                || matches!(letter, Some('\u{1100}'..='\u{115E}'))
        }
        // In Mongolian it shapes the vowel behind it.
        '\u{180E}' => matches!(letter, Some('\u{1800}'..='\u{18AF}')),
        _ => false,
    }
}

/// Letters of scripts in which joiners shape the writing: Arabic, Syriac, N'Ko, Mongolian, and the Indic family.
fn joins(character: char) -> bool {
    matches!(character, '\u{600}'..='\u{8FF}' | '\u{1800}'..='\u{18AF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
        || is_indic(character)
}

fn is_indic(character: char) -> bool {
    matches!(character, '\u{900}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{A8E0}'..='\u{A8FF}' | '\u{11000}'..='\u{11FFF}')
}

fn is_emoji(character: char) -> bool {
    matches!(character, '\u{A9}' | '\u{AE}' | '\u{2190}'..='\u{2BFF}' | '\u{3030}' | '\u{303D}' | '\u{1F000}'..='\u{1FAFF}')
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

fn mend(character: char) -> Option<(&'static str, Safety)> {
    match character {
        // They end a line, so that to remove one would run two lines together.
        '\u{2028}' | '\u{2029}' => Some(("\n", Safety::NeedsALook)),
        // A filler can stand where a blank was meant.
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => Some(("", Safety::NeedsALook)),
        _ => Some(("", Safety::Safe)),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Unknown, finds, mends, quiet};

    #[test]
    fn a_zero_width_space_is_found() {
        finds(&RULE, Unknown, "深度‹\u{200B}›求索\n", &["A zero-width space (U+200B) cannot be seen here: remove it"]);
        mends(&RULE, Unknown, "深度\u{200B}求索\n", "深度求索\n");
    }

    #[test]
    fn neighbours_are_one_finding() {
        finds(
            &RULE,
            Unknown,
            "深度‹\u{200B}\u{200D}\u{FEFF}›求索\n",
            &["3 characters that cannot be seen stand here, U+200B first: remove them"],
        );
    }

    #[test]
    fn a_selector_without_its_character_is_found() {
        finds(
            &RULE,
            Unknown,
            "甲 ‹\u{FE0F}›乙\n",
            &["A variation selector that selects nothing (U+FE0F) cannot be seen here: remove it"],
        );
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
        ] {
            quiet(&RULE, Unknown, text);
        }
    }
}
