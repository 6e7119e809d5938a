//! An image has no usable address.
//!
//! ## What it finds
//! Images in HTML and Markdown whose address is empty, truncated (`https://example.org/a.`, or in the middle of a
//! `%E6`), a program's word for nothing (`undefined`), or a placeholder's, when the real address is nowhere to be
//! found.
//!
//! ## Why it matters
//! The image is lost, and the archive does not even say which one it was. It can be recovered only as long as the
//! original page exists.
//!
//! ## Example
//! ```markdown
//! # 雪夜
//!
//! ![雪中的街道]()
//!
//! ![渡口](https://example.org/images/ferry.)
//! ```
//!
//! ## Fix
//! Moves an address that directly follows the empty brackets into them. Any other address has to be looked up.
//!
//! - Needs a look: always.

use super::addresses::{Flaw, flaw, standing_at};
use super::elements::{named, value};
use super::lazy_image::is_lazy;
use crate::cancel::Cancelled;
use crate::messages::{Message, message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety};
use crate::seed::Seed;

/// The rule.
pub static RULE: Rule =
    Rule { name: "markup/broken-image", summary: "An image has no usable address", check, ..Rule::BASE };

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    for link in seed.markdown.iter().flat_map(|markdown| &markdown.links).filter(|link| link.image) {
        reporter.check_cancelled()?;
        let Some(flaw) = flaw(&link.url) else { continue };
        match standing_at(seed.source.text(), link.span.end()).filter(|_| flaw == Flaw::Empty) {
            Some(address) => {
                let (inside, written) = (link.span.end().saturating_sub(1), seed.source.slice(address));
                let edits = vec![Edit::insert(inside, written), Edit::delete(address)];
                let finding = reporter.report(link.span.hull(address), message!("broken-link-address-behind"));
                finding.add_fix(message!("broken-link-fix-put-in"), Safety::NeedsALook, edits);
            }
            None => {
                reporter.report(link.span, describe(flaw, &link.url));
            }
        }
    }
    for image in named(seed, "img") {
        reporter.check_cancelled()?;
        let address = value(seed, image, "src").unwrap_or_default();
        if let Some(flaw) = flaw(address)
            && !is_lazy(seed, image)
        {
            reporter.report(image.tag, describe(flaw, address));
        }
    }
    Ok(())
}

fn describe(flaw: Flaw, address: &str) -> Message {
    match flaw {
        Flaw::Empty => message!("broken-image-empty"),
        Flaw::NoAddress => message!("broken-image-no-address", address = quote(address)),
        Flaw::CutOff => message!("broken-image-cut-off", address = quote(address)),
        Flaw::Placeholder => message!("broken-image-placeholder", address = quote(address)),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Markdown, finds, fixes, quiet};

    #[test]
    fn what_is_wrong_is_said() {
        finds(
            &RULE,
            Markdown,
            "# 雪夜\n\n‹![雪]()›\n\n‹![雪](https://example.org/a.)›\n\n‹![雪](undefined)›\n",
            &[
                "The image has no address: look it up in the source, or remove the image",
                "The image’s address is cut off (“https://example.org/a.”): look it up in the source",
                "“undefined” is not the address of an image: look it up in the source",
            ],
        );
        finds(
            &RULE,
            Html,
            "<p>‹<img alt=\"雪\">›‹<img src=\"/img/spacer.gif\">›</p>",
            &[
                "The image has no address: look it up in the source, or remove the image",
                "The image is a placeholder (“/img/spacer.gif”)…",
            ],
        );
    }

    #[test]
    fn an_address_behind_empty_brackets_is_put_in() {
        finds(
            &RULE,
            Markdown,
            "# 雪夜\n\n‹![]()https://example.org/a.jpg›\n",
            &["The address follows the brackets instead of being inside them: put it between “(” and “)”"],
        );
        fixes(
            &RULE,
            Markdown,
            "# 雪夜\n\n![]()https://example.org/a.jpg\n",
            "# 雪夜\n\n![](https://example.org/a.jpg)\n",
        );
    }

    #[test]
    fn pictures_that_may_be_there_are_left_alone() {
        quiet(&RULE, Markdown, "# 雪夜\n\n![](a.jpg) ![雪](<https://example.org/a b>) ![雪](/a?b=%E9%9B%AA)\n");
        quiet(&RULE, Html, "<p><img src=a.jpg><img src=\"\" data-src=\"/a.jpg\"><img src=\"data:image/png;base64,");
    }
}
