//! Each planted defect is found, at the exact place and by the rule that is meant for it, and no longer once the place
//! is mended.

mod markup;
mod metadata;
mod suppression;
mod text;

use std::fs;
use std::path::Path;

use serde_json::Value;
use variorum::rules::registry::RULES;
use variorum::text::Source;

use crate::run::{findings, project, variorum_reading};

/// A file below `fixtures/corpus`, the rule, the place (`⟦` and `⟧` stand around what is to be marked, the rest is there
/// to tell the place from others like it), and what would stand there if it were sound.
type Planted = (&'static str, &'static str, &'static str, &'static str);

fn planted() -> impl Iterator<Item = &'static Planted> {
    [metadata::PLANTED, markup::PLANTED, suppression::PLANTED, text::PLANTED].into_iter().flatten()
}

/// The byte range that a place stands for in a text.
fn range(text: &str, place: &str) -> (u64, u64) {
    let (before, rest) = place.split_once('⟦').expect("an opening mark");
    let (marked, after) = rest.split_once('⟧').expect("a closing mark");
    let all = format!("{before}{marked}{after}");
    assert_eq!(text.matches(&all).count(), 1, "“{all}” is not one place of the fixture");
    let start = text.find(&all).expect("found just now") + before.len();
    (start as u64, (start + marked.len()) as u64)
}

/// Whether the rule says something about a place between two bytes.
fn says(findings: &[Value], rule: &str, start: u64, end: u64) -> bool {
    findings.iter().any(|it| it["rule"] == rule && it["start"] == start && it["end"] == end)
}

/// What is found, under the strictest preset.
fn strictly(arguments: &[&str], input: &[u8]) -> Vec<Value> {
    let outcome = variorum_reading(input, &[&["check", "--format", "json"], arguments].concat());
    serde_json::from_str(&outcome.stdout).expect("an array of findings")
}

fn text_of(path: &str) -> String {
    let bytes = fs::read(project().join(path)).expect("a fixture");
    Source::from_bytes(&bytes).text().to_owned()
}

#[test]
fn every_planted_defect_is_found_where_it_is() {
    let mut missing = Vec::new();
    for (file, rule, place, _) in planted() {
        let path = format!("fixtures/corpus/{file}");
        let (start, end) = range(&text_of(&path), place);
        let found = strictly(&["--preset", "strict", &path], b"");
        if !says(&found, rule, start, end) {
            let of_rule: Vec<_> = found.iter().filter(|it| it["rule"] == *rule).map(ToString::to_string).collect();
            missing.push(format!("{file}: {rule} at {start}..{end} “{place}”; it says {of_rule:?}"));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn what_is_mended_is_found_no_more() {
    let mut wrong = Vec::new();
    for (file, rule, place, sound) in planted() {
        let mut text = text_of(&format!("fixtures/corpus/{file}"));
        let (start, end) = range(&text, place);
        text.replace_range(start as usize..end as usize, sound);
        let name = Path::new(file).file_name().and_then(|name| name.to_str()).expect("a name");
        let found = strictly(&["--preset", "strict", "--stdin-filename", name, "-"], text.as_bytes());
        let until = start + sound.len() as u64;
        let there = |it: &&Value| {
            let place = it["start"].as_u64().unwrap_or(0)..=it["end"].as_u64().unwrap_or(0);
            it["rule"] == *rule && *place.start() <= until && *place.end() >= start
        };
        wrong.extend(found.iter().find(there).map(|it| format!("{file}: {it}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_planted_defect() {
    let bare: Vec<_> = RULES.iter().map(|rule| rule.name).filter(|name| !planted().any(|it| it.1 == *name)).collect();
    assert!(bare.is_empty(), "{bare:?}");
}

#[test]
fn good_seeds_have_nothing_to_complain_of() {
    for folder in ["english", "feed", "hugo", "page", "stacked"] {
        let serious: Vec<_> = findings(&format!("fixtures/corpus/{folder}"))
            .into_iter()
            .filter(|finding| finding["severity"] == "error" || finding["severity"] == "warning")
            .collect();
        assert!(serious.is_empty(), "{folder}: {serious:#?}");
    }
}
