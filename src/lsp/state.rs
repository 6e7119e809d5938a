//! The state: open documents, workspace folders with their corpora, settings. Only the main loop touches it.
//!
//! Invariants: a document is analysed by at most one worker at a time, and whatever arrives for a version that has
//! passed is dropped; a slot is *absorbed* when its folder's corpus holds the text of just this version.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};
use serde_json::{Value, json};
use tower_lsp::ls_types::{
    ConfigurationItem, ConfigurationParams, Diagnostic, DidChangeTextDocumentParams, DidOpenTextDocumentParams, Uri,
    request,
};

use super::capabilities::ClientFeatures;
use super::diagnostics;
use super::documents::{Document, Generation};
use super::folders::{Folder, FolderId};
use super::indexing::{Feeder, Found, Piece};
use super::link::Link;
use super::main_loop::Change;
use super::settings::Settings;
use super::uri::{DocumentKey, path_of};
use super::view::View;
use super::watching::Watching;
use super::workers::{Workers, guarded};
use crate::corpus::Standing;

/// How many files may have been read and wait to be taken into the index.
const READ_AHEAD: usize = 64;

/// What the server's own threads report.
pub(super) enum Event {
    /// An open document has been analysed, or that was given up.
    Analysed { document: Arc<Document>, diagnostics: Option<Arc<[Diagnostic]>> },
    /// It is known what a folder is; perhaps there is something to complain of.
    Decided { folder: FolderId, standing: Arc<Standing>, complaint: Option<String> },
    /// A piece of a folder has been read for the first time.
    Read { folder: FolderId, piece: Piece },
    /// A file that has changed has been looked at.
    Looked { folder: FolderId, found: Found },
    /// Everything that was under a folder when it was opened has been looked at.
    Indexed { folder: FolderId },
    /// Files may have changed on disk.
    Disk(Vec<PathBuf>),
    /// The client's configuration.
    Settings(Value),
}

/// An open document with what is under way for it.
pub(super) struct Slot {
    /// Its current version.
    pub(super) document: Arc<Document>,
    /// Whether the corpus holds this version's text.
    pub(super) absorbed: bool,
    /// Whether a worker is at it.
    analysing: bool,
    /// What was found in this version, as far as that is known.
    diagnostics: Option<Arc<[Diagnostic]>>,
    /// Whether the client has been sent any diagnostics that have to be taken back some time.
    shown: bool,
}

/// See the module.
pub(super) struct State {
    pub(super) link: Link,
    pub(super) workers: Workers,
    pub(super) feeder: Feeder,
    pub(super) events: Sender<Event>,
    pub(super) readings: Sender<Event>,
    pub(super) client: Arc<ClientFeatures>,
    pub(super) slots: HashMap<DocumentKey, Slot>,
    pub(super) folders: Vec<Folder>,
    pub(super) watching: Watching,
    settings: Settings,
    generation: Generation,
    numbers: u64,
}

impl State {
    /// An empty state, and where its threads' reports arrive: what is urgent, and what is read for the index.
    pub(super) fn new(link: Link, workers: Workers) -> (Self, Receiver<Event>, Receiver<Event>) {
        let (events, reported) = unbounded();
        let (readings, read) = bounded(READ_AHEAD);
        let state = Self {
            link,
            feeder: Feeder::start(workers.clone(), readings.clone()),
            workers,
            events,
            readings,
            client: Arc::default(),
            slots: HashMap::new(),
            folders: Vec::new(),
            watching: Watching::default(),
            settings: Settings::default(),
            generation: 0,
            numbers: 0,
        };
        (state, reported, read)
    }

    /// Ends all work.
    pub(super) fn stop(&mut self) {
        self.folders.iter().for_each(Folder::stop);
        self.slots.values().for_each(|slot| slot.document.supersede());
    }

    /// The state as it is now.
    pub(super) fn view(&self) -> View {
        let unabsorbed = self.slots.values().filter(|slot| !slot.absorbed).map(|slot| Arc::clone(&slot.document));
        View {
            client: Arc::clone(&self.client),
            settings: self.settings,
            documents: self.slots.iter().map(|(key, slot)| (key.clone(), Arc::clone(&slot.document))).collect(),
            unabsorbed: unabsorbed.collect(),
            folders: self.folders.iter().map(Folder::view).collect(),
            generation: self.generation,
        }
    }

