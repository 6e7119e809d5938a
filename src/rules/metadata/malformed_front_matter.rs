//! The front matter cannot be read.
//!
//! ## What it finds
//! The place at which YAML, TOML or JSON front matter breaks the rules of its format: a quotation mark inside a quoted
//! value, an indentation that fits nothing, a bad escape.
//!
//! ## Why it matters
//! Programs that read the seed get no metadata at all, or only what stands above the place.
//!
//! ## Example
//! ```markdown
//! ---
//! title: "他说"明天"再来"
//! date: 2025-02-17
//! ---
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! None: what was meant cannot be told for certain.

use crate::cancel::Cancelled;
use crate::rules::{Reporter, Rule, Severity};
use crate::seed::{Defect, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/malformed-front-matter",
    severity: Severity::Error,
    summary: "The front matter cannot be read",
    check,
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    for defect in &seed.defects {
        if let Defect::FrontMatterSyntax { span, message } = defect {
            reporter.at(*span, format!("The front matter cannot be read here: {message}"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::Settings;
    use crate::rules::fixture::{Markdown, findings, quiet};

    #[test]
    fn the_place_is_on_the_line_that_is_wrong() {
        for (before, wrong, after) in [
            ("---\nauthor: 张三\n", "title: \"他说\"明天\"再来\"\n", "date: 2025-02-17\n---\n\n正文。\n"),
            ("+++\nauthor = '张三'\n", "title = 雪夜\n", "+++\n\n正文。\n"),
            ("{\n\"author\": \"张三\",\n", "\"title\": 雪夜\n", "}\n\n正文。\n"),
        ] {
            let text = format!("{before}{wrong}{after}");
            let findings = findings(&RULE, &Settings::default(), &text, Markdown);
            let at = findings.first().expect("a finding").span.start();
            assert!(before.len() <= at && at < before.len() + wrong.len(), "{findings:#?}");
        }
    }

    #[test]
    fn what_reads_is_left_alone() {
        quiet(&RULE, Markdown, "---\ntitle: '他说\"明天\"再来'\ntags: [雪, 夜]\n---\n\n正文。\n");
        quiet(&RULE, Markdown, "正文里有一条线。\n\n---\n\ntitle: \"别\"处\"\n");
    }
}
