//! How much was found.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Duration;

use crate::messages::{Language, Message, message};
use crate::rules::{Finding, Safety, Severity};

/// How much was found, mended and read.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Findings of each severity.
    pub(super) severities: BTreeMap<Severity, usize>,
    /// Findings of each rule, and how many of them could be mended, surely and at all.
    pub(super) rules: BTreeMap<(Severity, &'static str), RuleTally>,
    /// How many findings of each rule were mended, or would be.
    pub(super) mended: BTreeMap<&'static str, usize>,
    /// What each rule cost, if that was asked for.
    pub(super) costs: BTreeMap<&'static str, Duration>,
    /// Seeds.
    pub(super) seeds: usize,
    /// Those of them that have findings.
    pub(super) seeds_with_findings: usize,
    /// Those of them that were mended, or would be.
    pub(super) seeds_mended: usize,
    /// Whether there are findings in a `variorum.toml` itself.
    pub(super) manifest_has_findings: bool,
    /// Findings that the baseline knows.
    pub(super) known: usize,
    /// Findings of the baseline that are gone.
    pub(super) gone: usize,
    /// Files and folders that could not be read, checked or written.
    pub(super) failed: usize,
}

/// How much was found of one rule.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RuleTally {
    pub(super) findings: usize,
    /// Those that have a fix which can be applied unseen.
    pub(super) safe: usize,
    /// Those that have only a fix which needs a look.
    pub(super) needs_a_look: usize,
    /// Those that have only a fix which a person applies by itself.
    pub(super) one_by_one: usize,
}

impl Tally {
    /// Counts findings.
    pub(super) fn add<'a>(&mut self, findings: impl IntoIterator<Item = &'a Finding>) {
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

    /// Counts what another one has counted.
    pub(super) fn merge(&mut self, other: Self) {
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
        for (rule, count) in other.mended {
            *self.mended.entry(rule).or_default() += count;
        }
        for (rule, cost) in other.costs {
            *self.costs.entry(rule).or_default() += cost;
        }
        self.seeds += other.seeds;
        self.seeds_with_findings += other.seeds_with_findings;
        self.known += other.known;
        self.gone += other.gone;
        self.manifest_has_findings |= other.manifest_has_findings;
        self.seeds_mended += other.seeds_mended;
        self.failed += other.failed;
    }

    /// 2 if something could not be read or written, 1 if there are errors, else 0.
    pub(super) fn exit_code(&self) -> ExitCode {
        if self.failed > 0 {
            ExitCode::from(2)
        } else if self.severities.contains_key(&Severity::Error) {
            ExitCode::from(1)
        } else {
            ExitCode::SUCCESS
        }
    }

    /// One line for people.
    pub(super) fn summary(&self, language: Language) -> String {
        let seeds = || message!("count-seeds", count = self.seeds);
        let summary = if self.severities.is_empty() {
            message!("summary-none", seeds = seeds())
        } else {
            let found: Vec<_> = self.severities.iter().map(|(severity, count)| counted(*severity, *count)).collect();
            let found: Vec<_> = found.iter().map(|message| message.text(language)).collect();
            let found = found.join(&message!("list-separator").text(language));
            message!("summary", found = found, with = self.seeds_with_findings, seeds = seeds())
        };
        let failed = (self.failed > 0).then(|| message!("summary-failed", count = self.failed).text(language));
        let manifest = self.manifest_has_findings.then(|| message!("summary-manifest").text(language));
        summary.text(language) + &manifest.unwrap_or_default() + &failed.unwrap_or_default()
    }

    /// One line for people about what the baseline knows; `None` if nothing, and nothing of it is gone.
    pub(super) fn known_summary(&self) -> Option<Message> {
        match (self.known, self.gone) {
            (0, 0) => None,
            (known, 0) => Some(message!("baseline-known", count = known)),
            (known, gone) => Some(message!("baseline-known-and-gone", count = known, gone = gone)),
        }
    }

    /// One line for people about what was mended, or would be; `None` if nothing.
    pub(super) fn mended_summary(&self, only_shown: bool) -> Option<Message> {
        let count: usize = self.mended.values().sum();
        (count > 0).then(|| {
            if only_shown {
                message!("would-mend", count = count, seeds = message!("count-seeds", count = self.seeds_mended))
            } else {
                message!("mended", count = count, seeds = message!("count-seeds", count = self.seeds_mended))
            }
        })
    }
}

fn counted(severity: Severity, count: usize) -> Message {
    match severity {
        Severity::Error => message!("count-errors", count = count),
        Severity::Warning => message!("count-warnings", count = count),
        Severity::Info => message!("count-infos", count = count),
        Severity::Hint => message!("count-hints", count = count),
    }
}
