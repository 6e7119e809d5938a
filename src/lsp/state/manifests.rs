//! Manifests: what changes when one is read again, and the diagnostics of those that are not open.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;
use tower_lsp::ls_types::Diagnostic;

use super::State;
use super::folder_id::FolderId;
use crate::corpus::{FolderKind, Manifest};
use crate::lsp::protocol::uri::{DocumentKey, path_to_uri};

impl State {
    /// Handles [`ManifestRead`](super::event::Event::ManifestRead). As long as the same files are seeds, none is read again;
    /// else the folder is opened again.
    pub(super) fn manifest_read(
        &mut self,
        id: FolderId,
        manifest: Option<Arc<Manifest>>,
        diagnostics: Vec<Diagnostic>,
    ) {
        let Some(folder) = self.folder_mut(id) else { return };
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

    /// Publishes what is wrong with the manifests that are not open, and withdraws what no longer holds. For an open manifest
    /// the editor's text counts. These diagnostics are pushed to clients that pull, too: clients pull only for what is open.
    pub(super) fn publish_manifest_diagnostics(&mut self) {
        let wrong = self.folders.iter().filter(|folder| !folder.diagnostics.is_empty());
        let current: HashMap<PathBuf, &[Diagnostic]> = wrong
            .filter_map(|folder| Some((folder.standing.as_ref()?.manifest()?.path(), &folder.diagnostics[..])))
            .filter(|(path, _)| !self.slots.contains_key(&DocumentKey::File(path.clone())))
            .collect();
        for path in self.published_manifests.iter().filter(|path| !current.contains_key(*path)) {
            let open = self.slots.get(&DocumentKey::File(path.clone()));
            if open.is_none() || self.features.pulls_diagnostics {
                self.publish_for_path(path, &[]);
            }
        }
        current.iter().for_each(|(path, diagnostics)| self.publish_for_path(path, diagnostics));
        self.published_manifests = current.into_keys().collect();
    }

    fn publish_for_path(&self, path: &Path, diagnostics: &[Diagnostic]) {
        if let Some(uri) = path_to_uri(path) {
            self.client.publish_diagnostics(uri.as_str(), json!({ "uri": uri, "diagnostics": diagnostics }));
        }
    }
}
