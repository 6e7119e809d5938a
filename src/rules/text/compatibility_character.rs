//! A compatibility character stands in for an ordinary one.
//!
//! ## What it finds
//! Characters that Unicode has only for compatibility with older character sets, or to name parts of characters: Kangxi
//! and CJK radicals (`⼈` for `人`), compatibility ideographs, Latin ligatures (`ﬁ`), half-width katakana and small
//! punctuation. Radicals often come from programs that read PDFs. A radical on its own, which may be meant as one, is
//! not reported.
//!
//! ## Why it matters
//! The character looks the same and is not: no search finds the word, and equal passages differ.
//!
//! ## Example
//! ```text
//! 这⼈住在桥头。
//! ```
//!
//! ## Fix
//! Writes the ordinary character.
//!
//! - Safe: for radicals, for ideographs with two code points, and for Latin ligatures.
//! - Needs a look: for punctuation, half-width kana and forms that look different, and in any text with Korean letters,
//!   where the second code point stands for another reading.

use std::ops::RangeInclusive;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::occurrences::{Occurrence, Wording, find_runs, report_all};
use crate::cancel::Cancelled;
use crate::messages::{Message, message, quote};
use crate::rules::{Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::text::{ByteSpan, is_han};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/compatibility-character",
    severity: Severity::Warning,
    summary: "A compatibility character stands in for an ordinary one",
    check,
    ..Rule::BASE
};

const COMPATIBILITY_RANGES: [RangeInclusive<char>; 6] = [
    '\u{2E80}'..='\u{2FD5}',
    '\u{F900}'..='\u{FAFF}',
    '\u{FB00}'..='\u{FB06}',
    '\u{FE50}'..='\u{FE5E}',
    '\u{FF66}'..='\u{FF9F}',
    '\u{2F800}'..='\u{2FA1F}',
];

/// Ideographs in the compatibility block that are in fact ordinary characters (The Unicode Standard, section 18.1).
const ORDINARY_IDEOGRAPHS: [char; 12] = [
    '\u{FA0E}', '\u{FA0F}', '\u{FA11}', '\u{FA13}', '\u{FA14}', '\u{FA1F}', '\u{FA21}', '\u{FA23}', '\u{FA24}',
    '\u{FA27}', '\u{FA28}', '\u{FA29}',
];

/// CJK radicals that look like a whole character, paired with it (Unicode Character Database,
/// EquivalentUnifiedIdeograph).
const RADICALS: &str = "⺒巳⺓幺⺟母⺠民⺫罒⺯糹⺳罓⻄西⻅见⻆角⻉贝⻋车⻑長⻒镸⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟";

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if !seed.source.inventory().may_have(&COMPATIBILITY_RANGES) {
        return Ok(());
    }
    let text = seed.source.text();
    let mut spans = find_runs(text, reporter, is_compatibility)?;
    spans.retain(|span| !is_meant(text, *span));
    let is_korean = seed.source.inventory().may_have(&['\u{AC00}'..='\u{D7A3}']);
    let places = spans.into_iter().filter_map(|span| {
        let (replacement, safety) = replacement(text.get(span.range())?)?;
        // A radical that the text calls a radical stands for itself.
        let is_named = text.get(span.end()..)?.starts_with(['部', '旁', '头', '頭', '底', '字']);
        let safety = if is_korean || is_named { Safety::NeedsALook } else { safety };
        Some(Occurrence::replace(span, replacement, safety))
    });
    report_all(
        seed,
        reporter,
        places.collect(),
        &Wording { message, more: |count| message!("compatibility-character-more", count = count), code: None },
    );
    Ok(())
}

fn is_compatibility(character: char) -> bool {
    COMPATIBILITY_RANGES.iter().any(|home| home.contains(&character)) && !ORDINARY_IDEOGRAPHS.contains(&character)
}

