//! The protocol's own notions: what the client can do, how it is spoken to, and how URIs, positions and errors are
//! expressed on the wire. Nothing in here knows a document or a corpus.

pub(super) mod cancellation_tokens;
pub(super) mod client_features;
pub(super) mod client_handle;
pub(super) mod commands;
pub(super) mod convert;
pub(super) mod progress;
pub(super) mod request_error;
pub(super) mod seed_card;
pub(super) mod uri;
pub(super) mod virtual_document;
