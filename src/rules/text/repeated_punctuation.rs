//! A punctuation mark is doubled, or two marks contradict each other.
//!
//! ## What it finds
//! `，，` `、、` `；；` `：：` and `。。` (exactly two; three or more are a clumsy ellipsis), and pairs that contradict each
//! other (`，。` `。，` `、，` …). `！！！` and `？！` are emphasis and left alone.
//!
//! ## Why it matters
//! Something was deleted between the two, or a key was pressed twice.
//!
//! ## Example
//! ```text
//! 他来了，，又走了。
//! ```
//!
//! ## Fix
//! Keeps one mark: of two different marks, the stronger one.
//!
//! - Needs a look: always.

use super::occurrences::{Occurrence, Wording, report_all};
use crate::cancel::Cancelled;
use crate::messages::{Message, message, quote};
use crate::rules::{Preset, Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::text::CharClass;

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/repeated-punctuation",
    severity: Severity::Info,
    preset: Preset::Dataset,
    summary: "A punctuation mark is doubled, or two marks contradict each other",
    check,
    ..Rule::BASE
};

/// The marks, the weakest first.
const MARKS_BY_STRENGTH: [char; 5] = ['、', '，', '；', '：', '。'];

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let mut places = Vec::new();
    reporter.for_each_block(seed, |_, prose, _| {
        let text = prose.text();
        if prose.kinds().count(CharClass::Stop) < 2 || !has_pair(text.as_bytes()) {
            return;
        }
        let mut run: Option<(usize, usize)> = None;
        let mut before = None;
        let mut previous = None;
        for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
            if MARKS_BY_STRENGTH.contains(&c) {
                run = Some(run.map_or((at, 1), |(start, count)| (start, count + 1)));
                continue;
            }
            if let Some((start, 2)) = run
                && let Some(place) = text.get(start..at).and_then(stronger).and_then(|(kept, safety)| {
                    Some(Occurrence::replace(prose.exact_source_span(start..at)?, kept, safety))
                })
                && !previous.is_some_and(|c| CharClass::from_char(c) == CharClass::KanaOrHangul)
                && before.is_some_and(char::is_alphanumeric)
            {
                places.push(place);
            }
            run = None;
            previous = before;
            before = Some(c);
        }
    })?;
    report_all(
        seed,
        reporter,
        places,
        &Wording { message, more: |count| message!("repeated-punctuation-more", count = count), code: None },
    );
    Ok(())
}

/// Whether two marks are adjacent: a fast check before a slow one.
fn has_pair(bytes: &[u8]) -> bool {
    let is_mark = |at: usize| {
        let three = bytes.get(at..at + 3);
        three.is_some_and(|three| matches!(three, [0xE3, 0x80, 0x81 | 0x82] | [0xEF, 0xBC, 0x8C | 0x9A | 0x9B]))
    };
    memchr::memchr2_iter(0xE3, 0xEF, bytes).any(|at| is_mark(at) && is_mark(at + 3))
}

/// Returns which of two marks to keep.
fn stronger(pair: &str) -> Option<(char, Safety)> {
    let mut marks = pair.chars();
    let (one, other) = (marks.next()?, marks.next()?);
    let rank = |mark: char| MARKS_BY_STRENGTH.iter().position(|known| *known == mark);
    match (one, other) {
        // Doubled on purpose it trails off: 他走了。。
        _ if one == other => Some((one, Safety::NeedsALook)),
        // In formulas, a colon can end an item that a semicolon or a full stop follows.
        ('：', _) | (_, '：') => None,
        _ => Some((if rank(one) > rank(other) { one } else { other }, Safety::NeedsALook)),
    }
}

fn message(found: &str) -> Message {
    message!("repeated-punctuation", found = quote(found))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Unknown, apply, findings, finds_with, strict};

    #[test]
    fn doubles_and_contradictions_are_found() {
        finds_with(
            &RULE,
            &strict(),
            Unknown,
            "他来了‹，，›又走了‹，。›没有人‹。。›\n",
            &[
                "“，，” is two punctuation marks where one belongs: keep one",
                "“，。” is two punctuation marks where one belongs: keep one",
                "“。。” is two punctuation marks where one belongs: keep one",
            ],
        );
        let findings = findings(&RULE, &strict(), "他来了，。又走了\n", Unknown);
        assert_eq!(apply("他来了，。又走了\n", &findings[0].fixes[0]), "他来了。又走了\n");
    }

    #[test]
    fn emphasis_and_clumsy_ellipses_are_left_alone() {
        assert_eq!(findings(&RULE, &strict(), "他来了！！！真的？！又走了。。。\n", Unknown), []);
    }
}
