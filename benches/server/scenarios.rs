//! What an editor does in a corpus.

use std::io::Result;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::client::{Client, uri_of};
use super::figures::Figures;
use super::made_up;

/// The number of seeds that are visited, spread over the corpus.
const VISITED_SEEDS: usize = 200;

/// Starting: first without an index, until everything is indexed; then again, until the first hover that shows a
/// witness.
pub(super) fn starts(corpus: &Path, cache: &Path, figures: &mut Figures) -> Result<()> {
    let began = Instant::now();
    let mut client = Client::start(corpus, cache)?;
    let is_end = |message: &Value| message["method"] == "$/progress" && message["params"]["value"]["kind"] == "end";
    let mut anonymous = client.memory("RssAnon");
    let end = loop {
        let end = client.wait(Duration::from_millis(100), is_end).map(|(at, _)| at);
        anonymous = anonymous.max(client.memory("RssAnon"));
        if end.is_some() || began.elapsed() > Duration::from_secs(3_600) {
            break end;
        }
    };
    figures.once("first start until all is indexed", end.unwrap_or_else(Instant::now) - began);
    figures.size("peak memory while indexing", client.memory("VmHWM"));
    figures.size("peak memory while indexing, not of mapped files", anonymous);
    figures.size("index on disk", size_below(cache));
    let Some((uri, place)) = with_witnesses(&mut client, corpus)? else { return Ok(()) };
    drop(client);
    let began = Instant::now();
    let mut client = Client::start(corpus, cache)?;
    let path = uri.parse::<url::Url>().ok().and_then(|uri| uri.to_file_path().ok()).unwrap_or_default();
    client.open(&uri, &std::fs::read_to_string(path)?)?;
    while client.request("textDocument/references", &place)?.1["result"].as_array().is_none_or(Vec::is_empty) {
        std::thread::sleep(Duration::from_millis(2));
    }
    figures.once("start again until the first witness is shown", began.elapsed());
    Ok(())
}

/// The total size of the files below a folder.
fn size_below(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => size_below(&entry.path()),
            Ok(metadata) => metadata.len(),
            Err(_) => 0,
        })
        .sum()
}

/// A place in a seed for which the corpus has a witness.
fn with_witnesses(client: &mut Client, corpus: &Path) -> Result<Option<(String, Value)>> {
    for path in files(corpus) {
        let (uri, text) = (uri_of(&path), std::fs::read_to_string(&path).unwrap_or_default());
        client.open(&uri, &text)?;
        let place = middle(&uri, &text);
        let found = client.request("textDocument/references", &place)?.1;
        client.close(&uri)?;
        if found["result"].as_array().is_some_and(|found| !found.is_empty()) {
            return Ok(Some((uri, place)));
        }
    }
    Ok(None)
}

/// A session: seeds are opened, requests are sent about them, and three documents are typed into.
pub(super) fn session(corpus: &Path, cache: &Path, figures: &mut Figures) -> Result<()> {
    let mut client = Client::start(corpus, cache)?;
    // If nothing has changed since the last start, there may be no progress to wait for.
    client.wait(Duration::from_secs(3), |message| {
        message["method"] == "$/progress" && message["params"]["value"]["kind"] == "end"
    });
    figures.size("memory at rest, all", client.memory("VmRSS"));
    figures.size("memory at rest, not of mapped files", client.memory("RssAnon"));
    ask(&mut client, corpus, figures)?;
    let typed = [
        ("20 kB", document(20_000, "\n\n"), 200),
        ("1 MB on one line", document(1_000_000, ""), 60),
        ("10 MB", document(10_000_000, "\n\n"), 12),
    ];
    for (name, text, keys) in typed {
        type_into(&mut client, corpus, name, &text, keys, figures)?;
    }
    figures.size("memory after the session, all", client.memory("VmRSS"));
    figures.size("memory after the session, not of mapped files", client.memory("RssAnon"));
    figures.size("peak memory of the session", client.memory("VmHWM"));
    Ok(())
}

fn ask(client: &mut Client, corpus: &Path, figures: &mut Figures) -> Result<()> {
    let methods = ["hover", "definition", "references", "documentHighlight", "codeLens", "codeAction"];
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); methods.len()];
    let (mut cold, mut after_an_edit, mut cancelled) = (Vec::new(), Vec::new(), Vec::new());
    let (mut completed, mut compared) = (Vec::new(), Vec::new());
    for path in files(corpus) {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let uri = uri_of(&path);
        client.open(&uri, &text)?;
        let place = middle(&uri, &text);
        cold.push(client.request("textDocument/hover", &place)?.0);
        for (method, times) in methods.iter().zip(&mut times) {
            times.push(client.request(&format!("textDocument/{method}"), &place)?.0);
        }
        completed.push(client.request("textDocument/completion", &in_header(&uri, &text))?.0);
        client.notify("textDocument/didChange", &insertion(&place, 2))?;
        after_an_edit.push(client.request("textDocument/hover", &place)?.0);
        client.notify("textDocument/didChange", &insertion(&place, 3))?;
        cancelled.push(client.take_back("textDocument/hover", &place)?);
        compared.push(until_compared(client, &place, 4)?);
        client.close(&uri)?;
    }
    figures.times("the first hover of a document", cold);
    for (method, times) in methods.iter().zip(times) {
        figures.times(method, times);
    }
    figures.times("completion", completed);
    figures.times("hover after an edit", after_an_edit);
    figures.times("keystroke → corpus findings", compared);
    figures.times("cancel → answer", cancelled);
    Ok(())
}

