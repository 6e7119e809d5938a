//! What the VS Code extension says by itself is there in each language.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;
use serde_json::Value;

fn extension() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/vscode")
}

/// The names of a file's entries, each of which has words.
fn names(file: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(extension().join(file)).expect("a readable file");
    let entries: Value = serde_json::from_str(&text).expect("JSON");
    let entries = entries.as_object().expect("an object");
    assert!(entries.values().all(|words| words.as_str().is_some_and(|words| !words.is_empty())), "{file}");
    entries.keys().cloned().collect()
}

/// What a pattern captures in a text.
fn captured(pattern: &str, text: &str) -> BTreeSet<String> {
    let pattern = Regex::new(pattern).expect("a pattern");
    pattern.captures_iter(text).map(|found| found[1].to_owned()).collect()
}

/// The files of a folder and of all folders in it.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of sources");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

#[test]
fn what_the_code_says_is_in_each_bundle_and_nothing_else_is() {
    let mut said = BTreeSet::new();
    for file in sources(&extension().join("src")) {
        let text = fs::read_to_string(file).expect("a readable file");
        said.extend(captured(r#"l10n\.t\(\s*"([^"]+)""#, &text));
    }
    assert!(said.len() > 5, "{said:?}");
    for language in ["zh-cn", "zh-tw"] {
        assert_eq!(names(&format!("l10n/bundle.l10n.{language}.json")), said, "{language}");
    }
}

#[test]
fn what_the_manifest_says_is_there_in_each_language_and_nothing_else_is() {
    let manifest = fs::read_to_string(extension().join("package.json")).expect("a readable file");
    let said = captured(r#""%([^%"]+)%""#, &manifest);
    for file in ["package.nls.json", "package.nls.zh-cn.json", "package.nls.zh-tw.json"] {
        assert_eq!(names(file), said, "{file}");
    }
}
