//! An index that is damaged while the server has it open: the user is warned, and the index is rebuilt.

use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use serde_json::json;

use crate::client::{Client, accept_all, capabilities};
use crate::workspace::Workspace;

const SEED: &str = "\
//- monday.md
---
title: 石阶上的旧茶馆
---

掌柜的姓文。
";

/// The data file of a workspace's index.
fn data_of(workspace: &Workspace) -> PathBuf {
    let cache = PathBuf::from(std::env::var_os("VARIORUM_CACHE_DIR").expect("as the tests are configured"));
    let root = workspace.root().canonicalize().expect("there");
    let inside = |folder: &PathBuf| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let corpora = inside(&cache)
        .filter(|corpus| fs::read(corpus.join("root")).is_ok_and(|of| of == root.as_os_str().as_encoded_bytes()));
    let indexes = corpora.flat_map(|corpus| inside(&corpus).collect::<Vec<_>>()).map(|index| index.join("data.mdb"));
    indexes.into_iter().find(|data| data.exists()).expect("an index")
}

/// Overwrites all occurrences of a text in a file.
fn write_over(data: &PathBuf, text: &str) {
    let bytes = fs::read(data).expect("read");
    let mut file = File::options().write(true).open(data).expect("opened");
    let places = bytes.windows(text.len()).enumerate().filter(|(_, it)| *it == text.as_bytes());
    for (at, _) in places {
        file.seek(SeekFrom::Start(at as u64)).expect("there");
        file.write_all(&vec![b'-'; text.len()]).expect("written");
    }
}

#[test]
fn a_damaged_index_is_said_to_be_damaged_and_is_made_anew() {
    let workspace = Workspace::corpus(SEED);
    let mut client = Client::start(&workspace, capabilities(), accept_all);
    client.wait_until_indexed();
    write_over(&data_of(&workspace), "石阶上的旧茶馆");
    let ask = |client: &mut Client| {
        let id = client.send_request("workspace/symbol", json!({ "query": "茶馆" }));
        client.response(id)
    };
    let answer = ask(&mut client);
    let said = "the index of this corpus is damaged and is being rebuilt: try again in a moment";
    assert_eq!(answer["error"], json!({ "code": -32803, "message": said }));
    // The next request has it rebuilt, and the user is warned even if nobody reads the responses.
    let mut answer = ask(&mut client);
    client.wait_for(|message| {
        let text = message["params"]["message"].as_str();
        message["method"] == "window/showMessage" && text.is_some_and(|text| text[1..] == said[1..])
    });
    while answer["result"].as_array().is_none_or(Vec::is_empty) {
        assert!(answer["error"]["code"].is_null() || answer["error"]["code"] == -32803, "{answer}");
        thread::sleep(Duration::from_millis(10));
        answer = ask(&mut client);
    }
    assert_eq!(answer["result"].as_array().map(Vec::len), Some(1), "{answer}");
    client.exit();
}
