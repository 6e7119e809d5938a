//! The author field holds the name of the source.
//!
//! ## What it finds
//! Authors with the same name as the seed's source.
//!
//! ## Why it matters
//! An outlet does not write. The real author is often named in the text, or on the page that the text came from. An
//! account that one person runs may rightly bear the same name, so this is only a hint.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜
//! author: 渡口晚报
//! source: 渡口晚报
//! ---
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! None: look up the author in the source.

use super::authors::is_byline;
use super::same::folded;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Preset, Reporter, Rule, Severity};
use crate::seed::{FieldKind, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/author-is-outlet",
    severity: Severity::Hint,
    preset: Preset::Dataset,
    summary: "The author field holds the name of the source",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let authors: Vec<_> = seed.fields_of(FieldKind::Author).filter(|author| !author.is_empty()).take(2).collect();
    let [author] = authors.as_slice() else { return Ok(()) };
    let name = folded(&author.value);
    let source = seed.fields_of(FieldKind::Source).take(8).find(|source| folded(&source.value) == name);
    if let Some(source) = source.filter(|_| !name.is_empty() && !is_byline(seed, author)) {
        let finding = reporter.report(author.span, message!("author-is-outlet", author = quote(&author.value)));
        finding.add_related(source.span, message!("author-is-outlet-source"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, Unknown, finds, quiet};

    #[test]
    fn an_outlet_as_author_is_told() {
        finds(
            &RULE,
            Unknown,
            "雪夜行\n\n来源:渡口晚报 作者:‹渡口晚报› 日期:2025-02-17\n\n正文从这里开始。\n",
            &["“渡口晚报” is also the source: check whether the source names an author"],
        );
    }

    #[test]
    fn a_person_is_left_alone() {
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\nauthor: 张三\nsource: 渡口晚报\n---\n\n正文。\n");
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\nauthor: [张三, 渡口晚报]\nsource: 渡口晚报\n---\n\n正文。\n");
    }
}
