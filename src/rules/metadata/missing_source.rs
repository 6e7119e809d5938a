//! A seed does not say where it comes from.
//!
//! ## What it finds
//! Seeds in which no header part names a source (an outlet, a channel, an account) and none gives an address of the
//! text, and labels for these with nothing behind them. One of the two is enough.
//!
//! ## Why it matters
//! Without a source nobody can check a reading, and a reprint cannot be told from the first printing.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜
//! source: ""
//! ---
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! Fills in the source or address that another part states.

use super::missing::{self, Wanted};
use crate::cancel::Cancelled;
use crate::rules::{Reporter, Rule, Severity};
use crate::seed::{FieldKind, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/missing-source",
    severity: Severity::Warning,
    summary: "Neither a source nor an address is given",
    check,
    ..Rule::BASE
};

const WANTED: Wanted = Wanted {
    kinds: &[FieldKind::Source, FieldKind::Url, FieldKind::ArchiveUrl],
    missing: "Neither a source nor an address is given: add one",
    todo: "fill in where the text comes from",
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    missing::check(seed, reporter, &WANTED);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, Unknown, finds, quiet};

    #[test]
    fn an_empty_source_is_pointed_at_where_it_belongs() {
        finds(
            &RULE,
            Unknown,
            "雪夜行\n\n来源:‹› 作者:张三 日期:2025-02-17\n\n正文从这里开始。\n",
            &["“来源” stands here with nothing behind it: fill in where the text comes from"],
        );
    }

    #[test]
    fn front_matter_without_either_is_told() {
        finds(
            &RULE,
            Markdown,
            "‹---›\ntitle: 雪夜\nauthor: 张三\n---\n\n正文。\n",
            &["Neither a source nor an address is given: add one to the front matter"],
        );
    }

    #[test]
    fn either_will_do() {
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\nurl: https://example.org/1\nsource:\n---\n\n正文。\n");
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\nsource: 某某日报\n---\n\n正文。\n");
        quiet(&RULE, Markdown, "<!--1739362271000-->\n[雪](https://example.org/1)\n------\n\n<p>正文。</p>\n");
    }
}
