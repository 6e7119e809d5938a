//! `--write-baseline`, and what is reported afterwards.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::run::{Outcome, variorum};

fn corpus() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    fs::write(folder.path().join("variorum.toml"), "").expect("written");
    fs::create_dir(folder.path().join("篇")).expect("made");
    fs::write(folder.path().join("a.md"), "第一句。\n\n河\u{200B}水涨了。\n").expect("written");
    fs::write(folder.path().join("篇/b.txt"), "又\u{200B}退了。\n").expect("written");
    folder
}

fn check(folder: &Path, more: &[&str]) -> Outcome {
    let mut arguments = vec!["check", folder.to_str().expect("a path")];
    arguments.extend(more);
    variorum(&arguments)
}

fn shows(outcome: &Outcome) -> usize {
    outcome.stdout.matches("text/invisible-character").count()
}

#[test]
fn after_a_baseline_only_new_findings_are_reported() {
    let folder = corpus();
    let before = check(folder.path(), &[]);
    assert_eq!((shows(&before), before.code), (2, Some(1)));
    let written = check(folder.path(), &["--write-baseline"]);
    assert_eq!((written.stdout.as_str(), written.code), ("", Some(0)));
    assert!(written.stderr.contains("from 2 seeds recorded in"), "{}", written.stderr);
    let after = check(folder.path(), &[]);
    assert_eq!((after.stdout.as_str(), after.code), ("No findings in 2 seeds\n", Some(0)));
    assert!(after.stderr.contains("findings are in the baseline and not shown"), "{}", after.stderr);
    assert_eq!(shows(&check(folder.path(), &["--no-baseline"])), 2);
    fs::write(folder.path().join("a.md"), "第一句。\n\n新的。\n\n河\u{200B}水涨了。\n\n再\u{200B}涨。\n")
        .expect("written");
    let new = check(folder.path(), &[]);
    assert_eq!(shows(&new), 1);
    assert!(new.stdout.contains("a.md:7:2"), "{}", new.stdout);
}

#[test]
fn a_renamed_file_stays_in_the_baseline() {
    let folder = corpus();
    check(folder.path(), &["--write-baseline"]);
    fs::rename(folder.path().join("a.md"), folder.path().join("篇/改名.md")).expect("renamed");
    assert_eq!(shows(&check(folder.path(), &[])), 0);
    fs::copy(folder.path().join("篇/b.txt"), folder.path().join("copy.txt")).expect("copied");
    assert_eq!(shows(&check(folder.path(), &[])), 1, "what is copied is new");
}

#[test]
fn fixed_findings_are_reported_and_dropped_from_the_next_baseline() {
    let folder = corpus();
    let file = folder.path().join("variorum-baseline.json");
    check(folder.path(), &["--write-baseline"]);
    let first = fs::read_to_string(&file).expect("a baseline");
    assert!(first.contains("\"path\":\"篇/b.txt\",\"rule\":\"text/invisible-character\""), "{first}");
    check(folder.path(), &["--write-baseline"]);
    assert_eq!(fs::read_to_string(&file).expect("a baseline"), first, "nothing has changed");
    fs::write(folder.path().join("a.md"), "第一句。\n\n河水涨了。\n").expect("written");
    assert!(check(folder.path(), &[]).stderr.contains("1 entry is obsolete"));
    let named = folder.path().join("a.md");
    variorum(&["check".as_ref(), "--write-baseline".as_ref(), named.as_os_str()]);
    let second = fs::read_to_string(&file).expect("a baseline");
    assert!(second.len() < first.len() && second.contains("篇/b.txt"), "what was not looked at stays: {second}");
    fs::remove_file(folder.path().join("篇/b.txt")).expect("removed");
    check(folder.path(), &["--write-baseline"]);
    assert!(!fs::read_to_string(&file).expect("a baseline").contains("篇/b.txt"));
}

#[test]
fn it_can_be_elsewhere_and_an_invalid_one_is_reported() {
    let folder = corpus();
    let elsewhere = folder.path().join("known.json");
    let argument = format!("--write-baseline={}", elsewhere.display());
    let written = check(folder.path(), &[&argument]);
    assert!(written.stderr.contains("to use it, name it in variorum.toml"), "{}", written.stderr);
    assert_eq!(shows(&check(folder.path(), &[])), 2);
    fs::write(folder.path().join("variorum.toml"), "baseline = \"known.json\"\n").expect("written");
    assert_eq!(shows(&check(folder.path(), &[])), 0);
    fs::write(elsewhere, "{}").expect("written");
    let outcome = check(folder.path(), &[]);
    assert!(outcome.stdout.contains("configuration/bad-baseline"), "{}", outcome.stdout);
    assert_eq!(shows(&outcome), 2, "the rest counts");
}

#[test]
fn without_a_manifest_there_is_no_baseline() {
    let folder = TempDir::new().expect("a temporary folder");
    fs::write(folder.path().join("a.md"), "河水涨了。\n").expect("written");
    let outcome = variorum(&["check".as_ref(), "--write-baseline".as_ref(), folder.path().join("a.md").as_os_str()]);
    assert_eq!(outcome.code, Some(2));
    assert!(outcome.stderr.contains("beside a variorum.toml"), "{}", outcome.stderr);
}
