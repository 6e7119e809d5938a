//! Findings as failed tests in JUnit XML: a file with findings is a test suite, and each finding a test case.
//! <https://github.com/testmoapp/junitxml>

use std::fmt::Write;
use std::path::Path;

use crate::cli::output::escape::xml::escaped;
use crate::cli::output::line_index::LineIndex;
use crate::cli::output::paths::slashed;
use crate::messages::Language;
use crate::rules::{Finding, labels};
use crate::text::Source;

/// The beginning and the end of the document.
pub(in crate::cli) const OPENING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"variorum\">\n";
pub(in crate::cli) const CLOSING: &str = "</testsuites>\n";

/// The findings of one file.
pub(in crate::cli) fn format(path: &Path, source: &Source, findings: &[Finding], language: Language) -> String {
    let lines = LineIndex::new(source);
    let path = escaped(&slashed(path));
    let count = findings.len();
    let mut xml =
        format!("<testsuite name=\"{path}\" tests=\"{count}\" disabled=\"0\" errors=\"0\" failures=\"{count}\">\n");
    for finding in findings {
        let place = lines.line_column(finding.span.start());
        // Writing to a string cannot fail.
        let _ = writeln!(
            xml,
            "  <testcase name=\"{} {place}\" classname=\"{path}\" file=\"{path}\" line=\"{}\">\n    \
             <failure type=\"{}\" message=\"{}\"/>\n  </testcase>",
            finding.rule,
            place.line,
            escaped(&labels::severity(finding.severity).text(language)),
            escaped(&finding.message.text(language)),
        );
    }
    xml + "</testsuite>\n"
}
