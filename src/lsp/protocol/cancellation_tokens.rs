//! Requests that the user can stop by their progress.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tower_lsp::ls_types::{NumberOrString, ProgressToken};

use crate::cancel::Cancel;

/// The requests that can be stopped, by the tokens of their progress.
#[derive(Default)]
pub(in crate::lsp) struct CancellationTokens {
    running: Mutex<HashMap<ProgressToken, RunningWork>>,
    last_token: AtomicU64,
}

struct RunningWork {
    /// Stops the work.
    cancel: Cancel,
    /// Raised along with it, to distinguish this from a request that the client cancelled.
    by_user: Cancel,
}

/// The user can stop the work as long as this value exists.
pub(in crate::lsp) struct CancellationGuard {
    tokens: Arc<CancellationTokens>,
    token: ProgressToken,
    by_user: Cancel,
}

impl CancellationTokens {
    /// A token that has not been used yet: `variorum/{kind}/{number}`.
    pub(in crate::lsp) fn new_token(&self, kind: &str) -> ProgressToken {
        NumberOrString::String(format!("variorum/{kind}/{}", self.last_token.fetch_add(1, Ordering::Relaxed)))
    }

    /// Lets the user stop, by `token`, the work that checks the flag `cancel`.
    pub(in crate::lsp) fn register(self: &Arc<Self>, token: &ProgressToken, cancel: &Cancel) -> CancellationGuard {
        let by_user = Cancel::new();
        let work = RunningWork { cancel: cancel.clone(), by_user: by_user.clone() };
        self.running().insert(token.clone(), work);
        CancellationGuard { tokens: Arc::clone(self), token: token.clone(), by_user }
    }

    /// Handles `window/workDoneProgress/cancel`. Returns whether the token belongs to one of these requests.
    pub(in crate::lsp) fn cancel(&self, token: &ProgressToken) -> bool {
        let running = self.running();
        let work = running.get(token);
        if let Some(work) = work {
            work.by_user.cancel();
            work.cancel.cancel();
        }
        work.is_some()
    }

    fn running(&self) -> MutexGuard<'_, HashMap<ProgressToken, RunningWork>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl CancellationGuard {
    /// Whether the user has stopped the work.
    pub(in crate::lsp) fn was_cancelled_by_user(&self) -> bool {
        self.by_user.is_cancelled()
    }
}

impl Drop for CancellationGuard {
    fn drop(&mut self) {
        self.tokens.running().remove(&self.token);
    }
}
