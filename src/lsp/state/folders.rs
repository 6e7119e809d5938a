//! Workspace folders: opening and closing them, and what their indexers report.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::ls_types::{Diagnostic, InitializeParams, NumberOrString, WorkspaceFoldersChangeEvent};

use super::State;
use super::folder::Folder;
use super::folder_id::FolderId;
use super::indexing::indexer::{self, IndexerTask};
use super::indexing::message::damage_signal;
use super::watching::FileWatching;
use crate::corpus::{CacheSizes, FolderKind, Index, Snapshot};
use crate::lsp::protocol::progress::Progress;
use crate::lsp::protocol::uri::uri_to_path;
use crate::messages::{message, quote};

/// How much of a corpus is kept in memory, in bytes.
const MEMORY: CacheSizes = CacheSizes { text_bytes: 16 << 20, seed_bytes: 16 << 20 };

impl State {
    /// The folders that a path lies in, innermost first.
    pub(super) fn folders_around(&mut self, path: &Path) -> impl Iterator<Item = &mut Folder> {
        self.folders.iter_mut().filter(|folder| path.starts_with(&folder.root))
    }

    /// The folder with an id, unless it has been closed since.
    pub(super) fn folder_mut(&mut self, id: FolderId) -> Option<&mut Folder> {
        self.folders.iter_mut().find(|folder| folder.id == id)
    }

    /// Adds the folders that `initialize` names, without starting any work on them.
    pub(super) fn add_initial_folders(&mut self, params: &InitializeParams) {
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

    /// Adds a folder; `None` if there is one with this root already.
    fn add_folder(&mut self, root: &Path) -> Option<FolderId> {
        if self.folders.iter().any(|folder| &*folder.root == root) {
            return None;
        }
        let id = FolderId(self.new_number());
        self.folders.push(Folder::new(id, root));
        self.folders.sort_by_key(|folder| std::cmp::Reverse(folder.root.components().count()));
        Some(id)
    }

    /// Starts watching and indexing all folders.
    pub(super) fn start_folders(&mut self) {
        let ids: Vec<_> = self.folders.iter().map(|folder| folder.id).collect();
        self.watching = FileWatching::start(&self.client, &self.features, &self.events);
        ids.into_iter().for_each(|id| self.start_folder(id));
    }

    fn start_folder(&mut self, id: FolderId) {
        let Some(folder) = self.folders.iter_mut().find(|folder| folder.id == id) else { return };
        let turn = self.turns.entry(Arc::clone(&folder.root)).or_default();
        let indexer = indexer::start(IndexerTask {
            folder: id,
            root: Arc::clone(&folder.root),
            features: Arc::clone(&self.features),
            turn: Arc::clone(turn),
            cancel: folder.cancel.clone(),
            removed: folder.removed.clone(),
            watching: self.watching.clone(),
            workers: self.workers.clone(),
            events: self.events.clone(),
        });
        folder.damage = Some(damage_signal(&indexer));
        folder.indexer = Some(indexer);
    }

    /// `workspace/didChangeWorkspaceFolders`
    pub(super) fn change_folders(&mut self, event: &WorkspaceFoldersChangeEvent) {
        for root in event.removed.iter().filter_map(|folder| uri_to_path(&folder.uri)) {
            self.remove_folder(&root);
            self.notify_corpus_changed();
        }
        for root in event.added.iter().filter_map(|folder| uri_to_path(&folder.uri)).filter(|root| root.is_absolute()) {
            if let Some(id) = self.add_folder(&root) {
                self.start_folder(id);
                // Its documents belonged to no folder, or to one around it.
                self.reload_files_where(|path| path.starts_with(&root));
                self.request_settings();
            }
        }
    }

    /// Closes a folder and opens it again, because what it is or which files are its seeds may have changed. Files that the
    /// index knows are not read again.
    pub(super) fn restart_folder(&mut self, root: &Path) {
        let settings = self.folders.iter().find(|folder| &*folder.root == root).and_then(|it| it.settings.clone());
        self.remove_folder(root);
        if let Some(id) = self.add_folder(root) {
            if let Some(folder) = self.folder_mut(id) {
                folder.settings = settings;
            }
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

    /// Handles [`FolderClassified`](super::event::Event::FolderClassified).
    pub(super) fn folder_classified(
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
                let progress_token = NumberOrString::String(token.clone());
                let progress = Progress::create(&self.client, progress_token, &title, self.features.language);
                folder.progress = Some((token, progress));
            }
        }
        folder.standing = Some(standing);
        folder.diagnostics = diagnostics;
        let (root, early) = (Arc::clone(&folder.root), std::mem::take(&mut folder.early));
        early.iter().for_each(|path| self.path_changed_in(id, path));
        if let Some(complaint) = complaint {
            self.client.show_warning(&complaint);
        }
        self.notify_corpus_changed();
        self.publish_manifest_diagnostics();
        self.reload_files_where(|path| path.starts_with(&root));
    }

    /// Handles [`IndexOpened`](super::event::Event::IndexOpened).
    pub(super) fn index_opened(&mut self, id: FolderId, index: Arc<Index>) {
        if let Some(folder) = self.folder_mut(id)
            && let Some(snapshot) = &mut folder.snapshot
        {
            *snapshot = snapshot.on_disk(&folder.root, index, MEMORY);
            folder.is_complete = false;
        }
        self.notify_corpus_changed();
    }

    /// Handles [`FilesRead`](super::event::Event::FilesRead).
    pub(super) fn files_read(&mut self, id: FolderId, looked_at: usize, of: usize, has_written: bool) {
        if has_written {
            self.notify_corpus_changed();
        }
        let folder = self.folders.iter().find(|folder| folder.id == id);
        if let Some((_, progress)) = folder.and_then(|folder| folder.progress.as_ref()) {
            progress.report(looked_at, of);
        }
    }

    /// Handles [`SeedsChanged`](super::event::Event::SeedsChanged).
    pub(super) fn seeds_changed(&mut self, id: FolderId) {
        if let Some(folder) = self.folders.iter().find(|folder| folder.id == id) {
            let root = Arc::clone(&folder.root);
            self.notify_corpus_changed();
            self.start_comparisons_below(&root);
            self.request_refresh();
        }
    }

    /// Handles [`FolderIndexed`](super::event::Event::FolderIndexed).
    pub(super) fn folder_indexed(&mut self, id: FolderId, is_complete: bool) {
        if let Some(folder) = self.folder_mut(id) {
            folder.progress = None;
            folder.is_complete = is_complete;
            let root = Arc::clone(&folder.root);
            self.notify_corpus_changed();
            self.start_comparisons_below(&root);
            self.request_full_refresh();
        }
    }

    /// Stops the first reading of the folder whose progress has this token. What has been read so far stays.
    pub(super) fn cancel_indexing(&mut self, token: &str) {
        let is_meant = |folder: &&mut Folder| folder.progress.as_ref().is_some_and(|(of, _)| of == token);
        if let Some(folder) = self.folders.iter_mut().find(is_meant) {
            folder.cancel.cancel();
            folder.progress = None;
        }
    }
}
