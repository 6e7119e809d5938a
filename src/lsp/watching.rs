//! Learning of files that change on disk: from the client if it watches files, else by watching them ourselves.
//!
//! A folder that is no corpus is watched for the one file that would make it one, and for nothing else.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crossbeam_channel::Sender;
use notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use tower_lsp::ls_types::{DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern};

use super::capabilities::ClientFeatures;
use super::link::Link;
use super::state::Event;

/// How long a file must be left alone before it is looked at: programs write in several goes.
const QUIET: Duration = Duration::from_millis(100);

const METHOD: &str = "workspace/didChangeWatchedFiles";

/// Who watches.
#[derive(Clone, Default)]
pub(super) enum Watching {
    /// Nobody yet, or nobody can.
    #[default]
    None,
    /// The client; and whether it has been asked to watch everything, which one registration does for all folders.
    Client(Link, Arc<AtomicBool>),
    /// This process. Setting a watch takes as long as the folder is deep, so it is done on the folder's own thread.
    Own(Arc<Mutex<Debouncer<RecommendedWatcher, RecommendedCache>>>),
}

impl Watching {
    /// Decides who watches.
    pub(super) fn begin(link: &Link, client: &ClientFeatures, events: &Sender<Event>) -> Self {
        if client.watches_files {
            register(link, "manifest", "**/variorum.toml");
            return Self::Client(link.clone(), Arc::default());
        }
        match new_debouncer(QUIET, None, teller(events.clone())) {
            Ok(watcher) => Self::Own(Arc::new(Mutex::new(watcher))),
            Err(error) => {
                tracing::warn!("files are not watched: {error}");
                Self::None
            }
        }
    }

    /// Watches a folder: all of a corpus, of another folder only what lies directly in it.
    pub(super) fn add(&self, root: &Path, is_corpus: bool) {
        match self {
            Self::None => {}
            // Folders that are moved or deleted are told by their own names, so endings cannot be asked for.
            Self::Client(link, asked) => {
                if is_corpus && !asked.swap(true, Ordering::Relaxed) {
                    register(link, "seeds", "**/*");
                }
            }
            Self::Own(watcher) => {
                let mode = if is_corpus { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
                let mut watcher = watcher.lock().unwrap_or_else(PoisonError::into_inner);
                if let Err(error) = watcher.watch(root, mode) {
                    tracing::warn!("a folder is not watched: {error}");
                }
            }
        }
    }

    /// Watches a folder no longer.
    pub(super) fn remove(&self, root: &Path) {
        if let Self::Own(watcher) = self {
            // It may never have been watched.
            let _ = watcher.lock().unwrap_or_else(PoisonError::into_inner).unwatch(root);
        }
    }
}

fn register(link: &Link, name: &str, glob: &str) {
    let watcher = FileSystemWatcher { glob_pattern: GlobPattern::String(glob.into()), kind: None };
    link.register(name, METHOD, &DidChangeWatchedFilesRegistrationOptions { watchers: vec![watcher] });
}

fn teller(events: Sender<Event>) -> impl FnMut(DebounceEventResult) {
    move |result| {
        let paths: Vec<PathBuf> = match result {
            Ok(seen) => seen
                .into_iter()
                .filter(|event| !matches!(event.kind, EventKind::Access(_)))
                .flat_map(|event| event.event.paths)
                .collect(),
            Err(errors) => {
                tracing::warn!("files that changed may have been missed: {errors:?}");
                Vec::new()
            }
        };
        if !paths.is_empty() {
            let _ = events.send(Event::Disk(paths));
        }
    }
}
