//! The text contains a private-use character.
//!
//! ## What it finds
//! Private-use characters (U+E000 to U+F8FF, and planes 15 and 16). Adjacent ones are reported together.
//!
//! ## Why it matters
//! Only the font of the original page knows what they look like: an icon, a rare Han character drawn by hand, a digit
//! obscured against copying. Everyone else sees a box.
//!
//! ## Example
//! ```text
//! 他叫张\u{E63F}，住在桥头。
//! ```
//!
//! ## Fix
//! None: check the source, then type the character that is meant, or remove an icon.

use super::occurrences::{Occurrence, Wording, find_runs, report_all};
use crate::cancel::Cancelled;
use crate::messages::{Message, code_point, message};
use crate::rules::{Reporter, Rule, Severity};
use crate::seed::Seed;

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/private-use-character",
    severity: Severity::Warning,
    summary: "The text contains a private-use character",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if !seed.source.inventory().may_have(&['\u{E000}'..='\u{F8FF}', '\u{F0000}'..='\u{10FFFF}']) {
        return Ok(());
    }
    let text = seed.source.text();
    let is_private =
        |c: char| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}');
    let spans = find_runs(text, reporter, is_private)?;
    report_all(
        seed,
        reporter,
        spans.into_iter().map(Occurrence::without_fix).collect(),
        &Wording { message, more: |count| message!("private-use-character-more", count = count), code: None },
    );
    Ok(())
}

fn message(stretch: &str) -> Message {
    let first = stretch.chars().next().map(code_point).unwrap_or_default();
    message!("private-use-character", count = stretch.chars().count(), first = first)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Unknown, finds, quiet};

    #[test]
    fn private_characters_are_found() {
        finds(
            &RULE,
            Unknown,
            "他叫张‹\u{E63F}›，住‹\u{F0001}\u{E000}›。\n",
            &[
                "The private-use character U+E63F has no meaning outside one font: replace it with what the source shows",
                "2 private-use characters (the first is U+F0001) have no meaning outside one font: replace them with what the source shows",
            ],
        );
    }

    #[test]
    fn rare_characters_of_everyone_are_fine() {
        quiet(&RULE, Unknown, "𠮷野家 😀 豈\n");
    }
}
