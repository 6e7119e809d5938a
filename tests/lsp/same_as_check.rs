//! The server and `variorum check` find the same, in the same places, in the same words.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::client::{Client, accept_all, capabilities};
use crate::workspace::Workspace;

/// The project's fixtures in a folder of their own, and the names of those that an editor can open as they are. One
/// that is not UTF-8 reaches the server as whatever the editor makes of it, so there is nothing to compare.
pub(crate) fn fixtures() -> (Workspace, Vec<String>) {
    let workspace = Workspace::corpus("");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpus");
    let mut names = Vec::new();
    for file in files_below(&root) {
        let name = file.strip_prefix(&root).expect("below the root").to_str().expect("a name").replace('\\', "/");
        let bytes = fs::read(&file).expect("a fixture");
        let copy = workspace.path(&name);
        fs::create_dir_all(copy.parent().expect("a folder")).expect("made");
        if name != "variorum.toml" && std::str::from_utf8(&bytes).is_ok() {
            names.push(name);
        }
        fs::write(copy, bytes).expect("written");
    }
    names.sort();
    (workspace, names)
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// What the command line finds at a path.
fn check(path: &Path) -> Vec<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_variorum"))
        .args(["check", "--reprints", "--format", "json"])
        .arg(path)
        .env("LC_ALL", "C")
        .output()
        .expect("the program runs");
    serde_json::from_slice(&output.stdout).expect("a list of findings")
}

/// What the command line finds in a file, in the words of the protocol.
fn checked(all: &[Value], path: &Path) -> Vec<Value> {
    let of_file = all.iter().filter(|finding| finding["path"] == *path.to_str().expect("a path"));
    of_file
        .map(|finding| {
            let rule = finding["rule"].as_str().expect("a rule");
            let severities = ["error", "warning", "info", "hint"];
            let severity = severities.iter().position(|severity| finding["severity"] == *severity).expect("known");
            let related = finding["related"].as_array().expect("a list").iter();
            json!({
                "code": finding["code"].as_str().map_or_else(|| rule.to_owned(), |code| format!("{rule} ({code})")),
                "severity": severity + 1,
                "message": finding["message"],
                "range": finding["range"],
                "related": related.map(|it| json!([it["message"], it["range"]])).collect::<Vec<_>>(),
            })
        })
        .collect()
}

fn is_about_reprints(finding: &Value) -> bool {
    finding["code"].as_str().is_some_and(|code| code.starts_with("reprints/"))
}

/// A diagnostic in the same form.
fn diagnosed(diagnostic: &Value, uri: &str) -> Value {
    let related = diagnostic["relatedInformation"].as_array().into_iter().flatten();
    // The command line does not count the lines of other files.
    let range = |it: &Value| if it["location"]["uri"] == *uri { it["location"]["range"].clone() } else { Value::Null };
    json!({
        "code": diagnostic["code"],
        "severity": diagnostic["severity"],
        "message": diagnostic["message"],
        "range": diagnostic["range"],
        "related": related.map(|it| json!([it["message"], range(it)])).collect::<Vec<_>>(),
    })
}

/// The next diagnostics of the first version of a file.
fn diagnosed_all(client: &mut Client, name: &str) -> Vec<Value> {
    let uri = client.uri(name);
    client.diagnostics(name, 1).iter().map(|diagnostic| diagnosed(diagnostic, &uri)).collect()
}

#[test]
fn every_fixture_has_the_same_findings_in_the_editor_and_on_the_command_line() {
    let (workspace, names) = fixtures();
    let all = check(workspace.root());
    assert!(names.len() > 25 && all.len() > 20, "{} files, {} findings", names.len(), all.len());

    let mut client = Client::indexed(&workspace);
    for name in names {
        client.open(&workspace, &name);
        let wanted = checked(&all, &workspace.path(&name));
        let mut found = diagnosed_all(&mut client, &name);
        if found != wanted {
            // What the seed has by itself comes first, and what its reprints show follows.
            let own: Vec<_> = wanted.iter().filter(|it| !is_about_reprints(it)).cloned().collect();
            assert_eq!(found, own, "{name}");
            found = diagnosed_all(&mut client, &name);
        }
        assert_eq!(found, wanted, "{name}");
    }
}

