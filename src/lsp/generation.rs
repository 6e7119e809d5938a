//! What is worked out from the state at one moment, at most once, by whichever thread needs it first.

use std::sync::{Arc, Mutex, PoisonError};

/// The number of a state of the corpus and of all open documents.
pub(super) type Generation = u64;

/// What was found in some generation.
pub(super) struct PerGeneration<T> {
    found: Mutex<Option<(Generation, Arc<[T]>)>>,
    /// Held by whoever finds it out: an editor asks for several things at once that need the same.
    at_work: Mutex<()>,
}

impl<T> Default for PerGeneration<T> {
    fn default() -> Self {
        Self { found: Mutex::default(), at_work: Mutex::default() }
    }
}

impl<T> PerGeneration<T> {
    fn of(&self, generation: Generation) -> Option<Arc<[T]>> {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        found.as_ref().filter(|(of, _)| *of == generation).map(|(_, found)| Arc::clone(found))
    }

    /// What was found in this generation, or else what `work_out` finds. Who comes meanwhile waits for it.
    ///
    /// # Errors
    /// Those of `work_out`; then it is worked out anew the next time.
    pub(super) fn get<E>(
        &self,
        generation: Generation,
        work_out: impl FnOnce() -> Result<Vec<T>, E>,
    ) -> Result<Arc<[T]>, E> {
        if let Some(found) = self.of(generation) {
            return Ok(found);
        }
        let _at_work = self.at_work.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = self.of(generation) {
            return Ok(found);
        }
        let found: Arc<[T]> = work_out()?.into();
        *self.found.lock().unwrap_or_else(PoisonError::into_inner) = Some((generation, Arc::clone(&found)));
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
        let (kept, times) = (PerGeneration::<u8>::default(), AtomicUsize::new(0));
        let work_out = || {
            times.fetch_add(1, Ordering::Relaxed);
            std::thread::sleep(std::time::Duration::from_millis(50));
            Ok::<_, Cancelled>(Vec::new())
        };
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| kept.get(7, work_out).expect("found"));
            }
        });
        assert_eq!(times.load(Ordering::Relaxed), 1);
        assert_eq!(kept.get(8, || Err(Cancelled)).err(), Some(Cancelled));
        kept.get(8, work_out).expect("found, though it was given up before");
        assert_eq!(times.load(Ordering::Relaxed), 2);
    }
}
