//! The files and the editor of a session, and how each step changes them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::observer::Observer;
use super::texts::{Buffer, Encoding};
use crate::client::{Client, accept_all, capabilities, uri};

/// A document that is no file.
pub(super) const UNTITLED: &str = "untitled:Untitled-1";

/// The properties of a session's editor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Editor {
    pub(super) encoding: Encoding,
    /// Whether it pulls diagnostics.
    pub(super) pulls: bool,
    /// Whether it watches files; else the server does.
    pub(super) watches: bool,
    /// Whether it answers `workspace/configuration`; else it sends its settings.
    pub(super) answers: bool,
}

/// An open document.
pub(super) struct Open {
    pub(super) version: i64,
    pub(super) buffer: Buffer,
}

/// The files, the editor and the server of a session.
pub(super) struct World {
    pub(super) home: TempDir,
    pub(super) editor: Editor,
    pub(super) client: Client,
    pub(super) observer: Observer,
    /// By name, or URI if it has none.
    pub(super) open: BTreeMap<String, Open>,
    /// The workspace folders, in the order in which they were added.
    pub(super) folders: Vec<&'static str>,
    pub(super) settings: Arc<Mutex<Value>>,
    /// The last version of any document. No two documents share a version, so a version identifies its document.
    pub(super) version: i64,
    /// What has changed on disk without the server having been notified.
    pub(super) unreported: Vec<String>,
    /// The ids of unanswered requests.
    pub(super) asked: Vec<i64>,
}

impl World {
    /// Two folders of seeds, one of them a corpus that says so, and an editor that has them both open.
    pub(super) fn new(editor: Editor) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        for name in ["archive/锚", "archive/sub/锚", "papers/锚", "outside"] {
            fs::create_dir_all(home.path().join(name)).expect("made");
        }
        // So many that each folder is a corpus whatever happens to the other files, because what it is taken for is not
        // decided anew with every file. Of two kinds, so that there are enough when those of one are ignored.
        for (folder, number) in
            ["archive/锚", "archive/sub/锚", "papers/锚"].iter().flat_map(|it| (0..8).map(move |n| (it, n)))
        {
            let text =
                format!("锚{number}\n\n来源:锚链厂 作者:{number} 日期:2020-01-{:02}\n\n{number}号锚。\n", number + 1);
            let kind = ["txt", "md"][number % 2];
            fs::write(home.path().join(folder).join(format!("{number}.{kind}")), text).expect("written");
        }
        fs::write(home.path().join("archive/variorum.toml"), "").expect("written");
        Self::start(home, editor, vec!["archive", "papers"], json!({}))
    }

    fn start(home: TempDir, editor: Editor, folders: Vec<&'static str>, settings: Value) -> Self {
        let settings = Arc::new(Mutex::new(settings));
        let answered = Arc::clone(&settings);
        let mut client = Client::connect(move |method, params: &Value| match method {
            "workspace/configuration" => {
                let items = params["items"].as_array().map_or(0, Vec::len);
                Some(json!(vec![answered.lock().expect("the settings").clone(); items]))
            }
            _ => accept_all(method, params),
        });
        client.set_root(home.path());
        let mut can = capabilities();
        can["general"]["positionEncodings"] = json!([editor.encoding.name]);
        can["workspace"]["configuration"] = json!(editor.answers);
        can["workspace"]["didChangeWatchedFiles"]["dynamicRegistration"] = json!(editor.watches);
        if editor.pulls {
            can["textDocument"]["diagnostic"] = json!({});
            can["workspace"]["diagnostics"] = json!({ "refreshSupport": true });
        }
        let as_folder = |name: &&str| json!({ "uri": uri(&home.path().join(name)), "name": name });
        let params = json!({
            "processId": null,
            "locale": "en",
            "capabilities": can,
            "initializationOptions": *settings.lock().expect("the settings"),
            "workspaceFolders": folders.iter().map(as_folder).collect::<Vec<_>>(),
        });
        client.request("initialize", params);
        client.notify("initialized", json!({}));
        let observer = Observer::new(home.path());
        let (open, unreported, asked) = (BTreeMap::new(), Vec::new(), Vec::new());
        Self { home, editor, client, observer, open, folders, settings, version: 0, unreported, asked }
    }

    /// Another editor in the same state, with a fresh server.
    pub(super) fn fresh(&self) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        copy(self.home.path(), home.path());
        let settings = self.settings.lock().expect("the settings").clone();
        let mut fresh = Self::start(home, self.editor, self.folders.clone(), settings);
        for (name, Open { version, buffer }) in &self.open {
            fresh.version = version - 1;
            fresh.open(name, buffer.text.clone(), 0);
        }
        fresh
    }

    /// Whether the server has reported that it has read so many folders.
    pub(super) fn has_read(&mut self, folders: usize) -> bool {
        self.observer.has_read(&mut self.client, folders)
    }

    /// The path of a file.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// The URI of a file, spelt as one client or another does.
    pub(super) fn uri(&self, name: &str, spelling: usize) -> String {
        if name == UNTITLED {
            return name.to_owned();
        }
        let uri = self.client.uri(name);
        match spelling {
            0 => uri,
            1 => uri.replace("%E", "%e").replace(' ', "%20").replace("archive", "%61rchive"),
            _ => uri.replace("%E4%B8%80", "一").replace("%EF%BC%9A", "：").replace("%20", " "),
        }
    }

    /// The open document that a number stands for.
    pub(super) fn opened(&self, number: usize) -> Option<String> {
        self.open.keys().nth(number % self.open.len().max(1)).cloned()
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&to).expect("made");
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("copied");
        }
    }
}