/// Types one character after another, and measures the time until the findings of that version arrive.
fn type_into(
    client: &mut Client,
    corpus: &Path,
    name: &str,
    text: &str,
    keys: i32,
    figures: &mut Figures,
) -> Result<()> {
    let uri = uri_of(&corpus.join("zz-typed.md"));
    client.open(&uri, text)?;
    let of_version = |version: i32| {
        let uri = uri.clone();
        move |message: &Value| {
            let params = &message["params"];
            message["method"] == "textDocument/publishDiagnostics"
                && params["uri"] == uri
                && params["version"] == version
        }
    };
    client.wait(Duration::from_secs(60), of_version(1));
    let place = middle(&uri, text);
    let mut times = Vec::new();
    for version in 2..keys + 2 {
        let typed = Instant::now();
        client.notify("textDocument/didChange", &insertion(&place, version))?;
        times.extend(client.wait(Duration::from_secs(60), of_version(version)).map(|(at, _)| at - typed));
        std::thread::sleep(Duration::from_millis(15));
    }
    figures.times(&format!("keystroke → findings, {name}"), times);
    let versions = keys + 2..keys + 2 + keys / 4;
    let compared = versions.map(|version| until_compared(client, &place, version)).collect::<Result<_>>()?;
    figures.times(&format!("keystroke → corpus findings, {name}"), compared);
    let actions = (0..5).map(|_| Ok(client.request("textDocument/codeAction", &place)?.0)).collect::<Result<_>>()?;
    figures.times(&format!("codeAction, {name}"), actions);
    client.close(&uri)
}

/// The time from a keystroke until all findings of the text are known, including those about reprints. They are
/// requested, because findings about reprints are pushed only if they differ.
fn until_compared(client: &mut Client, place: &Value, version: i32) -> Result<Duration> {
    let typed = Instant::now();
    client.notify("textDocument/didChange", &insertion(place, version))?;
    client.request("textDocument/diagnostic", place)?;
    Ok(typed.elapsed())
}

/// The end of the first line that holds a field.
fn in_header(uri: &str, text: &str) -> Value {
    let stating = text.lines().enumerate().find(|(_, line)| line.contains([':', '：']));
    let (line, text) = stating.unwrap_or_default();
    let character = text.chars().map(char::len_utf16).sum::<usize>();
    json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } })
}

fn insertion(place: &Value, version: i32) -> Value {
    let at = &place["position"];
    json!({
        "textDocument": { "uri": place["textDocument"]["uri"], "version": version },
        "contentChanges": [{ "range": { "start": at, "end": at }, "text": "字" }],
    })
}

/// A document of about this many bytes, with something to report in it.
fn document(bytes: usize, between: &str) -> String {
    let mut text = String::from("---\ntitle: 长文\nauthor: 某人\ndate: 2025-01-01\n---\n\n雪\u{7}夜。\n\n");
    let mut number = 5_000_000;
    while text.len() < bytes {
        let body = made_up::body(number);
        text.extend(body.split("\n\n").flat_map(|paragraph| [paragraph, between]));
        number += 1;
    }
    text
}

/// The middle of the longest line.
fn middle(uri: &str, text: &str) -> Value {
    let longest = text.lines().enumerate().max_by_key(|(_, line)| line.len());
    let (line, text) = longest.unwrap_or_default();
    let character = text.chars().take(text.chars().count() / 2).map(char::len_utf16).sum::<usize>();
    let position = json!({ "line": line, "character": character });
    // Each request picks the parameters that it knows.
    json!({
        "textDocument": { "uri": uri },
        "position": position,
        "range": { "start": position, "end": position },
        "context": { "includeDeclaration": false, "diagnostics": [] },
    })
}

/// Seeds spread over the corpus.
fn files(corpus: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        variorum::corpus::discovery::files_below(corpus, None).filter_map(std::result::Result::ok).collect();
    files.sort();
    let step = (files.len() / VISITED_SEEDS).max(1);
    // Generated corpora have reprints at regular intervals, which the visited seeds should not always hit or miss.
    files.into_iter().skip(step.min(9)).step_by(if step.is_multiple_of(10) { step + 1 } else { step }).collect()
}
