//! What must hold of fixes on whole seeds: the fixtures, and a sample of the shared corpus where that is at hand.
//!
//! Once all safe fixes are made, none is left to make, and no rule finds more than before. Fixes of metadata and markup
//! leave every letter of the body as it was.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use variorum::cancel::Cancel;
use variorum::rules::fixing::{FixedFile, fix_file};
use variorum::rules::{Finding, Fix, Preset, Safety, Settings, check_with};
use variorum::seed::{FormatHint, Seed};
use variorum::text::Source;

/// One of so many files of the shared corpus is looked at: all of them take long without optimisation.
const SAMPLE: usize = if cfg!(debug_assertions) { 10 } else { 1 };

/// Larger files take long without optimisation.
const LARGEST: u64 = 100_000;

fn files(root: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = ignore::Walk::new(root)
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_file() && entry.metadata().is_ok_and(|file| file.len() < LARGEST))
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

fn mended(stored: &[u8], hint: FormatHint, wanted: impl Fn(&Finding, &Fix) -> bool) -> FixedFile {
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

/// What does not hold of a file.
fn wrong(path: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    let stored = fs::read(path).expect("a readable file");
    let hint = FormatHint::from_path(path);
    let safe = |_: &Finding, fix: &Fix| fix.safety == Safety::Safe;
    let before = counts(&found(&Seed::parse(Source::from_bytes(&stored), hint)));
    let all = mended(&stored, hint, safe);
    let after = found(&Seed::parse(Source::from_bytes(&all.bytes), hint));
    let left = after.iter().filter(|finding| finding.fixes.iter().any(|fix| safe(finding, fix)));
    wrong.extend(left.filter(|_| all.refused.is_none()).map(|finding| format!("can still be mended: {finding:?}")));
    for (rule, count) in counts(&after) {
        let known = before.get(rule).copied().unwrap_or_default();
        if count > known {
            wrong.push(format!("{rule}: {known} before, {count} after"));
        }
    }
    // What is escaped twice, or not at all, reads otherwise until it is mended.
    let escapes = ["markup/double-escaped-entity", "markup/unescaped-character"];
    let beside_the_text = |finding: &Finding, fix: &Fix| {
        safe(finding, fix) && !finding.rule.starts_with("text/") && !escapes.contains(&finding.rule)
    };
    let around = mended(&stored, hint, beside_the_text);
    if around.bytes != stored && letters(&stored, hint) != letters(&around.bytes, hint) {
        wrong.push(format!("the words of the body have changed: {:?}", around.counts.keys()));
    }
    wrong.iter().map(|wrong| format!("{}: {wrong}", path.display())).collect()
}

#[test]
fn the_fixtures_are_mended_once_and_for_all() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpus");
    let wrong: Vec<_> = files(&root).iter().flat_map(|path| wrong(path)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_shared_corpus_is_mended_once_and_for_all() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let wrong: Vec<_> = files(&root).iter().step_by(SAMPLE).flat_map(|path| wrong(path)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
