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
//! Writes a half-width colon for a full-width one, doubles a backslash, removes a control character. Else none: what was
//! meant cannot be told for certain.

use crate::cancel::Cancelled;
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::{Defect, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/malformed-front-matter",
    severity: Severity::Error,
    summary: "The front matter cannot be read",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    for defect in &seed.defects {
        if let Defect::FrontMatterSyntax { span, message } = defect {
            let finding = reporter.at(*span, message.as_str());
            if let Some((title, with, safety)) = mend(seed.source.slice(*span)) {
                finding.fix(title, safety, vec![Edit::replace(*span, with)]);
            }
        }
    }
    Ok(())
}

/// What to write for the text that breaks the front matter, where that can be known.
fn mend(wrong: &str) -> Option<(&'static str, String, Safety)> {
    match wrong.chars().next()? {
        '：' => Some(("Write “: ”", ": ".to_owned(), Safety::Safe)),
        '\t' => Some(("Write spaces", "  ".to_owned(), Safety::NeedsALook)),
        '\\' => Some(("Write “\\\\” for the backslash", format!("\\{wrong}"), Safety::NeedsALook)),
        control if control.is_control() && wrong.chars().nth(1).is_none() => {
            Some(("Remove", String::new(), Safety::NeedsALook))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::Settings;
    use crate::rules::fixture::{Markdown, findings, finds, mends, quiet};

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
    fn what_can_be_mended_is() {
        mends(&RULE, Markdown, "---\ntitle：雪夜\n---\n\n正文。\n", "---\ntitle: 雪夜\n---\n\n正文。\n");
        mends(&RULE, Markdown, "---\ntitle: \"雪\\夜\"\n---\n\n正文。\n", "---\ntitle: \"雪\\\\夜\"\n---\n\n正文。\n");
        mends(&RULE, Markdown, "---\ntitle: 雪\u{8}夜\n---\n\n正文。\n", "---\ntitle: 雪夜\n---\n\n正文。\n");
    }

    #[test]
    fn the_message_is_a_curators() {
        let told = "“：” is no colon to YAML: write “title: ” with a half-width colon and a space";
        finds(&RULE, Markdown, "---\ntitle‹：›雪夜\nauthor: 张三\n---\n\n正文。\n", &[told]);
    }

    #[test]
    fn what_reads_is_left_alone() {
        quiet(&RULE, Markdown, "---\ntitle: '他说\"明天\"再来'\ntags: [雪, 夜]\n---\n\n正文。\n");
        quiet(&RULE, Markdown, "正文里有一条线。\n\n---\n\ntitle: \"别\"处\"\n");
    }
}
