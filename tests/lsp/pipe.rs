//! The client's end of the pipes.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, ReadHalf, WriteHalf};
use tokio::sync::Mutex;
use tokio::sync::mpsc::UnboundedSender;

pub(crate) type Writer = Arc<Mutex<WriteHalf<DuplexStream>>>;

/// What the client answers to a request of the server with a method and parameters. `None` if it does not answer by itself: the
/// test sees the request as `unanswered` and may answer it.
pub(crate) trait Responder: Fn(&str, &Value) -> Option<Value> + Send + Sync + 'static {}

impl<A: Fn(&str, &Value) -> Option<Value> + Send + Sync + 'static> Responder for A {}

pub(crate) fn framed(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// The requests of the server that tests can see.
const SHOWN: [&str; 4] = [
    "workspace/applyEdit",
    "window/showDocument",
    "workspace/diagnostic/refresh",
    "workspace/textDocumentContent/refresh",
];

/// Reads the server's messages, answers its requests, and passes on the rest.
pub(crate) async fn listen(
    reader: ReadHalf<DuplexStream>,
    writer: Writer,
    sender: UnboundedSender<Value>,
    responder: impl Responder,
    paused: Arc<AtomicBool>,
) {
    let mut reader = BufReader::with_capacity(1 << 10, reader);
    loop {
        while paused.load(Ordering::SeqCst) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let mut header = String::new();
        if reader.read_line(&mut header).await.unwrap_or_default() == 0 {
            return;
        }
        let length: usize =
            header.trim().strip_prefix("Content-Length: ").expect("a header").parse().expect("a length");
        let mut body = vec![0; length + 2];
        reader.read_exact(&mut body).await.expect("a whole message");
        let message: Value = serde_json::from_slice(&body).expect("JSON");
        match (message["method"].as_str(), message.get("id")) {
            (Some(method), Some(id)) => {
                if SHOWN.contains(&method) {
                    drop(sender.send(json!({ "method": method, "params": message["params"] })));
                }
                if let Some(result) = responder(method, &message["params"]) {
                    let answer = framed(&json!({ "jsonrpc": "2.0", "id": id, "result": result }));
                    // The server may have ended meanwhile.
                    let _ = writer.lock().await.write_all(&answer).await;
                } else {
                    drop(sender.send(json!({ "unanswered": method, "by": id })));
                }
            }
            _ => drop(sender.send(message)),
        }
    }
}
