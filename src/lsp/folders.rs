//! Workspace folders: what each is, and its corpus. What happens in them on disk is in `disk.rs`.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::ls_types::{Diagnostic, InitializeParams, NumberOrString, WorkspaceFoldersChangeEvent, request};

use super::contents::{ContentRefresh, RefreshParams};
use super::indexing::{self, IndexerHandle, IndexerMessage, Task};
use super::progress::Progress;
use super::settings::UserSettings;
use super::state::State;
use super::uri::uri_to_path;
use super::view::FolderView;
use super::watching::Watching;
use crate::cancel::Cancel;
use crate::corpus::{CacheSizes, FolderKind, Index, Overlay, Snapshot};
use crate::messages::{message, quote};

/// How much of a corpus is kept in memory.
const MEMORY: CacheSizes = CacheSizes { text_bytes: 16 << 20, seed_bytes: 16 << 20 };

/// Tells a folder from one that was opened at the same place before.
pub(super) type FolderId = u64;

/// One workspace folder.
pub(super) struct Folder {
    pub(super) id: FolderId,
    pub(super) root: Arc<Path>,
    /// What it is, once that is known.
    pub(super) standing: Option<Arc<FolderKind>>,
    /// What the user has set for it, if it is set otherwise than for all.
    pub(super) settings: Option<UserSettings>,
    /// What is wrong with its `variorum.toml`.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Where something has happened on disk before that was known.
    pub(super) early: HashSet<PathBuf>,
    /// Its corpus, if it is one.
    pub(super) snapshot: Option<Snapshot>,
    /// Who keeps its index, once it is begun with.
    pub(super) indexer: Option<IndexerHandle>,
    /// Whether everything in it has been looked at.
    is_complete: bool,
    /// Raised to stop the first reading.
    cancel: Cancel,
    /// Raised once it is a workspace folder no more.
    gone: Cancel,
    /// The progress of its first indexing, with its token.
    progress: Option<(String, Progress)>,
}

impl Folder {
    fn new(id: FolderId, root: &Path) -> Self {
        Self {
            id,
            root: root.into(),
            standing: None,
            settings: None,
            diagnostics: Vec::new(),
            early: HashSet::new(),
            snapshot: None,
            indexer: None,
            is_complete: false,
            cancel: Cancel::new(),
            gone: Cancel::new(),
            progress: None,
        }
    }

    /// Stops its indexing, for good.
    pub(super) fn stop(&self) {
        self.cancel.cancel();
        self.gone.cancel();
        if let Some(indexer) = &self.indexer {
            // If there is no room, it has something to do and will see the flag.
            let _ = indexer.try_send(IndexerMessage::Over);
        }
    }

    /// The folder as it is now.
    pub(super) fn view(&self) -> FolderView {
        FolderView {
            root: Arc::clone(&self.root),
            standing: self.standing.clone(),
            settings: self.settings.clone(),
            snapshot: self.snapshot.clone(),
            indexer: self.indexer.clone(),
            is_complete: self.is_complete,
        }
    }
}

impl Folder {
    /// Lays the text of an open document over what the corpus has from disk, if it is one and this can be a seed of it.
    /// Gives whether it was laid.
    pub(super) fn add_overlay(&mut self, path: &Path, overlay: &Arc<Overlay>) -> bool {
        if let (Some(standing), Some(snapshot)) = (&self.standing, &mut self.snapshot)
            && standing.can_admit(path)
        {
            *snapshot = snapshot.with_overlay(Arc::clone(overlay));
            return true;
        }
        false
    }
}

impl State {
    /// The folders that a path lies in, innermost first.
    pub(super) fn folders_around(&mut self, path: &Path) -> impl Iterator<Item = &mut Folder> {
        self.folders.iter_mut().filter(|folder| path.starts_with(&folder.root))
    }

    /// Takes note of the folders that the client begins with.
    pub(super) fn initialize_folders(&mut self, params: &InitializeParams) {
        #[allow(deprecated)] // What older clients send.
        let root =
            || params.root_uri.as_ref().and_then(uri_to_path).or_else(|| params.root_path.as_ref().map(PathBuf::from));
        let roots: Vec<PathBuf> = match params.workspace_folders.as_deref() {
            Some(folders) if !folders.is_empty() => {
                folders.iter().filter_map(|folder| uri_to_path(&folder.uri)).collect()
            }
            _ => root().into_iter().collect(),
        };
        for root in roots.iter().filter(|root| root.is_absolute()) {
            self.add_folder(root);
        }
    }

    fn add_folder(&mut self, root: &Path) -> Option<FolderId> {
        if self.folders.iter().any(|folder| &*folder.root == root) {
            return None;
        }
        let id = self.new_number();
        self.folders.push(Folder::new(id, root));
        // The innermost first, so that the first that holds a path is the one it belongs to.
        self.folders.sort_by_key(|folder| std::cmp::Reverse(folder.root.components().count()));
        Some(id)
    }

    /// Begins to find out what the folders are, and to watch them.
    pub(super) fn start_folders(&mut self) {
        let ids: Vec<_> = self.folders.iter().map(|folder| folder.id).collect();
        self.watching = Watching::begin(&self.client, &self.features, &self.events);
        ids.into_iter().for_each(|id| self.start_folder(id));
    }

    fn start_folder(&mut self, id: FolderId) {
        let Some(folder) = self.folders.iter_mut().find(|folder| folder.id == id) else { return };
        let turn = self.turns.entry(Arc::clone(&folder.root)).or_default();
        folder.indexer = Some(indexing::start(Task {
            folder: id,
            root: Arc::clone(&folder.root),
            client: Arc::clone(&self.features),
            turn: Arc::clone(turn),
            cancel: folder.cancel.clone(),
            gone: folder.gone.clone(),
            watching: self.watching.clone(),
            workers: self.workers.clone(),
            events: self.events.clone(),
        }));
    }

