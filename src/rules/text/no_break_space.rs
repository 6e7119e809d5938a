//! A no-break space has no function.
//!
//! ## What it finds
//! No-break spaces (U+00A0) beside Han characters or Chinese punctuation, beside other spaces, and at the ends of
//! lines. Between a number and its unit, in French punctuation and in names they have a function and are left alone.
//! Those written as `&nbsp;` are markup, and are left alone too.
//!
//! ## Why it matters
//! Word processors and web editors leave them behind. They look like spaces and are not: searches and tokenizers treat
//! the words beside them as one.
//!
//! ## Example
//! ```text
//! 他用\u{A0}Word 写作。
//! ```
//!
//! ## Fix
//! Writes an ordinary space, or removes it beside another space or at the end of a line.
//!
//! - Safe: for one between words or at the end of a line.
//! - Needs a look: for several in a row, for indentation, and beside spaces and digits.

use super::occurrences::{Occurrence, Wording, report_all};
use crate::cancel::Cancelled;
use crate::messages::message;
use crate::rules::prose::{char_after, char_before};
use crate::rules::{Preset, Reporter, Rule, Safety, Severity};
use crate::seed::{BlockKind, Seed};
use crate::text::{ByteSpan, is_han, slice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/no-break-space",
    severity: Severity::Hint,
    preset: Preset::Dataset,
    summary: "A no-break space has no function",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if !seed.source.inventory().may_have(&['\u{A0}'..='\u{A0}']) {
        return Ok(());
    }
    let text = seed.source.text();
    let mut places = Vec::new();
    for block in seed.body.blocks().iter().filter(|block| block.kind != BlockKind::Preformatted) {
        reporter.check_cancelled()?;
        for (run, run_text) in seed.body.runs(block, text).filter(|(run, _)| run.is_verbatim()) {
            let mut rest = 0;
            while let Some(ahead) = run_text.get(rest..).and_then(|tail| tail.find('\u{A0}')) {
                let start = rest + ahead;
                let tail = slice(run_text, start..);
                let end = start + tail.len() - tail.trim_start_matches('\u{A0}').len();
                rest = end;
                let span = ByteSpan::new(run.span.start() + start, run.span.start() + end);
                if let Some(replacement) = replacement(text, span) {
                    let safety = if divides_words(text, span) { Safety::Safe } else { Safety::NeedsALook };
                    places.push(Occurrence::replace(span, replacement, safety));
                }
            }
        }
    }
    report_all(
        seed,
        reporter,
        places,
        &Wording {
            message: |_| message!("no-break-space"),
            more: |count| message!("no-break-space-more", count = count),
            code: None,
        },
    );
    Ok(())
}

/// Whether this is a single space that only separates two words, or a word from the end of its line. Several make a
/// gap, those at the start of a line indent verse, those next to spaces prevent a line break in Markdown, and one
/// between a number and what it counts keeps the two together.
fn divides_words(text: &str, span: ByteSpan) -> bool {
    let (before, after) = (char_before(text, span.start()), char_after(text, span.end()));
    let is_word = |c: char| !c.is_whitespace() && !c.is_numeric() && c != '>';
    let ends = |c: Option<char>| c.is_none_or(|c| matches!(c, '\n' | '\r'));
    span.len() == '\u{A0}'.len_utf8() && before.is_some_and(is_word) && (ends(after) || after.is_some_and(is_word))
}

/// Returns the replacement of no-break spaces; `None` if they have a function.
fn replacement(text: &str, span: ByteSpan) -> Option<&'static str> {
    let (before, after) = (char_before(text, span.start()), char_after(text, span.end()));
    let is_end = |c: Option<char>| c.is_none_or(|c| matches!(c, '\n' | '\r'));
    let is_blank = |c: Option<char>| c.is_some_and(|c| matches!(c, ' ' | '\t' | '\u{3000}'));
    // At the start of a line they indent it. In HTML that means nothing; in Markdown ordinary spaces would.
    if is_end(after) || is_blank(before) || is_blank(after) {
        return Some("");
    }
    let is_chinese = |c: Option<char>| {
        c.is_some_and(|c| is_han(c) || matches!(c, '，' | '。' | '、' | '；' | '：' | '！' | '？' | '”' | '“'))
    };
    if is_end(before) || before == Some('>') {
        return is_chinese(after).then_some("");
    }
    (is_chinese(before) || is_chinese(after)).then_some(" ")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::Safety;
    use crate::rules::fixture::{Markdown, findings, finds_with, quiet, strict};

    #[test]
    fn beside_han_and_blanks_they_do_no_work() {
        let message = "This no-break space has no effect: use an ordinary space, or none";
        finds_with(&RULE, &strict(), Markdown, "他用‹\u{A0}›Word 写作‹\u{A0}\u{A0}›\n乙 ‹\u{A0}›b\n", &[message; 3]);
    }

    #[test]
    fn each_is_fixed_in_its_way() {
        for (before, after) in [("他用\u{A0}Word\n", " "), ("写作\u{A0}\u{A0}\n乙\n", ""), ("a \u{A0}b\n", "")] {
            let findings = findings(&RULE, &strict(), before, Markdown);
            assert_eq!(findings[0].fixes[0].edits[0].replacement, after, "{before:?}");
        }
    }

    #[test]
    fn those_that_keep_two_paragraphs_in_one_are_taken_out_with_a_look() {
        for text in ["甲。\n\u{A0}\n乙。\n", "甲。  \n \u{A0} \n乙。\n", "甲。 \u{A0} \n乙。\n"] {
            let found = findings(&RULE, &strict(), text, Markdown);
            assert_eq!(found[0].fixes[0].safety, Safety::NeedsALook, "{text:?}");
        }
        assert_eq!(findings(&RULE, &strict(), "甲。\u{A0}\n乙。\n", Markdown)[0].fixes[0].safety, Safety::Safe);
    }

    #[test]
    fn between_a_number_and_its_unit_it_works() {
        quiet(&RULE, Markdown, "It weighs 5\u{A0}kg, dit-il\u{A0}: «\u{A0}oui\u{A0}»\n");
    }
}
