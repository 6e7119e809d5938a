//! A tag names an element that HTML does not have.
//!
//! ## What it finds
//! Start tags with a name that is not an HTML element, current or obsolete. Custom elements (with a hyphen) and those
//! of other vocabularies (`<o:p>`) are left alone. In Markdown, where prose has angle brackets too, only misspellings
//! of known names are reported.
//!
//! ## Why it matters
//! Browsers show the text as if there were no tag: a caption is not a caption, a heading not a heading. Most are typing
//! errors, or the result of a replacement that went too far.
//!
//! ## Example
//! ```html
//! <figure><img src="a.jpg"><figcapiton>渡口</figcapiton></figure>
//! ```
//!
//! ## Fix
//! Corrects a name that is one or two letters away from a known one.
//!
//! - Needs a look: always.

use super::elements;
use super::unescaped_character::is_text_tag;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::{BodyFormat, Seed};
use crate::text::slice;

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/unknown-element",
    severity: Severity::Warning,
    summary: "A tag names an element that HTML does not have",
    check,
    ..Rule::BASE
};

/// How far after a start tag its end tag is searched for, in bytes.
const END_TAG_REACH_BYTES: usize = 4096;

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let Some(markup) = &seed.markup else { return Ok(()) };
    for tag in markup.elements.iter().filter(|element| element.is_html) {
        reporter.check_cancelled()?;
        let name = seed.source.slice(tag.name);
        if elements::is_known(name) || elements::is_foreign(name) || is_text_tag(seed, tag) {
            continue;
        }
        let meant = elements::meant(name);
        if meant.is_none() && seed.body.format != BodyFormat::Html {
            continue;
        }
        let tag_text = quote(&format!("<{name}>"));
        let Some(meant) = meant else {
            reporter.report(tag.name, message!("unknown-element", tag = tag_text));
            continue;
        };
        let message = message!("unknown-element-meant", tag = tag_text, meant = quote(&format!("<{meant}>")));
        let finding = reporter.report(tag.name, message);
        // Its own end tag, if that is the next one with this name.
        let behind = slice(seed.source.text(), tag.name.end()..);
        let near =
            (0..=END_TAG_REACH_BYTES.min(behind.len())).rev().find_map(|end| behind.get(..end)).unwrap_or_default();
        let end_tag = near.find(&format!("</{name}>"));
        let mut edits = vec![Edit::replace(tag.name, meant)];
        edits.extend(end_tag.map(|at| {
            let start = tag.name.end() + at + 2;
            Edit::replace((start..start + name.len()).into(), meant)
        }));
        finding.add_fix(message!("markup-fix-write", text = format!("<{meant}>")), Safety::NeedsALook, edits);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, Unknown, finds, fixes, quiet};

    #[test]
    fn the_name_is_pointed_at() {
        finds(
            &RULE,
            Html,
            "<figure><‹figcapiton› class=x>渡口</figcapiton></figure><‹zzz›>二</zzz>",
            &[
                "HTML has no element “<figcapiton>”: did you mean “<figcaption>”?",
                "HTML has no element “<zzz>”: browsers show its text as if there were no tag",
            ],
        );
        fixes(
            &RULE,
            Html,
            "<figure><figcapiton>渡口</figcapiton></figure>",
            "<figure><figcaption>渡口</figcaption></figure>",
        );
    }

    #[test]
    fn elements_made_on_purpose_are_left_alone() {
        quiet(&RULE, Html, "<p>一<o:p></o:p><amp-img></amp-img><font>二</font><svg><path d=M0 /></svg></p>");
        quiet(&RULE, Unknown, "<figcapiton>渡口\n");
    }
}
