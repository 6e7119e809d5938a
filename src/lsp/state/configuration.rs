//! The user's settings, as the client's configuration gives them.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use tower_lsp::ls_types::{ConfigurationItem, ConfigurationParams, request};

use super::State;
use super::event::Event;
use crate::lsp::protocol::uri::path_to_uri;
use crate::lsp::view::user_settings::UserSettings;

impl State {
    /// Applies settings: `all` everywhere (`None` keeps the present ones), and `of_folders` in the folders with these roots.
    /// Documents whose rules change are checked again at once.
    pub(super) fn apply_settings(&mut self, all: Option<UserSettings>, of_folders: &HashMap<Arc<Path>, UserSettings>) {
        // Cached passages have the classes of variants that were set before.
        self.bump_revision();
        let before = self.view();
        self.settings = all.unwrap_or_else(|| self.settings.clone());
        for folder in &mut self.folders {
            folder.settings = of_folders.get(&folder.root).filter(|settings| **settings != self.settings).cloned();
        }
        let now = self.view();
        self.reload_documents_where(|path| before.settings_at(path).rules != now.settings_at(path).rules);
    }

    /// Asks the client for its configuration: for all, and for each folder. The answer is an
    /// [`Event::SettingsReceived`].
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
                let _ = events.send(Event::SettingsReceived { number, all, of_folders });
            }
        });
    }
}
