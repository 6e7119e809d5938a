//! Runs the rules over a seed.

use std::time::{Duration, Instant};

use super::prose::RunningText;
use super::registry::{RULES, find};
use super::{Finding, Reporter, Rule, Settings, Witnesses, suppression};
use crate::cancel::{Cancel, Cancelled};
use crate::seed::Seed;

/// Runs every rule at its default level. See [`check_with`].
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub fn check(seed: &Seed, cancel: &Cancel) -> Result<Vec<Finding>, Cancelled> {
    check_with(seed, &Settings::default(), cancel)
}

/// Runs every rule that the settings turn on and drops the findings that the seed [suppresses](suppression). The
/// findings are sorted by place and, at the same place, by rule name. Linear in the seed.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub fn check_with(seed: &Seed, settings: &Settings, cancel: &Cancel) -> Result<Vec<Finding>, Cancelled> {
    let text = RunningText::default();
    check_all(seed, None, settings, cancel, |rule| run_on(rule, seed, &text, settings, cancel))
}

/// A callback that receives how long each rule took.
pub type Observer<'a> = &'a mut dyn FnMut(&'static Rule, Duration);

/// Does what [`check_with`] does and, if the `witnesses` are known, also runs the rules that compare the seed with
/// them. `observe`, if given, is called with the time that each rule took. Linear in the seed and the passages.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub fn check_observed(
    seed: &Seed,
    witnesses: Option<&Witnesses<'_>>,
    settings: &Settings,
    cancel: &Cancel,
    mut observe: Option<Observer<'_>>,
) -> Result<Vec<Finding>, Cancelled> {
    let text = RunningText::default();
    check_all(seed, witnesses, settings, cancel, |rule| {
        // Reading the clock this often has a cost.
        let begin = observe.is_some().then(Instant::now);
        let mut findings = run_on(rule, seed, &text, settings, cancel)?;
        if let Some(witnesses) = witnesses {
            findings.extend(run_witnesses(rule, witnesses, settings, cancel)?);
        }
        if let (Some(begin), Some(observe)) = (begin, &mut observe) {
            observe(rule, begin.elapsed());
        }
        Ok(findings)
    })
}

fn check_all(
    seed: &Seed,
    witnesses: Option<&Witnesses<'_>>,
    settings: &Settings,
    cancel: &Cancel,
    mut run: impl FnMut(&'static Rule) -> Result<Vec<Finding>, Cancelled>,
) -> Result<Vec<Finding>, Cancelled> {
    let mut findings = Vec::new();
    for rule in RULES {
        findings.extend(run(rule)?);
    }
    suppression::apply(seed, settings, RULES, witnesses.is_some(), &mut findings, cancel)?;
    findings.sort_by(|a, b| (a.span, a.rule, a.code, &a.message).cmp(&(b.span, b.rule, b.code, &b.message)));
    Ok(findings)
}

/// Whether the settings turn on any rule that needs a seed's witnesses.
pub fn want_witnesses(settings: &Settings) -> bool {
    RULES.iter().any(|rule| rule.check_witnesses.is_some() && settings.severity_of(rule).is_some())
}

/// Whether the rule of this name needs a seed's witnesses.
pub fn needs_witnesses(name: &str) -> bool {
    find(name).is_some_and(|rule| rule.check_witnesses.is_some())
}

/// Runs one rule on a seed's witnesses, if the rule needs them and the settings turn it on.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub fn run_witnesses(
    rule: &Rule,
    witnesses: &Witnesses<'_>,
    settings: &Settings,
    cancel: &Cancel,
) -> Result<Vec<Finding>, Cancelled> {
    cancel.check()?;
    let Some(check) = rule.check_witnesses.filter(|_| settings.severity_of(rule).is_some()) else {
        return Ok(Vec::new());
    };
    let text = RunningText::default();
    let mut reporter = Reporter::new(witnesses.seed.seed, &text, settings, cancel, rule, RULES);
    check(witnesses, &mut reporter)?;
    Ok(reporter.finish())
}

/// Runs one rule, if the settings turn it on.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub fn run(rule: &Rule, seed: &Seed, settings: &Settings, cancel: &Cancel) -> Result<Vec<Finding>, Cancelled> {
    run_on(rule, seed, &RunningText::default(), settings, cancel)
}

/// Runs one rule, if the settings turn it on. The running text is read when the first rule asks for it.
fn run_on(
    rule: &Rule,
    seed: &Seed,
    text: &RunningText,
    settings: &Settings,
    cancel: &Cancel,
) -> Result<Vec<Finding>, Cancelled> {
    cancel.check()?;
    if settings.severity_of(rule).is_none() {
        return Ok(Vec::new());
    }
    let mut reporter = Reporter::new(seed, text, settings, cancel, rule, RULES);
    (rule.check)(seed, &mut reporter)?;
    Ok(reporter.finish())
}
