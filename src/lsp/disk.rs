//! What happens on disk: files, folders and manifests that come, change and go.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;
use tower_lsp::ls_types::Diagnostic;

use super::folders::{Folder, FolderId};
use super::rescan::Look;
use super::state::State;
use super::uri::{DocumentKey, path_to_uri};
use crate::corpus::{FolderKind, Manifest};

/// The files that say what else in their folder is none of a corpus's business.
const IGNORES: [&str; 2] = [".gitignore", ".ignore"];

impl State {
    /// Files or folders may have come, changed or gone.
    pub(super) fn disk_changed(&mut self, paths: Vec<PathBuf>) {
        for path in paths {
            let concerned = |folder: &&Folder| path.starts_with(&folder.root) || is_above(&path, &folder.root);
            let concerned: Vec<_> = self.folders.iter().filter(concerned).map(|folder| folder.id).collect();
            let is_manifest = path.file_name().is_some_and(|name| name == Manifest::FILE_NAME);
            if is_manifest {
                self.manifests_changed += 1;
                // Outside of the folders nothing is watched, but clients tell what they save.
                self.reload_files_where(|other| path.parent().is_some_and(|folder| other.starts_with(folder)));
            } else {
                self.reload_below(&path);
            }
            concerned.into_iter().for_each(|id| self.changed_in(id, &path));
        }
    }

    /// Something has changed in a folder, or above it and it may bear on the folder.
    pub(super) fn changed_in(&mut self, id: FolderId, path: &Path) {
        let number = self.new_number();
        let Some(folder) = self.folders.iter_mut().find(|folder| folder.id == id) else { return };
        let Folder { root, standing, snapshot, indexer, early, .. } = folder;
        let root = Arc::clone(root);
        let manifest = standing.as_ref().and_then(|standing| standing.manifest());
        let says_what_counts = manifest.is_some_and(|manifest| manifest.baseline_path() == *path)
            || path.file_name().is_some_and(|name| name == Manifest::FILE_NAME)
                && path.parent().is_some_and(|folder| root.starts_with(folder));
        let says_what_is_there = root.starts_with(path)
            || snapshot.is_some() && path.file_name().is_some_and(|name| IGNORES.iter().any(|ignore| name == *ignore));
        if says_what_counts && manifest.is_some() {
            self.scanner.read_manifest(id, root, Arc::clone(&self.features), self.events.clone());
        } else if says_what_counts || says_what_is_there {
            self.restart_folder(&root);
        } else if standing.is_none() {
            // Its indexer may have listed the files already, and what it says of that be on its way.
            early.insert(path.to_owned());
        } else if let (Some(standing), Some(_), Some(indexer)) = (standing, snapshot, indexer) {
            let (standing, indexer, path) = (Arc::clone(standing), indexer.clone(), path.to_owned());
            self.scanner.look(Look { indexer, root, standing, path, number });
        }
    }

    /// What a folder's manifest says has perhaps changed. As long as it says the same of which files are seeds, none is
    /// looked at.
    pub(super) fn manifest_read(
        &mut self,
        id: FolderId,
        manifest: Option<Arc<Manifest>>,
        diagnostics: Vec<Diagnostic>,
    ) {
        let Some(folder) = self.folders.iter_mut().find(|folder| folder.id == id) else { return };
        let root = Arc::clone(&folder.root);
        match (folder.standing.as_deref(), &mut folder.snapshot, manifest) {
            (Some(FolderKind::Declared(old)), Some(snapshot), Some(new)) if old.has_same_files(&new) => {
                *snapshot = snapshot.with_overrides(new.boilerplate.clone());
                folder.standing = Some(Arc::new(FolderKind::Declared(new)));
                folder.diagnostics = diagnostics;
                self.notify_corpus_changed();
                self.publish_manifest_diagnostics();
                self.reload_files_where(|path| path.starts_with(&root));
            }
            _ => self.restart_folder(&root),
        }
    }

    /// Sends what is wrong with the manifests that are not open, and takes back what is said of none any more. For those
    /// that are open the editor's text counts. These are pushed to a client that pulls, too: it pulls for what is open.
    pub(super) fn publish_manifest_diagnostics(&mut self) {
        let wrong = self.folders.iter().filter(|folder| !folder.diagnostics.is_empty());
        let told: HashMap<PathBuf, &[Diagnostic]> = wrong
            .filter_map(|folder| Some((folder.standing.as_ref()?.manifest()?.path(), &folder.diagnostics[..])))
            .filter(|(path, _)| !self.slots.contains_key(&DocumentKey::File(path.clone())))
            .collect();
        for path in self.published_manifests.iter().filter(|path| !told.contains_key(*path)) {
            let open = self.slots.get(&DocumentKey::File(path.clone()));
            if open.is_none() || self.features.pulls_diagnostics {
                self.publish_for_path(path, &[]);
            }
        }
        told.iter().for_each(|(path, diagnostics)| self.publish_for_path(path, diagnostics));
        self.published_manifests = told.into_keys().collect();
    }

    fn publish_for_path(&self, path: &Path, diagnostics: &[Diagnostic]) {
        if let Some(uri) = path_to_uri(path) {
            self.client.publish_diagnostics(uri.as_str(), json!({ "uri": uri, "diagnostics": diagnostics }));
        }
    }
}

/// Whether a path is a manifest that lies above a folder, or a folder around it.
fn is_above(path: &Path, folder: &Path) -> bool {
    let is_manifest = path.file_name().is_some_and(|name| name == Manifest::FILE_NAME);
    folder.starts_with(if is_manifest { path.parent().unwrap_or(path) } else { path })
}
