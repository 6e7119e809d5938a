//! An end tag has no matching start tag.
//!
//! ## What it finds
//! End tags in HTML, and in HTML inside Markdown, for which no element is open: `</small>` without `<small>`, an end
//! tag for an element that never has one (`</img>`), and `</p>` after a block, which a paragraph cannot contain and
//! which therefore ended it.
//!
//! ## Why it matters
//! Something was lost: the start tag, or a piece of the page. For a stray `</p>`, browsers insert an empty paragraph.
//!
//! ## Example
//! ```html
//! <p>河水上涨了。</small></p>
//! ```
//!
//! ## Fix
//! Removes the tag, or turns `</br>` into the line break that browsers take it for.
//!
//! - Safe: in HTML, except for `</p>`.
//! - Needs a look: for `</p>`, in Markdown, and in templates.

use super::elements;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::html::MarkupErrorKind;
use crate::seed::{BodyFormat, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/stray-end-tag",
    severity: Severity::Warning,
    summary: "An end tag has no matching start tag",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let Some(markup) = &seed.markup else { return Ok(()) };
    for error in markup.errors.iter().filter(|error| error.kind == MarkupErrorKind::StrayEnd) {
        reporter.check_cancelled()?;
        let name = seed.source.slice(error.name);
        // In Markdown a word in angle brackets may be just a word.
        let is_prose = seed.body.format != BodyFormat::Html && !elements::is_known(name);
        if elements::is_foreign(name) || is_prose {
            continue;
        }
        let tag = quote(seed.source.slice(error.span));
        if name.eq_ignore_ascii_case("br") {
            let finding = reporter.report(error.span, message!("stray-end-tag-break", tag = tag));
            finding.add_fix(
                message!("markup-fix-write", text = "<br>"),
                Safety::Safe,
                vec![Edit::replace(error.span, "<br>")],
            );
            continue;
        }
        let message = match error.other.map(|span| seed.source.slice(span)) {
            Some(other) => {
                message!("stray-end-tag-ended", tag = tag, start = quote(&format!("<{name}>")), other = quote(other))
            }
            None => message!("stray-end-tag", tag = tag),
        };
        // In a template the start tag can be in another branch, or in another file.
        let verbatim = reporter.verbatim(seed);
        let is_code = verbatim.is_template() || verbatim.touches(error.span);
        let finding = reporter.report(error.span, message);
        if let Some(other) = error.other {
            finding.add_related(other, message!("stray-end-tag-ends-here", start = quote(&format!("<{name}>"))));
        }
        let certain = seed.body.format == BodyFormat::Html && !name.eq_ignore_ascii_case("p") && !is_code;
        let safety = if certain { Safety::Safe } else { Safety::NeedsALook };
        finding.add_fix(message!("stray-end-tag-fix"), safety, vec![Edit::delete(error.span)]);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Markdown, Unknown, finds, fixes, quiet};

    #[test]
    fn an_end_tag_without_a_start_tag() {
        finds(
            &RULE,
            Html,
            "<p>河水上涨了。‹</small>›<img src=a>‹</img>›</p>",
            &[
                "“</small>” closes nothing: remove it, or restore its start tag",
                "“</img>” closes nothing: remove it, or restore its start tag",
            ],
        );
        fixes(&RULE, Html, "<p>河水上涨了。</small></p>", "<p>河水上涨了。</p>");
        fixes(&RULE, Html, "<p>河水</br>上涨了。</p>", "<p>河水<br>上涨了。</p>");
    }

    #[test]
    fn a_paragraph_that_had_ended_before() {
        finds(
            &RULE,
            Html,
            "<p>河水<div>上涨</div>‹</p>›",
            &["“</p>” closes nothing, because “<p>” already ended at “<div>”: remove the tag, or move it there"],
        );
    }

    #[test]
    fn prose_and_other_vocabularies_are_left_alone() {
        quiet(&RULE, Html, "<p>河水</o:p>上涨。</p>");
        quiet(&RULE, Unknown, "它想了很久。</think>\n\n河水上涨了。\n");
        quiet(&RULE, Markdown, "# 题目\n\n它想了很久。</think>\n\n见 <https://example.org/a>。\n");
    }
}