#[test]
fn outside_of_every_folder_the_manifest_above_counts_too() {
    let workspace = Workspace::other(
        "\
//- open/a.txt
河湾
//- archive/variorum.toml
[rules]
text = \"off\"
\"metadata/missing-date\" = \"info\"
//- archive/2021/seed.txt
河水\u{200B}涨了。
//- loose/seed.txt
河湾

来源:河湾日报 作者: 日期:2021-03-01

河水\u{200B}涨了。
",
    );
    let mut client = Client::in_folder(&workspace.path("open"), &capabilities(), accept_all);
    for name in ["archive/2021/seed.txt", "loose/seed.txt"] {
        let path = workspace.path(name);
        client.set_root(path.parent().expect("a folder"));
        client.open_with("seed.txt", &workspace.read(name));
        let found = diagnosed_all(&mut client, "seed.txt");
        assert!(!found.is_empty(), "{name}");
        assert_eq!(found, checked(&check(&path), &path), "{name}");
    }
    workspace.write("archive/variorum.toml", "");
    client.set_root(&workspace.path("archive"));
    client.notify_changed_on_disk("variorum.toml");
    let found = diagnosed_all(&mut client, "2021/seed.txt");
    let path = workspace.path("archive/2021/seed.txt");
    assert_eq!(found, checked(&check(&path), &path));
}

/// A corpus in which one folder says something else, and leaves something out.
const NESTED: &str = "\
//- variorum.toml
[rules]
metadata = \"off\"
//- seed.txt
河湾

河水\u{200B}涨了。
//- inner/variorum.toml
[rules]
text = \"off\"
\"metadata/missing-date\" = \"info\"
[files]
exclude = [\"drafts/\"]
//- inner/seed.txt
河湾

河水\u{200B}涨了。
//- inner/drafts/seed.txt
河湾

河水\u{200B}涨了。
";

#[test]
fn a_manifest_further_in_counts_for_what_is_below_it() {
    let workspace = Workspace::other(NESTED);
    let all = check(workspace.root());
    let codes = |name: &str| -> Vec<_> {
        let of_file = checked(&all, &workspace.path(name));
        of_file.iter().map(|it| it["code"].as_str().expect("a code").to_owned()).collect()
    };
    assert_eq!(codes("seed.txt"), ["text/invisible-character"]);
    assert!(codes("inner/seed.txt").contains(&"metadata/missing-date".to_owned()), "{all:?}");
    assert!(!codes("inner/seed.txt").contains(&"text/invisible-character".to_owned()), "{all:?}");
    assert_eq!(codes("inner/drafts/seed.txt"), [""; 0]);

    let mut client = Client::indexed(&workspace);
    for name in ["seed.txt", "inner/seed.txt"] {
        client.open(&workspace, name);
        assert_eq!(diagnosed_all(&mut client, name), checked(&all, &workspace.path(name)), "{name}");
    }
    client.open(&workspace, "inner/drafts/seed.txt");
    assert_eq!(client.hover("inner/drafts/seed.txt", [0, 0]), "nothing");
    client.drain_notifications();
    workspace.write("inner/variorum.toml", "");
    client.notify_changed_on_disk("inner/variorum.toml");
    let all = check(workspace.root());
    let uri = client.uri("inner/seed.txt");
    let wanted = checked(&all, &workspace.path("inner/seed.txt"));
    client.wait_for(|message| {
        let found = message["params"]["diagnostics"].as_array();
        let found = found.map(|found| found.iter().map(|it| diagnosed(it, &uri)).collect::<Vec<_>>());
        message["params"]["uri"] == uri && found.as_ref() == Some(&wanted)
    });
}

#[test]
fn a_corpus_in_a_folder_that_is_none_is_checked_there() {
    let workspace = Workspace::other(
        "//- README.md\n# Read me\n\nIt does things.\n//- docs/use.md\n# Use\n//- archive/variorum.toml\n\n//- archive/seed.txt\n河湾\n\n河水\u{200B}涨了。\n",
    );
    let all = check(workspace.root());
    let wanted = checked(&all, &workspace.path("archive/seed.txt"));
    assert!(!wanted.is_empty() && checked(&all, &workspace.path("README.md")).is_empty(), "{all:?}");
    let mut client = Client::start(&workspace, capabilities(), accept_all);
    client.open(&workspace, "README.md");
    client.open(&workspace, "archive/seed.txt");
    assert_eq!(diagnosed_all(&mut client, "archive/seed.txt"), wanted);
}
