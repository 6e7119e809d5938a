//! Running the rules over a seed.

use std::time::{Duration, Instant};

use super::prose::RunningText;
use super::registry::{RULES, find};
use super::{Finding, Reporter, Rule, Settings, Witnesses, suppression};
use crate::cancel::{Cancel, Cancelled};
use crate::seed::Seed;

/// Runs every rule at its own level. See [`check_with`].
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub fn check(seed: &Seed, cancel: &Cancel) -> Result<Vec<Finding>, Cancelled> {
    check_with(seed, &Settings::default(), cancel)
}

/// Runs every rule that the settings leave on, leaves out what the seed itself [does not want to hear of](suppression),
/// and gives the findings in the order of their places; at the same place, of their rules' names. Linear in the seed.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub fn check_with(seed: &Seed, settings: &Settings, cancel: &Cancel) -> Result<Vec<Finding>, Cancelled> {
    let text = RunningText::default();
    check_all(seed, None, settings, cancel, |rule| run_on(rule, seed, &text, settings, cancel))
}

/// Is told how long each rule took.
pub type Observer<'a> = &'a mut dyn FnMut(&'static Rule, Duration);

/// [`check_with`], and what the rules find that compare the seed with its `witnesses`, if they are known; `observe`, if
/// somebody wants to know, is told how long each rule took. Linear in the seed and the passages.
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
        // Looking at the clock that often costs something.
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

/// Whether the settings leave a rule on that has to see a seed's witnesses.
pub fn want_witnesses(settings: &Settings) -> bool {
    RULES.iter().any(|rule| rule.check_witnesses.is_some() && settings.severity_of(rule).is_some())
}

/// Whether the rule of this name has to see a seed's witnesses.
pub fn needs_witnesses(name: &str) -> bool {
    find(name).is_some_and(|rule| rule.check_witnesses.is_some())
}

/// Runs one rule on a seed's witnesses, if it looks at them and the settings leave it on.
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

/// Runs one rule, if the settings leave it on.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub fn run(rule: &Rule, seed: &Seed, settings: &Settings, cancel: &Cancel) -> Result<Vec<Finding>, Cancelled> {
    run_on(rule, seed, &RunningText::default(), settings, cancel)
}

/// Runs one rule, if the settings leave it on, on a seed whose running text is read when the first rule asks for it.
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
