//! Moves messages between two byte streams and the `tower_lsp` service.
//!
//! `tower_lsp`'s own transport is not used. It ends the session at the first message that it cannot decode (a
//! `content-length` in lower case, malformed JSON), lets four unfinished requests hold up every edit behind them, and stops
//! reading when the client does not read, so that even `exit` is not seen. Here
//!
//! - each message is handed to its handler in the order of the wire, and the handler runs up to its first `await` before
//!   the next message is looked at, by which time changes of the state are on their way;
//! - a request that is not answered by then continues in a task of its own, however many there are;
//! - nothing that reads waits for anything that is written (see [`Outbox`]).

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, Instant};

use futures_util::{SinkExt, StreamExt};
use serde_json::Value;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::sync::oneshot;
use tokio::task::JoinSet;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};
use tower_lsp::{ClientSocket, LanguageServer, LspService};
use tower_service::Service;

use super::inbox::Backpressure;
use super::{parent_watchdog, sanitiser, shims};
use crate::lsp::runtime::log::QUOTES;
use crate::lsp::transport::framing::{Frame, read_frame};
use crate::lsp::transport::message_trace::MessageTrace;
use crate::lsp::transport::outbox::Outbox;

/// How long an ending session waits for the client to read what is left.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(1);

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// `exit`, or the end of the input, after `shutdown`.
    Orderly,
    /// The same without `shutdown`, or the client has stopped reading or gone away.
    Abrupt,
}

type ResponseFuture = Pin<Box<dyn Future<Output = Option<Response>> + Send>>;

/// Serves until `exit`, until the input ends, or until the client is plainly gone.
pub(in crate::lsp) async fn serve<B: LanguageServer>(
    input: impl AsyncRead + Unpin,
    output: impl AsyncWrite + Unpin + Send + 'static,
    (service, socket): (LspService<B>, ClientSocket),
    backpressure: Backpressure,
    outbox: Arc<Outbox>,
    trace: Arc<MessageTrace>,
) -> Ending {
    let (mut requests, answers) = socket.split();
    let forwarded = Arc::clone(&outbox);
    let own_requests = tokio::spawn(async move {
        while let Some(request) = requests.next().await {
            forwarded.send(&request);
        }
    });
    let mut writer = tokio::spawn(write(output, Arc::clone(&outbox)));
    let (parent_id, parent) = oneshot::channel();
    let mut session = Session {
        service,
        answers,
        backpressure,
        outbox: Arc::clone(&outbox),
        trace,
        parent_id: Some(parent_id),
        running: JoinSet::new(),
        shut_down: false,
    };

    let ending = tokio::select! {
        () = session.read(input) => if session.shut_down { Ending::Orderly } else { Ending::Abrupt },
        () = outbox.overflowed() => {
            tracing::error!("the client reads none of its answers; giving up");
            Ending::Abrupt
        }
        _ = &mut writer => Ending::Abrupt,
        () = parent_watchdog::wait_for_exit(parent) => Ending::Abrupt,
    };
    session.running.abort_all();
    own_requests.abort();
    outbox.close();
    if !writer.is_finished() && tokio::time::timeout(SHUTDOWN_GRACE, &mut writer).await.is_err() {
        writer.abort();
    }
    ending
}

/// Writes the messages of the outbox until it is closed and empty, or the client is gone.
async fn write(mut output: impl AsyncWrite + Unpin, outbox: Arc<Outbox>) {
    while let Some(bytes) = outbox.next().await {
        let written = async {
            output.write_all(&bytes).await?;
            output.flush().await
        };
        if let Err(error) = written.await {
            tracing::warn!("the client does not take answers any more: {error}");
            return;
        }
    }
}

struct Session<B: LanguageServer, A> {
    service: LspService<B>,
    answers: A,
    backpressure: Backpressure,
    outbox: Arc<Outbox>,
    trace: Arc<MessageTrace>,
    /// Passes on the id of the process that started the server; `None` once that is done.
    parent_id: Option<oneshot::Sender<u32>>,
    running: JoinSet<()>,
    shut_down: bool,
}

