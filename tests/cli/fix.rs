//! `--fix`, `--diff`, `--statistics` and `--timing`.

use std::fs;

use crate::run::{project, variorum, variorum_reading};

const DAMAGED: &str = "---\ntitle: 雨季\nauthor: 田畴\ndate: 2020-05-06\nsource: 山城读本\n---\n\n\
    雨下了\u{7}三天，河边的石阶\u{200B}只剩下最上面的两级还露在水外。\n\n他说**“再等等。”**就走了。\n";
const FIXED: &str = "---\ntitle: 雨季\nauthor: 田畴\ndate: 2020-05-06\nsource: 山城读本\n---\n\n\
    雨下了三天，河边的石阶只剩下最上面的两级还露在水外。\n\n他说“**再等等。**”就走了。\n";

fn damaged() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("rain.md");
    fs::write(&path, DAMAGED).expect("written");
    let name = path.to_str().expect("a name").to_owned();
    (folder, name)
}

#[test]
fn safe_fixes_are_applied_to_the_file_and_the_rest_is_reported() {
    let (folder, path) = damaged();
    let outcome = variorum(&["check", "--fix", &path]);
    assert_eq!(fs::read_to_string(&path).expect("readable"), FIXED);
    assert!(outcome.stdout.contains("No findings in 1 seed"), "{}", outcome.stdout);
    assert!(outcome.stderr.contains("Fixed 3 findings in 1 seed"), "{}", outcome.stderr);
    assert_eq!(outcome.code, Some(0));
    // No temporary file is left, and a second run changes nothing.
    assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 1);
    let again = variorum(&["check", "--fix", &path]);
    assert_eq!((again.stderr.as_str(), fs::read_to_string(&path).expect("readable").as_str()), ("", FIXED));
}

#[test]
fn a_diff_changes_nothing_and_sets_the_exit_code() {
    let (_folder, path) = damaged();
    let outcome = variorum(&["check", "--diff", &path]);
    assert_eq!(fs::read_to_string(&path).expect("readable"), DAMAGED);
    assert!(outcome.stdout.starts_with(&format!("--- {path}\n+++ {path}\n@@ ")), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("\n+他说“**再等等。**”就走了。\n"), "{}", outcome.stdout);
    assert!(outcome.stderr.contains("Would fix 3 findings in 1 seed"), "{}", outcome.stderr);
    assert_eq!(outcome.code, Some(1));
    fs::write(&path, FIXED).expect("written");
    let sound = variorum(&["check", "--diff", &path]);
    assert_eq!((sound.stdout.as_str(), sound.code), ("", Some(0)));
}

#[test]
fn standard_input_is_printed_with_its_fixes() {
    let outcome = variorum_reading(DAMAGED.as_bytes(), &["check", "--fix", "--stdin-filename", "rain.md", "-"]);
    assert_eq!(outcome.stdout, FIXED);
}

#[test]
fn unsafe_fixes_are_applied_only_on_request() {
    let text = "---\ntitle: 雨季\ndate: 2020-05-06\nsource: 山城读本\nauthor:\n---\n\n撰文丨田畴\n\n雨下了三天。\n";
    let arguments = ["check", "--fix", "--stdin-filename", "rain.md", "-"];
    assert_eq!(variorum_reading(text.as_bytes(), &arguments).stdout, text);
    let outcome =
        variorum_reading(text.as_bytes(), &["check", "--fix", "--unsafe", "--stdin-filename", "rain.md", "-"]);
    assert_eq!(outcome.stdout, text.replace("author:", "author: 田畴"));
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_encoding_line_ends_and_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = damaged();
    let stored =
        |text: &str| encoding_rs::GBK.encode(&text.replace('\u{200B}', "").replace('\n', "\r\n")).0.into_owned();
    fs::write(&path, stored(DAMAGED)).expect("written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
    // That the file is GBK is a guess, so only ASCII is changed without a review.
    variorum(&["check", "--fix", &path]);
    assert_eq!(fs::read(&path).expect("readable"), stored(&DAMAGED.replace('\u{7}', "")));
    variorum(&["check", "--fix", "--unsafe", "--rule", "text/other-encoding=off", &path]);
    assert_eq!(fs::read(&path).expect("readable"), stored(FIXED));
    assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_file_in_another_encoding_is_converted_if_that_is_safe_or_requested() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("a name").to_owned();
    let (marked, guessed) = (path("marked.md"), path("guessed.md"));
    let utf16: Vec<u8> = format!("\u{FEFF}{FIXED}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    let gbk = encoding_rs::GBK.encode(FIXED).0.into_owned();
    fs::write(&marked, utf16).expect("written");
    fs::write(&guessed, &gbk).expect("written");
    variorum(&["check", "--fix", &marked, &guessed]);
    assert_eq!(fs::read_to_string(&marked).expect("UTF-8"), FIXED);
    assert_eq!(fs::read(&guessed).expect("readable"), gbk);
    variorum(&["check", "--fix", "--unsafe", &guessed]);
    assert_eq!(fs::read_to_string(&guessed).expect("UTF-8"), FIXED);
}

#[test]
fn one_run_fixes_everything_in_the_fixtures() {
    let folder = tempfile::tempdir().expect("a folder");
    let corpus = project().join("fixtures/corpus");
    for entry in ignore::Walk::new(&corpus).map(|entry| entry.expect("an entry")) {
        let to = folder.path().join(entry.path().strip_prefix(&corpus).expect("inside"));
        if entry.path().is_dir() {
            fs::create_dir_all(&to).expect("made");
        } else {
            fs::copy(entry.path(), &to).expect("copied");
        }
    }
    let path = folder.path().to_str().expect("a name").to_owned();
    let before = variorum(&["check", "--statistics", "--format", "json", &path]);
    variorum(&["check", "--fix", &path]);
    let again = variorum(&["check", "--diff", &path]);
    assert_eq!(again.stdout, "", "a second round would change more");
    let after = variorum(&["check", "--statistics", "--format", "json", &path]);
    let count = |json: &str, rule: &str| {
        let rows: Vec<serde_json::Value> = serde_json::from_str(json).expect("rows");
        rows.iter().filter(|row| row["rule"] == rule).filter_map(|row| row["findings"].as_u64()).sum::<u64>()
    };
    for rule in variorum::rules::registry::RULES {
        let (before, after) = (count(&before.stdout, rule.name), count(&after.stdout, rule.name));
        assert!(after <= before, "{}: {before} before, {after} after", rule.name);
    }
}

#[test]
fn statistics_count_the_findings_of_each_rule() {
    let (_folder, path) = damaged();
    let outcome = variorum(&["check", "--statistics", &path]);
    expect_test::expect![[r"
               1  warning  markup/broken-emphasis  (fixes: 1 safe, 0 to review)
               1  warning  text/control-character  (fixes: 1 safe, 0 to review)
               1  info  text/invisible-character  (fixes: 1 safe, 0 to review)
        2 warnings, 1 info in 1 of 1 seed
    "]]
    .assert_eq(&outcome.stdout);
}

#[test]
fn timing_names_every_rule() {
    let outcome = variorum(&["check", "--timing", "fixtures/corpus/hugo"]);
    for rule in variorum::rules::registry::RULES {
        assert!(outcome.stderr.contains(rule.name), "{}\n{}", rule.name, outcome.stderr);
    }
}
