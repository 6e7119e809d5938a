//! How a seed is in a list of seeds: what it lacks, and how much is found in it.

use crate::rules::{Finding, Severity};

/// The rules of this name find that a seed lacks a field. The name of the field follows.
const MISSING: &str = "metadata/missing-";

/// What is found in a seed, in short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeedStatus {
    /// The fields that it should have and lacks: `author`, `date`, `source`, `title`, `url`.
    pub missing: Vec<String>,
    /// How many errors are found.
    pub errors: usize,
    /// How many warnings are found.
    pub warnings: usize,
    /// How many findings of the severity *info*.
    pub infos: usize,
    /// How many hints.
    pub hints: usize,
}

impl SeedStatus {
    /// The status of a seed with these findings.
    pub fn from_findings(findings: &[Finding]) -> Self {
        let mut status = Self::default();
        for finding in findings {
            status.missing.extend(finding.rule.strip_prefix(MISSING).map(str::to_owned));
            *match finding.severity {
                Severity::Error => &mut status.errors,
                Severity::Warning => &mut status.warnings,
                Severity::Info => &mut status.infos,
                Severity::Hint => &mut status.hints,
            } += 1;
        }
        status
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cancel::Cancel;
    use crate::rules::{Settings, check_observed};
    use crate::seed::{FormatHint, Seed};
    use crate::text::Source;

    #[test]
    fn missing_fields_are_named() {
        let text = "---\ntitle: 渡口\nauthor:\n---\n\n渡船六点开。\n";
        let seed = Seed::parse(Source::from_text(text), FormatHint::Markdown);
        let findings = check_observed(&seed, None, &Settings::default(), &Cancel::new(), None).expect("nobody cancels");
        let status = SeedStatus::from_findings(&findings);
        assert!(status.missing.contains(&"author".to_owned()), "{status:?}");
        assert_eq!(status.errors + status.warnings + status.infos + status.hints, findings.len());
    }
}
