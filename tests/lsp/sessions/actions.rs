//! How each step changes the files and the editor of a session, and what the server is notified of.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::steps::{Change, Notice, Step};
use super::texts::{Buffer, Place, Recipe};
use super::world::{Open, UNTITLED, World};

/// The files that come and go.
const FILES: [&str; 9] = [
    "archive/一 河湾.md",
    "archive/转：渡口.txt",
    "archive/50% #1.html",
    "archive/sub/c.md",
    "archive/sub/深/d.txt",
    "papers/e.txt",
    "papers/f.md",
    "outside/g.md",
    "outside/h.txt",
];

/// The folders that can be workspace folders; the third lies in the first.
const FOLDERS: [&str; 3] = ["archive", "papers", "archive/sub"];

/// What the user may write into a `variorum.toml`; `None` deletes it.
const MANIFESTS: [Option<&str>; 8] = [
    Some(""),
    None,
    Some("preset = 'strict'\n"),
    Some("[rules]\ntext = 'off'\nreprints = 'warning'\n"),
    Some("[files]\nexclude = ['*.txt', '深/']\n"),
    Some("[files]\ninclude = ['sub/', '*.md']\n"),
    Some("presett = 'strict'\n[rules\ntext = 'loud'\n"),
    Some("[[paths]]\nfiles = ['*.md']\nrules = { metadata = 'off' }\n"),
];

const IGNORES: [Option<&str>; 3] = [None, Some("*.txt\n"), Some("sub/\n")];

