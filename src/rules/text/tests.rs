//! Tests what must hold of the safe fixes of all rules about text, on real seeds: the fixtures, and a sample of an
//! external corpus if there is one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cancel::Cancel;
use crate::rules::fixture::strict;
use crate::rules::{Edit, Finding, Safety, registry, run};
use crate::seed::{FormatHint, Seed};
use crate::text::Source;

/// One in this many files of the corpus is tested.
const SAMPLE_STEP: usize = 97;

/// The maximum size of a file in bytes. Larger ones take too long without optimisation.
const MAX_FILE_BYTES: u64 = 100_000;

/// The maximum number of rounds of fixes; one fix can make room for another that overlapped it.
const MAX_ROUNDS: usize = 8;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else if entry.metadata().is_ok_and(|data| data.len() < MAX_FILE_BYTES) {
            found.push(path);
        }
    }
    found.sort();
}

fn seeds() -> Vec<PathBuf> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut own, mut others) = (Vec::new(), Vec::new());
    files(&project.join("fixtures/corpus"), &mut own);
    files(&project.join("../shared/corpus"), &mut others);
    own.into_iter().chain(others.into_iter().step_by(SAMPLE_STEP)).collect()
}

fn findings(text: &str, hint: FormatHint) -> Vec<Finding> {
    let seed = Seed::parse(Source::from_text(text), hint);
    let rules = registry::RULES.iter().filter(|rule| rule.group() == "text");
    rules.flat_map(|rule| run(rule, &seed, &strict(), &Cancel::new()).expect("nobody cancels")).collect()
}

/// Returns the edits of the first safe fix of each finding, sorted, without those that overlap an earlier one.
fn safe_edits(findings: &[Finding]) -> Vec<Edit> {
    let fixes = findings.iter().filter_map(|finding| finding.fixes.iter().find(|fix| fix.safety == Safety::Safe));
    let mut edits: Vec<Edit> = fixes.flat_map(|fix| fix.edits.clone()).collect();
    edits.sort_by_key(|edit| edit.span);
    let mut end = 0;
    edits.retain(|edit| {
        let apart = edit.span.start() >= end;
        if apart {
            end = edit.span.end();
        }
        apart
    });
    edits
}

fn apply(text: &str, edits: &[Edit]) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for edit in edits {
        out.push_str(&text[at..edit.span.start()]);
        out.push_str(&edit.replacement);
        at = edit.span.end();
    }
    out + &text[at..]
}

fn counts(findings: &[Finding]) -> BTreeMap<&'static str, usize> {
    findings.iter().fold(BTreeMap::new(), |mut counts, finding| {
        *counts.entry(finding.rule).or_default() += 1;
        counts
    })
}

#[test]
fn safe_fixes_come_to_an_end_and_bring_no_finding() {
    for path in seeds() {
        let Ok(bytes) = fs::read(&path) else { continue };
        let hint = FormatHint::from_path(&path);
        let mut text = Source::from_bytes(&bytes).text().to_owned();
        let before = findings(&text, hint);
        let mut found = before.clone();
        for _ in 0..MAX_ROUNDS {
            let edits = safe_edits(&found);
            if edits.is_empty() {
                break;
            }
            text = apply(&text, &edits);
            found = findings(&text, hint);
        }
        assert_eq!(safe_edits(&found), [], "{}: it never ends", path.display());
        let then = counts(&before);
        for (rule, count) in counts(&found) {
            let more = then.get(rule).copied().unwrap_or_default();
            assert!(count <= more, "{}: {rule} finds {count}, and {more} before", path.display());
        }
    }
}