impl<B: LanguageServer, A: futures_util::Sink<Response> + Unpin> Session<B, A> {
    async fn read(&mut self, input: impl AsyncRead + Unpin) {
        let mut input = BufReader::with_capacity(64 << 10, input);
        loop {
            match read_frame(&mut input).await {
                Ok(Some(Frame::Body(body))) if body.is_empty() => {}
                Ok(Some(Frame::Body(body))) => {
                    self.backpressure.ready().await;
                    if self.handle(&body).await {
                        return;
                    }
                }
                Ok(Some(Frame::Garbage(why))) => self.refuse(ErrorCode::ParseError, why.to_owned()),
                Ok(None) => return,
                Err(error) => {
                    tracing::warn!("the input cannot be read: {error}");
                    return;
                }
            }
            while self.running.try_join_next().is_some() {}
        }
    }

    /// Handles one message. Returns whether it was `exit`.
    async fn handle(&mut self, body: &[u8]) -> bool {
        let message = match sanitiser::parse_message(body) {
            Ok(mut message) => {
                shims::adapt_client_message(&mut message);
                message
            }
            Err(error) => {
                self.refuse(ErrorCode::ParseError, format!("not JSON: {error}"));
                return false;
            }
        };
        if message.get("method").is_none() {
            match serde_json::from_value(message) {
                Ok(answer) => drop(self.answers.send(answer).await),
                Err(error) => self.refuse(ErrorCode::InvalidRequest, error.to_string()),
            }
            return false;
        }
        let id = message.get("id").cloned();
        match serde_json::from_value::<Request>(message) {
            Ok(request) => self.call(request, body.len()).await,
            Err(error) => {
                let id = id.and_then(|id| serde_json::from_value(id).ok()).unwrap_or_default();
                self.outbox.send(&refusal(id, ErrorCode::InvalidRequest, error.to_string()));
                false
            }
        }
    }

    /// Hands a request or a notification of so many bytes to its handler. Returns whether it was `exit`.
    async fn call(&mut self, request: Request, bytes: usize) -> bool {
        let (method, is_request, begin) = (request.method().to_owned(), request.id().is_some(), Instant::now());
        let params = request.params().unwrap_or(&Value::Null);
        match method.as_str() {
            "$/setTrace" => {
                self.trace.set_level(&params["value"]);
                return false;
            }
            "initialize" => {
                self.trace.start_session(params);
                let id = params["processId"].as_u64().and_then(|id| u32::try_from(id).ok());
                if let Some((id, parent_id)) = id.zip(self.parent_id.take()) {
                    let _ = parent_id.send(id);
                }
            }
            _ => {}
        }
        // These two change what the service accepts, so the next message waits for their answers.
        let is_awaited = matches!(method.as_str(), "initialize" | "shutdown");
        self.shut_down |= method == "shutdown" && is_request;
        if poll_fn(|context| self.service.poll_ready(context)).await.is_err() {
            return true;
        }
        let called = self.service.call(request);
        let mut pending: ResponseFuture = Box::pin(async move { called.await.ok().flatten() });
        let first = if is_awaited { Poll::Ready(pending.as_mut().await) } else { poll_once(&mut pending).await };
        let is_exit = method == "exit";
        if !is_request {
            self.trace.record_notification(&method, bytes);
        }
        let (outbox, trace) = (Arc::clone(&self.outbox), Arc::clone(&self.trace));
        let answer = move |answer: Response| {
            let bytes = if method == "initialize" {
                let mut answer = serde_json::to_value(&answer).unwrap_or_default();
                shims::adapt_initialize_response(&mut answer);
                outbox.send(&answer)
            } else {
                outbox.send(&answer)
            };
            trace.record_response(&method, begin, bytes, &answer);
        };
        match first {
            Poll::Ready(first) => first.into_iter().for_each(answer),
            Poll::Pending => _ = self.running.spawn(async move { pending.await.into_iter().for_each(answer) }),
        }
        is_exit
    }

    fn refuse(&self, code: ErrorCode, message: String) {
        tracing::warn!("a message was not understood");
        tracing::warn!(target: QUOTES, "{message}");
        self.outbox.send(&refusal(Id::Null, code, message));
    }
}

fn refusal(id: Id, code: ErrorCode, message: String) -> Response {
    Response::from_error(id, Error { code, message: message.into(), data: None::<Value> })
}

async fn poll_once(pending: &mut ResponseFuture) -> Poll<Option<Response>> {
    let mut pending = pin!(pending);
    poll_fn(|context| Poll::Ready(pending.as_mut().poll(context))).await
}
