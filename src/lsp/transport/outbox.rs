//! The messages that wait to be written to the client.
//!
//! There are two lanes. *Once* holds answers and the server's own requests, each written once and in order. *Latest* holds the
//! diagnostics of documents and the reports of progress: a newer message replaces the one that still waits. So while a client
//! does not read, only the answers that it has asked for pile up, and once these exceed [`MAX_UNREAD_BYTES`],
//! [`Outbox::overflowed`] ends the session: there is no reader any more.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use serde_json::json;
use tokio::sync::Notify;

use crate::lsp::transport::framing::framed;

/// The maximum of unread answers in bytes: 64 MiB.
const MAX_UNREAD_BYTES: usize = 64 << 20;

/// How many unread bytes there may be when something is sent that can wait: 1 MiB.
const BUSY_UNREAD_BYTES: usize = 1 << 20;

/// What a message in the latest lane is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::lsp) enum Topic {
    /// The diagnostics of the document with this URI.
    Diagnostics(String),
    /// The work-done progress with this token.
    Progress(String),
    /// The change of the corpora's seeds.
    Corpora,
}

#[derive(Default)]
struct Lanes {
    once: VecDeque<Vec<u8>>,
    unread: usize,
    latest: VecDeque<(Topic, serde_json::Value)>,
    closed: bool,
}

/// The lanes, shared by all senders and the one writer.
#[derive(Default)]
pub(in crate::lsp) struct Outbox {
    lanes: Mutex<Lanes>,
    changed: Notify,
    overflowed: Notify,
}

impl Outbox {
    fn lanes(&self) -> MutexGuard<'_, Lanes> {
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Queues a message that must be written, whatever comes after it. Returns the length of its body in bytes.
    pub(in crate::lsp) fn send(&self, message: &impl Serialize) -> usize {
        match serde_json::to_vec(message) {
            Ok(body) => {
                self.push(framed(&body));
                body.len()
            }
            Err(error) => {
                tracing::error!("a message could not be written as JSON: {error}");
                0
            }
        }
    }

    fn push(&self, bytes: Vec<u8>) {
        let mut lanes = self.lanes();
        lanes.unread += bytes.len();
        lanes.once.push_back(bytes);
        if lanes.unread > MAX_UNREAD_BYTES {
            self.overflowed.notify_one();
        }
        drop(lanes);
        self.changed.notify_one();
    }

    /// Whether the client has read enough for something to be sent that could wait.
    pub(in crate::lsp) fn has_room(&self) -> bool {
        self.lanes().unread < BUSY_UNREAD_BYTES
    }

    /// Queues a notification, which replaces the one that waits on the same topic.
    pub(in crate::lsp) fn send_latest(&self, topic: Topic, method: &'static str, params: serde_json::Value) {
        let mut message = json!({ "jsonrpc": "2.0", "method": method });
        message["params"] = params;
        let mut lanes = self.lanes();
        match lanes.latest.iter_mut().find(|(waiting, _)| *waiting == topic) {
            Some((_, waiting)) => *waiting = message,
            None => lanes.latest.push_back((topic, message)),
        }
        drop(lanes);
        self.changed.notify_one();
    }

    /// Drops the notification that waits on a topic. Returns whether there was one.
    pub(in crate::lsp) fn withdraw(&self, topic: &Topic) -> bool {
        let latest = &mut self.lanes().latest;
        let before = latest.len();
        latest.retain(|(waiting, _)| waiting != topic);
        latest.len() < before
    }

    /// Makes [`Outbox::next`] end once everything has been written.
    pub(in crate::lsp) fn close(&self) {
        self.lanes().closed = true;
        self.changed.notify_one();
    }

    /// Resolves when the client has left too much unread.
    pub(in crate::lsp) async fn overflowed(&self) {
        self.overflowed.notified().await;
    }

    /// The next message to write; `None` when the outbox is closed and empty. Only one task may call this.
    pub(in crate::lsp) async fn next(&self) -> Option<Vec<u8>> {
        loop {
            {
                let mut lanes = self.lanes();
                if let Some(bytes) = lanes.once.pop_front() {
                    lanes.unread -= bytes.len();
                    return Some(bytes);
                }
                if let Some((_, message)) = lanes.latest.pop_front() {
                    return Some(framed(message.to_string().as_bytes()));
                }
                if lanes.closed {
                    return None;
                }
            }
            self.changed.notified().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn written(outbox: &Outbox) -> Vec<String> {
        outbox.close();
        let mut found = Vec::new();
        while let Some(bytes) = outbox.next().await {
            let text = String::from_utf8(bytes).expect("JSON is UTF-8");
            found.push(text.split("\r\n\r\n").nth(1).unwrap_or_default().to_owned());
        }
        found
    }

    #[tokio::test]
    async fn only_the_latest_diagnostics_of_a_document_are_written() {
        let outbox = Outbox::default();
        for version in 0..1000 {
            outbox.send_latest(Topic::Diagnostics("a".into()), "m", json!(version));
        }
        outbox.send_latest(Topic::Diagnostics("b".into()), "m", json!(7));
        outbox.send_latest(Topic::Diagnostics("c".into()), "m", json!(8));
        outbox.withdraw(&Topic::Diagnostics("b".into()));
        outbox.send(&json!("answer"));
        let expected = [
            r#""answer""#,
            r#"{"jsonrpc":"2.0","method":"m","params":999}"#,
            r#"{"jsonrpc":"2.0","method":"m","params":8}"#,
        ];
        assert_eq!(written(&outbox).await, expected);
    }

    #[tokio::test]
    async fn too_many_unread_answers_are_noticed() {
        let outbox = Outbox::default();
        let answer = "x".repeat(1 << 20);
        for _ in 0..65 {
            outbox.send(&answer);
        }
        outbox.overflowed().await;
    }
}
