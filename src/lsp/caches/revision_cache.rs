//! A value that is computed at most once for each revision of the state, by whichever thread needs it first.

use std::sync::{Arc, Mutex, PoisonError};

/// The number of a state of the corpora and of all open documents.
pub(in crate::lsp) type Revision = u64;

/// A list that depends on the revision.
pub(in crate::lsp) struct RevisionCache<T> {
    value: Mutex<Option<(Revision, Arc<[T]>)>>,
    /// Held by whoever computes the value: editors ask for several things at once that need the same.
    computing: Mutex<()>,
}

impl<T> Default for RevisionCache<T> {
    fn default() -> Self {
        Self { value: Mutex::default(), computing: Mutex::default() }
    }
}

impl<T> RevisionCache<T> {
    fn cached(&self, revision: Revision) -> Option<Arc<[T]>> {
        let found = self.value.lock().unwrap_or_else(PoisonError::into_inner);
        found.as_ref().filter(|(of, _)| *of == revision).map(|(_, found)| Arc::clone(found))
    }

    /// The value in a revision, computed by `compute` unless it is known. Other callers wait meanwhile.
    ///
    /// # Errors
    /// Those of `compute`; then the value is computed again the next time.
    pub(in crate::lsp) fn get_or_compute<E>(
        &self,
        revision: Revision,
        compute: impl FnOnce() -> Result<Vec<T>, E>,
    ) -> Result<Arc<[T]>, E> {
        if let Some(found) = self.cached(revision) {
            return Ok(found);
        }
        let _at_work = self.computing.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = self.cached(revision) {
            return Ok(found);
        }
        let found: Arc<[T]> = compute()?.into();
        *self.value.lock().unwrap_or_else(PoisonError::into_inner) = Some((revision, Arc::clone(&found)));
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::cancel::Cancelled;

    #[test]
    fn a_value_that_several_threads_need_is_computed_once() {
        let (kept, times) = (RevisionCache::<u8>::default(), AtomicUsize::new(0));
        let compute = || {
            times.fetch_add(1, Ordering::Relaxed);
            std::thread::sleep(std::time::Duration::from_millis(50));
            Ok::<_, Cancelled>(Vec::new())
        };
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| kept.get_or_compute(7, compute).expect("found"));
            }
        });
        assert_eq!(times.load(Ordering::Relaxed), 1);
        assert_eq!(kept.get_or_compute(8, || Err(Cancelled)).err(), Some(Cancelled));
        kept.get_or_compute(8, compute).expect("found, though it was given up before");
        assert_eq!(times.load(Ordering::Relaxed), 2);
    }
}
