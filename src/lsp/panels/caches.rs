//! What is kept of the seeds of each corpus, so that a panel that asks again is answered at the cost of what has changed.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::DateTime;

use super::corpus::Row;
use crate::corpus::ContentHash;
use crate::lsp::view::{FolderView, View};
use crate::lsp::workspace_diagnostics::CheckTerms;

/// Of each corpus, by its root. Clones share it.
#[derive(Clone, Debug, Default)]
pub(in crate::lsp) struct PanelCaches {
    pub(super) rows: PerFolder<SeedListCache>,
    pub(super) kinships: PerFolder<KinshipCache>,
}

/// What is kept of one kind. Clones share it.
#[derive(Debug, Default)]
pub(super) struct PerFolder<T>(Arc<Mutex<HashMap<Arc<Path>, T>>>);

impl<T> Clone for PerFolder<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Default> PerFolder<T> {
    /// Takes out what is kept of a folder, and with it the folders that are not there any more. Whoever asks meanwhile
    /// begins with nothing: nobody waits.
    pub(super) fn take(&self, view: &View, folder: &FolderView) -> T {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|root, _| view.folders.iter().any(|folder| folder.root == *root));
        all.remove(&folder.root).unwrap_or_default()
    }

    /// Keeps it.
    pub(super) fn put(&self, folder: &FolderView, kept: T) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(Arc::clone(&folder.root), kept);
    }
}

/// What a list says of each seed.
#[derive(Debug, Default)]
pub(super) struct SeedListCache {
    /// On which terms they were checked.
    pub(super) terms: Option<CheckTerms>,
    pub(super) seeds: HashMap<PathBuf, (ContentHash, Row)>,
}

/// Which seeds are kin.
#[derive(Debug, Default)]
pub(super) struct KinshipCache {
    /// The seeds that were compared with all others: what was in each, and when it was published.
    pub(super) seeds: HashMap<PathBuf, (ContentHash, Option<DateTime>)>,
    /// The pairs, the smaller path first, each with its share.
    pub(super) pairs: BTreeMap<(PathBuf, PathBuf), f32>,
}

impl KinshipCache {
    /// Forgets the seeds that have changed since, or are gone. Gives those that are to be compared, in order.
    pub(super) fn outdated(&mut self, now: &[(PathBuf, ContentHash)]) -> Vec<(PathBuf, ContentHash)> {
        let content: HashMap<&Path, ContentHash> =
            now.iter().map(|(path, content)| (path.as_path(), *content)).collect();
        self.seeds.retain(|path, (known, _)| content.get(path.as_path()) == Some(known));
        let seeds = &self.seeds;
        self.pairs.retain(|(one, two), _| seeds.contains_key(one) && seeds.contains_key(two));
        now.iter().filter(|(path, _)| !seeds.contains_key(path)).cloned().collect()
    }

    /// Takes in a seed that was compared with those that are known already.
    pub(super) fn put(
        &mut self,
        path: PathBuf,
        content: ContentHash,
        published: Option<DateTime>,
        kin: Vec<(PathBuf, f32)>,
    ) {
        for (other, share) in kin {
            let pair = if path < other { (path.clone(), other) } else { (other, path.clone()) };
            self.pairs.insert(pair, share);
        }
        self.seeds.insert(path, (content, published));
    }
}
