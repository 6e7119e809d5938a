//! A feed header does not have the form that feed readers write.
//!
//! ## What it finds
//! Damage to the lines that a feed reader puts above a text: a timestamp in seconds instead of milliseconds, a comment
//! around it that is not opened or not closed, a broken link, or a missing line of dashes below.
//!
//! ## Why it matters
//! Programs look for exactly these lines. A damaged one hides the title, URL and date, or leaves them in the text.
//!
//! ## Example
//! ```markdown
//! <!-1739362271000-->
//! [雪夜行](https://example.org/1)
//! ------
//!
//! <p>正文从这里开始。</p>
//! ```
//!
//! ## Fix
//! Writes the line in its proper form.
//!
//! - Safe: for the timestamp and the comment around it.
//! - Needs a look: for the link and the line of dashes.

use crate::cancel::Cancelled;
use crate::messages::message;
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::{Defect, FeedProblem, FieldKind, Seed};
use crate::text::{ByteSpan, slice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/malformed-feed-header",
    severity: Severity::Error,
    summary: "A feed header does not have the form that feed readers write",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    for defect in &seed.defects {
        let Defect::FeedHeader { span, problem } = defect else { continue };
        let (told, edit, safety) = match problem {
            FeedProblem::Seconds => {
                (message!("feed-header-seconds"), Some(Edit::insert(span.end(), "000".to_owned())), Safety::Safe)
            }
            FeedProblem::Comment => match stated(seed, *span, FieldKind::Published) {
                Some(moment) => {
                    let comment = format!("<!--{moment}-->");
                    let told = message!("feed-header-comment", comment = comment.as_str());
                    (told, Some(Edit::replace(*span, comment)), Safety::Safe)
                }
                None => (message!("feed-header-comment-unread"), None, Safety::NeedsALook),
            },
            FeedProblem::Link => (message!("feed-header-link"), link(seed, *span), Safety::NeedsALook),
            FeedProblem::NoRule => (
                message!("feed-header-rule"),
                Some(Edit::insert(span.end(), format!("{}------", line_end(seed, *span)))),
                Safety::NeedsALook,
            ),
        };
        let finding = reporter.report(*span, told);
        if let Some(edit) = edit {
            finding.add_fix(message!("fix-feed-header"), safety, vec![edit]);
        }
    }
    Ok(())
}

/// Returns the field of a kind in a part of the header.
fn stated(seed: &Seed, line: ByteSpan, kind: FieldKind) -> Option<&str> {
    let mut fields = seed.fields.iter().filter(|field| line.covers(field.span));
    fields.find(|field| field.kind == kind).map(|field| field.value.as_str())
}

/// Returns the link in its proper form.
fn link(seed: &Seed, line: ByteSpan) -> Option<Edit> {
    let title = stated(seed, line, FieldKind::Title)?;
    let url = stated(seed, line, FieldKind::Url).or_else(|| stated(seed, line, FieldKind::ArchiveUrl))?;
    Some(Edit::replace(line, format!("[{title}]({url})")))
}

/// Returns the line end of the line, for a new line to use.
fn line_end(seed: &Seed, line: ByteSpan) -> &'static str {
    let behind = slice(seed.source.text(), line.end()..);
    if behind.trim_start_matches([' ', '\t']).starts_with('\r') { "\r\n" } else { "\n" }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Unknown, finds, fixes, quiet};

    const SOUND: &str = "<!--1739362271000-->\n[雪夜行](https://example.org/1)\n------\n\n<p>正文从这里开始。</p>\n";

    fn finds_and_mends(line: &str, wrong: &str, message: &str) {
        let before = SOUND.replace(line, &wrong.replace(['‹', '›'], ""));
        finds(&RULE, Unknown, &SOUND.replace(line, wrong), &[message]);
        fixes(&RULE, Unknown, &before, SOUND);
    }

    #[test]
    fn each_line_can_be_damaged_and_is_fixed() {
        let moment = "<!--1739362271000-->";
        let comment = "The comment around the publication time is malformed: write <!--1739362271000-->";
        for wrong in
            ["‹<!-1739362271000-->›", "‹<!--1739362271000--›", "‹<！—1739362271000—>›", "‹&lt;!--1739362271000--&gt;›"]
        {
            finds_and_mends(moment, wrong, comment);
        }
        finds_and_mends(
            "1739362271000",
            "‹1739362271›",
            "The publication time is in seconds: write it in milliseconds, with three more digits",
        );
        let link = "[雪夜行](https://example.org/1)";
        let told = "Title and URL are not a link: write [title](URL)";
        for wrong in [
            "‹[雪夜行](https://example.org/1›",
            "‹[雪夜行] (https://example.org/1)›",
            "‹[雪夜行]（https://example.org/1）›",
        ] {
            finds_and_mends(link, wrong, told);
        }
    }

    #[test]
    fn the_comment_is_told_with_the_number_that_stands_there() {
        let text = SOUND.replace("<!--1739362271000-->", "‹<!-1478304000000-->›");
        let told = "The comment around the publication time is malformed: write <!--1478304000000-->";
        finds(&RULE, Unknown, &text, &[told]);
    }

    #[test]
    fn a_missing_rule_is_put_below_the_link() {
        let before = SOUND.replace("------\n", "");
        finds(
            &RULE,
            Unknown,
            &before.replace("[雪夜行](https://example.org/1)", "‹[雪夜行](https://example.org/1)›"),
            &["The rule of six dashes is missing after this line: add a line ------"],
        );
        fixes(&RULE, Unknown, &before, SOUND);
    }

    #[test]
    fn sound_headers_and_other_numbers_are_left_alone() {
        quiet(&RULE, Unknown, SOUND);
        quiet(&RULE, Unknown, &SOUND.replace("<!--1739362271000-->\n", ""));
        quiet(&RULE, Unknown, "1739362271000\n\n正文从这里开始。\n");
        quiet(&RULE, Unknown, "<!--1739362271000-->\n<p>[雪夜行]正文从这里开始。</p>\n");
    }
}
