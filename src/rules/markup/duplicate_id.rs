//! Two elements have the same `id`.
//!
//! ## What it finds
//! An `id` in HTML that an earlier element already has. Only the second and later ones are reported.
//!
//! ## Why it matters
//! A link to an `id` leads to the first element only, so notes and their anchors lead to the wrong place.
//!
//! ## Example
//! ```html
//! <p id="note">河水</p><p id="note">上涨了。</p>
//! ```
//!
//! ## Fix
//! None: only a person can tell which one is meant.

use std::collections::HashMap;

use super::elements::attribute;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Reporter, Rule, Severity};
use crate::seed::Seed;
use crate::text::ByteSpan;

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/duplicate-id",
    severity: Severity::Info,
    summary: "Two elements have the same id",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let Some(markup) = &seed.markup else { return Ok(()) };
    let mut first: HashMap<&str, ByteSpan> = HashMap::new();
    for element in markup.elements.iter().filter(|element| element.is_html) {
        reporter.check_cancelled()?;
        let Some(span) = attribute(seed, element, "id").filter(|id| !id.is_empty()) else { continue };
        let id = seed.source.slice(span);
        match first.get(id) {
            None => {
                first.insert(id, span);
            }
            Some(&earlier) => {
                let message = message!("duplicate-id", id = quote(id));
                reporter.report(span, message).add_related(earlier, message!("duplicate-id-first"));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, finds, quiet};

    #[test]
    fn the_later_ones_are_pointed_at() {
        let told = "Duplicate id “note”: links go to the first one only";
        finds(&RULE, Html, "<p id=\"note\">一</p><p id='‹note›'>二</p><p id=‹note›>三</p>", &[told, told]);
        quiet(&RULE, Html, "<p id=a>一</p><p id=A>二</p><p id=\"\">三</p><p id=\"\">四</p>");
    }
}
