//! The language server protocol: one file a feature. The only place where `tower_lsp` and its types are named.
//!
//! ```text
//!  input ──transport──▶ backend ──intake──▶ main loop ──────▶ workers ──▶ hover, definition, references, …
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
//!   that has passed is dropped ([`state`], [`outbox`]).
//! - **A panic is one request's error** ([`workers`]).

mod backend;
mod capabilities;
mod code_action;
mod convert;
mod definition;
mod diagnostics;
mod documents;
mod folders;
mod framing;
mod hover;
mod indexing;
mod intake;
mod lenient;
mod link;
mod main_loop;
mod markup;
mod outbox;
mod progress;
mod references;
mod sentence;
mod settings;
mod state;
mod symbols;
mod transport;
mod uri;
mod view;
mod watching;
mod witnesses;
mod words;
mod workers;

use std::process::ExitCode;
use std::sync::Arc;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::runtime::{Builder, Handle};
use tower_lsp::LspService;

use backend::Backend;
use link::Link;
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
    let outbox = Arc::new(Outbox::default());
    let (intake, arrivals) = intake::intake();
    let forward = intake.clone();
    let mut link = None;
    let service = LspService::build(|client| {
        link = Some(Link { client, outbox: Arc::clone(&outbox), runtime: Handle::current() });
        Backend::new(forward)
    });
    let service = service.custom_method("window/workDoneProgress/cancel", Backend::cancel_progress).finish();
    if let Some(link) = link {
        main_loop::start(arrivals, link)?;
    }
    Ok(transport::serve(input, output, service, intake, outbox).await)
}

/// Serves the client on standard input and output: `variorum lsp`. Ends with 0 after `shutdown` and `exit`, else with 1.
/// Complaints go to standard error.
pub fn run() -> ExitCode {
    let log = tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(false);
    // If a subscriber is there already, it is as good.
    let _ = log.with_max_level(tracing::Level::WARN).try_init();
    let runtime = match Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            tracing::error!("the server cannot start: {error}");
            return ExitCode::FAILURE;
        }
    };
    let ending = runtime.block_on(serve(tokio::io::stdin(), tokio::io::stdout()));
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
