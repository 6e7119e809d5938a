//! A Traditional text contains a Simplified character.
//!
//! ## What it finds
//! A handful of characters that are used in Simplified Chinese only, in a text that is otherwise entirely Traditional.
//! Characters in quotations, titles and brackets are left alone, and so are words of several such characters.
//! Characters that both scripts use (`台`, `后`, `里`) never count.
//!
//! ## Why it matters
//! A conversion missed it, or the text was put together from two sources. A search for the word does not find it.
//!
//! ## Example
//! ```text
//! (the text must be long enough to be Traditional for certain)
//! 這時候發現沒有人說過這個問題，我們對這個說法還沒有認識，只見過幾張圖。
//! 這時候發現沒有人說過這個問題，我們對這個說法還沒有認識，只見過幾張圖。
//! 這時候發現沒有人說過這個問題，我們對這個說法還沒有認識，只見過幾張圖。
//! 這時候發現沒有人說過這個問題，我們對這個說法還沒有認識，只見過幾張圖。
//! 這時候發現沒有人說過這個問題，我們對這個說法還沒有認識，只見過幾張圖。
//! 這時候發現沒有人說過這個問題，我們對這個說法還沒有認識，只見過幾張圖。
//! 這時候發現沒有人說過這個問題，我們對這個說法還沒有認識，只見過幾張圖。
//! 這时候發現沒有人說過這個問題，我們對這個說法還沒有認識，只見過幾張圖。
//! ```
//!
//! ## Fix
//! Writes the Traditional character.
//!
//! - Needs a look: always; it may be a name.
//!
//! ## Options
//! - `names`: names that are written in Simplified characters in Traditional texts too.

use super::occurrences::{Wording, report_all};
use super::stray::strays;
use crate::cancel::Cancelled;
use crate::messages::{Message, message, quote};
use crate::rules::{OptionDefault, Preset, Reporter, Rule, RuleOption, Severity};
use crate::seed::Seed;
use crate::text::CharClass;
use crate::text::fold::in_other_script;

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/stray-simplified",
    severity: Severity::Info,
    preset: Preset::Dataset,
    summary: "A Simplified character in a Traditional text",
    options: &[RuleOption {
        name: "names",
        summary: "Names that are written in Simplified characters in Traditional texts too",
        default: OptionDefault::Texts(&[]),
    }],
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let names = reporter.texts("names");
    let places = strays(seed, reporter, CharClass::Simplified, &names)?;
    report_all(
        seed,
        reporter,
        places,
        &Wording { message, more: |count| message!("stray-more", count = count), code: None },
    );
    Ok(())
}

fn message(found: &str) -> Message {
    match found.chars().next().and_then(in_other_script) {
        Some(other) => {
            message!("stray-simplified-for", found = quote(found), other = quote(other.encode_utf8(&mut [0; 4])))
        }
        None => message!("stray-simplified", found = quote(found)),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Unknown, findings, finds_with, strict};

    fn traditional() -> String {
        "這時候發現沒有人說過這個問題，我們對這個說法還沒有認識，只見過幾張圖。\n\n".repeat(8)
    }

    #[test]
    fn a_stray_character_is_found() {
        finds_with(
            &RULE,
            &strict(),
            Unknown,
            &format!("{}他‹说›過的話，誰也沒有記住。\n", traditional()),
            &["“说” is Simplified, but the text is in Traditional Chinese: write “說”"],
        );
    }

    #[test]
    fn quotations_names_and_mixed_texts_are_left_alone() {
        for text in ["《中国时报》說", "他叫张学良", "他說「请坐」", "台灣的后土"] {
            let text = format!("{}{text}。\n", traditional());
            assert_eq!(findings(&RULE, &strict(), &text, Unknown), [], "{text}");
        }
        let text = traditional() + &"他说，".repeat(7);
        assert_eq!(findings(&RULE, &strict(), &text, Unknown), []);
        assert_eq!(findings(&RULE, &strict(), "他说這個，短文而已。\n", Unknown), []);
    }
}
