//! A tag has the same attribute twice.
//!
//! ## What it finds
//! The second of two attributes with the same name in one tag.
//!
//! ## Why it matters
//! Only the first counts: of two `class` attributes one is lost, of two `src` attributes one image. Often a quotation
//! mark inside a value has turned words into attributes.
//!
//! ## Example
//! ```html
//! <p class="lead" class="wide">河水上涨了。</p>
//! ```
//!
//! ## Fix
//! Removes the second attribute, which browsers ignore.
//!
//! - Needs a look: always.

use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::Seed;
use crate::seed::html::{ErrorCode, MarkupErrorKind};
use crate::text::{ByteSpan, slice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/duplicate-attribute",
    severity: Severity::Warning,
    summary: "A tag has the same attribute twice",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let Some(markup) = &seed.markup else { return Ok(()) };
    let code = ErrorCode::DuplicateAttribute;
    for error in markup.errors.iter().filter(|error| error.kind == MarkupErrorKind::Parse(code)) {
        reporter.check_cancelled()?;
        let text = seed.source.slice(error.span);
        let name = text.split(['=', ' ', '\n', '\t', '\r']).next().unwrap_or_default();
        let finding = reporter.report(error.span, message!("duplicate-attribute", name = quote(name)));
        finding.set_code(code.name());
        if let Some(first) = error.opener {
            finding.add_related(first, message!("duplicate-attribute-first"));
        }
        // Including the white space before it.
        let before = slice(seed.source.text(), ..error.span.start());
        let start = before.trim_end_matches([' ', '\t', '\n', '\r']).len();
        let edit = Edit::delete(ByteSpan::new(start, error.span.end()));
        let behind = slice(seed.source.text(), error.span.end()..);
        if behind.starts_with(['>', ' ', '\t', '\n', '\r']) {
            finding.add_fix(message!("duplicate-attribute-fix"), Safety::NeedsALook, vec![edit]);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Html, finds, fixes, quiet};

    #[test]
    fn the_second_is_pointed_at() {
        finds(
            &RULE,
            Html,
            "<p class=\"lead\" ‹CLASS=\"wide\"›>河水上涨了。</p>",
            &["Duplicate attribute “CLASS”: only the first one counts"],
        );
        fixes(&RULE, Html, "<p class=\"lead\" class=\"wide\">河水</p>", "<p class=\"lead\">河水</p>");
        quiet(&RULE, Html, "<p class=\"lead wide\" id=a>河水上涨了。</p><p class=lead>二</p>");
    }
}
