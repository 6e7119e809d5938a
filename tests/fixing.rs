//! Properties of fixes on whole seeds: the fixtures, and a sample of the shared corpus if it is available.
//!
//! After all safe fixes have been applied, none remains to apply, and no rule has more findings than before. Fixes of
//! metadata and markup keep every letter of the body.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use variorum::cancel::Cancel;
use variorum::rules::fixing::{FixedFile, fix_file};
use variorum::rules::{Finding, Fix, Preset, Safety, Settings, check_with};
use variorum::seed::{FormatHint, Seed};
use variorum::text::Source;

/// The step of the sample of the shared corpus: without optimisation, all files would take long.
const SAMPLE_STEP: usize = if cfg!(debug_assertions) { 10 } else { 1 };

/// The size in bytes from which files are skipped, because they take long without optimisation.
const MAX_FILE_BYTES: u64 = 100_000;

fn files(root: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = ignore::Walk::new(root)
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_file() && entry.metadata().is_ok_and(|file| file.len() < MAX_FILE_BYTES))
        .map(ignore::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|ending| ["md", "html", "txt"].iter().any(|it| ending == *it)))
        .collect();
    files.sort();
    files
}

fn found(seed: &Seed) -> Vec<Finding> {
    let settings = Settings { preset: Preset::Strict, ..Settings::default() };
    check_with(seed, &settings, &Cancel::new()).expect("nobody cancels")
}

fn fixed(stored: &[u8], hint: FormatHint, wanted: impl Fn(&Finding, &Fix) -> bool) -> FixedFile {
    fix_file(stored, hint, Source::from_bytes, |seed| Ok::<_, ()>(found(seed)), wanted).expect("nothing fails")
}

/// The letters and digits of the body, in order.
fn letters(bytes: &[u8], hint: FormatHint) -> String {
    let seed = Seed::parse(Source::from_bytes(bytes), hint);
    let text = seed.source.text();
    let written = seed.body.blocks().iter().map(|block| seed.body.block_text(block, text)).collect::<String>();
    written.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn counts(findings: &[Finding]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.rule).or_default() += 1;
    }
    counts
}

/// The properties that a file violates.
fn violations(path: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    let stored = fs::read(path).expect("a readable file");
    let hint = FormatHint::from_path(path);
    let safe = |_: &Finding, fix: &Fix| fix.safety == Safety::Safe;
    let before = counts(&found(&Seed::parse(Source::from_bytes(&stored), hint)));
    let all = fixed(&stored, hint, safe);
    let after = found(&Seed::parse(Source::from_bytes(&all.bytes), hint));
    let left = after.iter().filter(|finding| finding.fixes.iter().any(|fix| safe(finding, fix)));
    wrong.extend(left.filter(|_| all.refused.is_none()).map(|finding| format!("can still be fixed: {finding:?}")));
    for (rule, count) in counts(&after) {
        let known = before.get(rule).copied().unwrap_or_default();
        if count > known {
            wrong.push(format!("{rule}: {known} before, {count} after"));
        }
    }
    // Text that is escaped twice, or not at all, reads differently until it is fixed.
    let escapes = ["markup/double-escaped-entity", "markup/unescaped-character"];
    let beside_the_text = |finding: &Finding, fix: &Fix| {
        safe(finding, fix) && !finding.rule.starts_with("text/") && !escapes.contains(&finding.rule)
    };
    let around = fixed(&stored, hint, beside_the_text);
    if around.bytes != stored && letters(&stored, hint) != letters(&around.bytes, hint) {
        wrong.push(format!("the words of the body have changed: {:?}", around.counts.keys()));
    }
    wrong.iter().map(|wrong| format!("{}: {wrong}", path.display())).collect()
}

#[test]
fn one_run_fixes_everything_in_the_fixtures() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpus");
    let wrong: Vec<_> = files(&root).iter().flat_map(|path| violations(path)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_run_fixes_everything_in_the_shared_corpus() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let wrong: Vec<_> = files(&root).iter().step_by(SAMPLE_STEP).flat_map(|path| violations(path)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
