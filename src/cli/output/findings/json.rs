//! Findings for programs.

use std::path::Path;

use serde::Serialize;

use crate::cli::output::escape::json;
use crate::cli::output::line_index::{LineIndex, LspRange};
use crate::messages::Language;
use crate::rules::{Edit, Finding, Fix, RelatedSpan, Safety, Severity};
use crate::text::Source;

/// One finding. Offsets (`start`, `end`) are bytes of the file's text in UTF-8, byte order mark included. In a file
/// that is stored in UTF-8 they are bytes of the file.
#[derive(Serialize)]
struct JsonFinding<'a> {
    path: &'a str,
    rule: &'static str,
    /// A more specific, standard code, or null.
    code: Option<&'static str>,
    severity: Severity,
    message: String,
    start: usize,
    end: usize,
    range: LspRange,
    fixes: Vec<JsonFix<'a>>,
    related: Vec<JsonRelated>,
}

#[derive(Serialize)]
struct JsonFix<'a> {
    title: String,
    safety: Safety,
    edits: Vec<JsonEdit<'a>>,
}

#[derive(Serialize)]
struct JsonEdit<'a> {
    start: usize,
    end: usize,
    range: LspRange,
    replacement: &'a str,
}

#[derive(Serialize)]
struct JsonRelated {
    /// The path of the other file, or of the finding's own file.
    path: String,
    start: usize,
    end: usize,
    /// Null for a place in another file.
    range: Option<LspRange>,
    message: String,
}

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
    if findings.is_empty() {
        return Ok(Vec::new());
    }
    let lines = LineIndex::new(source);
    let path = path.to_string_lossy();
    findings.iter().map(|finding| json::line(&one(&path, &lines, finding, language))).collect()
}

fn one<'a>(path: &'a str, lines: &LineIndex, finding: &'a Finding, language: Language) -> JsonFinding<'a> {
    JsonFinding {
        path,
        rule: finding.rule,
        code: finding.code,
        severity: finding.severity,
        message: finding.message.text(language),
        start: finding.span.start(),
        end: finding.span.end(),
        range: lines.range(finding.span),
        fixes: finding.fixes.iter().map(|fix| json_fix(lines, fix, language)).collect(),
        related: finding.related.iter().map(|related| json_related(path, lines, related, language)).collect(),
    }
}

fn json_fix<'a>(lines: &LineIndex, fix: &'a Fix, language: Language) -> JsonFix<'a> {
    let edit = |edit: &'a Edit| JsonEdit {
        start: edit.span.start(),
        end: edit.span.end(),
        range: lines.range(edit.span),
        replacement: &edit.replacement,
    };
    JsonFix { title: fix.title.text(language), safety: fix.safety, edits: fix.edits.iter().map(edit).collect() }
}

fn json_related(path: &str, lines: &LineIndex, related: &RelatedSpan, language: Language) -> JsonRelated {
    JsonRelated {
        path: related.path.as_ref().map_or_else(|| path.to_owned(), |path| path.to_string_lossy().into_owned()),
        start: related.span.start(),
        end: related.span.end(),
        range: related.path.is_none().then(|| lines.range(related.span)),
        message: related.message.text(language),
    }
}
