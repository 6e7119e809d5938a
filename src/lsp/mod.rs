//! The language server.
//!
//! ```text
//!  input ──transport──▶ backend ──inbox──▶ main loop ──────▶ workers ──▶ hover, definition, references, …
//!             ▲            ▲               owns the state      │  each request on the view of its arrival
//!             │            └───── answer ──────────────────────┤
//!  output ◀─ outbox ◀───────────────────── main loop ◀─────────┘  checked documents, files read for the index
//! ```
//!
//! # Layers
//! The folders in here import one way only, from left to right:
//!
//! ```text
//! runtime ◀─ transport ◀─ protocol ◀─ caches ◀─ view ◀─ diagnostics ◀─┬─ requests ◀─┬─ server
//!                                                                     └─ state    ◀─┘
//! ```
//!
//! | folder | what it holds | what it does not know |
//! | --- | --- | --- |
//! | [`runtime`] | worker threads, the log | the protocol |
//! | [`transport`] | bytes into messages and back, in order, without waiting | what messages mean |
//! | [`protocol`] | URIs, positions, errors, the client's capabilities, requests to the client | documents |
//! | [`caches`] | what is kept between requests, by folder, path or revision | who asks |
//! | [`view`] | documents and corpora at one moment, never changing | how they come about |
//! | [`diagnostics`] | findings as diagnostics, for whoever pushes or pulls them | |
//! | [`requests`] | one file for each answer, made from a view and converted to the protocol's types | the state |
//! | [`state`] | open documents, folders, indexing, watching; changed by the main loop only | requests |
//! | [`server`] | handlers, the table of requests and commands, the main loop | |
//!
//! # Invariants
//! - **Order.** A change of the state is applied in the order of the wire, before the next message is looked at by anything
//!   that could overtake it ([`transport::session`], [`server`]).
//! - **Nobody waits for the slow.** Handlers forward and do not compute. The main loop neither computes nor reads files.
//!   Nothing that reads the input waits for what is written to the output. Requests to the client are sent from detached tasks.
//! - **Snapshots.** A request sees the documents and the corpus as they were when it arrived ([`view`]), and stops when the
//!   client cancels it.
//! - **Nothing stale.** Diagnostics carry their version, the latest replace those that wait, and findings in a version that
//!   has passed are dropped ([`state`], [`transport::outbox`]).
//! - **A panic is one request's error** ([`runtime::workers`]).
//! - This is the only layer in which `tower_lsp` and its types are named.

mod caches;
mod diagnostics;
mod protocol;
mod requests;
mod runtime;
mod server;
mod state;
mod transport;
mod view;

pub use server::{run, serve};
pub use transport::session::Ending;
