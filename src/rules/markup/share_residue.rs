//! The text contains share buttons, tracking pixels or advertisements.
//!
//! ## What it finds
//! In HTML: sharing widgets and links, single-pixel images and images from analytics services, and frames with
//! advertisements or buttons. In Markdown: tracking images and sharing links.
//!
//! ## Why it matters
//! They belong to the page that the text was taken from, not to the text. Tracking pixels tell a third party who opens
//! the archive.
//!
//! ## Example
//! ```html
//! <p>河水上涨了。<img src="https://pixel.wp.com/b.gif?host=example.org"></p>
//! ```
//!
//! ## Fix
//! Removes them.
//!
//! - Needs a look: for tracking pixels and advertisements.
//! - One by one: for buttons.

use super::addresses::standing_at;
use super::elements::{named, value};
use super::residue::{is_residue_frame, is_tracker};
use crate::cancel::Cancelled;
use crate::messages::message;
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::html::Element;
use crate::seed::{BoilerplateKind, Seed, is_share_address};
use crate::text::ByteSpan;

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/share-residue",
    severity: Severity::Info,
    summary: "The text contains share buttons, tracking pixels or advertisements",
    check,
    ..Rule::BASE
};

/// The maximum distance between buttons in one row, in bytes.
const MAX_GAP_BYTES: usize = 80;

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let mut widgets: Vec<ByteSpan> =
        seed.boilerplate.iter().filter(|part| part.kind == BoilerplateKind::Share).map(|part| part.span).collect();
    let markdown = seed.markdown.iter().flat_map(|markdown| &markdown.links);
    let shares = |address: &str| is_share_address(address) && standing_at(address, 0).is_some();
    widgets.extend(markdown.filter(|link| !link.image && shares(&link.url)).map(|link| link.span));
    widgets.sort_unstable();
    widgets.dedup();
    let together = |a: &ByteSpan, b: &ByteSpan| a.end() <= b.start() && b.start() - a.end() < MAX_GAP_BYTES;
    for row in widgets.chunk_by(together) {
        reporter.check_cancelled()?;
        let (Some(first), Some(last)) = (row.first(), row.last()) else { continue };
        let finding = reporter.report(first.hull(*last), message!("share-residue-buttons"));
        let edits = row.iter().copied().map(Edit::delete).collect();
        // A row of buttons is recognised by class names, which a heading or paragraph can have too, so its words are
        // not removed without a look.
        finding.add_fix(message!("markup-fix-remove"), Safety::OneByOne, edits);
    }
    let inside = |span: ByteSpan| widgets.iter().any(|widget| widget.covers(span));
    for link in seed.markdown.iter().flat_map(|markdown| &markdown.links) {
        reporter.check_cancelled()?;
        if link.image && is_tracker(&link.url) {
            let finding = reporter.report(link.span, message!("share-residue-counter"));
            finding.add_fix(message!("markup-fix-remove"), Safety::NeedsALook, vec![Edit::delete(link.span)]);
        }
    }
    for image in named(seed, "img") {
        reporter.check_cancelled()?;
        let counts = is_tracker(value(seed, image, "src").unwrap_or_default()) || is_dot(seed, image);
        if counts && !inside(image.tag) {
            let finding = reporter.report(image.tag, message!("share-residue-counter"));
            finding.add_fix(message!("markup-fix-remove"), Safety::NeedsALook, vec![Edit::delete(image.tag)]);
        }
    }
    for frame in named(seed, "iframe") {
        reporter.check_cancelled()?;
        if is_residue_frame(value(seed, frame, "src").unwrap_or_default()) && !inside(frame.span) {
            let finding = reporter.report(frame.span, message!("share-residue-frame"));
            finding.add_fix(message!("markup-fix-remove"), Safety::NeedsALook, vec![Edit::delete(frame.span)]);
        }
    }
    Ok(())
}

/// Whether an image from another site is at most one pixel wide and high.
fn is_dot(seed: &Seed, image: &Element) -> bool {
    let small = |name| value(seed, image, name).is_some_and(|size| matches!(size.trim_end_matches("px"), "0" | "1"));
    let away = value(seed, image, "src").is_some_and(|address| address.contains("//"));
    away && small("width") && small("height")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Markdown, finds, fixes, quiet};

    #[test]
    fn share_buttons_in_a_row_are_one_finding() {
        finds(
            &RULE,
            Html,
            "<p>河水上涨了。</p>‹<a href=\"https://www.facebook.com/sharer.php?u=a\">分享</a> \
             <a href=\"https://twitter.com/intent/tweet?url=a\">推</a>›<p>完</p>",
            &["These share buttons are not part of the text: remove them"],
        );
        fixes(&RULE, Html, "<p>河水</p><div class=\"addtoany_share\"><a>分享</a></div>", "<p>河水</p>");
        finds(
            &RULE,
            Markdown,
            "# 雪夜\n\n雪停了。‹[分享](https://www.facebook.com/sharer/sharer.php?u=a)›\n",
            &["These share buttons are not part of the text: remove them"],
        );
    }

    #[test]
    fn counters_are_told() {
        let told = "This invisible image tells a third party who opens the text: remove it";
        finds(&RULE, Html, "<p>河水‹<img src=\"https://example.org/c\" width=\"1\" height=\"1\">›</p>", &[told]);
        finds(&RULE, Markdown, "# 雪夜\n\n‹![](https://pixel.wp.com/b.gif)›\n", &[told]);
    }

    #[test]
    fn frames_with_buttons_are_told() {
        finds(
            &RULE,
            Html,
            "<p>河水</p>‹<iframe src=\"https://www.facebook.com/plugins/like.php?a\"></iframe>›",
            &["This frame holds an advertisement or a button and is not part of the text: remove it"],
        );
    }

    #[test]
    fn pictures_films_and_links_are_left_alone() {
        quiet(
            &RULE,
            Html,
            "<p>河水<img src=\"https://example.org/a.jpg\" width=600><a href=\"https://share.example.org/a\">一</a></p>\
             <iframe src=\"https://www.youtube.com/embed/a\"></iframe><hr width=1>",
        );
    }
}
