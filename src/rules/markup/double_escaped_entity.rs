//! A character reference was escaped twice.
//!
//! ## What it finds
//! `&amp;` before the rest of a character reference: `&amp;nbsp;`, `&amp;amp;`, `&amp;#8220;`, in the text and in the
//! attributes of links and images. Code is left alone, because it may be about references.
//!
//! ## Why it matters
//! Readers see “&nbsp;” instead of a space or a quotation mark, and addresses that contain `&amp;amp;` lead elsewhere.
//!
//! ## Example
//! ```html
//! <p>河水&amp;nbsp;上涨了。</p>
//! ```
//!
//! ## Fix
//! Removes the second escape.
//!
//! - Safe: for `&amp;amp;` in an address.
//! - Needs a look: everywhere else.

use memchr::memmem;

use super::elements::{attribute, is_named};
use super::prose_spans::prose_spans_with;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety};
use crate::seed::html::is_reference_name;
use crate::seed::{BodyFormat, Seed};
use crate::text::{ByteSpan, slice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/double-escaped-entity",
    summary: "A character reference was escaped twice",
    check,
    ..Rule::BASE
};

const ESCAPED: &str = "&amp;";

/// The maximum length of a common character name, in bytes.
const MAX_NAME_BYTES: usize = 10;

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if seed.body.format == BodyFormat::Plain {
        return Ok(());
    }
    let mut places: Vec<_> = prose_spans_with(seed, ESCAPED).into_iter().map(|place| (place, false)).collect();
    places.extend(attributes(seed));
    places.sort_unstable();
    for (place, is_address) in places {
        reporter.check_cancelled()?;
        let text = seed.source.slice(place);
        let mut behind = 0;
        for at in memmem::find_iter(text.as_bytes(), ESCAPED.as_bytes()) {
            if at < behind {
                continue;
            }
            let Some(end) = reference(text, at) else { continue };
            behind = end;
            let written = slice(text, at..end);
            let name = written.rsplit("amp;").next().unwrap_or_default();
            // `&amp;amp;` itself is the reference that is meant.
            let meant = if name.is_empty() { ESCAPED.to_owned() } else { format!("&{name}") };
            let span = ByteSpan::new(place.start() + at, place.start() + end);
            let message = message!("double-escaped-entity", text = quote(written), meant = quote(&meant));
            // A text about HTML shows references literally, but no address does.
            let safety = if is_address && name.is_empty() { Safety::Safe } else { Safety::NeedsALook };
            let finding = reporter.report(span, message);
            let title = message!("markup-fix-write", text = meant.as_str());
            finding.add_fix(title, safety, vec![Edit::replace(span, meant)]);
        }
    }
    Ok(())
}

/// Returns the end of the escaped reference, if the rest of one follows `&amp;` at `at`.
fn reference(text: &str, at: usize) -> Option<usize> {
    let mut end = at + ESCAPED.len();
    let mut again = false;
    while text.get(end..).is_some_and(|rest| rest.starts_with("amp;")) {
        end += "amp;".len();
        again = true;
    }
    let rest = text.get(end..)?;
    let length = rest.bytes().take(MAX_NAME_BYTES).position(|byte| byte == b';').map(|at| at + 1);
    let name = length.and_then(|length| rest.get(..length)).filter(|name| is_reference_name(name));
    name.map(|name| end + name.len()).or(again.then_some(end))
}

/// The attributes of links and images that contain an address or text, and whether it is an address.
fn attributes(seed: &Seed) -> Vec<(ByteSpan, bool)> {
    const ATTRIBUTES: [(&str, bool); 4] = [("href", true), ("src", true), ("alt", false), ("title", false)];
    let elements = seed.markup.as_ref().map_or(&[][..], |markup| &markup.elements);
    let of_interest = elements.iter().filter(|element| is_named(seed, element, "a") || is_named(seed, element, "img"));
    let values = of_interest.flat_map(|element| {
        ATTRIBUTES.into_iter().filter_map(|(name, is_address)| Some((attribute(seed, element, name)?, is_address)))
    });
    values.filter(|(value, _)| seed.source.slice(*value).contains(ESCAPED)).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Markdown, Unknown, finds, fixes, quiet};

    #[test]
    fn references_in_text_and_addresses_are_told() {
        finds(
            &RULE,
            Html,
            "<p>河水‹&amp;nbsp;›上涨<a href=\"/?a=1‹&amp;amp;›b=2\">了</a>‹&amp;amp;#8230;›</p>",
            &[
                "“&amp;nbsp;” is escaped twice and shown as it is: write “&nbsp;”",
                "“&amp;amp;” is escaped twice and shown as it is: write “&amp;”",
                "“&amp;amp;#8230;” is escaped twice and shown as it is: write “&#8230;”",
            ],
        );
        fixes(&RULE, Html, "<p>河水&amp;amp;amp;渡口</p>", "<p>河水&amp;渡口</p>");
        fixes(&RULE, Markdown, "# 雪夜\n\n他说&amp;quot;雪停了。\n", "# 雪夜\n\n他说&quot;雪停了。\n");
    }

    #[test]
    fn references_that_are_right_or_spoken_of_are_left_alone() {
        quiet(
            &RULE,
            Html,
            "<p>Q&amp;A，R&amp;D; <code>&amp;nbsp;</code></p><pre>&amp;lt;</pre><a href=\"/?a&amp;b\">一</a>",
        );
        quiet(&RULE, Markdown, "# 雪夜\n\n写作 `&amp;nbsp;`，或者 \\&amp;。\n\n    &amp;nbsp;\n");
        quiet(&RULE, Unknown, "写作 &amp;nbsp; 即可\n");
    }
}
