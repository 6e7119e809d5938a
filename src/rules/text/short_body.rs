//! The body is too short to be the article.
//!
//! ## What it finds
//! Seeds whose running text, without markup and boilerplate, has fewer letters and digits than an article. For a body
//! with none at all, see [empty-body](empty-body.md).
//!
//! ## Why it matters
//! Probably only the frame of the page was collected: the text was loaded by a script, shown in images, or hidden
//! behind a login.
//!
//! ## Example
//! ```text
//! 请登录后查看
//! ```
//!
//! ## Fix
//! None: collect the article again, or take it from another reprint.
//!
//! ## Options
//! - `least`: the minimum number of letters and digits in a body. The default is 30.

use crate::cancel::Cancelled;
use crate::messages::message;
use crate::rules::{OptionDefault, Preset, Reporter, Rule, RuleOption, Severity};
use crate::seed::{BlockKind, Seed};
use crate::text::{ByteSpan, CharCounts};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/short-body",
    severity: Severity::Info,
    preset: Preset::Dataset,
    summary: "The body is too short to be the article",
    options: &[RuleOption {
        name: "least",
        summary: "The minimum number of letters and digits in a body",
        default: OptionDefault::Count(30),
    }],
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let count = letters(seed, reporter);
    if count == 0 || count >= reporter.count("least") {
        return Ok(());
    }
    let whole = seed.body.blocks().iter().map(|block| block.span).reduce(ByteSpan::hull);
    reporter.report(whole.unwrap_or(ByteSpan::at(seed.body.span.start())), message!("short-body", count = count));
    Ok(())
}

/// Counts the letters and digits of the body, including preformatted text.
pub(super) fn letters(seed: &Seed, reporter: &Reporter<'_>) -> usize {
    let source = seed.source.text();
    let preformatted = seed.body.blocks().iter().filter(|block| block.kind == BlockKind::Preformatted);
    let further: usize =
        preformatted.map(|block| CharCounts::new(&seed.body.block_text(block, source)).alphanumeric()).sum();
    reporter.running_text(seed).kinds().alphanumeric() + further
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, finds_with, quiet, strict};
    use crate::rules::{OptionValue, Settings};

    #[test]
    fn a_short_body_is_found() {
        finds_with(
            &RULE,
            &strict(),
            Markdown,
            "---\ntitle: 题\n---\n\n‹请登录后查看›\n",
            &["The body has only 6 letters, too few for an article: collect it again"],
        );
    }

    #[test]
    fn how_short_is_too_short_can_be_set() {
        let options = [("least".to_owned(), OptionValue::Count(6))].into();
        let settings = Settings { options: [("text/short-body".to_owned(), options)].into(), ..strict() };
        finds_with(&RULE, &settings, Markdown, "请登录后查看\n", &[]);
        finds_with(&RULE, &settings, Markdown, "‹请登录后看›\n", &["The body has only 5 letters…"]);
    }

    #[test]
    fn a_paragraph_is_enough() {
        quiet(
            &RULE,
            Markdown,
            "渡口的老船工每天清晨划船过河，对岸的孩子们等着他，书包里装着昨夜写完的作业，一直等到了天亮。\n",
        );
    }
}
