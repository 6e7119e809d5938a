//! The source is missing or empty, and there is no URL instead.
//!
//! ## What it finds
//! Source labels (an outlet, a channel, an account) without a value, and seeds in which no header part names a source.
//! Unless `required` in `variorum.toml` says otherwise, a URL is enough, and so is a line in the text that says where
//! it comes from.
//!
//! ## Why it matters
//! Without a source nobody can verify a reading, and a reprint cannot be told from the first printing.
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
//! Fills in the source that another part states.
//!
//! - Needs a look: always.

use super::missing;
use crate::cancel::Cancelled;
use crate::messages::message;
use crate::rules::{Reporter, Rule};
use crate::seed::{FieldKind, Seed};
use crate::text::slice;

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/missing-source",
    summary: "The source is missing or empty, and there is no URL instead",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if reporter.settings().required.is_some() {
        missing::check(seed, reporter, FieldKind::Source);
        return Ok(());
    }
    let url = seed.first(FieldKind::Url).or_else(|| seed.first(FieldKind::ArchiveUrl)).is_some();
    if missing::empty(seed, reporter, FieldKind::Source, !url) || url || seed.first(FieldKind::Source).is_some() {
        return Ok(());
    }
    if is_stated_in_text(seed) {
        return Ok(());
    }
    // An empty URL label is the place to fix, and missing-url reports it.
    if seed.fields_of(FieldKind::Url).next().is_none() {
        missing::missing(seed, reporter, |part| match part {
            Some(part) => message!("missing-source-and-url", part = part),
            None => message!("missing-source-and-url-at-top"),
        });
    }
    Ok(())
}

/// Words that introduce the source in a line of text.
const TOLD: &[&str] = &[
    "来自",
    "來自",
    "转自",
    "轉自",
    "源自",
    "出自",
    "发自",
    "發自",
    "原载",
    "原載",
    "来源",
    "來源",
    "首发",
    "首發",
    "公众号",
    "公眾號",
    "微信号",
    "ID：",
    "ID:",
    "原文",
    "原链接",
    "转载",
    "轉載",
    "<http",
];

/// How many bytes to search from the start and from the end of the body.
const SEARCHED_BYTES: usize = 1200;

/// Whether the first or last lines of the text state its source in words, or link to it, so that a reader knows it.
fn is_stated_in_text(seed: &Seed) -> bool {
    let written = seed.source.slice(seed.body.span);
    let cut = |at: usize| (at..=written.len()).find(|at| written.is_char_boundary(*at)).unwrap_or(written.len());
    let first = slice(written, ..cut(SEARCHED_BYTES.min(written.len())));
    let last = slice(written, cut(written.len().saturating_sub(SEARCHED_BYTES))..);
    [first, last].iter().any(|lines| TOLD.iter().any(|word| lines.contains(word)) || has_link(lines))
}

/// Whether there is a link to another site that is not an image.
fn has_link(lines: &str) -> bool {
    lines.match_indices("](http").any(|(at, _)| {
        let before = slice(lines, ..at);
        before.rfind('[').is_some_and(|open| !slice(lines, ..open).ends_with('!'))
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::Settings;
    use crate::rules::fixture::{Markdown, Unknown, finds, finds_with, quiet};
    use crate::seed::FieldKind;

    #[test]
    fn an_empty_source_is_pointed_at_where_it_belongs() {
        finds(
            &RULE,
            Unknown,
            "雪夜行\n\n来源:‹› 作者:张三 日期:2025-02-17\n\n正文从这里开始。\n",
            &["“来源” is empty: add the source"],
        );
        finds(
            &RULE,
            Markdown,
            "---\ntitle: 雪夜\nurl: https://example.org/1\nsource:‹›\n---\n\n正文。\n",
            &["“source”…"],
        );
    }

    #[test]
    fn front_matter_without_source_and_url_is_told() {
        finds(
            &RULE,
            Markdown,
            "‹---›\ntitle: 雪夜\nauthor: 张三\n---\n\n正文。\n",
            &["Source and URL are both missing: add one of them to the front matter (YAML)"],
        );
    }

    #[test]
    fn either_will_do() {
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\nurl: https://example.org/1\n---\n\n正文。\n");
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\nsource: 某某日报\n---\n\n正文。\n");
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\n---\n\n渡口夜话：~~[雪夜](https://example.org/1)~~\n\n正文。\n");
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\n---\n\n这一篇最早出自渡口夜话，那时还没有网站。\n\n正文。\n");
        quiet(&RULE, Markdown, "<!--1739362271000-->\n[雪](https://example.org/1)\n------\n\n<p>正文。</p>\n");
    }

    #[test]
    fn a_curator_can_ask_for_the_source_itself() {
        let required = Some([FieldKind::Source].into());
        let settings = Settings { required, ..Settings::default() };
        finds_with(
            &RULE,
            &settings,
            Markdown,
            "‹---›\ntitle: 雪夜\nurl: https://example.org/1\n---\n\n正文。\n",
            &["The source is missing: add it to the front matter (YAML)"],
        );
        let settings = Settings { required: Some([].into()), ..Settings::default() };
        finds_with(&RULE, &settings, Markdown, "---\ntitle: 雪夜\n---\n\n正文。\n", &[]);
    }
}
