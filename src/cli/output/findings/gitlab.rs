//! Findings as a Code Quality report for GitLab.
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use std::collections::HashMap;
use std::path::Path;

use serde_json::json;

use crate::cli::output::escape::json;
use crate::cli::output::line_index::LineIndex;
use crate::cli::output::paths::slashed;
use crate::messages::Language;
use crate::rules::{Finding, Severity};
use crate::text::Source;

/// The findings of one file, one JSON object each.
///
/// # Errors
/// Serialising failed, which does not depend on the findings.
pub(in crate::cli) fn format(
    path: &Path,
    source: &Source,
    findings: &[Finding],
    language: Language,
) -> serde_json::Result<Vec<String>> {
    let lines = LineIndex::new(source);
    let path = slashed(path);
    let mut seen: HashMap<String, usize> = HashMap::new();
    findings
        .iter()
        .map(|finding| {
            // A finding keeps its fingerprint when it moves. Several that are alike are numbered.
            let what = format!("{path}\0{}\0{}", finding.rule, source.slice(finding.span));
            let count = seen.entry(what.clone()).or_default();
            *count += 1;
            let severity = match finding.severity {
                Severity::Error => "critical",
                Severity::Warning => "major",
                Severity::Info => "minor",
                Severity::Hint => "info",
            };
            json::line(&json!({
                "description": finding.message.text(language),
                "check_name": finding.rule,
                "fingerprint": format!("{:016x}", fnv1a(format!("{what}\0{count}").as_bytes())),
                "severity": severity,
                "location": { "path": path, "lines": {
                    "begin": lines.line_column(finding.span.start()).line,
                    "end": lines.line_column(finding.span.end()).line,
                } },
            }))
        })
        .collect()
}

/// FNV-1a with 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv), which is the same on every machine and in every version.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3))
}
