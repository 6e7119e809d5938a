//! What the client tells the server to change.

use std::sync::Arc;

use serde_json::Value;
use tower_lsp::ls_types::{
    DidChangeTextDocumentParams, DidOpenTextDocumentParams, FileEvent, InitializeParams, Uri,
    WorkspaceFoldersChangeEvent,
};

use crate::lsp::protocol::client_features::ClientFeatures;

/// A notification of the client, or a request that is answered before it is carried out.
pub(in crate::lsp) enum Change {
    /// `initialize`, with what the client's capabilities amount to.
    Initialize(Box<InitializeParams>, Arc<ClientFeatures>),
    /// `initialized`
    Initialized,
    /// `textDocument/didOpen`
    Open(DidOpenTextDocumentParams),
    /// `textDocument/didChange`
    Edit(DidChangeTextDocumentParams),
    /// `textDocument/didSave`
    Save(Uri),
    /// `textDocument/didClose`
    Close(Uri),
    /// `workspace/didChangeWorkspaceFolders`
    Folders(WorkspaceFoldersChangeEvent),
    /// `workspace/didChangeWatchedFiles`
    Files(Vec<FileEvent>),
    /// `workspace/didChangeConfiguration`
    Configuration(Value),
    /// `window/workDoneProgress/cancel` for a token that no request has
    CancelProgress(String),
    /// The command `variorum.reindex`
    Reindex,
    /// `shutdown`
    Shutdown,
}
