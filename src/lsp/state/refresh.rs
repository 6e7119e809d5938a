//! Telling the client that what it has been given is no longer true.

use serde_json::json;
use tower_lsp::ls_types::request;

use super::State;
use crate::lsp::protocol::uri::path_to_uri;
use crate::lsp::protocol::virtual_document::{ContentRefresh, ContentRefreshParams};
use crate::lsp::transport::outbox::Topic;

/// The notification that the seeds of the workspace have changed.
const CORPUS_CHANGED: &str = "variorum/corpusChanged";

impl State {
    /// Notes that the seeds on disk, or what is known of them, have changed, and notifies a client that follows them. A client
    /// that reads slowly gets one notification for several changes.
    pub(super) fn notify_corpus_changed(&mut self) {
        self.bump_revision();
        if self.features.follows_corpora {
            let corpora: Vec<_> = (self.folders.iter().filter(|folder| folder.snapshot.is_some()))
                .map(|folder| json!({ "uri": path_to_uri(&folder.root), "complete": folder.is_complete }))
                .collect();
            self.client.outbox.send_latest(Topic::Corpora, CORPUS_CHANGED, json!({ "corpora": corpora }));
        }
    }

    /// Asks the client to read virtual documents again and, if it pulls diagnostics, to pull them again.
    pub(super) fn request_refresh(&self) {
        for uri in self.recent_contents.all() {
            self.client.send_request::<ContentRefresh>(ContentRefreshParams { uri }, drop);
        }
        if self.features.pulls_diagnostics {
            self.client.send_request::<request::WorkspaceDiagnosticRefresh>((), drop);
        }
    }

    /// Asks the client for everything that [`request_refresh`](State::request_refresh) does, and for code lenses and semantic tokens.
    pub(super) fn request_full_refresh(&self) {
        self.request_refresh();
        if self.features.refreshes_lenses {
            self.client.send_request::<request::CodeLensRefresh>((), drop);
        }
        if self.features.refreshes_tokens {
            self.client.send_request::<request::SemanticTokensRefresh>((), drop);
        }
    }
}
