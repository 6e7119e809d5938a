//! The state: open documents, workspace folders with their corpora, settings. Only the main loop touches it.
//! What happens to documents is in `editing.rs`, to folders in `folders.rs`, on disk in `disk.rs`.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use crossbeam_channel::{Receiver, Sender, unbounded};
use serde_json::Value;
use tower_lsp::ls_types::{ConfigurationItem, ConfigurationParams, Diagnostic, request};

use super::capabilities::ClientFeatures;
use super::contents::Opened;
use super::documents::{Document, Generation};
use super::editing::Slot;
use super::folders::{Folder, FolderId};
use super::link::Link;
use super::looks::Feeder;
use super::main_loop::Change;
use super::settings::Settings;
use super::uri::{DocumentKey, path_of};
use super::view::View;
use super::watching::Watching;
use super::workers::Workers;
use super::workspace_diagnostics::Reports;
use crate::corpus::{Index, Manifest, Standing};

/// What the server's own threads report.
pub(super) enum Event {
    /// An open document has been analysed, or that was given up; with the other open documents that it bears on.
    Analysed { document: Arc<Document>, diagnostics: Option<Arc<[Diagnostic]>>, related: Vec<DocumentKey> },
    /// An open document has been compared with its reprints, or that was given up: all of its diagnostics.
    Compared { document: Arc<Document>, diagnostics: Option<Arc<[Diagnostic]>> },
    /// It is known what a folder is, and what is wrong with its manifest; perhaps that cannot be read at all.
    Decided { folder: FolderId, standing: Arc<Standing>, complaint: Option<String>, diagnostics: Vec<Diagnostic> },
    /// What is said about a folder, now: `None` if nothing.
    Manifest { folder: FolderId, manifest: Option<Arc<Manifest>>, diagnostics: Vec<Diagnostic> },
    /// A folder has an index, as it was left, or another one than before.
    Opened { folder: FolderId, index: Arc<Index> },
    /// So many of the files that have to be read have been read, and perhaps written.
    Read { folder: FolderId, looked_at: usize, of: usize, has_written: bool },
    /// Everything that was under a folder when it was opened is in the index; or not, if that was given up.
    Indexed { folder: FolderId, is_complete: bool },
    /// Seeds have changed on disk, and in the index.
    Changed { folder: FolderId },
    /// Files may have changed on disk.
    Disk(Vec<PathBuf>),
    /// The client's configuration.
    Settings(Value),
}

/// See the module.
pub(super) struct State {
    pub(super) link: Link,
    pub(super) workers: Workers,
    pub(super) feeder: Feeder,
    pub(super) events: Sender<Event>,
    pub(super) client: Arc<ClientFeatures>,
    pub(super) slots: HashMap<DocumentKey, Slot>,
    pub(super) folders: Vec<Folder>,
    pub(super) watching: Watching,
    /// By the root of a folder, what its keepers take turns by.
    pub(super) turns: HashMap<Arc<Path>, Arc<Mutex<()>>>,
    /// The manifests that are not open and of which the client has been told something.
    pub(super) told_manifests: HashSet<PathBuf>,
    settings: Settings,
    generation: Generation,
    reports: Reports,
    pub(super) contents: Opened,
    numbers: u64,
}

impl State {
    /// An empty state, and where its threads' reports arrive.
    pub(super) fn new(link: Link, workers: Workers) -> (Self, Receiver<Event>) {
        let (events, reported) = unbounded();
        let state = Self {
            link,
            feeder: Feeder::start(workers.clone()),
            workers,
            events,
            client: Arc::default(),
            slots: HashMap::new(),
            folders: Vec::new(),
            watching: Watching::default(),
            turns: HashMap::new(),
            told_manifests: HashSet::new(),
            settings: Settings::default(),
            generation: 0,
            reports: Reports::default(),
            contents: Opened::default(),
            numbers: 0,
        };
        (state, reported)
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
            settings: self.settings.clone(),
            documents: self.slots.iter().map(|(key, slot)| (key.clone(), Arc::clone(&slot.document))).collect(),
            unabsorbed: unabsorbed.collect(),
            folders: self.folders.iter().map(Folder::view).collect(),
            generation: self.generation,
            reports: self.reports.clone(),
            contents: self.contents.clone(),
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
                    self.set(Settings::of(&settings));
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
            Event::Analysed { document, diagnostics, related } => self.analysed(&document, diagnostics, &related),
            Event::Compared { document, diagnostics } => self.compared(&document, diagnostics),
            Event::Decided { folder, standing, complaint, diagnostics } => {
                self.decided(folder, standing, complaint, diagnostics);
            }
            Event::Manifest { folder, manifest, diagnostics } => self.manifest_read(folder, manifest, diagnostics),
            Event::Opened { folder, index } => self.opened(folder, index),
            Event::Read { folder, looked_at, of, has_written } => self.read(folder, looked_at, of, has_written),
            Event::Indexed { folder, is_complete } => self.indexed(folder, is_complete),
            Event::Changed { folder } => self.changed(folder),
            Event::Disk(paths) => self.disk_changed(paths),
            Event::Settings(value) => self.set(Settings::of(&value)),
        }
    }

    /// Makes these the user's settings. What they change in the findings is seen at once.
    fn set(&mut self, settings: Settings) {
        let same_rules = settings.rules == self.settings.rules;
        // What is kept of passages is of the classes of variants that were set.
        self.touch();
        self.settings = settings;
        if !same_rules {
            self.look_again(|_| true);
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
}
