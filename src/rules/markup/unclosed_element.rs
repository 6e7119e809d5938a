//! An element is never closed.
//!
//! ## What it finds
//! Start tags in HTML, and in HTML inside Markdown, without an end tag before something else ends the element or the
//! text ends. End tags that HTML lets you omit (`</p>`, `</li>`, `</td>` and the like) are not missed.
//!
//! ## Why it matters
//! Browsers have to guess where the element ends. An unclosed link or bold passage runs on through the rest of the
//! article; after an unclosed `<iframe>` or `<textarea>` nothing is shown at all.
//!
//! ## Example
//! ```html
//! <div><p>河水<span>上涨了。</p></div>
//! ```
//!
//! ## Fix
//! Inserts the end tag where browsers end the element, or corrects a start tag that was meant as the end tag.
//!
//! - Safe: in HTML, if nothing else ends there.
//! - Needs a look: for bold type and similar formatting, in Markdown, and in templates.

use std::collections::HashMap;

use super::elements;
use crate::cancel::Cancelled;
use crate::messages::{Argument, message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::html::{MarkupError, MarkupErrorKind};
use crate::seed::{BodyFormat, Seed};
use crate::text::ByteSpan;

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/unclosed-element",
    severity: Severity::Warning,
    summary: "An element is never closed",
    check,
    ..Rule::BASE
};

/// The maximum distance between a start tag and a mistyped end tag, in bytes.
const MAX_SLIP_BYTES: usize = 600;

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let Some(markup) = &seed.markup else { return Ok(()) };
    let unclosed: Vec<&MarkupError> = markup
        .errors
        .iter()
        .filter(|error| error.kind == MarkupErrorKind::Unclosed)
        .filter(|error| elements::is_known(seed.source.slice(error.name)))
        // In Markdown these elements swallow more than browsers would; another rule reports that.
        .filter(|error| seed.body.format == BodyFormat::Html || !is_raw_in_markdown(seed.source.slice(error.name)))
        .collect();
    let mut ended_together: HashMap<Option<ByteSpan>, usize> = HashMap::new();
    for error in &unclosed {
        *ended_together.entry(error.other).or_default() += 1;
    }
    let mut unclosed = unclosed.into_iter().peekable();
    while let Some(error) = unclosed.next() {
        reporter.check_cancelled()?;
        if let Some(again) = unclosed.next_if(|next| is_end_tag_meant(seed, error, next)) {
            report_opened_twice(seed, error, again, reporter);
        } else {
            report(seed, error, ended_together.get(&error.other) == Some(&1), reporter);
        }
    }
    Ok(())
}

/// Reports an element. `alone` says that nothing else ends with it.
fn report(seed: &Seed, error: &MarkupError, alone: bool, reporter: &mut Reporter<'_>) {
    let name = seed.source.slice(error.name);
    let end_tag = format!("</{name}>");
    let other = error.other.map(|span| (span, seed.source.slice(span)));
    let message = match other {
        None => message!("unclosed-element-to-end", tag = quote_tag(name), end = quote(&end_tag)),
        Some((_, other)) if other.starts_with("</") => {
            let (tag, end) = (quote_tag(name), quote(&end_tag));
            message!("unclosed-element-ended", tag = tag, other = quote(other), end = end)
        }
        Some((_, other)) => message!("unclosed-element-next", tag = quote_tag(name), other = quote(other)),
    };
    let is_template = reporter.verbatim(seed).is_template();
    let finding = reporter.report(error.span, message);
    if let Some((span, _)) = other {
        finding.add_related(span, message!("unclosed-element-ends-here"));
    }
    let place = other.map_or_else(|| end_of_text(seed), |(span, _)| span.start());
    if place < error.span.end() {
        return;
    }
    // Two end tags at the same place must be in the right order, and an element that browsers reopen continues.
    let before_end_tag = other.is_none_or(|(_, other)| other.starts_with("</"));
    let certain = alone && before_end_tag && seed.body.format == BodyFormat::Html && !elements::is_formatting(name);
    // In a template the end tag can be in another branch, or in another file.
    let certain = certain && !is_template;
    let safety = if certain && !is_raw(name) { Safety::Safe } else { Safety::NeedsALook };
    finding.add_fix(message!("markup-fix-add", text = end_tag.as_str()), safety, vec![Edit::insert(place, end_tag)]);
}

