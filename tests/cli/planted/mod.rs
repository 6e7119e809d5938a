//! Every planted defect is found at its exact place by the rule meant for it, and is no longer found once it is fixed.

mod markup;
mod metadata;
mod reprints;
mod suppression;
mod text;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use variorum::cancel::Cancel;
use variorum::rules::registry::RULES;
use variorum::rules::{Finding, Preset, Settings, check_with};
use variorum::seed::{FormatHint, Seed};
use variorum::text::{ByteSpan, Source};

use crate::run::{findings, project, variorum, variorum_reading};

/// A file below `fixtures/corpus`, the rule, the place (`⟦` and `⟧` enclose the expected span; the rest makes the place
/// unique), and the sound text for that place.
type Planted = (&'static str, &'static str, &'static str, &'static str);

fn planted() -> impl Iterator<Item = &'static Planted> {
    [metadata::PLANTED, markup::PLANTED, reprints::PLANTED, suppression::PLANTED, text::PLANTED].into_iter().flatten()
}

/// The byte range of the expected span in a text.
fn range(text: &str, place: &str) -> (u64, u64) {
    let (before, rest) = place.split_once('⟦').expect("an opening mark");
    let (marked, after) = rest.split_once('⟧').expect("a closing mark");
    let all = format!("{before}{marked}{after}");
    assert_eq!(text.matches(&all).count(), 1, "“{all}” is not one place of the fixture");
    let start = text.find(&all).expect("found just now") + before.len();
    (start as u64, (start + marked.len()) as u64)
}

/// Whether the rule has a finding at a byte range.
fn says(findings: &[Value], rule: &str, start: u64, end: u64) -> bool {
    findings.iter().any(|it| it["rule"] == rule && it["start"] == start && it["end"] == end)
}

/// The findings of a file under the strictest preset.
fn strictly(path: &str) -> Vec<Value> {
    let outcome = variorum(&["check", "--format", "json", "--preset", "strict", "--reprints", path]);
    serde_json::from_str(&outcome.stdout).expect("an array of findings")
}

/// Whether a rule compares seeds.
fn needs_reprints(rule: &str) -> bool {
    rule.starts_with("reprints/")
}

fn text_of(path: &str) -> String {
    let bytes = fs::read(project().join(path)).expect("a fixture");
    Source::from_bytes(&bytes).text().to_owned()
}

#[test]
fn every_planted_defect_is_found_at_its_place() {
    let mut missing = Vec::new();
    // Many defects share a file.
    let mut files: BTreeMap<&str, (String, Vec<Value>)> = BTreeMap::new();
    for (file, rule, place, _) in planted() {
        let (text, found) = files.entry(file).or_insert_with(|| {
            let path = format!("fixtures/corpus/{file}");
            (text_of(&path), strictly(&path))
        });
        let (start, end) = range(text, place);
        if !says(found, rule, start, end) {
            let of_rule: Vec<_> = found.iter().filter(|it| it["rule"] == *rule).map(ToString::to_string).collect();
            missing.push(format!("{file}: {rule} at {start}..{end} “{place}”; it says {of_rule:?}"));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn a_fixed_defect_is_no_longer_found() {
    let settings = Settings { preset: Preset::Strict, today: Some(jiff::Zoned::now().date()), ..Settings::default() };
    let mut wrong = Vec::new();
    for (file, rule, place, sound) in planted() {
        let mut text = text_of(&format!("fixtures/corpus/{file}"));
        let (start, end) = range(&text, place);
        text.replace_range(start as usize..end as usize, sound);
        if needs_reprints(rule) {
            // A text has to be in the corpus to be compared.
            let path = format!("fixtures/corpus/{file}");
            let arguments =
                ["check", "--format", "json", "--preset", "strict", "--reprints", "--stdin-filename", &path, "-"];
            let outcome = variorum_reading(text.as_bytes(), &arguments);
            let found: Vec<Value> = serde_json::from_str(&outcome.stdout).expect("an array of findings");
            let until = start + sound.len() as u64;
            let offset = |it: &Value, end: &str| it[end].as_u64().expect("an offset");
            let there = |it: &&Value| it["rule"] == *rule && offset(it, "start") <= until && start <= offset(it, "end");
            wrong.extend(found.iter().find(there).map(|it| format!("{file}: {it}")));
            continue;
        }
        let seed = Seed::parse(Source::from_text(text), FormatHint::from_path(Path::new(file)));
        let found = check_with(&seed, &settings, &Cancel::new()).expect("nobody cancels");
        let fixed = ByteSpan::new(start as usize, start as usize + sound.len());
        let there =
            |it: &&Finding| it.rule == *rule && it.span.start() <= fixed.end() && fixed.start() <= it.span.end();
        wrong.extend(found.iter().find(there).map(|it| format!("{file}: {it:?}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_planted_defect() {
    let bare: Vec<_> = RULES.iter().map(|rule| rule.name).filter(|name| !planted().any(|it| it.1 == *name)).collect();
    assert!(bare.is_empty(), "{bare:?}");
}

#[test]
fn good_seeds_have_no_findings() {
    for folder in ["english", "feed", "hugo", "page", "stacked"] {
        let serious: Vec<_> = findings(&format!("fixtures/corpus/{folder}"))
            .into_iter()
            .filter(|finding| finding["severity"] == "error" || finding["severity"] == "warning")
            .collect();
        assert!(serious.is_empty(), "{folder}: {serious:#?}");
    }
}
