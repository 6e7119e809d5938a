//! Two elements overlap.
//!
//! ## What it finds
//! End tags in HTML, and in HTML inside Markdown, that close an element across the boundary of another:
//! `<b><i></b></i>`, a bold passage that begins in one paragraph and ends in the next, `<h2>` closed by `</h3>`.
//!
//! ## Why it matters
//! Elements must nest. Browsers take overlapping elements apart and reassemble them, each in its own way; other
//! programs lose one of them.
//!
//! ## Example
//! ```html
//! <p>河水<b>上<i>涨</b>了</i>。</p>
//! ```
//!
//! ## Fix
//! Gives a heading the end tag of its level. Only a person can tell how other elements are meant to nest.
//!
//! - Needs a look: always.

use super::elements;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::html::MarkupErrorKind;
use crate::seed::{BodyFormat, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/misnested-element",
    severity: Severity::Warning,
    summary: "Two elements overlap",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let Some(markup) = &seed.markup else { return Ok(()) };
    for error in markup.errors.iter().filter(|error| error.kind == MarkupErrorKind::Misnested) {
        reporter.check_cancelled()?;
        let name = seed.source.slice(error.name);
        let is_prose = seed.body.format != BodyFormat::Html && !elements::is_known(name);
        let Some(opener) = error.opener.filter(|_| !is_prose && !elements::is_foreign(name)) else { continue };
        let (start_tag, end_tag) = (seed.source.slice(opener), seed.source.slice(error.span));
        let other = error.other.map(|span| (span, seed.source.slice(span)));
        let opened = start_tag.get(1..1 + name.len()).filter(|opened| !opened.eq_ignore_ascii_case(name));
        let (tag, start) = (quote(end_tag), quote(start_tag));
        let message = match other {
            _ if opened.is_some() => message!("misnested-element-other-name", tag = tag, start = start),
            None => message!("misnested-element-outside", tag = tag, start = start),
            Some((_, other)) if other.starts_with("</") => {
                message!("misnested-element-late", tag = tag, start = start, other = quote(other))
            }
            Some((_, other)) => message!("misnested-element-early", tag = tag, start = start, other = quote(other)),
        };
        let finding = reporter.report(error.span, message);
        finding.add_related(opener, message!("misnested-element-opened"));
        if let Some((span, _)) = other {
            finding.add_related(span, message!("misnested-element-between"));
        }
        if let Some(opened) = opened {
            let corrected = format!("</{opened}>");
            let title = message!("markup-fix-write", text = corrected.as_str());
            finding.add_fix(title, Safety::NeedsALook, vec![Edit::replace(error.span, corrected)]);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Unknown, finds, fixes, quiet};

    #[test]
    fn the_end_tag_that_crosses_is_pointed_at() {
        finds(
            &RULE,
            Html,
            "<p>河水<b>上<i>涨</b>了‹</i>›。</p>",
            &["“</i>” comes too late: “</b>” already closed the element around “<i>”; close “<i>” before it"],
        );
        finds(
            &RULE,
            Html,
            "<p>一<b>二</p><p>三‹</b>›</p>",
            &["“</b>” comes too late: “</p>” already closed the element around “<b>”; close “<b>” before it"],
        );
        finds(
            &RULE,
            Html,
            "<span>一<p>二‹</span>›三</p>",
            &["“</span>” comes too early for “<span>”: “<p>” is still open; close that first"],
        );
    }

    #[test]
    fn a_heading_closed_by_another_level() {
        finds(&RULE, Html, "<h2>题目‹</h3>›<p>文</p>", &["“</h3>” does not match “<h2>”: use the same name in both"]);
        fixes(&RULE, Html, "<h2>题目</h3><p>文</p>", "<h2>题目</h2><p>文</p>");
    }

    #[test]
    fn elements_inside_of_one_another_are_fine() {
        quiet(&RULE, Html, "<p>一<b>二<i>三</i></b></p><a href=x><div>四</div></a>");
        quiet(&RULE, Unknown, "他写道：<b>一<i>二</b>三</i>\n");
    }
}
