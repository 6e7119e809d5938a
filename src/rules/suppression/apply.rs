//! Applies the suppressions of a seed to the findings of all rules.

use super::unused;
use crate::cancel::{Cancel, Cancelled};
use crate::rules::prose::RunningText;
use crate::rules::rule::is_rule_or_its_group;
use crate::rules::{Finding, Reporter, Rule, Settings};
use crate::seed::Seed;

/// Removes the findings that the seed suppresses, and adds findings about suppressions that hide nothing. `findings`
/// are those of all rules that run. Unless the seed was `compared` with its reprints, suppressions of rules that need
/// reprints are not reported. The cost is the number of findings times the number of suppressions.
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

/// Whether the seed suppresses a finding. Records in `used` which names do so.
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
