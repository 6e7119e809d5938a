//! A replacement character marks a lost character.
//!
//! ## What it finds
//! The replacement character “�” (U+FFFD) that an earlier conversion left in the text. Adjacent ones are reported
//! together. For bytes of this file that cannot be decoded, see [invalid-utf8](invalid-utf8.md).
//!
//! ## Why it matters
//! The original character is lost: a program decoded the text in the wrong encoding, or cut a character in half. Only
//! the source or another reprint still has it.
//!
//! ## Example
//! ```text
//! 会议在北\u{FFFD}\u{FFFD}召开。
//! ```
//!
//! ## Fix
//! None: look up the passage in its source or in another reprint.

use super::occurrences::{Occurrence, Wording, find_runs, report_all};
use crate::cancel::Cancelled;
use crate::messages::{Message, message};
use crate::rules::{Reporter, Rule, Severity};
use crate::seed::Seed;

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/replacement-character",
    severity: Severity::Warning,
    summary: "A replacement character marks a lost character",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let text = seed.source.text();
    // Most seeds have none, and searching for three bytes is much faster than looking at every character.
    if !text.contains('\u{FFFD}') {
        return Ok(());
    }
    let malformed = seed.source.malformed();
    let mut spans = find_runs(text, reporter, |character| character == '\u{FFFD}')?;
    spans.retain(|span| {
        let next = malformed.partition_point(|bad| bad.end() <= span.start());
        !malformed.get(next).is_some_and(|bad| bad.overlaps(*span))
    });
    report_all(
        seed,
        reporter,
        spans.into_iter().map(Occurrence::without_fix).collect(),
        &Wording { message, more: |count| message!("replacement-character-more", count = count), code: None },
    );
    Ok(())
}

fn message(stretch: &str) -> Message {
    message!("replacement-character", count = stretch.chars().count())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Unknown, finds, quiet};

    #[test]
    fn a_run_is_one_finding() {
        finds(
            &RULE,
            Unknown,
            "会议在北‹\u{FFFD}\u{FFFD}›召开，‹\u{FFFD}›人出席。\n",
            &[
                "Text was lost here and replaced with 2 “�”: restore it from the source",
                "A character was lost here and replaced with “�”: restore it from the source",
            ],
        );
    }

    #[test]
    fn a_question_mark_is_no_replacement() {
        quiet(&RULE, Unknown, "真的吗?? 是□还是○\n");
    }
}
