//! Work-done progress: what the client shows while something takes long.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use tower_lsp::ls_types::request::WorkDoneProgressCreate;
use tower_lsp::ls_types::{NumberOrString, ProgressToken, WorkDoneProgressCreateParams};

use crate::cancel::Cancel;
use crate::lsp::protocol::cancellation_tokens::CancellationGuard;
use crate::lsp::protocol::client_features::ClientFeatures;
use crate::lsp::protocol::client_handle::ClientHandle;
use crate::lsp::transport::outbox::{Outbox, Topic};
use crate::messages::{Language, Message, message};

#[derive(Default)]
struct Shown {
    /// Whether the client has agreed to show the progress.
    agreed: bool,
    percent: u32,
}

/// One progress. It ends when the last clone is dropped, whatever happened. A client that never agrees to show it delays
/// nothing, and one that reads slowly gets only the latest report.
#[derive(Clone)]
pub(in crate::lsp) struct Progress(Arc<Inner>);

struct Inner {
    token: ProgressToken,
    /// Whether the user may stop the work by it. Otherwise the client cancels the request.
    cancellable: bool,
    title: String,
    language: Language,
    shown: Mutex<Shown>,
    outbox: Arc<Outbox>,
}

impl Progress {
    /// Asks the client to show a progress, and starts reporting once it has agreed. Does not wait.
    pub(in crate::lsp) fn create(
        client: &ClientHandle,
        token: ProgressToken,
        title: &Message,
        language: Language,
    ) -> Self {
        let outbox = Arc::clone(&client.outbox);
        let title = title.text(language);
        let shown = Mutex::default();
        let inner = Inner { token: token.clone(), cancellable: true, title, language, shown, outbox };
        let progress = Self(Arc::new(inner));
        // Held until the client has answered, so that a progress that it agrees to late still begins and ends.
        let waiting = progress.clone();
        let params = WorkDoneProgressCreateParams { token };
        client.send_request::<WorkDoneProgressCreate>(params, move |()| waiting.0.begin());
        progress
    }

    /// Starts reporting on a request that came with a token.
    pub(in crate::lsp) fn for_request(
        client: &ClientHandle,
        token: &ProgressToken,
        title: &Message,
        language: Language,
    ) -> Self {
        Self::with_client_token(client, token.clone(), title, language, false)
    }

    /// Starts reporting on long work, with the client's token or else one of our own, and lets the user stop the work that
    /// checks the flag `cancel`. `None` if the client shows no progress.
    pub(in crate::lsp) fn cancellable(
        client: &ClientHandle,
        features: &ClientFeatures,
        token: Option<&ProgressToken>,
        title: &Message,
        cancel: &Cancel,
    ) -> Option<(Self, CancellationGuard)> {
        let token = token.cloned().map(|token| (token, true));
        let own = || features.progress.then(|| (client.cancellation.new_token("work"), false));
        let (token, is_clients) = token.or_else(own)?;
        let guard = client.cancellation.register(&token, cancel);
        let progress = match is_clients {
            true => Self::with_client_token(client, token, title, features.language, true),
            false => Self::create(client, token, title, features.language),
        };
        Some((progress, guard))
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

    /// Reports that `done` of `of` files are done. Nothing is sent unless the percentage changes.
    pub(in crate::lsp) fn report(&self, done: usize, of: usize) {
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