    /// Takes in folders that come and go.
    pub(super) fn change_folders(&mut self, event: &WorkspaceFoldersChangeEvent) {
        for root in event.removed.iter().filter_map(|folder| uri_to_path(&folder.uri)) {
            self.remove_folder(&root);
            self.notify_corpus_changed();
        }
        for root in event.added.iter().filter_map(|folder| uri_to_path(&folder.uri)).filter(|root| root.is_absolute()) {
            if let Some(id) = self.add_folder(&root) {
                self.start_folder(id);
                // Its documents belonged to nothing, or to a folder around it.
                self.reload_files_where(|path| path.starts_with(&root));
                self.request_settings();
            }
        }
    }

    /// Begins anew with a folder: what it is, or which files are its seeds, may have changed. Files that the index knows
    /// are not read again.
    pub(super) fn restart_folder(&mut self, root: &Path) {
        let settings = self.folders.iter().find(|folder| &*folder.root == root).and_then(|it| it.settings.clone());
        self.remove_folder(root);
        if let Some(id) = self.add_folder(root) {
            self.folders.iter_mut().filter(|folder| folder.id == id).for_each(|it| it.settings.clone_from(&settings));
            self.start_folder(id);
        }
    }

    fn remove_folder(&mut self, root: &Path) {
        self.bump_revision();
        self.watching.remove(root);
        self.folders.iter().filter(|folder| &*folder.root == root).for_each(Folder::stop);
        self.folders.retain(|folder| &*folder.root != root);
        self.publish_manifest_diagnostics();
        self.reload_files_where(|path| path.starts_with(root));
    }

    /// It is known what a folder is.
    pub(super) fn decided(
        &mut self,
        id: FolderId,
        standing: Arc<FolderKind>,
        complaint: Option<String>,
        diagnostics: Vec<Diagnostic>,
    ) {
        let Some(folder) = self.folders.iter_mut().find(|folder| folder.id == id) else { return };
        if *standing != FolderKind::Ordinary {
            let overruled = standing.manifest().map(|manifest| manifest.boilerplate.clone()).unwrap_or_default();
            folder.snapshot = Some(Snapshot::default().with_overrides(overruled));
            if self.features.progress {
                let token = format!("variorum/index/{id}");
                let name = folder.root.file_name().unwrap_or_default().to_string_lossy();
                let title = message!("progress-reading", name = quote(&name));
                folder.progress = Some((
                    token.clone(),
                    Progress::create(&self.client, NumberOrString::String(token), &title, self.features.language),
                ));
            }
        }
        folder.standing = Some(standing);
        folder.diagnostics = diagnostics;
        let (root, early) = (Arc::clone(&folder.root), std::mem::take(&mut folder.early));
        early.iter().for_each(|path| self.changed_in(id, path));
        if let Some(complaint) = complaint {
            self.client.show_warning(&complaint);
        }
        self.notify_corpus_changed();
        self.publish_manifest_diagnostics();
        self.reload_files_where(|path| path.starts_with(&root));
    }

    /// A folder has an index, as it was left.
    pub(super) fn opened(&mut self, id: FolderId, index: Arc<Index>) {
        if let Some(folder) = self.folders.iter_mut().find(|folder| folder.id == id)
            && let Some(snapshot) = &mut folder.snapshot
        {
            *snapshot = snapshot.on_disk(&folder.root, index, MEMORY);
            folder.is_complete = false;
        }
        self.notify_corpus_changed();
    }

    /// Some files of a folder have been read.
    pub(super) fn read(&mut self, id: FolderId, looked_at: usize, of: usize, has_written: bool) {
        if has_written {
            self.notify_corpus_changed();
        }
        let folder = self.folders.iter().find(|folder| folder.id == id);
        if let Some((_, progress)) = folder.and_then(|folder| folder.progress.as_ref()) {
            progress.report(looked_at, of);
        }
    }

    /// Seeds have changed on disk.
    pub(super) fn changed(&mut self, id: FolderId) {
        if let Some(folder) = self.folders.iter().find(|folder| folder.id == id) {
            let root = Arc::clone(&folder.root);
            self.notify_corpus_changed();
            self.compare_below(&root);
            self.request_refresh();
        }
    }

    /// Has a client that pulls diagnostics do so again, and read again what is made of several seeds.
    pub(super) fn request_refresh(&self) {
        for uri in self.contents.all() {
            self.client.send_request::<ContentRefresh>(RefreshParams { uri }, drop);
        }
        if self.features.pulls_diagnostics {
            self.client.send_request::<request::WorkspaceDiagnosticRefresh>((), drop);
        }
    }

    /// A folder's index is up to date for the first time.
    pub(super) fn indexed(&mut self, id: FolderId, is_complete: bool) {
        if let Some(folder) = self.folders.iter_mut().find(|folder| folder.id == id) {
            folder.progress = None;
            folder.is_complete = is_complete;
            let root = Arc::clone(&folder.root);
            self.notify_corpus_changed();
            self.compare_below(&root);
            self.request_refresh();
            if self.features.refreshes_lenses {
                self.client.send_request::<request::CodeLensRefresh>((), drop);
            }
            if self.features.refreshes_tokens {
                self.client.send_request::<request::SemanticTokensRefresh>((), drop);
            }
        }
    }

    /// The user has stopped an indexing. What has been read until then stays.
    pub(super) fn cancel_indexing(&mut self, token: &str) {
        let stopped = |folder: &&mut Folder| folder.progress.as_ref().is_some_and(|(of, _)| of == token);
        if let Some(folder) = self.folders.iter_mut().find(stopped) {
            folder.cancel.cancel();
            folder.progress = None;
        }
    }
}
