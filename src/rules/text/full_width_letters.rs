//! Latin letters or digits are full-width.
//!
//! ## What it finds
//! Runs of full-width letters and digits (`ＡＢＣ１２３`) in the running text.
//!
//! ## Why it matters
//! They come from old input methods and typesetting systems. A search for `2020` does not find `２０２０`, and tokenizers
//! split it differently.
//!
//! ## Example
//! ```text
//! 会议于２０２０年召开。
//! ```
//!
//! ## Fix
//! Writes ordinary letters and digits.
//!
//! - Safe: between Chinese characters and punctuation.
//! - Needs a look: at the start of a line, beside anything else, and in Japanese and Korean.

use super::occurrences::{Occurrence, Wording, report_all};
use crate::cancel::Cancelled;
use crate::messages::{Message, message, quote};
use crate::rules::prose::{char_after, char_before};
use crate::rules::{Preset, Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::text::{CharClass, is_han, slice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/full-width-letters",
    severity: Severity::Info,
    preset: Preset::Dataset,
    summary: "Latin letters or digits are full-width",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if !seed.source.inventory().may_have(&['０'..='７', 'Ａ'..='Ｗ', 'ａ'..='ｗ']) {
        return Ok(());
    }
    let mut places = Vec::new();
    reporter.for_each_block(seed, |_, prose, _| {
        let text = prose.text();
        // Japanese uses them on purpose.
        let has_kana = prose.kinds().count(CharClass::KanaOrHangul) > 0;
        let mut rest = 0;
        while let Some(start) = text.get(rest..).and_then(|tail| tail.find(is_wide)).map(|ahead| rest + ahead) {
            let run = slice(text, start..);
            let end = start + run.find(|c| !is_wide(c)).unwrap_or(run.len());
            // `二Ｏ二一年`: a zero, not a letter.
            let is_zero = matches!(text.get(start..end), Some("Ｏ" | "０")) && is_numeral(char_before(text, start));
            if let Some(span) = prose.exact_source_span(start..end).filter(|_| !is_zero) {
                let safety = if !has_kana && is_alone(text, start, end) { Safety::Safe } else { Safety::NeedsALook };
                places.push(Occurrence::replace(span, narrow(slice(text, start..end)), safety));
            }
            rest = end;
        }
    })?;
    report_all(
        seed,
        reporter,
        places,
        &Wording { message, more: |count| message!("full-width-letters-more", count = count), code: None },
    );
    Ok(())
}

/// Whether a run stands alone in a sentence. It must not be a single letter, which is set as one character of a word
/// (Ｔ恤). It must not begin a line, where a digit can begin a list. Nothing beside it may combine with it into a
/// formula, a time or a number.
fn is_alone(text: &str, start: usize, end: usize) -> bool {
    let beside = |c: char| is_han(c) || "，。、；？！《》".contains(c);
    let run = slice(text, start..end);
    let is_letter = run.chars().nth(1).is_none() && !run.starts_with(|c| ('０'..='９').contains(&c));
    !is_letter
        && char_before(text, start).is_some_and(beside)
        && char_after(text, end).is_none_or(|c| beside(c) || c == '\n')
}

fn is_wide(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

fn is_numeral(c: Option<char>) -> bool {
    c.is_some_and(|c| "〇零一二三四五六七八九十".contains(c))
}

/// Full-width forms are in the order of ASCII.
fn narrow(wide: &str) -> String {
    wide.chars().filter_map(|c| char::from_u32(u32::from(c) - 0xFEE0)).collect()
}

fn message(run: &str) -> Message {
    message!("full-width-letters", found = quote(run), narrow = quote(&narrow(run)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Unknown, finds_with, quiet, strict};

    #[test]
    fn runs_are_found() {
        finds_with(
            &RULE,
            &strict(),
            Unknown,
            "于‹２０２０›年加入‹ＷＴＯ›。\n",
            &["“２０２０” is full-width: write “2020”", "“ＷＴＯ” is full-width: write “WTO”"],
        );
    }

    #[test]
    fn marks_and_ordinary_letters_are_fine() {
        quiet(&RULE, Unknown, "二Ｏ二一年，于2020年，加入WTO（世贸）！％\n");
    }
}
