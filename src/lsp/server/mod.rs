//! The server put together: the handlers that forward what comes over the wire, the table of requests and commands, and the
//! main loop.

mod backend;
mod capabilities;
mod commands;
mod custom_requests;
mod handlers;
mod main_loop;
mod message;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::runtime::{Builder, Handle};
use tower_lsp::{LspService, LspServiceBuilder};

use super::protocol::client_handle::ClientHandle;
use super::runtime::log;
use super::transport::inbox;
use super::transport::message_trace::MessageTrace;
use super::transport::outbox::Outbox;
use super::transport::session::{self, Ending};
use crate::messages::Language;
use backend::Backend;

/// Serves one client over two streams until it sends `exit`, its input ends, or it is plainly gone. Must be called within a
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

/// Serves one client, with messages in `language` if it is given, and with the methods that `extend` adds.
async fn serve_with(
    input: impl AsyncRead + Unpin,
    output: impl AsyncWrite + Unpin + Send + 'static,
    language: Option<Language>,
    extend: impl FnOnce(LspServiceBuilder<Backend>) -> LspServiceBuilder<Backend>,
) -> std::io::Result<Ending> {
    let outbox = Arc::new(Outbox::default());
    let trace = Arc::new(MessageTrace::new(Arc::clone(&outbox)));
    let (inbox, receiver) = inbox::channel();
    let backpressure = inbox.backpressure();
    let mut client_handle = None;
    let service = LspService::build(|client| {
        let handle = ClientHandle {
            client,
            outbox: Arc::clone(&outbox),
            runtime: Handle::current(),
            cancellation: Arc::default(),
        };
        client_handle = Some(handle.clone());
        Backend::new(inbox, handle, language, Arc::clone(&trace))
    });
    let service = extend(custom_requests::register_all(service)).finish();
    if let Some(client) = client_handle {
        main_loop::start(receiver, client)?;
    }
    Ok(session::serve(input, output, service, backpressure, outbox, trace).await)
}

/// Runs `variorum lsp`: serves the client on standard input and output.
///
/// The exit code is 0 after `shutdown` and `exit`, else 1. Warnings and errors go to standard error, and what the server does
/// goes to the file `log` if it is given. Messages are in `language`, or else in the language that the client asks for.
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
    // Not dropped: dropping would wait for a read of the input, which a client may hold open.
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
    use super::super::transport::framing::framed;
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
            ours.write_all(&framed(message.as_bytes())).await.expect("written");
        }
        let mut output_text = String::new();
        while output_text.matches("\"id\"").count() < messages.len() {
            let mut bytes = [0; 4096];
            let read = ours.read(&mut bytes).await.expect("readable");
            assert!(read > 0, "the server is there: {output_text}");
            output_text += &String::from_utf8_lossy(&bytes[..read]);
        }
        assert_eq!(
            output_text.matches(r#""error":{"code":-32603,"message":"a test failed: the stove is cold"}"#).count(),
            2,
            "{output_text}"
        );
        assert!(output_text.contains(r#""result":null,"id":4"#), "{output_text}");
        drop(ours);
        assert_eq!(server.await.expect("no panic").expect("started"), Ending::Abrupt);
    }
}
