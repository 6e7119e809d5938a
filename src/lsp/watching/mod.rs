//! Learning of files that change on disk: from the client if it watches files, else by watching them ourselves.
//!
//! A folder that is no corpus is watched for the one file that would make it one, and for nothing else.

mod own;
mod quiet;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossbeam_channel::Sender;
use tower_lsp::ls_types::{DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern};

use super::capabilities::ClientFeatures;
use super::link::Link;
use super::state::Event;
use own::Watch;

const METHOD: &str = "workspace/didChangeWatchedFiles";

/// Who watches.
#[derive(Clone, Default)]
pub(super) enum Watching {
    /// Nobody yet, or nobody can.
    #[default]
    None,
    /// The client; and whether it has been asked to watch everything, which one registration does for all folders.
    Client(Link, Arc<AtomicBool>),
    /// This process.
    Own(Watch),
}

impl Watching {
    /// Decides who watches.
    pub(super) fn begin(link: &Link, client: &ClientFeatures, events: &Sender<Event>) -> Self {
        if client.watches_files {
            register(link, "manifest", "**/variorum.toml");
            return Self::Client(link.clone(), Arc::default());
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
            Self::Client(link, asked) => {
                if is_corpus && !asked.swap(true, Ordering::Relaxed) {
                    register(link, "seeds", "**/*");
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

fn register(link: &Link, name: &str, glob: &str) {
    let watcher = FileSystemWatcher { glob_pattern: GlobPattern::String(glob.into()), kind: None };
    link.register(name, METHOD, &DidChangeWatchedFilesRegistrationOptions { watchers: vec![watcher] });
}
