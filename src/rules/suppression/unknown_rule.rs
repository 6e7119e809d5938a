//! A suppression names a rule that does not exist.
//!
//! ## What it finds
//! Names in a `variorum-ignore`, in a comment or in front matter, that are neither a rule nor a group of rules, and
//! suppressions that name nothing at all.
//!
//! ## Why it matters
//! It hides nothing, although it looks as if it did.
//!
//! ## Example
//! ```markdown
//! <!-- variorum-ignore text/controll-character: as it is printed -->
//! 河水涨了。
//! ```
//!
//! ## Fix
//! Corrects a misspelt name, or removes the name.
//!
//! - Needs a look: always.

use super::removal;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::names::{is_rule_or_group, nearest_rule};
use crate::rules::{Edit, Reporter, Rule, Safety};
use crate::seed::Seed;

/// The rule.
pub static RULE: Rule = Rule {
    name: "suppression/unknown-rule",
    summary: "A suppression names a rule that does not exist",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    for suppression in &seed.suppressions {
        reporter.check_cancelled()?;
        if suppression.names.is_empty() {
            let finding = reporter.report(suppression.span, message!("suppression-names-nothing"));
            if suppression.is_comment {
                let edit = removal::remove_comment(seed, suppression);
                finding.add_fix(message!("remove-it"), Safety::NeedsALook, vec![edit]);
            }
        }
        for (index, span) in suppression.names.iter().enumerate() {
            let name = seed.source.slice(*span);
            if is_rule_or_group(reporter.rules(), name) {
                continue;
            }
            let like = nearest_rule(reporter.rules(), name);
            let text = match like {
                Some(like) => message!("suppression-unknown-rule-like", name = quote(name), like = quote(like)),
                None => message!("suppression-unknown-rule", name = quote(name)),
            };
            let finding = reporter.report(*span, text);
            if let Some(like) = like {
                let edit = Edit::replace(*span, like);
                finding.add_fix(message!("configuration-write", like = quote(like)), Safety::NeedsALook, vec![edit]);
            }
            let edit = removal::remove_name(seed, suppression, index);
            finding.add_fix(message!("remove-it"), Safety::NeedsALook, edit.into_iter().collect());
        }
    }
    Ok(())
}
