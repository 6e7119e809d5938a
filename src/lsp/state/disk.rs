//! What happens on disk: files, folders and manifests that come, change and go.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::State;
use super::folder::Folder;
use super::folder_id::FolderId;
use super::indexing::scanner::Rescan;
use crate::corpus::Manifest;

/// The names of the files that exclude other files from a corpus.
const IGNORE_FILES: [&str; 2] = [".gitignore", ".ignore"];

impl State {
    /// Handles files or folders that may have come, changed or gone.
    pub(super) fn paths_changed(&mut self, paths: Vec<PathBuf>) {
        for path in paths {
            let is_concerned = |folder: &&Folder| path.starts_with(&folder.root) || is_above(&path, &folder.root);
            let concerned: Vec<_> = self.folders.iter().filter(is_concerned).map(|folder| folder.id).collect();
            if is_manifest(&path) {
                self.manifests_changed += 1;
                // Nothing is watched outside of the folders, but clients report what they save.
                self.reload_files_where(|other| path.parent().is_some_and(|folder| other.starts_with(folder)));
            } else {
                self.reload_below(&path);
            }
            concerned.into_iter().for_each(|id| self.path_changed_in(id, &path));
        }
    }

    /// Handles a change at a path that is in a folder, or above it and may matter to the folder.
    pub(super) fn path_changed_in(&mut self, id: FolderId, path: &Path) {
        let number = self.new_number();
        let Some(folder) = self.folders.iter_mut().find(|folder| folder.id == id) else { return };
        let Folder { root, standing, snapshot, indexer, early, .. } = folder;
        let root = Arc::clone(root);
        let manifest = standing.as_ref().and_then(|standing| standing.manifest());
        let changes_policy = manifest.is_some_and(|manifest| manifest.baseline_path() == *path)
            || is_manifest(path) && path.parent().is_some_and(|folder| root.starts_with(folder));
        let changes_files = root.starts_with(path)
            || snapshot.is_some()
                && path.file_name().is_some_and(|name| IGNORE_FILES.iter().any(|ignore| name == *ignore));
        if changes_policy && manifest.is_some() {
            self.scanner.read_manifest(id, root, Arc::clone(&self.features), self.events.clone());
        } else if changes_policy || changes_files {
            self.restart_folder(&root);
        } else if standing.is_none() {
            // The indexer may have listed the files already, and its report may be on the way.
            early.insert(path.to_owned());
        } else if let (Some(standing), Some(_), Some(indexer)) = (standing, snapshot, indexer) {
            let (standing, indexer, path) = (Arc::clone(standing), Arc::clone(indexer), path.to_owned());
            self.scanner.rescan(Rescan { indexer, root, standing, path, number });
        }
    }
}

fn is_manifest(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == Manifest::FILE_NAME)
}

/// Whether a path is a folder around another, or a manifest in such a folder.
fn is_above(path: &Path, folder: &Path) -> bool {
    folder.starts_with(if is_manifest(path) { path.parent().unwrap_or(path) } else { path })
}