/// Whether a start tag is probably a mistyped end tag of the one before: `<figcaption>渡口<figcaption>`.
fn is_end_tag_meant(seed: &Seed, first: &MarkupError, again: &MarkupError) -> bool {
    const NEVER_NESTED: &[&str] = &[
        "b",
        "caption",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "i",
        "s",
        "small",
        "strong",
        "u",
    ];
    let names = (seed.source.slice(first.name), seed.source.slice(again.name));
    NEVER_NESTED.contains(&names.0)
        && names.0 == names.1
        && first.other == again.other
        && again.span.start().saturating_sub(first.span.end()) < MAX_SLIP_BYTES
}

fn report_opened_twice(seed: &Seed, first: &MarkupError, again: &MarkupError, reporter: &mut Reporter<'_>) {
    let name = seed.source.slice(first.name);
    let end_tag = format!("</{name}>");
    let message = message!("unclosed-element-again", tag = quote_tag(name), end = quote(&end_tag));
    let finding = reporter.report(again.span, message);
    finding.add_related(first.span, message!("unclosed-element-opened"));
    let title = message!("markup-fix-write", text = end_tag.as_str());
    finding.add_fix(title, Safety::NeedsALook, vec![Edit::replace(again.span, end_tag)]);
}

fn quote_tag(name: &str) -> Argument {
    quote(&format!("<{name}>"))
}

/// Whether the content of the element is not markup, so that an end tag further down would swallow the text before it.
fn is_raw(name: &str) -> bool {
    ["iframe", "textarea", "title", "script", "style", "xmp", "noembed", "noframes"]
        .iter()
        .any(|raw| raw.eq_ignore_ascii_case(name))
}

fn is_raw_in_markdown(name: &str) -> bool {
    elements::RAW_IN_MARKDOWN.iter().any(|raw| raw.eq_ignore_ascii_case(name))
}

/// Returns the offset after the last character of the body that is not white space.
fn end_of_text(seed: &Seed) -> usize {
    let span: ByteSpan = seed.body.span;
    span.start() + seed.source.slice(span).trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Unknown, finds, fixes, quiet};

    #[test]
    fn the_opening_tag_is_pointed_at() {
        finds(
            &RULE,
            Html,
            "<div><p>河水‹<span class=x>›上涨了。</p></div>",
            &["“<span>” is never closed and ends at “</p>”: add “</span>” before it"],
        );
        fixes(&RULE, Html, "<div><p>河水<span>上涨了。</p></div>", "<div><p>河水<span>上涨了。</span></p></div>");
        finds(
            &RULE,
            Html,
            "<p>渡口</p>‹<section>›<p>河水",
            &["“<section>” is never closed and extends to the end of the file: add “</section>”"],
        );
        fixes(&RULE, Html, "<section><p>河水</p>\n", "<section><p>河水</p></section>\n");
        finds(
            &RULE,
            Html,
            "<p>‹<a href=1>›一<a href=2>二</a></p>",
            &["“<a>” is never closed and ends at the next “<a href=2>”: add an end tag before it"],
        );
    }

    #[test]
    fn a_start_tag_for_an_end_tag() {
        finds(
            &RULE,
            Html,
            "<p>渡口</p><figcaption>河水上涨‹<figcaption>›<p>二</p>",
            &["“<figcaption>” is opened again inside itself and never closed: did you mean “</figcaption>”?"],
        );
        let after = "<figcaption>河水上涨</figcaption><p>二</p>";
        fixes(&RULE, Html, "<figcaption>河水上涨<figcaption><p>二</p>", after);
    }

    #[test]
    fn end_tags_that_may_be_left_out_are_not_missed() {
        quiet(&RULE, Html, "<p>一<p>二<ul><li>三<li>四</ul><table><tr><td>五<tr><td>六</table>");
        quiet(&RULE, Html, "<p>一<br>二<img src=a><o:p>三</p>");
    }

    #[test]
    fn plain_text_has_no_elements() {
        quiet(&RULE, Unknown, "若 a <b 则止\n\n他写道：<b>就这样\n");
    }
}
