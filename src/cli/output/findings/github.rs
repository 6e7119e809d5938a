//! Findings as workflow commands of GitHub Actions, which show them beside the changed lines.
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use std::path::Path;

use crate::cli::output::escape::workflow_command::{data, property};
use crate::cli::output::line_index::LineIndex;
use crate::cli::output::paths::slashed;
use crate::messages::Language;
use crate::rules::{Finding, Severity};
use crate::text::Source;

/// The findings of one file, one per line.
pub(in crate::cli) fn format(path: &Path, source: &Source, findings: &[Finding], language: Language) -> Vec<String> {
    let lines = LineIndex::new(source);
    let file = property(&slashed(path));
    findings
        .iter()
        .map(|finding| {
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info | Severity::Hint => "notice",
            };
            let (start, end) = (lines.line_column(finding.span.start()), lines.line_column(finding.span.end()));
            // GitHub accepts columns only within one line.
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
