//! Learning of files that change on disk: from the client if it watches files, else by watching them ourselves.
//!
//! A folder that is no corpus is watched for the one file that would make it one, and for nothing else.

mod debounce;
mod watcher;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossbeam_channel::Sender;
use tower_lsp::ls_types::{DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern};

use super::client_features::ClientFeatures;
use super::client_handle::ClientHandle;
use super::state::Event;
use watcher::Watch;

const METHOD: &str = "workspace/didChangeWatchedFiles";

/// Who watches.
#[derive(Clone, Default)]
pub(super) enum Watching {
    /// Nobody yet, or nobody can.
    #[default]
    None,
    /// The client; and whether it has been asked to watch everything, which one registration does for all folders.
    Client(ClientHandle, Arc<AtomicBool>),
    /// This process.
    Own(Watch),
}

impl Watching {
    /// Decides who watches.
    pub(super) fn begin(client: &ClientHandle, features: &ClientFeatures, events: &Sender<Event>) -> Self {
        if features.watches_files {
            register(client, "manifest", "**/variorum.toml");
            return Self::Client(client.clone(), Arc::default());
        }
        match Watch::start(events.clone()) {
            Ok(watch) => Self::Own(watch),
            Err(error) => {
                tracing::warn!("files are not watched: {error}");
                Self::None
            }
        }
    }

    /// Watches a folder: all of a corpus, of another folder only what lies directly in it. Returns once it is watched,
    /// which takes as long as the folder is deep.
    pub(super) fn add(&self, root: &Path, is_corpus: bool) {
        match self {
            Self::None => {}
            // Folders that are moved or deleted are told by their own names, so endings cannot be asked for.
            Self::Client(client, asked) => {
                if is_corpus && !asked.swap(true, Ordering::Relaxed) {
                    register(client, "seeds", "**/*");
                }
            }
            Self::Own(watch) => watch.add(root, is_corpus),
        }
    }

    /// Watches a folder no longer. Does not wait; what is added later is added after this.
    pub(super) fn remove(&self, root: &Path) {
        if let Self::Own(watch) = self {
            watch.remove(root);
        }
    }
}

fn register(client: &ClientHandle, name: &str, glob: &str) {
    let watcher = FileSystemWatcher { glob_pattern: GlobPattern::String(glob.into()), kind: None };
    client.register_capability(name, METHOD, &DidChangeWatchedFilesRegistrationOptions { watchers: vec![watcher] });
}
