//! A suppression hides nothing.
//!
//! ## What it finds
//! Rules and groups in a `variorum-ignore`, in a comment or in front matter, that have no finding to hide. Rules that
//! are turned off are not reported.
//!
//! ## Why it matters
//! The reason for it is gone, or it is in the wrong place. One day it will hide a finding that nobody has seen.
//!
//! ## Example
//! ```markdown
//! <!-- variorum-ignore text/control-character: as it is printed -->
//! 河水涨了。
//! ```
//!
//! ## Fix
//! Removes it, or only the name if others beside it hide something.
//!
//! - Safe: for a comment that hides nothing.
//! - Needs a look: for one name among several, and in front matter.

use super::removal;
use crate::messages::{message, quote};
use crate::rules::{Reporter, Rule, Safety};
use crate::seed::{Seed, suppression::Suppression};

/// The rule. It needs the findings of the others, so it runs last: see [`apply`](fn@super::apply).
pub static RULE: Rule = Rule { name: "suppression/unused", summary: "A suppression hides nothing", ..Rule::BASE };

/// Reports the names that have hidden nothing; `used` has a flag for each name, in order.
pub(super) fn report(seed: &Seed, used: &[Vec<bool>], reporter: &mut Reporter<'_>) {
    for (suppression, used) in seed.suppressions.iter().zip(used) {
        let names = suppression.names.iter().zip(used).enumerate();
        let unused: Vec<usize> = names
            .filter(|(_, (name, used))| !**used && runs(reporter, seed.source.slice(**name)))
            .map(|(index, _)| index)
            .collect();
        if unused.len() == suppression.names.len() && suppression.is_comment {
            all(seed, suppression, reporter);
        } else {
            for index in unused {
                let Some(name) = suppression.names.get(index) else { continue };
                let text = message!("suppression-unused-name", name = quote(seed.source.slice(*name)));
                let edit = removal::remove_name(seed, suppression, index);
                reporter.report(*name, text).add_fix(
                    message!("remove-it"),
                    Safety::NeedsALook,
                    edit.into_iter().collect(),
                );
            }
        }
    }
}

fn all(seed: &Seed, suppression: &Suppression, reporter: &mut Reporter<'_>) {
    if !suppression.names.is_empty() {
        let edit = removal::remove_comment(seed, suppression);
        let finding = reporter.report(suppression.span, message!("suppression-unused"));
        finding.add_fix(message!("remove-it"), Safety::Safe, vec![edit]);
    }
}

/// Whether a rule of this name exists and runs, so that it could have found something. Rules about suppressions are
/// excluded, because they could be hidden by the comment that they are about.
fn runs(reporter: &Reporter<'_>, name: &str) -> bool {
    let is_named = |rule: &Rule| rule.group() != RULE.group() && rule.has_name_or_group(name);
    reporter.rules().iter().any(|rule| is_named(rule) && reporter.settings().severity_of(rule).is_some())
}
