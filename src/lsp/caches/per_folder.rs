//! One value for each workspace folder.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// One value for each folder, by the folder's root. Clones share the values.
#[derive(Debug, Default)]
pub(in crate::lsp) struct PerFolder<T>(Arc<Mutex<HashMap<Arc<Path>, T>>>);

impl<T> Clone for PerFolder<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Default> PerFolder<T> {
    /// Takes the value of a folder out, or makes a new one. A caller that comes before it is [put back](PerFolder::insert)
    /// starts with a new value, so that nobody waits.
    pub(in crate::lsp) fn take(&self, root: &Path) -> T {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(root).unwrap_or_default()
    }

    /// Sets the value of a folder.
    pub(in crate::lsp) fn insert(&self, root: &Arc<Path>, value: T) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(Arc::clone(root), value);
    }

    /// Reads or changes the value of a folder in place. Other callers wait meanwhile, so `f` must be quick.
    pub(in crate::lsp) fn with<R>(&self, root: &Arc<Path>, f: impl FnOnce(&mut T) -> R) -> R {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        f(all.entry(Arc::clone(root)).or_default())
    }

    /// Drops the values of all folders for which `is_open` is false.
    pub(in crate::lsp) fn retain(&self, is_open: impl Fn(&Path) -> bool) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|root, _| is_open(root));
    }
}
