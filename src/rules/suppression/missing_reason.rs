//! A suppression gives no reason.
//!
//! ## What it finds
//! A `variorum-ignore`, in a comment or in front matter, without a reason after a colon.
//!
//! ## Why it matters
//! The next reader does not know whether it may be removed.
//!
//! ## Example
//! ```markdown
//! <!-- variorum-ignore-file metadata/missing-author -->
//!
//! 河水涨了。
//! ```
//!
//! ## Fix
//! None: only its author knows the reason.

use crate::cancel::Cancelled;
use crate::messages::message;
use crate::rules::{Preset, Reporter, Rule, Severity};
use crate::seed::Seed;

/// The rule.
pub static RULE: Rule = Rule {
    name: "suppression/missing-reason",
    severity: Severity::Hint,
    preset: Preset::Strict,
    summary: "A suppression gives no reason",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    for suppression in seed.suppressions.iter().filter(|it| it.reason.is_none() && !it.names.is_empty()) {
        reporter.check_cancelled()?;
        reporter.report(suppression.span, message!("suppression-missing-reason"));
    }
    Ok(())
}