impl World {
    /// Those of the files that exist now.
    pub(super) fn files(&self) -> Vec<&'static str> {
        FILES.into_iter().filter(|name| self.path(name).is_file()).collect()
    }

    /// Performs a step. Comparisons are left to the caller.
    pub(super) fn perform(&mut self, step: &Step) {
        match step {
            Step::Open { file, unsaved, spelling } => self.open_one(*file, unsaved.as_ref(), *spelling),
            Step::Edit { file, changes, spelling } => self.edit(*file, changes, *spelling),
            Step::Save { file, notice } => self.save(*file, *notice),
            Step::Close { file, spelling } => {
                if let Some(name) = self.opened(*file) {
                    self.close(&name, *spelling);
                }
            }
            Step::Write { file, recipe, notice } => {
                let name = FILES[file % FILES.len()];
                self.write(name, &recipe.text());
                self.report(&[name], *notice);
            }
            Step::Delete { file, notice } => {
                let files = self.files();
                if let Some(name) = files.get(file % files.len().max(1)) {
                    fs::remove_file(self.path(name)).expect("deleted");
                    self.report(&[name], *notice);
                }
            }
            Step::Rename { file, to, notice } => self.rename(*file, *to, *notice),
            Step::MoveFolder { notice } => {
                let (from, to) = ("archive/sub", "archive/moved");
                let (from, to) = if self.path(from).exists() { (from, to) } else { (to, from) };
                // A file may have been written there in the meantime.
                if !self.path(to).exists() {
                    fs::rename(self.path(from), self.path(to)).expect("renamed");
                    self.report(&[from, to], *notice);
                }
            }
            Step::Manifest { folder, content, notice } => {
                let name = format!("{}/variorum.toml", FOLDERS[folder % 2]);
                self.put(&name, MANIFESTS[content % MANIFESTS.len()], *notice);
            }
            Step::Ignore { content, notice } => {
                self.put("archive/.gitignore", IGNORES[content % IGNORES.len()], *notice);
            }
            Step::Settings { which } => self.set(*which),
            Step::Folder { which } => self.change_folders(FOLDERS[which % FOLDERS.len()]),
            Step::Ask { file, at, method, cancelled } => self.send_request(*file, *at, *method, *cancelled),
            Step::ReportAll => self.report_all(),
            Step::Compare { .. } => {}
        }
    }

    fn open_one(&mut self, file: usize, unsaved: Option<&Recipe>, spelling: usize) {
        let number = file % (FILES.len() + 2);
        let name = match number.checked_sub(FILES.len()) {
            None => FILES[number],
            Some(0) => UNTITLED,
            Some(_) => "archive/variorum.toml",
        };
        let text = match (unsaved, fs::read_to_string(self.path(name))) {
            (Some(recipe), _) if number <= FILES.len() => recipe.text(),
            (None, Ok(text)) => text,
            _ if name == UNTITLED => String::new(),
            _ => return,
        };
        if !self.open.contains_key(name) {
            self.open(name, text, spelling);
        }
    }

    /// Opens a document with a text.
    pub(super) fn open(&mut self, name: &str, text: String, spelling: usize) {
        let uri = self.uri(name, spelling);
        self.version += 1;
        let version = self.version;
        let document = json!({ "uri": uri, "languageId": "plaintext", "version": version, "text": text });
        self.client.notify("textDocument/didOpen", json!({ "textDocument": document }));
        let buffer = Buffer { text, width: self.editor.encoding.width };
        self.open.insert(name.to_owned(), Open { version, buffer });
        self.observer.expect(name, version);
    }

    fn edit(&mut self, file: usize, changes: &[Change], spelling: usize) {
        let Some(name) = self.opened(file) else { return };
        let uri = self.uri(&name, spelling);
        let Some(Open { version, buffer }) = self.open.get_mut(&name) else { return };
        let at = |[line, character]: Place| json!({ "line": line, "character": character });
        let mut sent = Vec::new();
        for change in changes {
            match change {
                Change::All(recipe) => {
                    buffer.text = recipe.text();
                    sent.push(json!({ "text": buffer.text }));
                }
                Change::Part { from, to, new } => {
                    buffer.replace(*from, *to, new);
                    sent.push(json!({ "range": { "start": at(*from), "end": at(*to) }, "text": new }));
                }
            }
        }
        self.version += 1;
        *version = self.version;
        let version = *version;
        let document = json!({ "uri": uri, "version": version });
        self.client.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": sent }));
        self.observer.expect(&name, version);
    }

    fn save(&mut self, file: usize, notice: Notice) {
        let Some(name) = self.opened(file).filter(|name| name != UNTITLED) else { return };
        let text = self.open[&name].buffer.text.clone();
        self.write(&name, &text);
        self.client.notify("textDocument/didSave", json!({ "textDocument": { "uri": self.uri(&name, 0) } }));
        self.report(&[&name], notice);
    }

    fn close(&mut self, name: &str, spelling: usize) {
        self.open.remove(name);
        let uri = self.uri(name, spelling);
        self.client.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }

    /// Renames a file as an editor does: an open document moves along with its text.
    fn rename(&mut self, file: usize, to: usize, notice: Notice) {
        let (files, to) = (self.files(), FILES[to % FILES.len()]);
        let Some(&from) = files.get(file % files.len().max(1)) else { return };
        if from == to || self.open.contains_key(to) {
            return;
        }
        fs::create_dir_all(self.path(to).parent().expect("a folder")).expect("made");
        fs::rename(self.path(from), self.path(to)).expect("renamed");
        if let Some(text) = self.open.get(from).map(|open| open.buffer.text.clone()) {
            self.close(from, 0);
            self.open(to, text, 0);
        }
        self.report(&[from, to], notice);
    }

    fn write(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().expect("a folder")).expect("made");
        fs::write(self.path(name), text).expect("written");
    }

    fn put(&mut self, name: &str, text: Option<&str>, notice: Notice) {
        match text {
            Some(text) => self.write(name, text),
            None if self.path(name).exists() => fs::remove_file(self.path(name)).expect("deleted"),
            None => return,
        }
        self.report(&[name], notice);
    }

    fn set(&mut self, which: usize) {
        let choices = [
            json!({}),
            json!({ "rules": { "text": "off" } }),
            json!({ "preset": "strict", "hover": { "witnesses": 1 } }),
            json!({ "rules": "loud", "hover": 3 }),
        ];
        let chosen = choices[which % choices.len()].clone();
        chosen.clone_into(&mut self.settings.lock().expect("the settings"));
        let notice = if self.editor.answers { Value::Null } else { json!({ "variorum": chosen }) };
        self.client.notify("workspace/didChangeConfiguration", json!({ "settings": notice }));
    }

    fn change_folders(&mut self, name: &'static str) {
        let folder = json!([{ "uri": self.uri(name, 0), "name": name }]);
        let is_there = self.folders.contains(&name);
        let (added, removed) = if is_there { (json!([]), folder) } else { (folder, json!([])) };
        if is_there {
            self.folders.retain(|other| *other != name);
        } else if self.path(name).exists() {
            self.folders.push(name);
        } else {
            return;
        }
        let event = json!({ "added": added, "removed": removed });
        self.client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": event }));
    }

    fn send_request(&mut self, file: usize, at: Place, method: usize, cancelled: bool) {
        let Some(name) = self.opened(file) else { return };
        let uri = self.uri(&name, 0);
        let id = self.observer.send_request(&mut self.client, &uri, at, method);
        if cancelled {
            self.client.notify("$/cancelRequest", json!({ "id": id }));
        }
        self.asked.push(id);
    }

    /// Notifies the server of paths, now or before the next comparison. A server that watches needs this only for paths outside of
    /// the folders.
    fn report(&mut self, names: &[&str], notice: Notice) {
        self.unreported.extend(names.iter().map(|&name| name.to_owned()));
        match notice {
            Notice::Later => return,
            Notice::Twice => self.unreported.extend(names.iter().map(|&name| name.to_owned())),
            Notice::AtOnce => {}
        }
        self.report_all();
    }

    /// Notifies the server of everything that it has not been notified of.
    pub(super) fn report_all(&mut self) {
        let watched =
            |name: &String| self.editor.watches || !self.folders.iter().any(|it| Path::new(name).starts_with(it));
        let notice: Vec<_> = self.unreported.drain(..).filter(watched).collect();
        if !notice.is_empty() {
            let change = |name: &String| {
                let kind = if self.path(name).exists() { 2 } else { 3 };
                json!({ "uri": self.uri(name, 0), "type": kind })
            };
            let changes: Vec<_> = notice.iter().map(change).collect();
            self.client.notify("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
        }
    }

    /// Waits for the responses to all requests.
    pub(super) fn settle(&mut self) {
        for id in std::mem::take(&mut self.asked) {
            let answer = self.client.response(id);
            let code = &answer["error"]["code"];
            // Done, cancelled, or out of date.
            let fine = answer.get("result").is_some() || [-32800, -32801, -32802].iter().any(|fine| *code == *fine);
            assert!(fine, "{answer}");
        }
    }
}
