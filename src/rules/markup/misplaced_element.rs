//! A tag or text is in a place where HTML does not allow it.
//!
//! ## What it finds
//! Elements and text directly inside a table but outside its cells, and start tags that are only valid inside other
//! elements, such as a `<td>` without a table or a second `<body>`.
//!
//! ## Why it matters
//! Browsers move such content in front of the table, out of its order, and drop tags that have no valid place.
//!
//! ## Example
//! ```html
//! <table><p>河水上涨了。</p><tr><td>水位</td></tr></table>
//! ```
//!
//! ## Fix
//! None: only a person can tell where it belongs.

use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Reporter, Rule, Severity};
use crate::seed::Seed;
use crate::seed::html::MarkupErrorKind;

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/misplaced-element",
    severity: Severity::Info,
    summary: "A tag or text is in a place where HTML does not allow it",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let Some(markup) = &seed.markup else { return Ok(()) };
    for error in markup.errors.iter().filter(|error| error.kind == MarkupErrorKind::Misplaced) {
        reporter.check_cancelled()?;
        let what = quote(seed.source.slice(error.span));
        match error.other {
            Some(table) => {
                let message = message!("misplaced-element-in-table", what = what);
                reporter.report(error.span, message).add_related(table, message!("misplaced-element-table"));
            }
            None => {
                reporter.report(error.span, message!("misplaced-element-dropped", what = what));
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
    fn what_a_table_cannot_hold() {
        finds(
            &RULE,
            Html,
            "<table>‹<p>›河水</p><tr><td>水位</td></tr></table>",
            &["“<p>” is inside a table but not in a cell: browsers move it in front of the table"],
        );
        finds(&RULE, Html, "<p>一</p>‹<td>›二", &["“<td>” is not allowed here: browsers ignore the tag"]);
        quiet(&RULE, Html, "<table><caption>表</caption><tr><td><p>水位</p></td></tr></table>");
    }
}
