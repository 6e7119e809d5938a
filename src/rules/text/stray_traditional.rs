//! A Simplified text contains a Traditional character.
//!
//! ## What it finds
//! A handful of characters that are used in Traditional Chinese only, in a text that is otherwise entirely Simplified.
//! Characters in quotations, titles and brackets are left alone, and so are words of several such characters.
//! Characters that both scripts use (`著`, `乾`, `於`) never count.
//!
//! ## Why it matters
//! A conversion missed it, or the text was put together from two sources. A search for the word does not find it.
//!
//! ## Example
//! ```text
//! (the text must be long enough to be Simplified for certain)
//! 这时候发现没有人说过这个问题，我们对这个说法还没有认识，只见过几张图。
//! 这时候发现没有人说过这个问题，我们对这个说法还没有认识，只见过几张图。
//! 这时候发现没有人说过这个问题，我们对这个说法还没有认识，只见过几张图。
//! 这时候发现没有人说过这个问题，我们对这个说法还没有认识，只见过几张图。
//! 这时候发现没有人说过这个问题，我们对这个说法还没有认识，只见过几张图。
//! 这时候发现没有人说过这个问题，我们对这个说法还没有认识，只见过几张图。
//! 这时候发现没有人说过这个问题，我们对这个说法还没有认识，只见过几张图。
//! 这時候发现没有人说过这个问题，我们对这个说法还没有认识，只见过几张图。
//! ```
//!
//! ## Fix
//! Writes the Simplified character.
//!
//! - Needs a look: always; it may be a name.
//!
//! ## Options
//! - `names`: names that are written in Traditional characters in Simplified texts too.

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
    name: "text/stray-traditional",
    severity: Severity::Info,
    preset: Preset::Strict,
    summary: "A Traditional character in a Simplified text",
    options: &[RuleOption {
        name: "names",
        summary: "Names that are written in Traditional characters in Simplified texts too",
        default: OptionDefault::Texts(&["昇", "甦", "崑", "峯", "嶽", "鍾", "噁"]),
    }],
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let names = reporter.texts("names");
    let places = strays(seed, reporter, CharClass::Traditional, &names)?;
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
            message!("stray-traditional-for", found = quote(found), other = quote(other.encode_utf8(&mut [0; 4])))
        }
        None => message!("stray-traditional", found = quote(found)),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Unknown, findings, finds_with, strict};

    fn simplified() -> String {
        "这时候发现没有人说过这个问题，我们对这个说法还没有认识，只见过几张图。\n\n".repeat(8)
    }

    #[test]
    fn a_stray_character_is_found() {
        finds_with(
            &RULE,
            &strict(),
            Unknown,
            &format!("{}他‹說›过的话，谁也没有记住。\n", simplified()),
            &["“說” is Traditional, but the text is in Simplified Chinese: write “说”"],
        );
    }

    #[test]
    fn quotations_names_and_mixed_texts_are_left_alone() {
        for text in ["《中國時報》说", "他叫張學良", "谢昇来了", "他说“請坐”", "显著的著作，乾隆"]
        {
            let text = format!("{}{text}。\n", simplified());
            assert_eq!(findings(&RULE, &strict(), &text, Unknown), [], "{text}");
        }
        let text = simplified() + &"他說，".repeat(7);
        assert_eq!(findings(&RULE, &strict(), &text, Unknown), []);
        assert_eq!(findings(&RULE, &strict(), "他說这个，短文而已。\n", Unknown), []);
    }
}
