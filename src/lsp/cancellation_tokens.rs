//! What the user can stop by its progress.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tower_lsp::ls_types::{NumberOrString, ProgressToken};

use crate::cancel::Cancel;

/// The requests that can be stopped by the tokens of their progress.
#[derive(Default)]
pub(super) struct CancellationTokens {
    running: Mutex<HashMap<ProgressToken, Stop>>,
    tokens: AtomicU64,
}

struct Stop {
    /// Raised to stop the work.
    work: Cancel,
    /// Raised as well, so that it can be told from a request that was taken back.
    by_user: Cancel,
}

/// As long as this is there the user can stop the work.
pub(super) struct CancellationGuard {
    cancellation: Arc<CancellationTokens>,
    token: ProgressToken,
    by_user: Cancel,
}

impl CancellationTokens {
    /// A token that nobody has used yet.
    pub(super) fn new_token(&self, of: &str) -> ProgressToken {
        NumberOrString::String(format!("variorum/{of}/{}", self.tokens.fetch_add(1, Ordering::Relaxed)))
    }

    /// Lets the user stop by a token the work that looks at a flag.
    pub(super) fn add(self: &Arc<Self>, token: &ProgressToken, work: &Cancel) -> CancellationGuard {
        let by_user = Cancel::new();
        let stop = Stop { work: work.clone(), by_user: by_user.clone() };
        self.running().insert(token.clone(), stop);
        CancellationGuard { cancellation: Arc::clone(self), token: token.clone(), by_user }
    }

    /// `window/workDoneProgress/cancel`. Gives whether it was one of these.
    pub(super) fn cancel(&self, token: &ProgressToken) -> bool {
        let running = self.running();
        let stop = running.get(token);
        if let Some(stop) = stop {
            stop.by_user.cancel();
            stop.work.cancel();
        }
        stop.is_some()
    }

    fn running(&self) -> MutexGuard<'_, HashMap<ProgressToken, Stop>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl CancellationGuard {
    /// Whether the user has stopped it.
    pub(super) fn was_cancelled_by_user(&self) -> bool {
        self.by_user.is_cancelled()
    }
}

impl Drop for CancellationGuard {
    fn drop(&mut self) {
        self.cancellation.running().remove(&self.token);
    }
}
