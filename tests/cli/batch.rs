//! Whole corpora: output to files, interrupted and resumed runs, families, and lineages.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::run::variorum;

fn printed(arguments: &[&str]) -> String {
    let outcome = variorum(arguments);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""), "{arguments:?}");
    outcome.stdout
}

fn into_file(folder: &Path, name: &str, format: &str) -> Vec<u8> {
    let path = folder.join(name);
    let target = path.to_str().expect("a path");
    let arguments = ["reprints", "--all", "--corpus", "fixtures/corpus", "--format", format, "--output", target];
    assert_eq!(printed(&arguments), "");
    fs::read(path).expect("the output")
}

#[test]
fn every_format_has_the_same_passages() {
    let folder = tempfile::tempdir().expect("a folder");
    let lines = printed(&["reprints", "--corpus", "fixtures/corpus", "--format", "jsonl"]);
    assert_eq!(into_file(folder.path(), "a.jsonl", "jsonl"), lines.as_bytes());
    let csv = printed(&["reprints", "--corpus", "fixtures/corpus", "--format", "csv"]);
    assert_eq!(into_file(folder.path(), "a.csv", "csv"), csv.as_bytes());
    let objects: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(reader.records().filter_map(Result::ok).count(), objects.len());
}

/// Seeds each of which shares a paragraph with some others.
fn many_seeds(folder: &Path) {
    let word = |number: usize| -> String {
        let character = |at: usize| u32::try_from(0x4E00 + (number * 7919 + at * 104_729) % 5000).expect("small");
        (0..60).filter_map(|at| char::from_u32(character(at))).collect()
    };
    for number in 0..320 {
        let text =
            format!("{}。\n\n{}。\n\n{}。\n", word(number), word(10_000 + number / 5), word(20_000 + number % 160));
        fs::write(folder.join(format!("{number:03}.txt")), text).expect("a seed");
    }
    fs::write(folder.join("variorum.toml"), "").expect("a manifest");
}

#[test]
fn a_killed_run_can_be_resumed() {
    let folder = tempfile::tempdir().expect("a folder");
    many_seeds(folder.path());
    let corpus = folder.path().to_str().expect("a path");
    let unbroken = folder.path().join("unbroken.jsonl.out");
    let broken = folder.path().join("broken.jsonl.out");
    let arguments = |target: &Path| {
        let target = target.to_str().expect("a path").to_owned();
        ["reprints", "--all", "--corpus", corpus, "--format", "jsonl", "--resume", "--output", &target]
            .map(str::to_owned)
    };
    assert_eq!(printed(&arguments(&unbroken).each_ref().map(String::as_str)), "");
    let journal = folder.path().join("broken.jsonl.out.journal");
    let mut kills = 0;
    // Killed again and again, each time after the journal has grown.
    let mut known = 4;
    while !broken.exists() && kills < 4 {
        let mut child = Command::new(env!("CARGO_BIN_EXE_variorum"))
            .args(arguments(&broken))
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let begun = Instant::now();
        let lines = || fs::read_to_string(&journal).map_or(0, |journal| journal.lines().count());
        while lines() <= known
            && child.try_wait().expect("a child").is_none()
            && begun.elapsed() < Duration::from_secs(60)
        {
            std::thread::sleep(Duration::from_millis(1));
        }
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        (known, kills) = (4, kills + 1);
    }
    assert!(kills > 1, "it was never caught at work");
    let outcome = variorum(&arguments(&broken));
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    let (one, two) = (fs::read(&broken).expect("an output"), fs::read(&unbroken).expect("an output"));
    assert!(!two.is_empty() && one == two, "{} bytes and {}", one.len(), two.len());
    assert!(!journal.exists());
}

#[test]
fn families_are_printed_in_every_format() {
    let page = printed(&["clusters", "fixtures/corpus"]);
    expect_test::expect_file!["pages/clusters.txt"].assert_eq(&page);
    let lines = printed(&["clusters", "--format", "jsonl", "fixtures/corpus"]);
    let families: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    let members: usize = families.iter().map(|family| family["members"].as_array().expect("members").len()).sum();
    let csv = printed(&["clusters", "--format", "csv", "fixtures/corpus"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(reader.records().filter_map(Result::ok).count(), members);
    let near = printed(&["clusters", "--format", "jsonl", "--containment", "1", "fixtures/corpus"]);
    assert!(near.lines().count() < families.len(), "{near}");
}

/// The column names in a section of `docs/batch.md`, in order.
fn documented(section: &str) -> Vec<String> {
    let page = fs::read_to_string(crate::run::project().join("docs/batch.md")).expect("the page");
    let (_, section) = page.split_once(section).expect("the section");
    let rows =
        section.lines().skip_while(|line| !line.starts_with("| ---")).skip(1).take_while(|it| it.starts_with('|'));
    rows.filter_map(|row| row.split('`').nth(1).map(str::to_owned)).collect()
}

#[test]
fn the_columns_are_the_documented_ones() {
    let columns = |arguments: &[&str]| -> Vec<String> {
        printed(arguments).lines().next().expect("a head").split(',').map(str::to_owned).collect()
    };
    assert_eq!(columns(&["reprints", "--format", "csv", "--corpus", "fixtures/corpus"]), documented("## Passages"));
    assert_eq!(columns(&["clusters", "--format", "csv", "fixtures/corpus"]), documented("## Families"));
}

#[test]
fn who_copied_whom() {
    let page = printed(&["lineage", "fixtures/corpus/hugo/teahouse.md"]);
    expect_test::expect_file!["pages/lineage.txt"].assert_eq(&page);
    let lines = printed(&["lineage", "--format", "jsonl", "fixtures/corpus/defects/mill-again.md"]);
    let members: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    let parents: Vec<_> = members.iter().map(|it| (it["path"].as_str(), it["parent"].as_str())).collect();
    let (one, two) = (Some("defects/mill.md"), Some("defects/mill-again.md"));
    assert_eq!(parents, [(one, None), (two, one)]);
    let all = printed(&["lineage", "--format", "jsonl", "--corpus", "fixtures/corpus"]);
    assert!(lines.lines().all(|line| all.contains(line)), "{all}");
}

#[test]
fn lineages_as_graphs() {
    let seed = "fixtures/corpus/defects/mill.md";
    expect_test::expect![[r#"
        digraph lineage {
          node [shape=box];
          "defects/mill.md" [label="磨坊, 2019-11-20"];
          "defects/mill-again.md" [label="溪边的磨坊, 2019-11-21"];
          "defects/mill.md" -> "defects/mill-again.md" [label=0];
        }
    "#]]
    .assert_eq(&printed(&["lineage", "--format", "dot", seed]));
    let graph = printed(&["lineage", "--format", "graphml", seed]);
    let mut reader = quick_xml::Reader::from_str(&graph);
    let mut edges = 0;
    loop {
        match reader.read_event().expect("XML") {
            quick_xml::events::Event::Start(tag) if tag.name().as_ref() == b"edge" => edges += 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(edges, 1, "{graph}");
}
