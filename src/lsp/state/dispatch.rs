//! What each change and each event does to the state.

use std::collections::HashMap;
use std::sync::Arc;

use super::State;
use super::change::Change;
use super::event::Event;
use crate::lsp::protocol::uri::uri_to_path;
use crate::lsp::view::user_settings::UserSettings;

impl State {
    /// Carries out what the client has sent.
    pub(in crate::lsp) fn apply_change(&mut self, change: Change) {
        match change {
            Change::Initialize(params, features) => {
                self.features = features;
                let settings = params.initialization_options.as_ref();
                self.settings = settings.map(UserSettings::from_json).unwrap_or_default();
                self.add_initial_folders(&params);
            }
            Change::Initialized => {
                self.request_settings();
                self.start_folders();
            }
            Change::Open(params) => self.open_document(params),
            Change::Edit(params) => self.edit_document(&params),
            Change::Save(uri) => self.paths_changed(uri_to_path(&uri).into_iter().collect()),
            Change::Close(uri) => self.close_document(&uri),
            Change::Folders(event) => self.change_folders(&event),
            Change::Files(events) => {
                self.paths_changed(events.iter().filter_map(|event| uri_to_path(&event.uri)).collect());
            }
            Change::Configuration(settings) => {
                if settings.is_object() {
                    // Answers that are still under way are older than this.
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

    /// Takes in what one of the server's threads reports.
    pub(in crate::lsp) fn handle_event(&mut self, event: Event) {
        match event {
            Event::DocumentChecked { document, diagnostics } => self.document_checked(&document, diagnostics),
            Event::RelatedDocuments(keys) => keys.iter().for_each(|key| self.start_comparison(key)),
            Event::DocumentCompared { document, diagnostics } => self.document_compared(&document, diagnostics),
            Event::FolderClassified { folder, standing, complaint, diagnostics } => {
                self.folder_classified(folder, standing, complaint, diagnostics);
            }
            Event::ManifestRead { folder, manifest, diagnostics } => self.manifest_read(folder, manifest, diagnostics),
            Event::IndexOpened { folder, index } => self.index_opened(folder, index),
            Event::FilesRead { folder, looked_at, of, has_written } => {
                self.files_read(folder, looked_at, of, has_written);
            }
            Event::FolderIndexed { folder, is_complete } => self.folder_indexed(folder, is_complete),
            Event::SeedsChanged { folder } => self.seeds_changed(folder),
            Event::PathsChanged(paths) => self.paths_changed(paths),
            Event::Warning(message) => self.client.show_warning(&message.title(self.features.language)),
            // Answers may overtake one another.
            Event::SettingsReceived { number, all, of_folders } if number > self.settings_number => {
                self.settings_number = number;
                self.apply_settings(all, &of_folders);
            }
            Event::SettingsReceived { .. } => {}
        }
    }
}
