//! Why a request fails, and the error that the client is sent for it.

use serde_json::json;
use tower_lsp::jsonrpc::{Error, ErrorCode};

use crate::cancel::Cancelled;
use crate::corpus::{IndexError, LookupError};
use crate::messages::{Language, Message, message};

/// Why a request has no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RequestError {
    /// The client has taken the request back.
    Cancelled,
    /// The document has changed since; diagnostics are to be asked for again.
    Outdated,
    /// The document has changed since; an answer would be late and of little use.
    ContentModified,
    /// It cannot be done, for a reason that the user is told.
    Failed(String),
    /// The index cannot be read; the user is told why, and what happens next.
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
    /// That a lookup has failed, where its being cancelled means something else than that the request was.
    pub(super) fn from_lookup(error: LookupError, if_cancelled: impl FnOnce() -> Self) -> Self {
        match error {
            LookupError::Cancelled(_) => if_cancelled(),
            LookupError::Index(error) => error.into(),
        }
    }

    /// The same for the client, whose user reads a language.
    pub(super) fn into_response(self, language: Language) -> Error {
        // RequestFailed: what was asked is in order, and cannot be done.
        let failed =
            |reason: String| Error { code: ErrorCode::ServerError(-32803), message: reason.into(), data: None };
        match self {
            RequestError::Cancelled => Error::request_cancelled(),
            RequestError::ContentModified => Error::content_modified(),
            RequestError::Failed(reason) => failed(reason),
            RequestError::Index(reason) => failed(reason.text(language)),
            // ServerCancelled, with the data that the protocol gives it for diagnostics.
            RequestError::Outdated => Error {
                code: ErrorCode::ServerError(-32802),
                message: "The document has changed".into(),
                data: Some(json!({ "retriggerRequest": true })),
            },
        }
    }
}
