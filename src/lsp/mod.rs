//! The language server protocol: one file a feature. The only place where `tower_lsp` and its types are named.
//!
//! ```text
//!  input ──transport──▶ backend ──inbox──▶ main loop ──────▶ workers ──▶ hover, definition, references, …
//!             ▲            ▲                  owns the state     │  each request on the View of its arrival
//!             │            └────── answer ────────────────────────┤
//!  output ◀─ outbox ◀──────────────────────── main loop ◀────────┘  analyses and what was read for the index
//! ```
//!
//! What holds everywhere in here:
//! - **Order.** What changes the state is applied in the order of the wire, before the next message is looked at by
//!   anything that could overtake it ([`transport`], [`backend`], [`main_loop`]).
//! - **Nobody waits for the slow.** Handlers forward and do not compute; the main loop neither computes nor reads files;
//!   nothing that reads the pipe waits for what is written to it; requests to the client are made from detached tasks.
//! - **Snapshots.** A request sees the documents and the corpus as they were when it arrived ([`view`]), and stops when
//!   the client takes it back.
//! - **Nothing stale.** Diagnostics carry their version, the latest replaces what waits, and what was found for a version
//!   that has passed is dropped ([`editing`], [`outbox`]).
//! - **A panic is one request's error** ([`workers`]).

mod backend;
mod cancellation_tokens;
mod capabilities;
mod client_features;
mod client_handle;
mod code_action;
mod comparison;
mod completion;
mod contents;
mod convert;
mod cursor;
mod declaration;
mod definition;
mod diagnostics;
mod disk;
mod documents;
mod editing;
mod edits;
mod fixes;
mod folders;
mod framing;
mod handlers;
mod hover;
mod inbox;
mod indexing;
mod log;
mod main_loop;
mod markdown;
mod markup;
mod message_sanitiser;
mod message_trace;
mod outbox;
mod panels;
mod parent_watchdog;
mod passages;
mod problem_report;
mod progress;
mod proposal;
mod protocol_shims;
mod references;
mod rename;
mod request_error;
mod rescan;
mod revision_cache;
mod rule_page;
mod settings;
mod state;
mod structure;
mod symbols;
mod transport;
mod uri;
mod view;
mod watching;
mod workers;
mod workspace_diagnostics;
mod workspace_symbols;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::runtime::{Builder, Handle};
use tower_lsp::{LspService, LspServiceBuilder};

use crate::messages::Language;
use backend::Backend;
use client_handle::ClientHandle;
use message_trace::MessageTrace;
use outbox::Outbox;
pub use transport::Ending;

/// Serves one client over two streams until it says `exit`, its input ends, or it is plainly gone. To be called within a
/// `tokio` runtime; two threads are enough for it.
///
/// # Errors
/// Threads cannot be started.
pub async fn serve(
    input: impl AsyncRead + Unpin,
    output: impl AsyncWrite + Unpin + Send + 'static,
) -> std::io::Result<Ending> {
    serve_with(input, output, None, |builder| builder).await
}

/// The same with methods that `extend` adds.
async fn serve_with(
    input: impl AsyncRead + Unpin,
    output: impl AsyncWrite + Unpin + Send + 'static,
    language: Option<Language>,
    extend: impl FnOnce(LspServiceBuilder<Backend>) -> LspServiceBuilder<Backend>,
) -> std::io::Result<Ending> {
    let outbox = Arc::new(Outbox::default());
    let trace = Arc::new(MessageTrace::new(Arc::clone(&outbox)));
    let (inbox, arrivals) = inbox::channel();
    let forward = inbox.clone();
    let mut client_handle = None;
    let service = LspService::build(|client| {
        let handle = ClientHandle {
            client,
            outbox: Arc::clone(&outbox),
            runtime: Handle::current(),
            cancellation: Arc::default(),
        };
        client_handle = Some(handle.clone());
        Backend::new(forward, handle, language, Arc::clone(&trace))
    });
    let service = service
        .custom_method("window/workDoneProgress/cancel", Backend::cancel_progress)
        .custom_method(panels::witnesses::METHOD, Backend::witnesses)
        .custom_method(panels::corpus::METHOD, Backend::corpora)
        .custom_method(panels::families::METHOD, Backend::families)
        .custom_method(comparison::COMPARISON, Backend::comparison)
        .custom_method(contents::METHOD, Backend::content)
        .custom_method(panels::reprints::METHOD, Backend::reprints)
        .custom_method(panels::apparatus::METHOD, Backend::apparatus)
        .custom_method(panels::status::METHOD, Backend::status)
        .custom_method(problem_report::METHOD, Backend::problem_report)
        .custom_method(rule_page::METHOD, Backend::rule_page);
    let service = extend(service).finish();
    if let Some(client) = client_handle {
        main_loop::start(arrivals, client)?;
    }
    Ok(transport::serve(input, output, service, inbox, outbox, trace).await)
}

/// Serves the client on standard input and output: `variorum lsp`. Ends with 0 after `shutdown` and `exit`, else with 1.
/// Complaints go to standard error; what the server does, if it is wanted, into a log file. Messages are in `language`;
/// without it in what the client asks for.
pub fn run(language: Option<Language>, log: Option<&Path>) -> ExitCode {
    log::start(log);
    let runtime = match Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!("the server cannot start: {error}");
            return ExitCode::FAILURE;
        }
    };
    let ending = runtime.block_on(serve_with(tokio::io::stdin(), tokio::io::stdout(), language, |builder| builder));
    // Not dropped: a client may hold our input open, and a read from it would be waited for.
    runtime.shutdown_background();
    match ending {
        Ok(Ending::Orderly) => ExitCode::SUCCESS,
        Ok(Ending::Abrupt) => ExitCode::FAILURE,
        Err(error) => {
            tracing::error!("the server cannot start: {error}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tower_lsp::jsonrpc::Result;

    impl Backend {
        async fn panics(&self) -> Result<()> {
            self.run_request("a test", |_, _| panic!("the stove is cold")).await
        }
    }

    #[tokio::test]
    async fn a_request_that_panics_is_answered_and_so_are_the_others() {
        let (mut ours, theirs) = tokio::io::duplex(1 << 16);
        let (input, output) = tokio::io::split(theirs);
        let server = tokio::spawn(serve_with(input, output, None, |b| b.custom_method("test/panic", Backend::panics)));
        let messages = [
            r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#,
            r#"{"jsonrpc":"2.0","id":2,"method":"test/panic"}"#,
            r#"{"jsonrpc":"2.0","id":3,"method":"test/panic"}"#,
            r#"{"jsonrpc":"2.0","id":4,"method":"textDocument/hover","params":{"textDocument":{"uri":"untitled:a"},"position":{"line":0,"character":0}}}"#,
        ];
        for message in messages {
            ours.write_all(&framing::framed(message.as_bytes())).await.expect("written");
        }
        let mut said = String::new();
        while said.matches("\"id\"").count() < messages.len() {
            let mut bytes = [0; 4096];
            let read = ours.read(&mut bytes).await.expect("readable");
            assert!(read > 0, "the server is there: {said}");
            said += &String::from_utf8_lossy(&bytes[..read]);
        }
        assert_eq!(
            said.matches(r#""error":{"code":-32603,"message":"a test failed: the stove is cold"}"#).count(),
            2,
            "{said}"
        );
        assert!(said.contains(r#""result":null,"id":4"#), "{said}");
        drop(ours);
        assert_eq!(server.await.expect("no panic").expect("started"), Ending::Abrupt);
    }
}
