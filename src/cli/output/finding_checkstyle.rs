//! Findings in the XML of Checkstyle, which many tools of continuous integration read.
//! <https://checkstyle.org/>, `XMLLogger`.

use std::fmt::Write;
use std::path::Path;

use super::lines::Lines;
use super::xml::escaped;
use crate::messages::Language;
use crate::rules::{Finding, Severity};
use crate::text::Source;

pub(super) const OPENING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
pub(super) const CLOSING: &str = "</checkstyle>\n";

/// The findings of one file.
pub(in crate::cli) fn format(path: &Path, source: &Source, findings: &[Finding], language: Language) -> String {
    let lines = Lines::of(source);
    let mut xml = format!("<file name=\"{}\">\n", escaped(&super::slashed(path)));
    for finding in findings {
        let place = lines.place(finding.span.start());
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info | Severity::Hint => "info",
        };
        // Writing to a string does not fail.
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
