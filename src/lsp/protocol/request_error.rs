//! Why a request fails, and the error that the client is sent.

use serde_json::json;
use tower_lsp::jsonrpc::{Error, ErrorCode};

use crate::cancel::Cancelled;
use crate::corpus::{IndexError, LookupError};
use crate::messages::{Language, Message, message};

/// Why a request has no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::lsp) enum RequestError {
    /// The client has cancelled the request.
    Cancelled,
    /// The document has changed since; the client should pull diagnostics again.
    Outdated,
    /// The document has changed since; an answer would be out of date.
    ContentModified,
    /// What was asked for cannot be done. The text, in the user's language, says why.
    Failed(String),
    /// The index cannot be read. The message says why, and what happens next.
    Index(Message),
}

impl From<Cancelled> for RequestError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

impl From<IndexError> for RequestError {
    fn from(error: IndexError) -> Self {
        Self::Index(if error.is_damage() {
            message!("index-damaged-now")
        } else {
            message!("index-unreadable-now", cause = error.to_string())
        })
    }
}

impl From<LookupError> for RequestError {
    fn from(error: LookupError) -> Self {
        Self::from_lookup(error, || Self::Cancelled)
    }
}

impl RequestError {
    /// The error for a failed look-up, where its cancellation means `if_cancelled` and not that the request was cancelled.
    pub(in crate::lsp) fn from_lookup(error: LookupError, if_cancelled: impl FnOnce() -> Self) -> Self {
        match error {
            LookupError::Cancelled(_) => if_cancelled(),
            LookupError::Index(error) => error.into(),
        }
    }

    /// The error as the client is sent it. `language` is the user's.
    pub(in crate::lsp) fn into_response(self, language: Language) -> Error {
        // RequestFailed: the request is valid and cannot be carried out.
        let failed =
            |reason: String| Error { code: ErrorCode::ServerError(-32803), message: reason.into(), data: None };
        match self {
            RequestError::Cancelled => Error::request_cancelled(),
            RequestError::ContentModified => Error::content_modified(),
            RequestError::Failed(reason) => failed(reason),
            RequestError::Index(reason) => failed(reason.text(language)),
            // ServerCancelled, with the data that the protocol prescribes for diagnostics.
            RequestError::Outdated => Error {
                code: ErrorCode::ServerError(-32802),
                message: "The document has changed".into(),
                data: Some(json!({ "retriggerRequest": true })),
            },
        }
    }
}
