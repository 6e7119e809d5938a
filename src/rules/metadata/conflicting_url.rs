//! Two header parts give different URLs.
//!
//! ## What it finds
//! URLs of the text that lead to different pages. Scheme, `www.`, percent-encoding, tracking parameters, the fragment
//! and a trailing slash do not count as differences.
//!
//! ## Why it matters
//! One of the two leads to another text, or to another printing of this one.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜行
//! url: https://example.org/2
//! ---
//! <!--1739362271000-->
//! [雪夜行](https://example.org/1)
//! ------
//!
//! <p>正文从这里开始。</p>
//! ```
//!
//! ## Fix
//! Copies the value of one part into the other.
//!
//! - Needs a look: always; open both to see which is right.

use super::{conflict, same};
use crate::cancel::Cancelled;
use crate::rules::{Reporter, Rule};
use crate::seed::{FieldKind, Seed};

/// The rule.
pub static RULE: Rule =
    Rule { name: "metadata/conflicting-url", summary: "Two header parts give different URLs", check, ..Rule::BASE };

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    conflict::check(seed, reporter, FieldKind::Url, |a, b| same::addresses(&a.value, &b.value));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, finds, quiet};

    const FEED: &str = "<!--1739362271000-->\n[雪夜行](https://example.org/1)\n------\n\n<p>正文。</p>\n";

    #[test]
    fn another_page_is_told() {
        let marked = FEED.replace("https://example.org/1", "‹https://example.org/1›");
        finds(
            &RULE,
            Markdown,
            &format!("---\ntitle: 雪夜行\nurl: https://example.org/2\n---\n{marked}"),
            &["The URL is “https://example.org/1” here, but “https://example.org/2” in the front matter (YAML)…"],
        );
    }

    #[test]
    fn the_same_page_written_otherwise_is_left_alone() {
        let front = "---\ntitle: 雪夜行\nurl: http://www.example.org/1/?utm_source=feed\n---\n";
        quiet(&RULE, Markdown, &format!("{front}{FEED}"));
    }
}
