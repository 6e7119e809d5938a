//! Which fixtures share passages, and their variants.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::run::{project, variorum};

fn passages() -> Vec<Value> {
    let outcome = variorum(&["reprints", "--corpus", "fixtures/corpus", "--format", "jsonl"]);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""));
    outcome.stdout.lines().map(|line| serde_json::from_str(line).expect("one object a line")).collect()
}

fn path(side: &Value) -> &str {
    side["path"].as_str().expect("a path")
}

/// Groups of seeds, each of which shares a passage with every other seed of its group and with no other seed.
const GROUPS: &[&[&str]] = &[
    &["chat/河湾茶馆记（转）.txt", "feed/teahouse.txt", "hugo/teahouse.md", "page/teahouse.html"],
    &["feed/teahouse.txt", "hugo/teahouse.md", "hugo/three-small-places.md", "page/teahouse.html"],
    &["chat/河湾茶馆记（转）.txt", "hugo/three-small-places.md"],
    &["chat/村里的图书馆.txt", "hugo/village-library.md", "hugo/three-small-places.md"],
    &[
        "hugo/shimen-bridge.md",
        "hugo/three-small-places.md",
        "legacy/shimen-bridge-gb18030.txt",
        "legacy/shimen-bridge-utf16.txt",
        "stacked/shimen-bridge.md",
    ],
    &["chat/停电的夜晚.txt", "feed/night-market.txt", "hugo/night-market.md"],
    &["feed/what-a-paper-is-for.txt", "hugo/last-issue.md", "page/last-issue.html"],
    &["chat/tea calendar.txt", "hugo/tea-calendar.md"],
    &["english/lending-shelf.html", "english/lending-shelf.md"],
    &["defects/mill-again.md", "defects/mill.md"],
];

#[test]
fn exactly_the_intended_seeds_share_passages() {
    let mut expected = BTreeSet::new();
    for group in GROUPS {
        for a in *group {
            expected.extend(group.iter().filter(|b| a < *b).map(|b| ((*a).to_owned(), (*b).to_owned())));
        }
    }
    let found: BTreeSet<_> = passages()
        .iter()
        .map(|passage| {
            let (a, b) = (path(&passage["seed"]).to_owned(), path(&passage["witness"]).to_owned());
            if a < b { (a, b) } else { (b, a) }
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_passage_is_printed_once() {
    let mut seen = BTreeSet::new();
    for passage in passages() {
        let mut sides = [passage["seed"].to_string(), passage["witness"].to_string()];
        sides.sort();
        assert!(seen.insert(sides), "{passage} is printed twice");
    }
}

#[test]
fn offsets_are_bytes_of_the_stored_file() {
    let stored = |side: &Value| {
        let bytes = fs::read(project().join("fixtures/corpus").join(path(side))).expect("a fixture");
        let at = |key: &str| usize::try_from(side[key].as_u64().expect("an offset")).expect("an offset that fits");
        bytes[at("start")..at("end")].to_vec()
    };
    let mut encodings = 0;
    for passage in passages() {
        for side in [&passage["seed"], &passage["witness"]] {
            if path(side).contains("gb18030") {
                // The first section begins and ends like this.
                let bytes = stored(side);
                let (text, _, malformed) = encoding_rs::GB18030.decode(&bytes);
                assert!(!malformed && text.starts_with("最早的一次"), "{text}");
                encodings += 1;
            }
        }
    }
    assert!(encodings > 0);
}

#[test]
fn a_file_is_recognised_however_it_is_named() {
    let plain = variorum(&["reprints", "--format", "jsonl", "fixtures/corpus/chat/tea calendar.txt"]);
    assert_eq!(plain.stdout.lines().count(), 1, "{}", plain.stdout);
    for name in ["./fixtures/corpus/chat/../chat/tea calendar.txt", "fixtures/./corpus/chat/tea calendar.txt"] {
        let other = variorum(&["reprints", "--corpus", "fixtures/corpus", "--format", "jsonl", name]);
        assert_eq!(other.stdout, plain.stdout, "{name}");
    }
}

/// Variants that have to be reported: the seed, the witness, the seed's reading, and the witness's.
const VARIANTS: &[(&str, &str, &str, &str)] = &[
    ("feed/teahouse.txt", "hugo/teahouse.md", "柳", "刘"),
    ("feed/teahouse.txt", "hugo/teahouse.md", "一天也没有断过", ""),
    ("chat/河湾茶馆记（转）.txt", "feed/teahouse.txt", "功", "工"),
    ("feed/night-market.txt", "hugo/night-market.md", "煤", "火"),
    ("hugo/last-issue.md", "page/last-issue.html", "仁", "人"),
    ("feed/teahouse.txt", "hugo/teahouse.md", "拆迁", "□□"),
    ("hugo/last-issue.md", "page/last-issue.html", "██", "竹篓"),
    ("english/lending-shelf.html", "english/lending-shelf.md", "thirty", "forty"),
];

#[test]
fn variants_have_the_readings_of_both_sides() {
    let all = passages();
    for (seed, witness, here, there) in VARIANTS {
        let is_reported = all
            .iter()
            .filter(|passage| path(&passage["seed"]) == *seed && path(&passage["witness"]) == *witness)
            .flat_map(|passage| passage["variants"].as_array().expect("variants"))
            .any(|variant| {
                let text = |side: &str| variant[side]["text"].as_str().expect("a reading").to_owned();
                (here.is_empty() && text("seed").is_empty() || text("seed").contains(here) && !here.is_empty())
                    && (there.is_empty() && text("witness").is_empty()
                        || text("witness").contains(there) && !there.is_empty())
            });
        assert!(is_reported, "{seed} has “{here}” where {witness} has “{there}”");
    }
}

#[test]
fn only_the_requested_classes_of_variants_are_printed() {
    let classes = |asked: &[&str]| -> BTreeSet<String> {
        let mut arguments = vec!["reprints", "--corpus", "fixtures/corpus", "--format", "jsonl"];
        arguments.extend(asked);
        let lines = variorum(&arguments).stdout;
        let passages = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("an object"));
        let class = |variant: &Value| variant["class"].as_str().expect("a class").to_owned();
        passages
            .flat_map(|it| it["variants"].as_array().expect("variants").iter().map(class).collect::<Vec<_>>())
            .collect()
    };
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(classes(&[]), set(&["text"]));
    assert_eq!(classes(&["--variants", "script,width"]), set(&["script", "width"]));
    assert!(classes(&["--variants", "all"]).is_superset(&set(&["text", "script", "width", "punctuation"])));
}

#[test]
fn an_apparatus_for_programs_names_the_witnesses_of_each_reading() {
    let seed = "fixtures/corpus/feed/teahouse.txt";
    let outcome = variorum(&["reprints", "--apparatus", "--format", "jsonl", seed]);
    let entries: Vec<Value> =
        outcome.stdout.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    let reads = |text: &str, witness: &str| {
        entries.iter().flat_map(|it| it["readings"].as_array().expect("readings")).any(|it| {
            let by = |path: &Value| path.as_str().is_some_and(|path| path.ends_with(witness));
            it["text"] == text && it["witnesses"].as_array().expect("paths").iter().any(by)
        })
    };
    assert!(reads("刘", "hugo/teahouse.md") && reads("柳", "page/teahouse.html") && reads("", "hugo/teahouse.md"));
}
