//! Findings in the XML of Checkstyle, which many continuous integration tools read. <https://checkstyle.org/>,
//! `XMLLogger`.

use std::fmt::Write;
use std::path::Path;

use crate::cli::output::escape::xml::escaped;
use crate::cli::output::line_index::LineIndex;
use crate::cli::output::paths::slashed;
use crate::messages::Language;
use crate::rules::{Finding, Severity};
use crate::text::Source;

/// The beginning and the end of the document.
pub(in crate::cli) const OPENING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
pub(in crate::cli) const CLOSING: &str = "</checkstyle>\n";

/// The findings of one file.
pub(in crate::cli) fn format(path: &Path, source: &Source, findings: &[Finding], language: Language) -> String {
    let lines = LineIndex::new(source);
    let mut xml = format!("<file name=\"{}\">\n", escaped(&slashed(path)));
    for finding in findings {
        let place = lines.line_column(finding.span.start());
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info | Severity::Hint => "info",
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            xml,
            "  <error line=\"{}\" column=\"{}\" severity=\"{severity}\" message=\"{}\" source=\"variorum.{}\"/>",
            place.line,
            place.column,
            escaped(&finding.message.text(language)),
            finding.rule.replace('/', "."),
        );
    }
    xml + "</file>\n"
}
