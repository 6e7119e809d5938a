//! What is worked out from the state at one moment, at most once, by whichever thread needs it first.

use std::sync::{Arc, Mutex, PoisonError};

/// The number of a state of the corpus and of all open documents.
pub(super) type Revision = u64;

/// What was found in some revision.
pub(super) struct RevisionCache<T> {
    found: Mutex<Option<(Revision, Arc<[T]>)>>,
    /// Held by whoever finds it out: an editor asks for several things at once that need the same.
    computing: Mutex<()>,
}

impl<T> Default for RevisionCache<T> {
    fn default() -> Self {
        Self { found: Mutex::default(), computing: Mutex::default() }
    }
}

impl<T> RevisionCache<T> {
    fn cached(&self, revision: Revision) -> Option<Arc<[T]>> {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        found.as_ref().filter(|(of, _)| *of == revision).map(|(_, found)| Arc::clone(found))
    }

    /// What was found in this revision, or else what `compute` finds. Who comes meanwhile waits for it.
    ///
    /// # Errors
    /// Those of `compute`; then it is worked out anew the next time.
    pub(super) fn get_or_compute<E>(
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
        *self.found.lock().unwrap_or_else(PoisonError::into_inner) = Some((revision, Arc::clone(&found)));
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::cancel::Cancelled;

    #[test]
    fn what_two_need_at_once_is_worked_out_once() {
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
