//! The front matter cannot be parsed.
//!
//! ## What it finds
//! The place at which YAML, TOML or JSON front matter breaks the syntax of its format: a quotation mark inside a quoted
//! value, inconsistent indentation, an invalid escape.
//!
//! ## Why it matters
//! Programs that read the seed get no metadata at all, or only what comes before the error.
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
//! Replaces a full-width colon or tabs, doubles a backslash, or removes a control character. For other errors there is
//! no fix, because what was meant is uncertain.
//!
//! - Safe: for a full-width colon.
//! - Needs a look: for everything else.

use crate::cancel::Cancelled;
use crate::messages::{Message, code_point, message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::{Defect, Seed, SyntaxProblem};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/malformed-front-matter",
    severity: Severity::Error,
    summary: "The front matter cannot be parsed",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    for defect in &seed.defects {
        if let Defect::FrontMatterSyntax { span, problem } = defect {
            let finding = reporter.report(*span, describe(problem));
            if let Some((title, with, safety)) = correction(seed.source.slice(*span)) {
                finding.add_fix(title, safety, vec![Edit::replace(*span, with)]);
            }
        }
    }
    Ok(())
}

/// Describes the problem for a curator.
fn describe(problem: &SyntaxProblem) -> Message {
    let character = |c: &char| quote(&c.to_string());
    match problem {
        SyntaxProblem::UnclosedQuote => message!("front-matter-unclosed-quote"),
        SyntaxProblem::UnclosedBracket(bracket) => {
            message!("front-matter-unclosed-bracket", bracket = character(bracket))
        }
        SyntaxProblem::UnknownEscape(escape) => message!("front-matter-unknown-escape", escape = quote(escape)),
        SyntaxProblem::TextBehindQuote('"') => message!("front-matter-text-behind-double-quote"),
        SyntaxProblem::TextBehindQuote(_) => message!("front-matter-text-behind-single-quote"),
        SyntaxProblem::UnquotedColon => message!("front-matter-unquoted-colon"),
        SyntaxProblem::UnquotedStart(first) => message!("front-matter-unquoted-start", character = character(first)),
        SyntaxProblem::UnquotedText => message!("front-matter-unquoted-text"),
        SyntaxProblem::FullWidthColon(key) => message!("front-matter-full-width-colon", key = key.as_str()),
        SyntaxProblem::ControlCharacter(c) => message!("front-matter-control-character", code = code_point(*c)),
        SyntaxProblem::NoKey => message!("front-matter-no-key"),
        SyntaxProblem::NoValue => message!("front-matter-no-value"),
        SyntaxProblem::Tab => message!("front-matter-tab"),
        SyntaxProblem::Indentation => message!("front-matter-indentation"),
        SyntaxProblem::MissingComma => message!("front-matter-missing-comma"),
        SyntaxProblem::TrailingComma => message!("front-matter-trailing-comma"),
        SyntaxProblem::Comment => message!("front-matter-comment"),
        SyntaxProblem::SingleQuotes => message!("front-matter-single-quotes"),
        SyntaxProblem::TooDeep => message!("front-matter-too-deep"),
        SyntaxProblem::Other { format, message } => {
            message!("front-matter-other", format = *format, words = message.as_str())
        }
    }
}

/// Returns the correction of the text that breaks the front matter, if it is known.
fn correction(wrong: &str) -> Option<(Message, String, Safety)> {
    match wrong.chars().next()? {
        '：' => Some((message!("front-matter-write-colon"), ": ".to_owned(), Safety::Safe)),
        '\t' => Some((message!("front-matter-write-spaces"), "  ".to_owned(), Safety::NeedsALook)),
        '\\' => Some((message!("front-matter-double-backslash"), format!("\\{wrong}"), Safety::NeedsALook)),
        control if control.is_control() && wrong.chars().nth(1).is_none() => {
            Some((message!("front-matter-remove-character"), String::new(), Safety::NeedsALook))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::Settings;
    use crate::rules::fixture::{Markdown, findings, finds, fixes, quiet};

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
    fn what_can_be_fixed_is() {
        fixes(&RULE, Markdown, "---\ntitle：雪夜\n---\n\n正文。\n", "---\ntitle: 雪夜\n---\n\n正文。\n");
        fixes(&RULE, Markdown, "---\ntitle: \"雪\\夜\"\n---\n\n正文。\n", "---\ntitle: \"雪\\\\夜\"\n---\n\n正文。\n");
        fixes(&RULE, Markdown, "---\ntitle: 雪\u{8}夜\n---\n\n正文。\n", "---\ntitle: 雪夜\n---\n\n正文。\n");
    }

    #[test]
    fn the_message_is_a_curators() {
        let told = "YAML does not accept “：” as a colon: write “title: ”, with a half-width colon and a space";
        finds(&RULE, Markdown, "---\ntitle‹：›雪夜\nauthor: 张三\n---\n\n正文。\n", &[told]);
    }

    #[test]
    fn what_reads_is_left_alone() {
        quiet(&RULE, Markdown, "---\ntitle: '他说\"明天\"再来'\ntags: [雪, 夜]\n---\n\n正文。\n");
        quiet(&RULE, Markdown, "正文里有一条线。\n\n---\n\ntitle: \"别\"处\"\n");
    }
}
