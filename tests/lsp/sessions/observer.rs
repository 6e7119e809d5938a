//! The output of a server, in a form in which two servers can be compared.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use super::texts::Place;
use super::world::World;
use crate::client::{Client, uri};

/// The requests that may be sent about a document.
const METHODS: [&str; 8] = [
    "textDocument/hover",
    "textDocument/references",
    "textDocument/definition",
    "textDocument/documentSymbol",
    "textDocument/diagnostic",
    "textDocument/codeAction",
    "textDocument/documentHighlight",
    "textDocument/semanticTokens/full",
];

/// What the server has sent unasked.
pub(super) struct Observer {
    home: String,
    /// The latest pushed diagnostics with their version, by decoded URI.
    pushed: BTreeMap<String, (Option<i64>, Value)>,
    /// The newest version of each document, by name.
    versions: BTreeMap<String, i64>,
    /// How many folders have been read.
    ends: usize,
}

impl Observer {
    pub(super) fn new(home: &Path) -> Self {
        Self { home: uri(home), pushed: BTreeMap::new(), versions: BTreeMap::new(), ends: 0 }
    }

    /// Notes that a version of a document is sent to the server.
    pub(super) fn expect(&mut self, name: &str, version: i64) {
        self.versions.insert(name.to_owned(), version);
    }

    /// Replaces the folder's path, and decodes URIs.
    fn normalise(&self, text: &str) -> String {
        let decoded = percent_decode_str(text).decode_utf8_lossy().into_owned();
        decoded.replace(&self.home, "HOME").replace(self.home.trim_start_matches("file://"), "HOME")
    }

    /// Takes in the notifications that have arrived.
    fn listen(&mut self, client: &mut Client) {
        for message in client.drain_notifications() {
            let params = &message["params"];
            match message["method"].as_str() {
                Some("textDocument/publishDiagnostics") => {
                    let uri = self.normalise(params["uri"].as_str().expect("a URI"));
                    let version = params["version"].as_i64();
                    let newest = self.versions.get(uri.trim_start_matches("HOME/"));
                    assert!(newest.is_none_or(|newest| version <= Some(*newest)), "{message} is of the future");
                    let before = self.pushed.insert(uri, (version, params["diagnostics"].clone()));
                    let goes_back = version.is_some() && before.is_some_and(|(before, _)| before > version);
                    assert!(!goes_back, "{message} is of a version that has passed");
                }
                Some("$/progress") => self.ends += usize::from(params["value"]["kind"] == "end"),
                // A client that pulls requests everything at the end anyway.
                Some("workspace/diagnostic/refresh") => {}
                _ => panic!("the server said what nobody asked for: {message}"),
            }
        }
    }

    /// Whether the server has reported that it has read so many folders.
    pub(super) fn has_read(&mut self, client: &mut Client, folders: usize) -> bool {
        self.listen(client);
        self.ends == folders
    }

    /// Sends a request about a position. Returns its id.
    pub(super) fn send_request(&self, client: &mut Client, uri: &str, [line, character]: Place, method: usize) -> i64 {
        let at = json!({ "line": line, "character": character });
        let params = json!({
            "textDocument": { "uri": uri },
            "position": at,
            "range": { "start": at, "end": at },
            "context": { "includeDeclaration": true, "diagnostics": [] },
        });
        client.send_request(METHODS[method % METHODS.len()], params)
    }
}

/// The result of a request without its ids; `None` if the server wants the request again.
fn answer_to(world: &mut World, uri: &str, at: Place, method: usize) -> Option<Value> {
    let id = world.observer.send_request(&mut world.client, uri, at, method);
    let mut answer = world.client.response(id);
    if answer["error"]["code"].is_number() {
        return None;
    }
    let result = answer["result"].take();
    // The ids of results differ as the folders do.
    Some(if METHODS[method] == "textDocument/diagnostic" { result["items"].clone() } else { result })
}

/// Everything that a server answers now about all documents, as one text; `None` while it is still working on an answer.
pub(super) fn full_output(world: &mut World, at: &[Place]) -> Option<String> {
    let mut said = String::new();
    let names: Vec<_> = world.open.keys().cloned().collect();
    let mut pulled_all = BTreeMap::new();
    for name in &names {
        let uri = world.uri(name, 0);
        let pulled = answer_to(world, &uri, [0, 0], 4)?;
        let _ = writeln!(said, "{name} has {pulled}");
        let _ = writeln!(said, "{name} is made of {}", answer_to(world, &uri, [0, 0], 3)?);
        for at in at {
            for method in [0, 1, 2, 6] {
                let answer = answer_to(world, &uri, *at, method)?;
                let _ = writeln!(said, "{name}:{at:?} {} {answer}", METHODS[method]);
            }
        }
        pulled_all.insert(name.clone(), pulled);
    }
    for name in world.files().into_iter().filter(|name| !names.iter().any(|open| open == name)) {
        let uri = world.uri(name, 0);
        let _ = writeln!(said, "{name}, closed, has {}", answer_to(world, &uri, [0, 0], 4)?);
    }
    world.observer.listen(&mut world.client);
    for (uri, (version, pushed)) in &world.observer.pushed {
        if *pushed != json!([]) {
            let _ = writeln!(said, "{uri} was pushed {version:?} {pushed}");
        }
        // Pushed diagnostics must equal those that can be pulled.
        let pulled = pulled_all.get(uri.trim_start_matches("HOME/"));
        if let Some(pulled) = pulled.filter(|pulled| !world.editor.pulls && *pulled != pushed) {
            let _ = writeln!(said, "{uri} differs: {pulled}");
        }
    }
    if !world.editor.pulls {
        for (name, pulled) in pulled_all {
            let uri = if name.contains(':') { name } else { format!("HOME/{name}") };
            if !world.observer.pushed.contains_key(&uri) && pulled != json!([]) {
                let _ = writeln!(said, "{uri} differs: nothing was pushed of {pulled}");
            }
        }
    }
    Some(world.observer.normalise(&said))
}

/// Whether the output shows that the server has not pushed everything yet.
pub(super) fn is_unsettled(said: &str) -> bool {
    said.contains(" differs: ")
}
