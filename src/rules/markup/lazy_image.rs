//! An image shows a placeholder.
//!
//! ## What it finds
//! `<img>` elements whose `src` is missing or leads to a placeholder (an image of a single pixel, `loading.gif`), while
//! another attribute such as `data-src`, `data-original` or `file` holds the real address for a script to use.
//!
//! ## Why it matters
//! The script is not archived, so readers see no image, and tools that save images along with texts do not find it.
//!
//! ## Example
//! ```html
//! <p>渡口：<img data-src="https://example.org/ferry.jpg"></p>
//! ```
//!
//! ## Fix
//! Turns the attribute that holds the address into `src`.
//!
//! - Safe: if there is only one address.
//! - Needs a look: if there are several addresses, or a `srcset`.

use super::addresses::{flaw, is_address};
use super::elements::{attribute, cut_attribute, named, value};
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety};
use crate::seed::Seed;
use crate::seed::html::Element;
use crate::text::ByteSpan;

/// The rule.
pub static RULE: Rule =
    Rule { name: "markup/lazy-image", summary: "An image shows a placeholder", check, ..Rule::BASE };

/// The attributes that scripts take the address from, the most certain first.
const ADDRESS_ATTRIBUTES: [&str; 18] = [
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-actualsrc",
    "data-original-src",
    "data-lazyload",
    "data-lazy",
    "data-echo",
    "data-real-src",
    "data-croporisrc",
    "data-url",
    "data-image",
    "data-img",
    "real_src",
    "original",
    "_src",
    "zoomfile",
    "file",
];

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    for image in named(seed, "img") {
        reporter.check_cancelled()?;
        if flaw(value(seed, image, "src").unwrap_or_default()).is_none() {
            continue;
        }
        let mut found = holders(seed, image);
        if let Some((name, _)) = found.next() {
            let other = found.any(|(_, address)| Some(address) != value(seed, image, name));
            let finding = reporter.report(image.tag, message!("lazy-image", attribute = quote(name)));
            if let Some(edits) = renamed(seed, image, name) {
                let safety = if other { Safety::NeedsALook } else { Safety::Safe };
                finding.add_fix(message!("lazy-image-fix", attribute = quote(name)), safety, edits);
            }
        } else if let Some((name, address)) = from_set(seed, image) {
            let finding = reporter.report(image.tag, message!("lazy-image", attribute = quote(name)));
            let mut edits = vec![Edit::insert(image.name.end(), format!(" src=\"{address}\""))];
            edits.extend(cut_attribute(seed, image, "src").map(Edit::delete));
            finding.add_fix(message!("lazy-image-fix", attribute = quote(name)), Safety::NeedsALook, edits);
        }
    }
    Ok(())
}

/// Whether the address of a lazy image is known and only in the wrong attribute.
pub(super) fn is_lazy(seed: &Seed, image: &Element) -> bool {
    holders(seed, image).next().is_some() || from_set(seed, image).is_some()
}

/// Returns the attributes that contain an address, with the address.
fn holders<'a>(seed: &'a Seed, image: &'a Element) -> impl Iterator<Item = (&'static str, &'a str)> {
    let held =
        |name: &'static str| value(seed, image, name).filter(|value| is_address(value)).map(|value| (name, value));
    ADDRESS_ATTRIBUTES.into_iter().filter_map(held)
}

/// Returns the first address of a `srcset`.
fn from_set<'a>(seed: &'a Seed, image: &Element) -> Option<(&'static str, &'a str)> {
    ["srcset", "data-srcset", "data-lazy-srcset"].into_iter().find_map(|name| {
        let first = value(seed, image, name)?.split([' ', ',', '\n']).find(|part| !part.is_empty())?;
        is_address(first).then_some((name, first))
    })
}

/// Returns the edits that remove `src` and rename another attribute to it.
fn renamed(seed: &Seed, image: &Element, name: &str) -> Option<Vec<Edit>> {
    let value: ByteSpan = attribute(seed, image, name)?;
    let before = seed.source.text().get(image.tag.start()..value.start())?;
    // Between the name and the value are white space, “=” and a quotation mark.
    let held = before.trim_end_matches(['"', '\'']).trim_end().strip_suffix('=')?.trim_end();
    let end = image.tag.start() + held.len();
    let mut edits = vec![Edit::replace(ByteSpan::new(end.checked_sub(name.len())?, end), "src")];
    if attribute(seed, image, "src").is_some() {
        edits.push(Edit::delete(cut_attribute(seed, image, "src")?));
    }
    Some(edits)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Unknown, finds, fixes, quiet};

    const TOLD: &str =
        "The image’s address is in “data-src”, where only a script of the original page reads it: move it to “src”";

    #[test]
    fn a_picture_without_an_address_of_its_own() {
        finds(&RULE, Html, "<p>渡口‹<img data-src=\"https://example.org/a.jpg\">›</p>", &[TOLD]);
        fixes(
            &RULE,
            Html,
            "<p>渡口<img alt=\"船\" data-src=\"https://example.org/a.jpg\"></p>",
            "<p>渡口<img alt=\"船\" src=\"https://example.org/a.jpg\"></p>",
        );
    }

    #[test]
    fn a_placeholder_gives_way() {
        fixes(
            &RULE,
            Html,
            "<p><img src=\"/img/loading.gif\" data-original='/a/1.jpg'/></p>",
            "<p><img src='/a/1.jpg'/></p>",
        );
        fixes(&RULE, Html, "<p><img file=\"a.jpg\" src=\"\" width=3></p>", "<p><img src=\"a.jpg\" width=3></p>");
        fixes(
            &RULE,
            Html,
            "<p><img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" srcset=\"/a/1.jpg 1x, /a/2.jpg 2x\"></p>",
            "<p><img src=\"/a/1.jpg\" srcset=\"/a/1.jpg 1x, /a/2.jpg 2x\"></p>",
        );
    }

    #[test]
    fn a_picture_that_is_there_is_left_alone() {
        for text in [
            "<p><img src=\"https://example.org/small.jpg\" data-src=\"https://example.org/a.jpg\"></p>",
            "<p><img src=\"\" data-src=\"undefined\"></p>",
            "<p><img src=\"/img/loading.gif\" data-url=\"{{url}}\"></p>",
        ] {
            quiet(&RULE, Html, text);
        }
        quiet(&RULE, Unknown, "他写道：<img data-src=\"https://example.org/a.jpg\">\n");
    }
}
