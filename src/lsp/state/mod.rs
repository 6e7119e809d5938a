//! The state: open documents, workspace folders with their corpora, and the user's settings. Only the main loop changes it.
//!
//! Everything that happens to the state comes in as a [`change`] from the client or an [`event`] from one of the
//! server's threads, and [`dispatch`] says what each does: to [`documents`], [`folders`], [`manifests`], files
//! on [`disk`] or the [`configuration`]. [`refresh`] notifies the client afterwards. Files are read and
//! documents checked by other threads: [`indexing`] and [`watching`] start theirs here.

pub(super) mod change;
mod configuration;
mod disk;
mod dispatch;
mod document_slot;
mod documents;
pub(super) mod event;
mod folder;
mod folder_id;
mod folders;
mod indexing;
mod manifests;
mod refresh;
mod watching;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use crossbeam_channel::{Receiver, Sender, unbounded};

use super::caches::PanelCaches;
use super::caches::per_folder::PerFolder;
use super::caches::recent_contents::RecentContents;
use super::caches::reported_seeds::ReportedSeeds;
use super::caches::revision_cache::Revision;
use super::protocol::client_features::ClientFeatures;
use super::protocol::client_handle::ClientHandle;
use super::protocol::uri::DocumentKey;
use super::runtime::workers::Workers;
use super::view::user_settings::UserSettings;
use super::view::{OpenDocuments, View};
use document_slot::DocumentSlot;
use event::Event;
use folder::Folder;
use indexing::scanner::PathScanner;
use watching::FileWatching;

/// The server's state.
pub(super) struct State {
    client: ClientHandle,
    workers: Workers,
    scanner: PathScanner,
    events: Sender<Event>,
    features: Arc<ClientFeatures>,
    slots: HashMap<DocumentKey, DocumentSlot>,
    /// What requests see of the slots.
    open: OpenDocuments,
    /// The innermost first, so that the first that holds a path is the one it belongs to.
    folders: Vec<Folder>,
    watching: FileWatching,
    /// The lock by which the indexers of a root take turns.
    turns: HashMap<Arc<Path>, Arc<Mutex<()>>>,
    /// The closed manifests for which the client has diagnostics.
    published_manifests: HashSet<PathBuf>,
    settings: UserSettings,
    /// The number of the request that the settings answer; older answers are ignored.
    settings_number: u64,
    /// How often a manifest has changed.
    manifests_changed: u64,
    revision: Revision,
    reported_seeds: PerFolder<ReportedSeeds>,
    panel_caches: PanelCaches,
    recent_contents: RecentContents,
    last_number: u64,
}

impl State {
    /// An empty state, and the channel on which its threads report.
    pub(super) fn new(client: ClientHandle, workers: Workers) -> (Self, Receiver<Event>) {
        let (events, reports) = unbounded();
        let state = Self {
            client,
            scanner: PathScanner::start(workers.clone()),
            workers,
            events,
            features: Arc::default(),
            slots: HashMap::new(),
            open: OpenDocuments::default(),
            folders: Vec::new(),
            watching: FileWatching::default(),
            turns: HashMap::new(),
            published_manifests: HashSet::new(),
            settings: UserSettings::default(),
            settings_number: 0,
            manifests_changed: 0,
            revision: 0,
            reported_seeds: PerFolder::default(),
            panel_caches: PanelCaches::default(),
            recent_contents: RecentContents::default(),
            last_number: 0,
        };
        (state, reports)
    }

    /// Stops all work.
    pub(super) fn stop(&mut self) {
        self.folders.iter().for_each(Folder::stop);
        self.slots.values().for_each(|slot| slot.document.supersede());
    }

    /// The state as it is now. The cost does not depend on how many documents are open.
    pub(super) fn view(&self) -> View {
        View {
            client: Arc::clone(&self.features),
            settings: self.settings.clone(),
            manifests_changed: self.manifests_changed,
            open: self.open.clone(),
            folders: self.folders.iter().map(Folder::view).collect(),
            revision: self.revision,
            reported_seeds: self.reported_seeds.clone(),
            panel_caches: self.panel_caches.clone(),
            recent_contents: self.recent_contents.clone(),
        }
    }

    /// A number that has not been given out before; never 0.
    fn new_number(&mut self) -> u64 {
        self.last_number += 1;
        self.last_number
    }

    /// Notes that passages may have changed: what was computed for the previous revision is not reused.
    fn bump_revision(&mut self) {
        self.revision += 1;
    }
}
