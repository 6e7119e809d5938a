//! A line of dashes turns the paragraph above it into a heading.
//!
//! ## What it finds
//! In Markdown, a line of `---` or `===` directly below a paragraph of running text: one that ends like a sentence, or
//! is longer than a heading would be. Markdown reads such a line as the underline of a heading (CommonMark 0.31,
//! section 4.3). A line as long as the words above it was drawn to match them, so it makes a heading on purpose.
//!
//! ## Why it matters
//! The paragraph is shown as a heading, large and bold, and the dividing line disappears.
//!
//! ## Example
//! ```markdown
//! # 雪夜
//!
//! 雪下了一夜，到天亮才停。
//! ---
//! 第二天，人们出门扫雪。
//! ```
//!
//! ## Fix
//! Inserts an empty line between the two.
//!
//! - Needs a look: always.

use unicode_width::UnicodeWidthStr;

use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety};
use crate::seed::Seed;
use crate::text::slice;

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/accidental-heading",
    summary: "A line of dashes turns the paragraph above it into a heading",
    check,
    ..Rule::BASE
};

/// The maximum length of a heading, in characters.
const MAX_HEADING_CHARS: usize = 60;

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let text = seed.source.text();
    for heading in seed.markdown.iter().flat_map(|markdown| &markdown.underlined) {
        reporter.check_cancelled()?;
        let words = slice(text, heading.span.start()..heading.line.start());
        if !is_running_text(words) || is_drawn_for(heading.line.len(), words) {
            continue;
        }
        let finding = reporter.report(heading.line, message!("accidental-heading", text = quote(words)));
        finding.add_related(heading.span, message!("accidental-heading-text"));
        // In quotations and lists, an empty line needs the same prefix as the other lines.
        let at_start = heading.line.start() == 0 || text.as_bytes().get(heading.line.start() - 1) == Some(&b'\n');
        if at_start {
            let line_end = if words.ends_with("\r\n") { "\r\n" } else { "\n" };
            let edit = Edit::insert(heading.line.start(), line_end);
            // A long title is still a heading.
            finding.add_fix(message!("accidental-heading-fix"), Safety::NeedsALook, vec![edit]);
        }
    }
    Ok(())
}

/// Whether a text cannot be a heading: it ends like a sentence, or is too long.
fn is_running_text(words: &str) -> bool {
    let words = words.trim_end();
    let bare = words.trim_end_matches(['”', '」', '』', '）', ')', '*', '_', '"', '’']);
    let is_sentence = bare.ends_with(['。', '；', '，']) && words.chars().nth(8).is_some();
    is_sentence || words.chars().nth(MAX_HEADING_CHARS).is_some()
}

/// Whether an underline of `count` marks is as long as the words, measured in characters, columns or bytes. Programs
/// that write Markdown draw it that way.
fn is_drawn_for(marks: usize, words: &str) -> bool {
    let words = words.trim();
    let lengths = [words.chars().count(), words.width(), words.len()];
    marks > 5 && lengths.into_iter().any(|length| marks.abs_diff(length) <= 2 + length / 50)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, finds, fixes, quiet};

    #[test]
    fn the_line_is_pointed_at() {
        finds(
            &RULE,
            Markdown,
            "# 雪夜\n\n雪下了一夜，到天亮才停。\n‹---›\n第二天，人们出门扫雪。\n",
            &["This line turns “雪下了一夜，到天亮才停。” into a heading: put an empty line before it"],
        );
        fixes(
            &RULE,
            Markdown,
            "# 雪夜\n\n雪下了一夜，\n到天亮才停。\n------\n第二天。\n",
            "# 雪夜\n\n雪下了一夜，\n到天亮才停。\n\n------\n第二天。\n",
        );
        fixes(
            &RULE,
            Markdown,
            "# 雪夜\n\n“雪下了一夜。到天亮才停。”\n=====\n",
            "# 雪夜\n\n“雪下了一夜。到天亮才停。”\n\n=====\n",
        );
    }

    #[test]
    fn line_ends_are_kept() {
        fixes(
            &RULE,
            Markdown,
            "# 雪夜\r\n\r\n雪下了一夜，到天亮才停。\r\n---\r\n第二天。\r\n",
            "# 雪夜\r\n\r\n雪下了一夜，到天亮才停。\r\n\r\n---\r\n第二天。\r\n",
        );
    }

    #[test]
    fn headings_and_lines_that_divide_are_left_alone() {
        for text in [
            "雪夜下的街道上没有一个人。\n-------------\n\n雪夜\n====\n\n第一节\n---\n\n雪停了吗？\n---\n\n雪下了一夜。\n\n---\n\n第二天。\n",
            "# 雪夜\n\n雪下了一夜，到天亮才停。\n***\n\n| 一 | 二 |\n| --- | --- |\n| 三 | 四 |\n",
            "# 雪夜\n\n```\n雪下了一夜，到天亮才停。\n---\n```\n",
        ] {
            quiet(&RULE, Markdown, text);
        }
    }
}
