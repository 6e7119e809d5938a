//! Work-done progress: a bar that the client shows while the corpus is read.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use tower_lsp::ls_types::request::WorkDoneProgressCreate;
use tower_lsp::ls_types::{NumberOrString, ProgressToken, WorkDoneProgressCreateParams};

use super::cancellation_tokens::CancellationGuard;
use super::client_features::ClientFeatures;
use super::client_handle::ClientHandle;
use super::outbox::{Outbox, Topic};
use crate::cancel::Cancel;
use crate::messages::{Language, Message, message};

#[derive(Default)]
struct Shown {
    /// The client has agreed to show it.
    agreed: bool,
    percent: u32,
}

/// One progress. It ends when the last clone is dropped, whatever happened. A client that never agrees to show it
/// delays nothing; one that reads slowly gets the latest report only.
#[derive(Clone)]
pub(super) struct Progress(Arc<Inner>);

struct Inner {
    token: ProgressToken,
    /// Whether the client may stop the work by it, instead of taking back what it has asked for.
    cancellable: bool,
    title: String,
    language: Language,
    shown: Mutex<Shown>,
    outbox: Arc<Outbox>,
}

impl Progress {
    /// Asks the client to show a progress, from a task of its own, and starts reporting once it has agreed.
    pub(super) fn create(client: &ClientHandle, token: ProgressToken, title: &Message, language: Language) -> Self {
        let outbox = Arc::clone(&client.outbox);
        let title = title.text(language);
        let shown = Mutex::default();
        let inner = Inner { token: token.clone(), cancellable: true, title, language, shown, outbox };
        let progress = Self(Arc::new(inner));
        // Held until the client has answered, so that what it agreed to show is begun and ended even if it came late.
        let waiting = progress.clone();
        let params = WorkDoneProgressCreateParams { token };
        client.send_request::<WorkDoneProgressCreate>(params, move |()| waiting.0.begin());
        progress
    }

    /// Starts reporting on a request to which the client has given a token.
    pub(super) fn for_request(
        client: &ClientHandle,
        token: &ProgressToken,
        title: &Message,
        language: Language,
    ) -> Self {
        Self::with_client_token(client, token.clone(), title, language, false)
    }

    /// Starts reporting on long work that was asked for, with the client's token or else one of our own; and lets the user
    /// stop by it the work that looks at a flag. `None` if the client shows no progress.
    pub(super) fn cancellable(
        client: &ClientHandle,
        features: &ClientFeatures,
        token: Option<&ProgressToken>,
        title: &Message,
        work: &Cancel,
    ) -> Option<(Self, CancellationGuard)> {
        let token = token.cloned().map(|token| (token, true));
        let own = || features.progress.then(|| (client.cancellation.new_token("work"), false));
        let (token, is_clients) = token.or_else(own)?;
        let cancellable = client.cancellation.add(&token, work);
        let progress = match is_clients {
            true => Self::with_client_token(client, token, title, features.language, true),
            false => Self::create(client, token, title, features.language),
        };
        Some((progress, cancellable))
    }

    fn with_client_token(
        client: &ClientHandle,
        token: ProgressToken,
        title: &Message,
        language: Language,
        cancellable: bool,
    ) -> Self {
        let (title, outbox) = (title.text(language), Arc::clone(&client.outbox));
        let inner = Inner { token, cancellable, title, language, shown: Mutex::default(), outbox };
        inner.begin();
        Self(Arc::new(inner))
    }

    /// Says how far the work is. What does not change the percentage is not sent.
    pub(super) fn report(&self, done: usize, of: usize) {
        let percent = u32::try_from(done.saturating_mul(100) / of.max(1)).unwrap_or(100).min(100);
        let mut shown = self.0.shown();
        if percent != shown.percent {
            shown.percent = percent;
            if shown.agreed {
                let message = message!("progress-files", done = done, of = of).text(self.0.language);
                self.0.latest(&json!({ "kind": "report", "percentage": percent, "message": message }));
            }
        }
    }
}

impl Inner {
    fn shown(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin(&self) {
        let mut shown = self.shown();
        shown.agreed = true;
        let percent = shown.percent;
        self.once(
            &json!({ "kind": "begin", "title": self.title, "cancellable": self.cancellable, "percentage": percent }),
        );
    }

    fn once(&self, value: &Value) {
        let params = json!({ "token": self.token, "value": value });
        self.outbox.send(&json!({ "jsonrpc": "2.0", "method": "$/progress", "params": params }));
    }

    fn latest(&self, value: &Value) {
        let params = json!({ "token": self.token, "value": value });
        self.outbox.send_latest(self.topic(), "$/progress", params);
    }

    fn topic(&self) -> Topic {
        Topic::Progress(match &self.token {
            NumberOrString::String(token) => token.clone(),
            NumberOrString::Number(number) => format!("#{number}"),
        })
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if self.shown().agreed {
            self.outbox.withdraw(&self.topic());
            self.once(&json!({ "kind": "end" }));
        }
    }
}
