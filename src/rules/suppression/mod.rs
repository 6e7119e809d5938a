//! What a seed says that its curator does not want to hear of, and the rules about that.
//!
//! `seed::suppression` reads it; here it is carried out, on the findings of all rules together.

mod insert;
pub mod missing_reason;
mod removal;
pub mod unknown_rule;
pub mod unused;

pub use insert::{ignore_here, ignore_in_file};

use super::prose::RunningText;
use super::{Finding, Reporter, Settings, registry};
use crate::cancel::{Cancel, Cancelled};
use crate::seed::Seed;

/// Takes away the findings that the seed does not want to hear of, and adds what is to be said of suppressions that hid
/// nothing. `findings` are those of every rule that runs; unless the seed was `compared` with its reprints, nothing is
/// said of suppressions of the rules that do that. The cost is the findings times the suppressions.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub(super) fn apply(
    seed: &Seed,
    settings: &Settings,
    compared: bool,
    findings: &mut Vec<Finding>,
    cancel: &Cancel,
) -> Result<(), Cancelled> {
    if seed.suppressions.is_empty() {
        return Ok(());
    }
    let mut used: Vec<Vec<bool>> = seed.suppressions.iter().map(|it| vec![false; it.names.len()]).collect();
    let mut wanted = Vec::with_capacity(findings.len());
    for finding in std::mem::take(findings) {
        cancel.check()?;
        if !hides(seed, &finding, &mut used) {
            wanted.push(finding);
        }
    }
    *findings = wanted;
    if !compared {
        let waits = |name: &str| registry::RULES.iter().any(|it| it.check_witnesses.is_some() && names(name, it.name));
        for (suppression, used) in seed.suppressions.iter().zip(&mut used) {
            for (name, used) in suppression.names.iter().zip(used) {
                *used |= waits(seed.source.slice(*name));
            }
        }
    }
    if settings.severity_of(&unused::RULE).is_some() {
        let text = RunningText::default();
        let mut reporter = Reporter::new(seed, &text, settings, cancel, &unused::RULE);
        unused::report(seed, settings, &used, &mut reporter);
        findings.extend(reporter.finish().into_iter().filter(|finding| !hides(seed, finding, &mut used)));
    }
    Ok(())
}

/// Whether the seed does not want to hear of a finding. Notes whose doing that is.
fn hides(seed: &Seed, finding: &Finding, used: &mut [Vec<bool>]) -> bool {
    let mut hidden = false;
    for (suppression, used) in seed.suppressions.iter().zip(used).filter(|(it, _)| it.covers(finding.span)) {
        for (name, used) in suppression.names.iter().zip(used) {
            if names(seed.source.slice(*name), finding.rule) {
                (hidden, *used) = (true, true);
            }
        }
    }
    hidden
}

/// Whether a name is that of a rule, or of its group.
fn names(name: &str, rule: &str) -> bool {
    rule.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests;
