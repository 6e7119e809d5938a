//! The server answers as a fresh server does, whatever came before, and as the command line does.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use variorum::text::Source;

use crate::client::{Client, accept_all, capabilities};
use crate::workspace::Workspace;

const FILES: &str = "\
//- a.md
---
title: 河湾茶馆
author: 温小满
source: 河湾日报
date: 2021-03-01
---

河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。

来喝茶的多半是等船的人，有的挑着菜，有的抱着孩子，谁也不着急。𠮷利的日子里，<b>船夫</b>唱歌。
//- b.txt
河湾的茶馆（转）

来源:渡口论坛 作者:老船 日期:2021-03-05

河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓闻，烧水的炉子还是祖父留下来的，铜壶擦得能照见人。

来喝茶的多半是等船的人，有的挑着菜，有的抱着孩子，谁也不着急。𠮷利的日子里，船夫唱歌。
";

/// Pseudo-random numbers, the same every time (xorshift64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("small")
    }
}

/// The model: a text in which positions are searched from the beginning.
struct Model {
    text: String,
    width: fn(char) -> usize,
}

impl Model {
    fn offset(&self, [line, column]: [usize; 2]) -> usize {
        let lines: Vec<&str> = self.text.split_inclusive('\n').collect();
        let before: usize = lines.iter().take(line).map(|line| line.len()).sum();
        let Some(line) = lines.get(line) else { return self.text.len() };
        let mut units = 0;
        for (at, c) in line.trim_end_matches('\n').char_indices() {
            units += (self.width)(c);
            if units > column {
                return before + at;
            }
        }
        before + line.trim_end_matches('\n').len()
    }

    fn replace(&mut self, from: [usize; 2], to: [usize; 2], new: &str) {
        let (from, to) = (self.offset(from), self.offset(to));
        self.text.replace_range(from.min(to)..from.max(to), new);
    }
}

/// Everything that the server answers about a document, as one text.
fn all_that_is_said(client: &mut Client, name: &str, version: i64) -> String {
    let mut said = String::new();
    for finding in client.diagnostics(name, version) {
        let _ = writeln!(said, "{}: {} {}", finding["range"], finding["code"], finding["message"]);
    }
    let uri = client.uri(name);
    let _ =
        writeln!(said, "{}", client.request("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri } })));
    for line in 0..24 {
        for column in (0..90).step_by(6) {
            let _ = writeln!(said, "{line}:{column} {}", client.hover(name, [line, column]));
        }
    }
    said
}

fn edits_and_hovers_without_waiting(encoding: &str, width: fn(char) -> usize) {
    let mut can = capabilities();
    can["general"]["positionEncodings"] = json!([encoding]);
    let workspace = Workspace::corpus(FILES);
    let mut client = Client::start(&workspace, can.clone(), accept_all);
    client.wait_until_indexed();
    client.open(&workspace, "a.md");
    let mut model = Model { text: workspace.read("a.md"), width };
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let pieces = ["", "", "河", "𠮷", "\n", "烧水的炉子还是他祖父留下来的", "<p>", "**", "x", "\u{200B}"];
    let mut hovers = Vec::new();
    let mut version = 1;
    for _ in 0..400 {
        // The first paragraph stays unchanged, so that there is always something to report.
        let from = [8 + numbers.below(9), numbers.below(70)];
        let to = [from[0], (from[1] + numbers.below(8)).saturating_sub(numbers.below(5))];
        let new = pieces[numbers.below(pieces.len())];
        model.replace(from, to, new);
        let at = |[line, character]: [usize; 2]| json!({ "line": line, "character": character });
        let range = json!({ "start": at(from), "end": at(to) });
        version = client.edit("a.md", json!([{ "range": range, "text": new }]));
        let place = client.at("a.md", [numbers.below(14), numbers.below(70)]);
        hovers.push(client.send_request("textDocument/hover", place));
    }
    for id in hovers {
        client.result_or_modified(id);
    }
    let said = all_that_is_said(&mut client, "a.md", version);

    let fresh_workspace = Workspace::corpus(FILES);
    let mut fresh = Client::start(&fresh_workspace, can, accept_all);
    fresh.wait_until_indexed();
    fresh.open_with("a.md", &model.text);
    let said_by_fresh = all_that_is_said(&mut fresh, "a.md", 1);
    assert!(said.contains("In 1 other seed") && said.contains("**Title**"), "{said}");
    let with_uri = |said: String, client: &Client| said.replace(&client.uri(""), "ROOT/");
    assert_eq!(with_uri(said, &client), with_uri(said_by_fresh, &fresh));
}

#[test]
fn edits_and_hovers_without_waiting_in_utf_8() {
    edits_and_hovers_without_waiting("utf-8", char::len_utf8);
}

#[test]
fn edits_and_hovers_without_waiting_in_utf_16() {
    edits_and_hovers_without_waiting("utf-16", char::len_utf16);
}

#[test]
fn edits_and_hovers_without_waiting_in_utf_32() {
    edits_and_hovers_without_waiting("utf-32", |_| 1);
}

/// The files of a folder that the server can be asked about.
fn texts_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            texts_below(&path, found);
        } else if path.extension().is_some_and(|ending| ending != "toml") {
            found.push(path);
        }
    }
}

#[test]
fn the_server_finds_what_the_command_line_finds() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/corpus");
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    let output = command.args(["check", "--format", "json"]).arg(&corpus).output().expect("it runs");
    let findings: Vec<Value> = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(findings.len() > 20, "the fixtures have defects");

    let mut client = Client::in_folder(&corpus, &capabilities(), accept_all);
    client.wait_until_indexed();
    let mut files = Vec::new();
    texts_below(&corpus, &mut files);
    for path in files {
        let name = path.strip_prefix(&corpus).expect("inside").to_str().expect("UTF-8").to_owned();
        let bytes = fs::read(&path).expect("readable");
        client.open_with(&name, Source::from_bytes(&bytes).text());
        let told = |finding: &Value, rule: &str| format!("{} {} {}", finding["range"], rule, finding["message"]);
        let by_server: Vec<_> = client
            .diagnostics(&name, 1)
            .iter()
            .map(|finding| (finding, finding["code"].as_str().expect("a code").split(' ').next().unwrap_or_default()))
            // The others follow when they are known.
            .filter(|(_, rule)| !rule.starts_with("reprints/"))
            .map(|(finding, rule)| told(finding, rule))
            .collect();
        let by_command: Vec<_> = findings
            .iter()
            .filter(|finding| finding["path"].as_str().is_some_and(|of| Path::new(of) == path))
            .map(|finding| told(finding, finding["rule"].as_str().expect("a rule")))
            .collect();
        assert_eq!(by_server, by_command, "{name}");
    }
}
