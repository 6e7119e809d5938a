//! Findings in SARIF 2.1.0 (OASIS Standard, 27 March 2020), the format of code-scanning services.

use std::path::Path;

use serde_json::{Value, json};

use crate::cli::output::escape::json;
use crate::cli::output::escape::sarif::escaped;
use crate::cli::output::line_index::{LineIndex, LspPosition};
use crate::cli::output::paths::slashed;
use crate::messages::Language;
use crate::rules::registry::RULES;
use crate::rules::{Finding, Fix, Severity};
use crate::text::{ByteSpan, Source};

/// The beginning of the document, up to the results: the tool and its rules.
pub(in crate::cli) fn opening() -> String {
    let rules: Vec<_> = RULES
        .iter()
        .map(|rule| {
            json!({
                "id": rule.name,
                "name": camel_case(rule.name),
                "shortDescription": { "text": rule.summary },
                "defaultConfiguration": { "level": level(rule.severity) },
                "properties": { "tags": [rule.group()] },
            })
        })
        .collect();
    let driver = json!({
        "name": "Variorum",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    format!(
        "{{\"$schema\":\"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\",\
         \"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}},\"columnKind\":\"utf16CodeUnits\",\"results\":[\n"
    )
}

/// The end of the document.
pub(in crate::cli) const CLOSING: &str = "\n]}]}\n";

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
    let uri = uri(path);
    findings.iter().map(|finding| json::line(&result(&uri, &lines, finding, language))).collect()
}

fn result(uri: &str, lines: &LineIndex, finding: &Finding, language: Language) -> Value {
    let index = RULES.iter().position(|rule| rule.name == finding.rule);
    let related: Vec<_> = finding
        .related
        .iter()
        .enumerate()
        .map(|(id, related)| {
            let physical = match &related.path {
                None => json!({ "artifactLocation": { "uri": uri }, "region": region(lines, related.span) }),
                // The other file is not loaded, so its lines are unknown.
                Some(path) => json!({ "artifactLocation": { "uri": self::uri(path) } }),
            };
            json!({ "id": id, "physicalLocation": physical, "message": { "text": escaped(&related.message.text(language)) } })
        })
        .collect();
    let fixes: Vec<_> =
        finding.fixes.iter().filter(|fix| !fix.to_utf8).map(|it| fix(uri, lines, it, language)).collect();
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": { "text": escaped(&finding.message.text(language)) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri }, "region": region(lines, finding.span),
        } }],
    });
    if let Some(index) = index {
        result["ruleIndex"] = json!(index);
    }
    if let Some(code) = finding.code {
        result["properties"] = json!({ "code": code });
    }
    if !related.is_empty() {
        result["relatedLocations"] = json!(related);
    }
    if !fixes.is_empty() {
        result["fixes"] = json!(fixes);
    }
    result
}

fn fix(uri: &str, lines: &LineIndex, fix: &Fix, language: Language) -> Value {
    let replacements: Vec<_> = fix
        .edits
        .iter()
        .map(|edit| {
            json!({
                "deletedRegion": region(lines, edit.span),
                "insertedContent": { "text": edit.replacement },
            })
        })
        .collect();
    json!({
        "description": { "text": escaped(&fix.title.text(language)) },
        "artifactChanges": [{ "artifactLocation": { "uri": uri }, "replacements": replacements }],
    })
}

/// Lines and columns from 1, half-open.
fn region(lines: &LineIndex, span: ByteSpan) -> Value {
    let LspPosition { line, character } = lines.lsp_position(span.start());
    let end = lines.lsp_position(span.end());
    json!({ "startLine": line + 1, "startColumn": character + 1, "endLine": end.line + 1, "endColumn": end.character + 1 })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}

/// Turns `metadata/missing-author` into `MissingAuthor`, the style of rule names in SARIF.
fn camel_case(name: &str) -> String {
    let words = name.rsplit('/').next().unwrap_or(name).split('-');
    words.flat_map(|word| word[..1].to_uppercase().chars().chain(word[1..].chars()).collect::<Vec<_>>()).collect()
}

/// A path as a URI reference.
fn uri(path: &Path) -> String {
    if path.is_absolute() {
        return url::Url::from_file_path(path).map_or_else(|()| slashed(path), String::from);
    }
    // The characters that a path segment may contain unescaped (RFC 3986, section 3.3), apart from the colon, which
    // could be taken for the end of a scheme.
    const PATH_CHARACTERS: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
        .remove(b'/')
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~')
        .remove(b'(')
        .remove(b')')
        .remove(b'@');
    percent_encoding::utf8_percent_encode(&slashed(path), PATH_CHARACTERS).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_named_as_sarif_names_them() {
        assert_eq!(camel_case("text/invalid-utf8"), "InvalidUtf8");
    }

    #[test]
    fn a_path_is_a_uri() {
        assert_eq!(uri(Path::new("河湾/a b：c.md")), "%E6%B2%B3%E6%B9%BE/a%20b%EF%BC%9Ac.md");
    }
}
