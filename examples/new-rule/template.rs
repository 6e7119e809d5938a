//! TODO: what is wrong, in one sentence.
//!
//! ## What it finds
//! TODO: what exactly the rule reports, and what it leaves alone although it looks similar.
//!
//! ## Why it matters
//! TODO: what goes wrong for a curator, a reader or a program.
//!
//! ## Example
//! ```text
//! 河水涨了，TODO，渡船停在对岸。
//! ```
//!
//! ## Fix
//! None: TODO: what to do by hand. Or what the fix does, and below, for each safety that it can have, when it has it:
//! `- Safe: always.`, `- Needs a look: in tables.`, `- One by one: always.`

use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Reporter, Rule, Severity};
use crate::seed::Seed;

/// The rule.
pub static RULE: Rule = Rule {
    name: "group/rule-name",
    severity: Severity::Warning,
    summary: "TODO: the first sentence of the documentation, without its full stop",
    check,
    ..Rule::BASE
};

// TODO: the check. As it is, it reports each “TODO” in the running text.
fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    reporter.for_each_block(seed, |_, prose, reporter| {
        for (at, found) in prose.text().match_indices("TODO") {
            let span = prose.source_span(at..at + found.len());
            reporter.report(span, message!("rule-name", text = quote(found)));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Unknown, finds, quiet};

    // TODO: what the rule finds, with `‹` and `›` around each place, and the English message.
    #[test]
    fn each_is_found() {
        finds(&RULE, Unknown, "河水涨了，‹TODO›，渡船停在对岸。\n", &["…"]);
    }

    // TODO: what looks similar and is left alone.
    #[test]
    fn others_are_left_alone() {
        quiet(&RULE, Unknown, "河水涨了，渡船停在对岸。\n");
    }
}