    /// A number that was not given out before; never 0.
    pub(super) fn new_number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }

    /// Says that what passages there are may have changed.
    pub(super) fn touch(&mut self) {
        self.generation += 1;
    }

    /// Carries out what came over the wire.
    pub(super) fn apply(&mut self, change: Change) {
        match change {
            Change::Initialize(params, features) => {
                self.client = features;
                self.settings = params.initialization_options.as_ref().map(Settings::of).unwrap_or_default();
                self.initialize_folders(&params);
            }
            Change::Initialized => {
                self.ask_for_settings();
                self.start_folders();
            }
            Change::Open(params) => self.open(params),
            Change::Edit(params) => self.edit(&params),
            Change::Save(uri) => self.disk_changed(path_of(&uri).into_iter().collect()),
            Change::Close(uri) => self.close(&uri),
            Change::Folders(event) => self.change_folders(&event),
            Change::Files(events) => self.disk_changed(events.iter().filter_map(|event| path_of(&event.uri)).collect()),
            Change::Configuration(settings) => {
                if settings.is_object() {
                    self.settings = Settings::of(&settings);
                }
                self.ask_for_settings();
            }
            Change::CancelProgress(token) => self.cancel_indexing(&token),
            Change::Shutdown => self.stop(),
        }
    }

    /// Takes in what the server's own threads report.
    pub(super) fn happen(&mut self, event: Event) {
        match event {
            Event::Analysed { document, diagnostics } => self.analysed(&document, diagnostics),
            Event::Decided { folder, standing, complaint } => self.decided(folder, standing, complaint),
            Event::Read { folder, piece } => self.read(folder, piece),
            Event::Looked { folder, found } => self.looked(folder, found),
            Event::Indexed { folder } => self.indexed(folder),
            Event::Disk(paths) => self.disk_changed(paths),
            Event::Settings(value) => self.settings = Settings::of(&value),
        }
    }

    fn ask_for_settings(&self) {
        if self.client.configuration {
            let items = vec![ConfigurationItem { scope_uri: None, section: Some("variorum".into()) }];
            let events = self.events.clone();
            self.link.ask::<request::WorkspaceConfiguration>(ConfigurationParams { items }, move |mut answers| {
                if let Some(value) = answers.pop().filter(Value::is_object) {
                    let _ = events.send(Event::Settings(value));
                }
            });
        }
    }

    fn open(&mut self, params: DidOpenTextDocumentParams) {
        let item = params.text_document;
        self.put(Document::new(item.uri, item.version, ropey::Rope::from_str(&item.text)));
    }

    fn edit(&mut self, params: &DidChangeTextDocumentParams) {
        let id = &params.text_document;
        match self.slots.get(&DocumentKey::of(&id.uri)) {
            Some(slot) => self.put(slot.document.edited(id.version, &params.content_changes, self.client.unit)),
            // A full text needs no text before it; anything else cannot be placed.
            None if params.content_changes.first().is_some_and(|change| change.range.is_none()) => {
                let empty = Document::new(id.uri.clone(), id.version, ropey::Rope::new());
                self.put(empty.edited(id.version, &params.content_changes, self.client.unit));
            }
            None => tracing::warn!("an edit of a document that is not open is ignored"),
        }
    }

    /// Makes `document` the current version.
    fn put(&mut self, document: Document) {
        self.touch();
        let key = document.key.clone();
        let document = Arc::new(document);
        self.link.withdraw(document.uri.as_str());
        match self.slots.get_mut(&key) {
            Some(slot) => {
                slot.document.supersede();
                slot.document = document;
                slot.absorbed = false;
                slot.diagnostics = None;
            }
            None => {
                let slot = Slot { document, absorbed: false, analysing: false, diagnostics: None, shown: false };
                self.slots.insert(key.clone(), slot);
            }
        }
        self.analyse(&key);
    }

    fn close(&mut self, uri: &Uri) {
        self.touch();
        let key = DocumentKey::of(uri);
        if let Some(slot) = self.slots.remove(&key) {
            slot.document.supersede();
            self.link.withdraw(slot.document.uri.as_str());
            if slot.shown {
                self.publish(&slot.document, None, &[]);
            }
        }
        if let Some(path) = key.path() {
            if let Some(corpus) = self.corpus_of(path) {
                corpus.remove_overlay(path);
            }
            self.disk_changed(vec![path.to_owned()]);
        }
    }

    /// Starts the analysis of a document's current version, unless a worker is at the document already: then
    /// [`State::analysed`] does it.
    fn analyse(&mut self, key: &DocumentKey) {
        let view = self.view();
        let Some(slot) = self.slots.get_mut(key).filter(|slot| !slot.analysing) else { return };
        slot.analysing = true;
        let document = Arc::clone(&slot.document);
        let events = self.events.clone();
        self.workers.analysis(move || {
            let found = guarded(|| {
                document.reading();
                diagnostics::of(&view, &document).ok()
            });
            let diagnostics = found.unwrap_or_else(|cause| {
                tracing::error!("the analysis of a document panicked: {cause}");
                None
            });
            let _ = events.send(Event::Analysed { document, diagnostics });
        });
    }

    fn analysed(&mut self, document: &Arc<Document>, diagnostics: Option<Arc<[Diagnostic]>>) {
        let Some(slot) = self.slots.get_mut(&document.key) else { return };
        slot.analysing = false;
        if !Arc::ptr_eq(&slot.document, document) {
            let key = document.key.clone();
            self.analyse(&key);
        } else if diagnostics.is_some() {
            slot.diagnostics = diagnostics;
            self.absorb(&document.key);
            self.show(&document.key);
        }
    }

    /// Lays the text of an analysed document over what its corpus has from disk.
    fn absorb(&mut self, key: &DocumentKey) {
        let Some(slot) = self.slots.get(key).filter(|slot| !slot.absorbed) else { return };
        let reading = slot.document.reading();
        if let Some(path) = key.path()
            && let Some(corpus) = self.corpus_of(path)
        {
            corpus.overlay(reading);
            if let Some(slot) = self.slots.get_mut(key) {
                slot.absorbed = true;
            }
        }
    }

    /// Sends the client what it should see of a document, if it does not pull.
    fn show(&mut self, key: &DocumentKey) {
        if self.client.pulls_diagnostics {
            return;
        }
        let view = self.view();
        let Some(slot) = self.slots.get_mut(key) else { return };
        let Some(diagnostics) = slot.diagnostics.clone() else { return };
        let concerns = view.concerns(&slot.document);
        if concerns || slot.shown {
            slot.shown = concerns;
            let document = Arc::clone(&slot.document);
            self.publish(&document, Some(document.version), if concerns { &diagnostics } else { &[] });
        }
    }

    fn publish(&self, document: &Document, version: Option<i32>, diagnostics: &[Diagnostic]) {
        let mut params = json!({ "uri": document.uri, "diagnostics": diagnostics });
        if let Some(version) = version {
            params["version"] = version.into();
        }
        self.link.publish(document.uri.as_str(), params);
    }

    /// Looks again at the open documents whose paths `which` holds for: what they belong to has changed.
    pub(super) fn look_again(&mut self, which: impl Fn(&Path) -> bool) {
        let concerned = |key: &&DocumentKey| key.path().is_some_and(&which);
        let keys: Vec<_> = self.slots.keys().filter(concerned).cloned().collect();
        keys.iter().for_each(|key| self.reread(key));
        if !keys.is_empty() && self.client.pulls_diagnostics {
            self.link.ask::<request::WorkspaceDiagnosticRefresh>((), drop);
        }
    }

    /// Reads an open document anew whose file or whose settings have changed.
    pub(super) fn reread(&mut self, key: &DocumentKey) {
        if let Some(slot) = self.slots.get(key) {
            let document = slot.document.reread();
            self.put(document);
        }
    }
}
