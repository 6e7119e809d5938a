//! A finding as a workflow command of GitHub Actions, which shows it beside the changed line.
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use std::path::Path;

use super::lines::Lines;
use super::workflow_command::{data, property};
use crate::messages::Language;
use crate::rules::{Finding, Severity};
use crate::text::Source;

/// The findings of one file, one line each.
pub(in crate::cli) fn format(path: &Path, source: &Source, findings: &[Finding], language: Language) -> Vec<String> {
    let lines = Lines::of(source);
    let file = property(&super::slashed(path));
    findings
        .iter()
        .map(|finding| {
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info | Severity::Hint => "notice",
            };
            let (start, end) = (lines.place(finding.span.start()), lines.place(finding.span.end()));
            // Columns are only understood within one line.
            let columns = if start.line == end.line {
                format!(",col={},endColumn={}", start.column, end.column)
            } else {
                String::new()
            };
            let title = property(finding.rule);
            let message = data(&finding.message.text(language));
            format!(
                "::{command} file={file},line={},endLine={}{columns},title={title}::{message}",
                start.line, end.line
            )
        })
        .collect()
}
