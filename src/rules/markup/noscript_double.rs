//! A `<noscript>` repeats the image before it.
//!
//! ## What it finds
//! `<noscript>` elements that contain only the image that directly precedes them, as pages have them that load their
//! images by script.
//!
//! ## Why it matters
//! In the archive no script runs, or both copies are read: the image appears twice, or the copy that shows is the empty
//! one.
//!
//! ## Example
//! ```html
//! <p><img src="a.jpg"><noscript><img src="a.jpg"></noscript>渡口。</p>
//! ```
//!
//! ## Fix
//! Removes the `<noscript>`. If the image before it is only a placeholder, replaces both with the image in the
//! `<noscript>`.
//!
//! - Safe: if the image in the `<noscript>` has no alternative text of its own.
//! - Needs a look: otherwise.

use super::addresses::flaw;
use super::elements::{is_named, value};
use crate::cancel::Cancelled;
use crate::messages::message;
use crate::rules::{Edit, Reporter, Rule, Safety};
use crate::seed::Seed;
use crate::seed::html::Element;
use crate::text::{ByteSpan, slice};

/// The rule.
pub static RULE: Rule =
    Rule { name: "markup/noscript-double", summary: "A <noscript> repeats the image before it", check, ..Rule::BASE };

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let elements = seed.markup.as_ref().map_or(&[][..], |markup| &markup.elements);
    for trio in elements.windows(3) {
        reporter.check_cancelled()?;
        let [before, noscript, inside] = trio else { continue };
        if !is_named(seed, noscript, "noscript") || !is_named(seed, before, "img") || !is_named(seed, inside, "img") {
            continue;
        }
        let Some(closing) = closing(seed, noscript, inside) else { continue };
        let between = slice(seed.source.text(), before.tag.end()..noscript.tag.start());
        if !between.trim().is_empty() || !names(seed, before, value(seed, inside, "src").unwrap_or_default()) {
            continue;
        }
        let finding = reporter.report(noscript.span, message!("noscript-double"));
        finding.add_related(before.tag, message!("noscript-double-first"));
        if flaw(value(seed, before, "src").unwrap_or_default()).is_none() {
            // Alternative text that only the second image has is not removed without a look.
            let words = |name| value(seed, inside, name).unwrap_or_default();
            let is_same = |name| words(name).is_empty() || value(seed, before, name) == value(seed, inside, name);
            let safety = if is_same("alt") && is_same("title") { Safety::Safe } else { Safety::NeedsALook };
            finding.add_fix(message!("markup-fix-remove"), safety, vec![Edit::delete(noscript.span)]);
        } else {
            let opening = ByteSpan::new(before.tag.start(), inside.tag.start());
            let edits = vec![Edit::delete(opening), Edit::delete(closing)];
            finding.add_fix(message!("noscript-double-fix"), Safety::NeedsALook, edits);
        }
    }
    Ok(())
}

/// Returns the end tag of a `<noscript>` that contains only that image.
fn closing(seed: &Seed, noscript: &Element, inside: &Element) -> Option<ByteSpan> {
    let text = seed.source.text();
    let before = text.get(noscript.tag.end()..inside.tag.start())?;
    let behind = text.get(inside.tag.end()..noscript.span.end())?;
    let closes = behind.trim().eq_ignore_ascii_case("</noscript>");
    (before.trim().is_empty() && closes).then(|| ByteSpan::new(inside.tag.end(), noscript.span.end()))
}

/// Whether an attribute of the image has that address, ignoring the scheme.
fn names(seed: &Seed, image: &Element, address: &str) -> bool {
    let bare = |address: &str| address.trim().trim_start_matches("https:").trim_start_matches("http:").to_owned();
    let wanted = bare(address);
    let attributes = seed.markup.as_ref().map_or(&[][..], |markup| markup.attributes(image));
    !wanted.is_empty() && attributes.iter().any(|attribute| bare(seed.source.slice(attribute.value)) == wanted)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, finds, fixes, quiet};

    #[test]
    fn a_picture_that_is_repeated_is_told() {
        finds(
            &RULE,
            Html,
            "<p><img src=\"https://example.org/a.jpg\"> ‹<noscript><img src=\"//example.org/a.jpg\"></noscript>›渡口</p>",
            &["This repeats the image right before it for browsers without scripts: remove it"],
        );
        fixes(
            &RULE,
            Html,
            "<p><img src=\"a.jpg\"><noscript> <img src=\"a.jpg\"/> </noscript>渡口</p>",
            "<p><img src=\"a.jpg\">渡口</p>",
        );
    }

    #[test]
    fn where_the_first_is_a_placeholder_the_second_stays() {
        let findings = crate::rules::fixture::findings(
            &RULE,
            &crate::rules::Settings::default(),
            "<p><img data-src=\"/a.jpg\"><noscript><img src=\"/a.jpg\" alt=\"船\"></noscript>渡口</p>",
            Html,
        );
        assert_eq!(findings.len(), 1);
        fixes(
            &RULE,
            Html,
            "<p><img data-src=\"/a.jpg\"><noscript><img src=\"/a.jpg\" alt=\"船\"></noscript>渡口</p>",
            "<p><img src=\"/a.jpg\" alt=\"船\">渡口</p>",
        );
    }

    #[test]
    fn another_picture_or_text_is_left_alone() {
        quiet(&RULE, Html, "<p><img src=\"a.jpg\"><noscript><img src=\"b.jpg\"></noscript></p>");
        quiet(&RULE, Html, "<p><img src=\"a.jpg\"><noscript>渡口<img src=\"a.jpg\"></noscript></p>");
        quiet(&RULE, Html, "<p><img src=\"a.jpg\">渡口<noscript><img src=\"a.jpg\"></noscript></p>");
    }
}
