//! The state: open documents, workspace folders with their corpora, settings. Only the main loop touches it.
//! What happens to documents is in `editing.rs`, to folders in `folders.rs`, on disk in `disk.rs`.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use crossbeam_channel::{Receiver, Sender, unbounded};
use tower_lsp::ls_types::{ConfigurationItem, ConfigurationParams, Diagnostic, request};

use super::client_features::ClientFeatures;
use super::client_handle::ClientHandle;
use super::contents::RecentContents;
use super::documents::Document;
use super::editing::Slot;
use super::folders::{Folder, FolderId};
use super::main_loop::Change;
use super::panels::PanelCaches;
use super::rescan::Scanner;
use super::revision_cache::Revision;
use super::settings::UserSettings;
use super::uri::{DocumentKey, path_to_uri, uri_to_path};
use super::view::{Open, View};
use super::watching::Watching;
use super::workers::Workers;
use super::workspace_diagnostics::WorkspaceReports;
use crate::corpus::{FolderKind, Index, Manifest};
use crate::messages::Message;

/// What the server's own threads report.
pub(super) enum Event {
    /// An open document has been analysed, or that was given up.
    Analysed { document: Arc<Document>, diagnostics: Option<Arc<[Diagnostic]>> },
    /// What open documents share with other seeds may have changed with one of them.
    Related(Vec<DocumentKey>),
    /// An open document has been compared with its reprints, or that was given up: all of its diagnostics.
    Compared { document: Arc<Document>, diagnostics: Option<Arc<[Diagnostic]>> },
    /// It is known what a folder is, and what is wrong with its manifest; perhaps that cannot be read at all.
    Decided { folder: FolderId, standing: Arc<FolderKind>, complaint: Option<String>, diagnostics: Vec<Diagnostic> },
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
    /// The client's configuration, as it answers when it is asked by this number: for all, if it says anything, and where
    /// it says otherwise, by the root of a folder.
    Settings { number: u64, all: Option<UserSettings>, of_folders: HashMap<Arc<Path>, UserSettings> },
    /// Something that the user is to know of, though nothing was asked.
    Warning(Message),
}

/// See the module.
pub(super) struct State {
    pub(super) client: ClientHandle,
    pub(super) workers: Workers,
    pub(super) scanner: Scanner,
    pub(super) events: Sender<Event>,
    pub(super) features: Arc<ClientFeatures>,
    pub(super) slots: HashMap<DocumentKey, Slot>,
    /// What of the slots a request sees.
    pub(super) open: Open,
    pub(super) folders: Vec<Folder>,
    pub(super) watching: Watching,
    /// By the root of a folder, what its indexers take turns by.
    pub(super) turns: HashMap<Arc<Path>, Arc<Mutex<()>>>,
    /// The manifests that are not open and of which the client has been told something.
    pub(super) published_manifests: HashSet<PathBuf>,
    settings: UserSettings,
    /// By which number the client was asked for them.
    settings_number: u64,
    /// How often a manifest has changed.
    pub(super) manifests_changed: u64,
    revision: Revision,
    reports: WorkspaceReports,
    panel_caches: PanelCaches,
    pub(super) contents: RecentContents,
    numbers: u64,
}

impl State {
    /// An empty state, and where its threads' reports arrive.
    pub(super) fn new(client: ClientHandle, workers: Workers) -> (Self, Receiver<Event>) {
        let (events, reported) = unbounded();
        let state = Self {
            client,
            scanner: Scanner::start(workers.clone()),
            workers,
            events,
            features: Arc::default(),
            slots: HashMap::new(),
            open: Open::default(),
            folders: Vec::new(),
            watching: Watching::default(),
            turns: HashMap::new(),
            published_manifests: HashSet::new(),
            settings: UserSettings::default(),
            settings_number: 0,
            manifests_changed: 0,
            revision: 0,
            reports: WorkspaceReports::default(),
            panel_caches: PanelCaches::default(),
            contents: RecentContents::default(),
            numbers: 0,
        };
        (state, reported)
    }

    /// Ends all work.
    pub(super) fn stop(&mut self) {
        self.folders.iter().for_each(Folder::stop);
        self.slots.values().for_each(|slot| slot.document.supersede());
    }

