//! The contract with programs: `--format json`, `--format jsonl` and the exit codes.

use std::fs;

use serde_json::Value;
use variorum::text::Source;

use crate::run::{findings, project, variorum, variorum_reading};

const BROKEN: &str = "fixtures/corpus/defects/impossible-date.md";

fn offset(value: &Value) -> usize {
    usize::try_from(value.as_u64().expect("an offset")).expect("an offset that fits")
}

/// The offset of an LSP position, counted in the simplest way.
fn counted(text: &str, position: &Value) -> usize {
    let (line, character) = (offset(&position["line"]), offset(&position["character"]));
    let line_start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let mut units = 0;
    let rest = &text[line_start..];
    let within = rest.char_indices().find(|(_, c)| {
        let here = units == character;
        units += c.len_utf16();
        here
    });
    line_start + within.map_or(rest.len(), |(index, _)| index)
}

#[test]
fn every_finding_has_the_keys_and_its_offsets_agree_with_its_range() {
    let all = findings("fixtures/corpus");
    assert!(all.len() > 20, "only {} findings", all.len());
    for finding in &all {
        for key in ["path", "rule", "severity", "message", "start", "end", "range", "fixes", "related"] {
            assert!(finding.get(key).is_some(), "no {key} in {finding}");
        }
        let path = project().join(finding["path"].as_str().expect("a path"));
        let source = Source::from_bytes(&fs::read(&path).expect("the file of a finding"));
        let text = source.text();
        let (start, end) = (offset(&finding["start"]), offset(&finding["end"]));
        assert!(text.get(start..end).is_some(), "{finding} lies outside its text or inside a character");
        // That way of counting knows only `\n`.
        if !text.replace("\r\n", "").contains('\r') {
            assert_eq!(counted(text, &finding["range"]["start"]), start, "{finding}");
            assert_eq!(counted(text, &finding["range"]["end"]), end, "{finding}");
        }
        for edit in
            finding["fixes"].as_array().expect("fixes").iter().flat_map(|fix| fix["edits"].as_array().expect("edits"))
        {
            assert!(text.get(offset(&edit["start"])..offset(&edit["end"])).is_some(), "{finding}");
            assert!(edit["replacement"].is_string() && edit["range"].is_object(), "{finding}");
        }
    }
}

#[test]
fn no_findings_are_an_empty_array() {
    let outcome = variorum(&["check", "--format", "json", "fixtures/not-a-corpus"]);
    assert_eq!(outcome.stdout, "[]\n");
}

#[test]
fn standard_input_has_the_same_findings_as_the_file() {
    let bytes = fs::read(project().join(BROKEN)).expect("a fixture");
    let outcome = variorum_reading(&bytes, &["check", "--format", "json", "--stdin-filename", BROKEN, "-"]);
    let from_input: Vec<Value> = serde_json::from_str(&outcome.stdout).expect("an array");
    assert_eq!(from_input, findings(BROKEN));
    assert!(!from_input.is_empty());
    assert_eq!(outcome.code, Some(1));
}

#[test]
fn the_order_is_the_same_every_time() {
    let once = variorum(&["check", "--format", "json", "fixtures/corpus"]).stdout;
    let again = variorum(&["check", "--format", "json", "fixtures/corpus"]).stdout;
    assert_eq!(once, again);
}

#[test]
fn wrong_usage_and_missing_files_exit_with_2() {
    for arguments in [
        &["check", "--format", "xml"][..],
        &["check", "fixtures/nowhere"],
        &["check", "--stdin-filename", "a.md", "fixtures/corpus"],
        &["check", "-", "fixtures/corpus"],
        &["inspect", "fixtures/nowhere.md"],
        &["inspect"],
        &["reprints", "--corpus", "fixtures/nowhere"],
        &["reprints", "--corpus", "fixtures/corpus", "fixtures/nowhere.md"],
        &["report", "fixtures/nowhere"],
        &["frobnicate"],
        &[],
    ] {
        let outcome = variorum(arguments);
        assert_eq!(outcome.code, Some(2), "{arguments:?}");
        assert!(!outcome.stderr.is_empty(), "{arguments:?}");
        if arguments.iter().any(|argument| argument.contains("nowhere")) {
            assert!(outcome.stderr.contains("fixtures/nowhere"), "{}", outcome.stderr);
        }
    }
}

#[test]
fn an_inspected_seed_is_one_json_object() {
    let outcome = variorum(&["inspect", "--format", "json", "fixtures/corpus/hugo/shimen-bridge.md"]);
    let seed: Value = serde_json::from_str(&outcome.stdout).expect("an object");
    let fields = seed["parts"][0]["fields"].as_array().expect("fields");
    assert!(fields.iter().any(|field| field["kind"] == "author" && field["value"] == "陆观澜"), "{fields:?}");
}
