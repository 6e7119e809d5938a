//! Carrying out the suppressions of a seed on the findings of all rules.

use super::unused;
use crate::cancel::{Cancel, Cancelled};
use crate::rules::prose::RunningText;
use crate::rules::rule::is_rule_or_its_group;
use crate::rules::{Finding, Reporter, Rule, Settings};
use crate::seed::Seed;

/// Takes away the findings that the seed does not want to hear of, and adds what is to be said of suppressions that hid
/// nothing. `findings` are those of every rule that runs; unless the seed was `compared` with its reprints, nothing is
/// said of suppressions of the rules that do that. The cost is the findings times the suppressions.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub(in crate::rules) fn apply(
    seed: &Seed,
    settings: &Settings,
    rules: &'static [&'static Rule],
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
        let waits = |name: &str| rules.iter().any(|it| it.check_witnesses.is_some() && it.has_name_or_group(name));
        for (suppression, used) in seed.suppressions.iter().zip(&mut used) {
            for (name, used) in suppression.names.iter().zip(used) {
                *used |= waits(seed.source.slice(*name));
            }
        }
    }
    if settings.severity_of(&unused::RULE).is_some() {
        let text = RunningText::default();
        let mut reporter = Reporter::new(seed, &text, settings, cancel, &unused::RULE, rules);
        unused::report(seed, &used, &mut reporter);
        findings.extend(reporter.finish().into_iter().filter(|finding| !hides(seed, finding, &mut used)));
    }
    Ok(())
}

/// Whether the seed does not want to hear of a finding. Notes whose doing that is.
fn hides(seed: &Seed, finding: &Finding, used: &mut [Vec<bool>]) -> bool {
    let mut hidden = false;
    for (suppression, used) in seed.suppressions.iter().zip(used).filter(|(it, _)| it.covers(finding.span)) {
        for (name, used) in suppression.names.iter().zip(used) {
            if is_rule_or_its_group(seed.source.slice(*name), finding.rule) {
                (hidden, *used) = (true, true);
            }
        }
    }
    hidden
}
