//! Findings as tests that failed, in JUnit's XML: a file with findings is a suite, each finding a case.
//! <https://github.com/testmoapp/junitxml>

use std::fmt::Write;
use std::path::Path;

use super::lines::Lines;
use super::xml::escaped;
use crate::messages::Language;
use crate::rules::{Finding, words};
use crate::text::Source;

pub(super) const OPENING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"variorum\">\n";
pub(super) const CLOSING: &str = "</testsuites>\n";

/// The findings of one file.
pub(in crate::cli) fn format(path: &Path, source: &Source, findings: &[Finding], language: Language) -> String {
    let lines = Lines::of(source);
    let path = escaped(&super::slashed(path));
    let count = findings.len();
    let mut xml =
        format!("<testsuite name=\"{path}\" tests=\"{count}\" disabled=\"0\" errors=\"0\" failures=\"{count}\">\n");
    for finding in findings {
        let place = lines.place(finding.span.start());
        // Writing to a string does not fail.
        let _ = writeln!(
            xml,
            "  <testcase name=\"{} {place}\" classname=\"{path}\" file=\"{path}\" line=\"{}\">\n    \
             <failure type=\"{}\" message=\"{}\"/>\n  </testcase>",
            finding.rule,
            place.line,
            escaped(&words::severity(finding.severity).text(language)),
            escaped(&finding.message.text(language)),
        );
    }
    xml + "</testsuite>\n"
}
