//! Learning of files that change on disk: from the client if it watches files, else by watching them ourselves.
//!
//! A folder that is no corpus is watched only for the one file that would make it one.

mod debounce;
mod watcher;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossbeam_channel::Sender;
use tower_lsp::ls_types::{DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern};

use super::event::Event;
use crate::lsp::protocol::client_features::ClientFeatures;
use crate::lsp::protocol::client_handle::ClientHandle;
use watcher::FileWatcher;

const METHOD: &str = "workspace/didChangeWatchedFiles";

/// Who watches files. Clones are the same watcher.
#[derive(Clone, Default)]
pub(super) enum FileWatching {
    /// Nobody yet, or nobody can.
    #[default]
    None,
    /// The client. The flag says whether it has been asked to watch everything: one registration covers all folders.
    ByClient(ClientHandle, Arc<AtomicBool>),
    /// This process.
    ByServer(FileWatcher),
}

impl FileWatching {
    /// Decides who watches.
    pub(super) fn start(client: &ClientHandle, features: &ClientFeatures, events: &Sender<Event>) -> Self {
        if features.watches_files {
            register(client, "manifest", "**/variorum.toml");
            return Self::ByClient(client.clone(), Arc::default());
        }
        match FileWatcher::start(events.clone()) {
            Ok(watcher) => Self::ByServer(watcher),
            Err(error) => {
                tracing::warn!("files are not watched: {error}");
                Self::None
            }
        }
    }

    /// Watches a folder: everything in a corpus, and in any other folder only what lies directly in it. Returns once the
    /// folder is watched, which takes as long as the folder is deep.
    pub(super) fn add(&self, root: &Path, is_corpus: bool) {
        match self {
            Self::None => {}
            // Clients report folders that are moved or deleted by their own names, so a pattern of endings would miss them.
            Self::ByClient(client, asked) => {
                if is_corpus && !asked.swap(true, Ordering::Relaxed) {
                    register(client, "seeds", "**/*");
                }
            }
            Self::ByServer(watcher) => watcher.add(root, is_corpus),
        }
    }

    /// Stops watching a folder. Does not wait, and takes effect before whatever is added later.
    pub(super) fn remove(&self, root: &Path) {
        if let Self::ByServer(watcher) = self {
            watcher.remove(root);
        }
    }
}

fn register(client: &ClientHandle, name: &str, glob: &str) {
    let watcher = FileSystemWatcher { glob_pattern: GlobPattern::String(glob.into()), kind: None };
    client.register_capability(name, METHOD, &DidChangeWatchedFilesRegistrationOptions { watchers: vec![watcher] });
}