/// Whether the text is about the radical or small kana itself: there is no Han character or letter next to it.
fn is_meant(text: &str, span: ByteSpan) -> bool {
    let before = text.get(..span.start()).and_then(|before| before.chars().next_back());
    let after = text.get(span.end()..).and_then(|after| after.chars().next());
    let beside = |c: &char| is_han(*c) || c.is_ascii_alphabetic() || matches!(c, '，' | '。' | '、' | '；' | '：');
    span.len() <= 4 && ![before, after].iter().flatten().any(beside)
}

/// Returns the ordinary characters for a run of compatibility characters, if they are known.
fn replacement(stretch: &str) -> Option<(String, Safety)> {
    let mut corrected = String::new();
    let mut safety = Safety::Safe;
    let mut is_small = false;
    for character in stretch.chars() {
        match character {
            '\u{2E80}'..='\u{2EFF}' => {
                let mut pairs = RADICALS.chars();
                pairs.by_ref().step_by(2).position(|radical| radical == character)?;
                corrected.push(ordinary_of_radical(character)?);
            }
            '\u{FE50}'..='\u{FE5E}' => {
                is_small = true;
                corrected.push(full_size(character)?);
            }
            _ => corrected.push(character),
        }
        // Half-width kana can be intended, some variants in names and early prints look different, and Korean has a
        // second code point for each reading of an ideograph.
        if !matches!(character, '\u{2E80}'..='\u{2FD5}' | '\u{F900}'..='\u{FA0B}' | '\u{FB00}'..='\u{FB04}') {
            safety = Safety::NeedsALook;
        }
    }
    let corrected = ComposingNormalizerBorrowed::new_nfkc().normalize(&corrected).into_owned();
    // The replacement must be stable, which full-width punctuation is not.
    let corrected = if is_small { stretch.chars().filter_map(full_size).collect() } else { corrected };
    (corrected != stretch && !corrected.is_empty()).then_some((corrected, safety))
}

fn ordinary_of_radical(radical: char) -> Option<char> {
    let mut characters = RADICALS.chars();
    while let (Some(known), Some(ordinary)) = (characters.next(), characters.next()) {
        if known == radical {
            return Some(ordinary);
        }
    }
    None
}

/// Returns the full-width mark for a small one.
fn full_size(small: char) -> Option<char> {
    Some(match small {
        '﹐' => '，',
        '﹑' => '、',
        '﹔' => '；',
        '﹕' => '：',
        '﹖' => '？',
        '﹗' => '！',
        '﹙' => '（',
        '﹚' => '）',
        _ => return None,
    })
}

fn message(stretch: &str) -> Message {
    let ordinary = replacement(stretch).map(|(ordinary, _)| ordinary).unwrap_or_default();
    message!("compatibility-character", found = quote(stretch), ordinary = quote(&ordinary))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Unknown, finds, fixes, quiet};

    #[test]
    fn radicals_and_ideographs_stand_for_ordinary_characters() {
        finds(
            &RULE,
            Unknown,
            "这‹⼈›住在桥‹⻓›家，姓‹\u{F9E1}›。\n",
            &[
                "“⼈” looks like “人” but is a different character: use the ordinary one",
                "“⻓” looks like “长” but is a different character: use the ordinary one",
                "“\u{F9E1}” looks like “李” but is a different character: use the ordinary one",
            ],
        );
        fixes(&RULE, Unknown, "这⼈⼤喊\n", "这人大喊\n");
    }

    #[test]
    fn ligatures_katakana_and_small_marks_do_too() {
        fixes(&RULE, Unknown, "the ﬁrst oﬃce\n", "the first oﬃce\n");
        fixes(&RULE, Unknown, "这是ﾃﾞｰﾀ的\n", "这是データ的\n");
        fixes(&RULE, Unknown, "老王﹑小李\n", "老王、小李\n");
    }

    #[test]
    fn what_is_ordinary_or_spoken_of_stays() {
        quiet(&RULE, Unknown, "部首“⼈”和“⻓”，﨑山，①②③ ㎡ ℃ ＡＢ，。\n");
    }
}