    /// The state as it is now. What it costs does not depend on how many documents are open.
    pub(super) fn view(&self) -> View {
        View {
            client: Arc::clone(&self.features),
            settings: self.settings.clone(),
            manifests_changed: self.manifests_changed,
            open: self.open.clone(),
            folders: self.folders.iter().map(Folder::view).collect(),
            revision: self.revision,
            reports: self.reports.clone(),
            panel_caches: self.panel_caches.clone(),
            contents: self.contents.clone(),
        }
    }

    /// A number that was not given out before; never 0.
    pub(super) fn new_number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }

    /// Says that what passages there are may have changed.
    pub(super) fn bump_revision(&mut self) {
        self.revision += 1;
    }

    /// Carries out what came over the wire.
    pub(super) fn apply_change(&mut self, change: Change) {
        match change {
            Change::Initialize(params, features) => {
                self.features = features;
                self.settings = params.initialization_options.as_ref().map(UserSettings::from_json).unwrap_or_default();
                self.initialize_folders(&params);
            }
            Change::Initialized => {
                self.request_settings();
                self.start_folders();
            }
            Change::Open(params) => self.open(params),
            Change::Edit(params) => self.edit(&params),
            Change::Save(uri) => self.disk_changed(uri_to_path(&uri).into_iter().collect()),
            Change::Close(uri) => self.close(&uri),
            Change::Folders(event) => self.change_folders(&event),
            Change::Files(events) => {
                self.disk_changed(events.iter().filter_map(|event| uri_to_path(&event.uri)).collect());
            }
            Change::Configuration(settings) => {
                if settings.is_object() {
                    // What was asked for before is older.
                    self.settings_number = self.new_number();
                    self.apply_settings(Some(UserSettings::from_json(&settings)), &HashMap::new());
                }
                self.request_settings();
            }
            Change::CancelProgress(token) => self.cancel_indexing(&token),
            Change::Reindex => {
                let roots: Vec<_> = self.folders.iter().map(|folder| Arc::clone(&folder.root)).collect();
                roots.iter().for_each(|root| self.restart_folder(root));
            }
            Change::Shutdown => self.stop(),
        }
    }

    /// Takes in what the server's own threads report.
    pub(super) fn handle_event(&mut self, event: Event) {
        match event {
            Event::Analysed { document, diagnostics } => self.analysed(&document, diagnostics),
            Event::Related(keys) => keys.iter().for_each(|key| self.compare(key)),
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
            Event::Warning(message) => self.client.show_warning(&message.title(self.features.language)),
            // Answers may overtake one another.
            Event::Settings { number, all, of_folders } if number > self.settings_number => {
                self.settings_number = number;
                self.apply_settings(all, &of_folders);
            }
            Event::Settings { .. } => {}
        }
    }

    /// Makes these the user's settings. What they change in the findings is seen at once.
    fn apply_settings(&mut self, all: Option<UserSettings>, of_folders: &HashMap<Arc<Path>, UserSettings>) {
        // What is kept of passages is of the classes of variants that were set.
        self.bump_revision();
        let before = self.view();
        self.settings = all.unwrap_or_else(|| self.settings.clone());
        for folder in &mut self.folders {
            folder.settings = of_folders.get(&folder.root).filter(|settings| **settings != self.settings).cloned();
        }
        let now = self.view();
        self.reload_documents_where(|path| before.settings_at(path).rules != now.settings_at(path).rules);
    }

    /// Asks the client for its configuration, for all and for each folder.
    pub(super) fn request_settings(&mut self) {
        if !self.features.configuration {
            return;
        }
        let number = self.new_number();
        let roots: Vec<_> = self.folders.iter().map(|folder| Arc::clone(&folder.root)).collect();
        let scopes = std::iter::once(None).chain(roots.iter().map(|root| path_to_uri(root)));
        let section = || Some("variorum".into());
        let items = scopes.map(|scope_uri| ConfigurationItem { scope_uri, section: section() }).collect();
        let events = self.events.clone();
        self.client.send_request::<request::WorkspaceConfiguration>(ConfigurationParams { items }, move |answers| {
            let mut answers = answers.iter().map(|value| value.is_object().then(|| UserSettings::from_json(value)));
            let all = answers.next().flatten();
            let of_folders: HashMap<_, _> = roots.into_iter().zip(answers).filter_map(|(a, b)| Some((a, b?))).collect();
            if all.is_some() || !of_folders.is_empty() {
                let _ = events.send(Event::Settings { number, all, of_folders });
            }
        });
    }
}
