//! The HTML contains a parse error.
//!
//! ## What it finds
//! Every parse error that the HTML standard defines for tags, comments, character references and the doctype, with the
//! standard's name as its code: a tag cut off by the end of the text, a comment that is never closed, `&amp` without
//! its semicolon, a quotation mark inside an attribute.
//!
//! ## Why it matters
//! The standard says how browsers recover from each error; other programs recover differently, or lose text. Errors
//! that lose text in every browser are reported as errors, and those that change nothing as hints.
//!
//! ## Example
//! ```html
//! <p>河水上涨了。</p><!-- 以下待校 <p>渡口停了。</p>
//! ```
//!
//! ## Fix
//! Inserts a missing semicolon, space or end of a comment, and writes `<` as `&lt;` and `&` as `&amp;` where they are
//! text.
//!
//! - Safe: where browsers already read the text that way.
//! - Needs a look: everywhere else.

use super::parse_error_messages::{ParseErrorText, describe};
use super::unescaped_character::is_text_reference;
use crate::cancel::Cancelled;
use crate::messages::{Message, message};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::seed::html::{ErrorCode, MarkupError, MarkupErrorKind};
use crate::text::{ByteSpan, slice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/parse-error",
    severity: Severity::Error,
    summary: "The HTML contains a parse error",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let Some(markup) = &seed.markup else { return Ok(()) };
    let verbatim = if markup.errors.is_empty() { return Ok(()) } else { reporter.verbatim(seed) };
    let mut last_tag = None;
    for error in &markup.errors {
        reporter.check_cancelled()?;
        let MarkupErrorKind::Parse(code) = error.kind else { continue };
        if is_text_reference(seed, error) {
            continue;
        }
        let Some(ParseErrorText { severity, message }) = describe(code, seed.source.slice(error.span)) else {
            continue;
        };
        let finding = reporter.report(error.span, message);
        finding.set_code(code.name()).cap_severity(severity);
        // Errors after the first one in a tag are usually caused by it.
        if error.other.is_some() && error.other == last_tag {
            finding.cap_severity(Severity::Hint);
        } else if let Some((title, safety, edit)) = fix(code, error, seed) {
            let safety = if verbatim.touches(error.span) { Safety::NeedsALook.max(safety) } else { safety };
            finding.add_fix(title, safety, vec![edit]);
        }
        last_tag = error.other;
    }
    Ok(())
}

