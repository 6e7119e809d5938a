//! `variorum.toml`, and the options that override it.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::run::{Outcome, variorum};

/// A corpus with a manifest and two seeds, each with an invisible character.
fn corpus(manifest: &str) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    fs::write(folder.path().join("variorum.toml"), manifest).expect("written");
    for name in ["a.md", "drafts/b.txt"] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, "河水\u{200B}涨了。\n").expect("written");
    }
    folder
}

fn check(folder: &Path, more: &[&str]) -> Outcome {
    let mut arguments = vec!["check", folder.to_str().expect("a path")];
    arguments.extend(more);
    variorum(&arguments)
}

/// The file and rule of each finding about the text or the configuration.
fn found(folder: &Path, more: &[&str]) -> Vec<(String, String)> {
    let outcome = check(folder, &[&["--format", "json"], more].concat());
    let findings: Vec<Value> = serde_json::from_str(&outcome.stdout).expect("an array of findings");
    let part = |finding: &Value, key: &str| finding[key].as_str().expect("a text").to_owned();
    findings
        .iter()
        .map(|it| (part(it, "path"), part(it, "rule")))
        .filter(|(_, rule)| !rule.starts_with("metadata/"))
        .map(|(path, rule)| {
            let path = Path::new(&path).strip_prefix(folder).expect("inside").to_str().expect("a path").to_owned();
            (path, rule)
        })
        .collect()
}

fn pairs(found: &[(String, String)]) -> Vec<(&str, &str)> {
    found.iter().map(|(path, rule)| (path.as_str(), rule.as_str())).collect()
}

const INVISIBLE: &str = "text/invisible-character";

#[test]
fn errors_in_the_manifest_come_first_and_the_rest_takes_effect() {
    let folder = corpus("preset = \"loud\"\n\n[rules]\nmetadata = \"off\"\ntxt = \"off\"\n");
    let outcome = check(folder.path(), &[]);
    let page = outcome.stdout.replace(folder.path().to_str().expect("a path"), "corpus");
    let manifest = page.split("\ninfo[").next().expect("the first part");
    expect_test::expect![[r#"
        error[configuration/bad-value]: “"loud"” is not allowed here: write "archive", "dataset" or "strict"
         --> corpus/variorum.toml:1:10
          |
        1 | preset = "loud"
          |          ^^^^^^

        warning[configuration/unknown-rule]: No rule or group is called “txt”: did you mean “text”?
         --> corpus/variorum.toml:5:1
          |
        5 | txt = "off"
          | ^^^
          = fix: Change to “text”
    "#]]
    .assert_eq(manifest);
    assert_eq!(outcome.code, Some(1));
    assert!(page.ends_with("1 error, 1 warning, 2 infos in 2 of 2 seeds and in variorum.toml\n"), "{page}");
}

#[test]
fn overrides_and_patterns_select_files() {
    let folder = corpus("[[paths]]\nfiles = [\"drafts/\"]\nrules = { text = \"off\" }\n");
    assert_eq!(pairs(&found(folder.path(), &[])), [("a.md", INVISIBLE)]);
    let folder = corpus("[files]\nexclude = [\"*.md\"]\n");
    assert_eq!(pairs(&found(folder.path(), &[])), [("drafts/b.txt", INVISIBLE)]);
    let named = folder.path().join("a.md");
    let outcome = variorum(&["check".as_ref(), named.as_os_str()]);
    assert!(outcome.stdout.contains(INVISIBLE), "named, so it is checked all the same: {}", outcome.stdout);
}

#[test]
fn patterns_do_not_depend_on_how_the_folder_is_named() {
    let folder = corpus("[[paths]]\nfiles = [\"/drafts/*.txt\"]\nrules = { text = \"off\" }\n");
    let detour = folder.path().join("drafts/../drafts");
    assert_eq!(found(&detour, &[]), []);
}

#[test]
fn the_command_line_overrides_the_manifest() {
    let folder =
        corpus("[rules]\n\"text/invisible-character\" = \"error\"\n[[paths]]\nfiles = [\"*\"]\npreset = \"strict\"\n");
    assert_eq!(found(folder.path(), &["--rule", "text=off", "--preset", "archive", "--rule", "markup=off"]), []);
    assert_eq!(check(folder.path(), &["--rule", "text=hint", "--rule", "metadata=off"]).code, Some(0));
    assert_eq!(check(folder.path(), &[]).code, Some(1));
}

#[test]
fn a_misspelt_argument_is_refused() {
    let folder = corpus("");
    for (argument, value, printed) in [
        ("--rule", "txt=off", "no rule or group is called “txt”; did you mean “text”?"),
        ("--rule", "text=loud", "expected one of off, hint, info, warning, error"),
        ("--rule", "text", "expected RULE=LEVEL"),
        ("--preset", "loud", "expected one of archive, dataset, strict"),
    ] {
        let outcome = check(folder.path(), &[argument, value]);
        assert_eq!(outcome.code, Some(2));
        assert!(outcome.stderr.contains(printed), "{}", outcome.stderr);
    }
}

#[test]
fn a_manifest_can_be_checked_by_itself() {
    let folder = corpus("rulez = 1\n");
    let path = folder.path().join("variorum.toml");
    let outcome = variorum(&["check".as_ref(), path.as_os_str()]);
    assert!(outcome.stdout.contains("did you mean “rules”?"), "{}", outcome.stdout);
    assert!(outcome.stdout.ends_with("1 warning in 0 of 0 seeds and in variorum.toml\n"), "{}", outcome.stdout);
}
