//! Lines are broken in mid-sentence.
//!
//! ## What it finds
//! Line ends inside a Chinese paragraph, in plain text or Markdown, between two Han characters or beside a comma, where
//! the lines are about equally long. Verse and lists have shorter lines and are left alone.
//!
//! ## Why it matters
//! Renderers put a space at the end of each line, in the middle of a word, and no search finds the broken word.
//!
//! ## Example
//! ```text
//! 渡口的老船工每天清晨划船过河，对岸的孩子们等着他，书包里装着昨夜写完的作
//! 业。村里的人说，这条河三十年没有变过，变的只是桥。
//! ```
//!
//! ## Fix
//! Joins the lines of the paragraph.
//!
//! - Needs a look: always; check that they are not verse.

use super::occurrences::{Occurrence, Wording, report_all};
use crate::cancel::Cancelled;
use crate::messages::message;
use crate::rules::prose::Prose;
use crate::rules::{Edit, Preset, Reporter, Rule, Safety, Severity};
use crate::seed::{BlockKind, BodyFormat, Seed};
use crate::text::{ByteSpan, is_han};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/hard-wrapped-line",
    severity: Severity::Info,
    preset: Preset::Dataset,
    summary: "Lines are broken in mid-sentence",
    check,
    ..Rule::BASE
};

/// The minimum length of a line in characters. Shorter lines are verse or a list.
const MIN_LINE_CHARS: usize = 18;

/// The maximum difference in length between wrapped lines, in characters.
const MAX_LENGTH_DIFFERENCE_CHARS: usize = 5;

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if seed.body.format == BodyFormat::Html {
        return Ok(());
    }
    let source = seed.source.text();
    let mut places = Vec::new();
    reporter.for_each_block(seed, |block, prose, _| {
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem) {
            places.extend(broken(source, &prose));
        }
    })?;
    report_all(
        seed,
        reporter,
        places,
        &Wording {
            message: |_| message!("hard-wrapped-line"),
            more: |count| message!("hard-wrapped-line-more", count = count),
            code: None,
        },
    );
    Ok(())
}

/// Returns the line ends of a paragraph that break sentences: the span of the first, and the edits that join all of
/// them.
fn broken(source: &str, prose: &Prose<'_>) -> Option<Occurrence> {
    let text = prose.text();
    memchr::memchr(b'\n', text.as_bytes())?;
    let lines: Vec<&str> = text.split('\n').collect();
    let (_, full) = lines.split_last()?;
    let lengths = full.iter().map(|line| line.chars().count());
    let (shortest, longest) = (lengths.clone().min()?, lengths.max()?);
    let last = lines.last()?.chars().count();
    if shortest < MIN_LINE_CHARS
        || longest > shortest + MAX_LENGTH_DIFFERENCE_CHARS
        || last > longest + MAX_LENGTH_DIFFERENCE_CHARS
    {
        return None;
    }
    let mut edits = Vec::new();
    let mut end = 0;
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        end += line.len();
        let (before, after) = (line.chars().next_back()?, next.chars().next()?);
        let mid = (is_han(before) || matches!(before, '，' | '、' | '；'))
            && (is_han(after) || matches!(after, '，' | '、' | '。'));
        if mid && line.contains(['，', '。', '、']) && next.contains(['，', '。', '、']) {
            edits.push(Edit::delete(soft_break(source, prose, end)?));
        }
        end += 1;
    }
    // A single one can be chance; of several, most must break a sentence.
    let span = edits.first()?.span;
    (edits.len() * 2 >= full.len()).then_some(Occurrence { span, edits, safety: Safety::NeedsALook })
}

/// Returns the source between two lines, if it is nothing but a line end that was not meant.
fn soft_break(source: &str, prose: &Prose<'_>, at: usize) -> Option<ByteSpan> {
    let before = prose.source_span(at.checked_sub(1)?..at).end();
    let after = prose.source_span(at + 1..at + 2).start();
    let between = source.get(before..after)?;
    let asked_for = between.starts_with("  ") || between.contains(['\\', '<', '>']);
    (!asked_for && between.trim().is_empty()).then(|| ByteSpan::new(before, after))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, Unknown, apply, findings, finds_with, strict};

    const BROKEN: &str = "渡口的老船工每天清晨划船过河，对岸的孩子们等着他，书包里装着昨夜写完的作‹\n›\
        业。村里的人说，这条河三十年没有变过，变的只是桥，而桥也老了，老得走不动\n了，谁也不去修它。\n";

    #[test]
    fn a_broken_paragraph_is_one_finding() {
        let messages = ["Lines are broken in mid-sentence from here on: join them"];
        finds_with(&RULE, &strict(), Unknown, BROKEN, &messages);
        finds_with(&RULE, &strict(), Markdown, BROKEN, &messages);
        let text = BROKEN.replace(['‹', '›'], "");
        let findings = findings(&RULE, &strict(), &text, Markdown);
        assert_eq!(apply(&text, &findings[0].fixes[0]), text.trim_end().replace('\n', "") + "\n");
    }

    #[test]
    fn verse_paragraphs_and_breaks_that_are_asked_for_stay() {
        for text in [
            "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n",
            "渡口的老船工每天清晨划船过河，对岸的孩子们等着他。\n村里的人说，这条河三十年没有变过，变的只是桥。\n",
            "渡口的老船工每天清晨划船过河，对岸的孩子们等着他，书包里装着作  \n业。村里的人说，这条河没有变过。\n",
            "会议纪要\n渡口的老船工每天清晨划船过河，对岸的孩子们等着他，书包里装着昨夜写完的作业。\n",
        ] {
            assert_eq!(findings(&RULE, &strict(), text, Markdown), [], "{text}");
        }
    }
}
