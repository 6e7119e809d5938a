//! Two header parts give different titles.
//!
//! ## What it finds
//! Titles that differ between header parts. The comparison ignores case, width, script, punctuation, and a site name at
//! either end. A truncated title agrees with the full one.
//!
//! ## Why it matters
//! One of the two is wrong, or the seed contains a different text from the one it claims to.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雨夜行：两个人的路程
//! ---
//! <!--1739362271000-->
//! [雪夜行：一个人的路](https://example.org/1)
//! ------
//!
//! <p>正文从这里开始。</p>
//! ```
//!
//! ## Fix
//! Copies the value of one part into the other.
//!
//! - Needs a look: always; check the source to see which title is right.

use super::{conflict, same};
use crate::cancel::Cancelled;
use crate::rules::{Reporter, Rule};
use crate::seed::{FieldKind, Seed};

/// The rule.
pub static RULE: Rule =
    Rule { name: "metadata/conflicting-title", summary: "Two header parts give different titles", check, ..Rule::BASE };

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    conflict::check(seed, reporter, FieldKind::Title, |a, b| same::titles(&a.value, &b.value));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, finds, fixes, quiet};

    const FEED: &str = "<!--1739362271000-->\n[雪夜行：一个人的路](https://example.org/1)\n------\n\n<p>正文。</p>\n";

    #[test]
    fn another_title_is_told_and_can_be_taken_over() {
        let before = format!("---\ntitle: 雨夜行：两个人的路程\n---\n{FEED}");
        finds(
            &RULE,
            Markdown,
            &before.replace("雪夜行：一个人的路", "‹雪夜行：一个人的路›"),
            &[
                "The title is “雪夜行：一个人的路” here, but “雨夜行：两个人的路程” in the front matter (YAML): check which is right",
            ],
        );
        fixes(&RULE, Markdown, &before, &before.replace("雨夜行：两个人的路程", "\"雪夜行：一个人的路\""));
    }

    #[test]
    fn the_title_of_a_letter_in_the_text_is_left_alone() {
        quiet(&RULE, Markdown, "---\ntitle: 雪夜行\n---\n\n标题：给山城的一封公开信\n\n正文从这里开始。\n");
    }

    #[test]
    fn what_says_the_same_in_other_words_is_left_alone() {
        quiet(&RULE, Markdown, &format!("---\ntitle: '某某号 | 雪夜行: 一个人的路'\n---\n{FEED}"));
    }
}
