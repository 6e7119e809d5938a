//! Counting what `check` finds, fixes and reads.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Duration;

use crate::messages::{Language, Message, message};
use crate::rules::{Finding, Safety, Severity};

/// The totals of a run of `check`.
#[derive(Debug, Default)]
pub(in crate::cli) struct CheckTally {
    /// The number of findings of each severity.
    pub(in crate::cli) severities: BTreeMap<Severity, usize>,
    /// The number of findings of each rule, and how many of them have a fix.
    pub(in crate::cli) rules: BTreeMap<(Severity, &'static str), RuleTally>,
    /// The number of findings of each rule that were fixed, or would be.
    pub(in crate::cli) fixed: BTreeMap<&'static str, usize>,
    /// The time of each rule, if it was asked for.
    pub(in crate::cli) costs: BTreeMap<&'static str, Duration>,
    /// The number of seeds.
    pub(in crate::cli) seeds: usize,
    /// The number of seeds with findings.
    pub(in crate::cli) seeds_with_findings: usize,
    /// The number of seeds that were fixed, or would be.
    pub(in crate::cli) seeds_fixed: usize,
    /// Whether a `variorum.toml` itself has findings.
    pub(in crate::cli) manifest_has_findings: bool,
    /// The number of findings that the baseline records.
    pub(in crate::cli) known: usize,
    /// The number of findings in the baseline that no longer exist.
    pub(in crate::cli) gone: usize,
    /// The number of files and folders that could not be read, checked or written.
    pub(in crate::cli) failed: usize,
}

/// The findings of one rule.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::cli) struct RuleTally {
    pub(in crate::cli) findings: usize,
    /// Those with a safe fix.
    pub(in crate::cli) safe: usize,
    /// Those whose safest fix needs a review.
    pub(in crate::cli) needs_a_look: usize,
    /// Those whose fixes are applied only one by one.
    pub(in crate::cli) one_by_one: usize,
}

impl CheckTally {
    /// Counts findings.
    pub(in crate::cli) fn add<'a>(&mut self, findings: impl IntoIterator<Item = &'a Finding>) {
        for finding in findings {
            *self.severities.entry(finding.severity).or_default() += 1;
            let rule = self.rules.entry((finding.severity, finding.rule)).or_default();
            rule.findings += 1;
            match finding.fixes.iter().map(|fix| fix.safety).min() {
                Some(Safety::Safe) => rule.safe += 1,
                Some(Safety::NeedsALook) => rule.needs_a_look += 1,
                Some(Safety::OneByOne) => rule.one_by_one += 1,
                None => {}
            }
        }
    }

    /// Adds the counts of another tally.
    pub(in crate::cli) fn merge(&mut self, other: Self) {
        for (severity, count) in other.severities {
            *self.severities.entry(severity).or_default() += count;
        }
        for (key, more) in other.rules {
            let rule = self.rules.entry(key).or_default();
            rule.findings += more.findings;
            rule.safe += more.safe;
            rule.needs_a_look += more.needs_a_look;
            rule.one_by_one += more.one_by_one;
        }
        for (rule, count) in other.fixed {
            *self.fixed.entry(rule).or_default() += count;
        }
        for (rule, cost) in other.costs {
            *self.costs.entry(rule).or_default() += cost;
        }
        self.seeds += other.seeds;
        self.seeds_with_findings += other.seeds_with_findings;
        self.known += other.known;
        self.gone += other.gone;
        self.manifest_has_findings |= other.manifest_has_findings;
        self.seeds_fixed += other.seeds_fixed;
        self.failed += other.failed;
    }

    /// 2 if something could not be read or written, 1 if there are errors, otherwise 0.
    pub(in crate::cli) fn exit_code(&self) -> ExitCode {
        if self.failed > 0 {
            ExitCode::from(2)
        } else if self.severities.contains_key(&Severity::Error) {
            ExitCode::from(1)
        } else {
            ExitCode::SUCCESS
        }
    }

    /// A summary of one line for people.
    pub(in crate::cli) fn summary(&self, language: Language) -> String {
        let seeds = || message!("count-seeds", count = self.seeds);
        let summary = if self.severities.is_empty() {
            message!("summary-none", seeds = seeds())
        } else {
            let found: Vec<_> =
                self.severities.iter().map(|(severity, count)| severity_count(*severity, *count)).collect();
            let found: Vec<_> = found.iter().map(|message| message.text(language)).collect();
            let found = found.join(&message!("list-separator").text(language));
            message!("summary", found = found, with = self.seeds_with_findings, seeds = seeds())
        };
        let failed = (self.failed > 0).then(|| message!("summary-failed", count = self.failed).text(language));
        let manifest = self.manifest_has_findings.then(|| message!("summary-manifest").text(language));
        summary.text(language) + &manifest.unwrap_or_default() + &failed.unwrap_or_default()
    }

    /// A line about the findings that the baseline records, or `None` if it records none and none is gone.
    pub(in crate::cli) fn known_summary(&self) -> Option<Message> {
        match (self.known, self.gone) {
            (0, 0) => None,
            (known, 0) => Some(message!("baseline-known", count = known)),
            (known, gone) => Some(message!("baseline-known-and-gone", count = known, gone = gone)),
        }
    }

    /// A line about the findings that were fixed or would be, or `None` if there are none.
    pub(in crate::cli) fn fixed_summary(&self, dry_run: bool) -> Option<Message> {
        let count: usize = self.fixed.values().sum();
        (count > 0).then(|| {
            if dry_run {
                message!("would-fix", count = count, seeds = message!("count-seeds", count = self.seeds_fixed))
            } else {
                message!("fixed-summary", count = count, seeds = message!("count-seeds", count = self.seeds_fixed))
            }
        })
    }
}

fn severity_count(severity: Severity, count: usize) -> Message {
    match severity {
        Severity::Error => message!("count-errors", count = count),
        Severity::Warning => message!("count-warnings", count = count),
        Severity::Info => message!("count-infos", count = count),
        Severity::Hint => message!("count-hints", count = count),
    }
}