/// Returns the fix for an error, if there is one.
fn fix(code: ErrorCode, error: &MarkupError, seed: &Seed) -> Option<(Message, Safety, Edit)> {
    let span = error.span;
    let text = seed.source.slice(span);
    Some(match code {
        ErrorCode::MissingSemicolonAfterCharacterReference => {
            (message!("parse-error-fix-semicolon"), Safety::Safe, Edit::insert(span.end(), ";"))
        }
        ErrorCode::InvalidFirstCharacterOfTagName | ErrorCode::EofBeforeTagName => {
            let sign = ByteSpan::new(span.start(), span.start() + 1);
            let safety = if text == "<" { Safety::Safe } else { Safety::NeedsALook };
            (message!("markup-fix-write", text = "&lt;"), safety, Edit::replace(sign, "&lt;"))
        }
        ErrorCode::UnknownNamedCharacterReference => {
            (message!("markup-fix-write", text = "&amp;"), Safety::Safe, Edit::insert(span.start() + 1, "amp;"))
        }
        // Browsers show nothing of it, and in a text about code it was meant to be seen.
        ErrorCode::MissingEndTagName => (message!("markup-fix-remove"), Safety::NeedsALook, Edit::delete(span)),
        ErrorCode::MissingWhitespaceBetweenAttributes => {
            (message!("parse-error-fix-space"), Safety::NeedsALook, Edit::insert(span.start(), " "))
        }
        ErrorCode::IncorrectlyClosedComment => {
            (message!("markup-fix-write", text = "-->"), Safety::Safe, Edit::replace(span, "-->"))
        }
        ErrorCode::EofInComment => {
            let end = seed.body.span.start() + seed.source.slice(seed.body.span).trim_end().len();
            (message!("parse-error-fix-close-comment"), Safety::NeedsALook, Edit::insert(end, " -->"))
        }
        ErrorCode::EndTagWithAttributes => {
            let before = slice(seed.source.text(), ..span.start());
            let start = before.trim_end_matches([' ', '\t', '\n', '\r']).len();
            (message!("parse-error-fix-attributes"), Safety::Safe, Edit::delete(ByteSpan::new(start, span.end())))
        }
        ErrorCode::EndTagWithTrailingSolidus => {
            (message!("parse-error-fix-slash"), Safety::Safe, Edit::replace(span, ">"))
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;
    use crate::rules::fixture::{Html, Markdown, Unknown, findings, finds, fixes, quiet};
    use crate::rules::{Finding, Settings};

    fn found(text: &str) -> Vec<(Option<&'static str>, Severity)> {
        let told = |finding: &Finding| (finding.code, finding.severity);
        findings(&RULE, &Settings::default(), text, Html).iter().map(told).collect()
    }

    #[test]
    fn errors_that_lose_text_are_errors() {
        finds(
            &RULE,
            Html,
            "<p>一</p>‹<!--› 待校 <p>二</p>",
            &["This comment is never closed and hides everything after it: end it with “-->”"],
        );
        assert_eq!(found("<p>一</p><p class=\"x>二</p>"), [(Some("eof-in-tag"), Severity::Error)]);
        assert_eq!(found("<p>一</ 二</p>"), [(Some("invalid-first-character-of-tag-name"), Severity::Error)]);
    }

    #[test]
    fn errors_that_change_nothing_are_hints() {
        assert_eq!(found("<p>A&amp B</p>"), [(Some("missing-semicolon-after-character-reference"), Severity::Info)]);
        assert_eq!(found("<p a/b>一</p>"), [(Some("unexpected-solidus-in-tag"), Severity::Hint)]);
    }

    #[test]
    fn what_follows_an_error_in_a_tag_is_a_hint() {
        let found = found("<img alt=\"The \"ferry\" stops\" src=a>");
        assert_eq!(found.first().map(|(_, severity)| *severity), Some(Severity::Warning));
        assert!(found.len() > 1 && found[1..].iter().all(|(_, severity)| *severity == Severity::Hint), "{found:?}");
    }

    #[test]
    fn the_harmless_ones_are_fixed() {
        fixes(&RULE, Html, "<p>A&amp B</p>", "<p>A&amp; B</p>");
        fixes(&RULE, Html, "<p>若 a < b 则止</p>", "<p>若 a &lt; b 则止</p>");
        fixes(&RULE, Html, "<p>一</p><!-- 二 --!><p>三</p>", "<p>一</p><!-- 二 --><p>三</p>");
        fixes(&RULE, Html, "<p>一</p class=a>", "<p>一</p>");
        fixes(&RULE, Html, "<p>&renminbi;</p>", "<p>&amp;renminbi;</p>");
    }

    #[test]
    fn every_code_has_its_sentence() {
        for code in ErrorCode::ALL {
            let Some(ParseErrorText { message, .. }) = describe(*code, "<x>") else { continue };
            let message = message.text(Language::English);
            assert!(message.chars().next().is_some_and(|c| c.is_uppercase() || c == '“'), "{message}");
            assert!(!message.ends_with('.') && message.len() > 20, "{message}");
        }
    }

    #[test]
    fn characters_that_a_rule_of_their_own_tells_are_told_once() {
        for text in ["<p>一\u{0}二</p>", "<p a\u{0}b>一</p>", "<p>一\u{7}二</p>"] {
            quiet(&RULE, Html, text);
        }
    }

    #[test]
    fn prose_is_left_alone() {
        quiet(&RULE, Unknown, "若 a <b 则止 &amp 如此\n");
        quiet(&RULE, Markdown, "# 题目\n\n见 <https://example.org/a?b&c>，若 a < b 则止。\n");
        quiet(&RULE, Html, "<p>Q&A，a &amp; b，<a href=\"?a=1&b=2\">链接</a></p>");
    }
}
