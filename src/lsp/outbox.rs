//! What waits to be written to the client.
//!
//! Two lanes. *Once*: answers and the server's own requests, each written once and in order. *Latest*: diagnostics of a
//! document and reports of a progress, where a newer message takes the place of the one that still waits. So a client
//! that stops reading makes nothing grow but the answers it has asked for, and those up to [`MAX_UNREAD_BYTES`] bytes only;
//! then [`Outbox::overflowed`] ends the session: there is no reader any more.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use serde_json::json;
use tokio::sync::Notify;

use super::framing::framed;

/// How many bytes of unread answers there may be: 64 MiB.
const MAX_UNREAD_BYTES: usize = 64 << 20;

/// From how many on nothing is added that can wait.
const BUSY_UNREAD_BYTES: usize = 1 << 20;

/// What a message of the latest lane speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    /// The diagnostics of the document with this URI.
    Diagnostics(String),
    /// The work-done progress with this token.
    Progress(String),
    /// That the seeds of the corpora have changed.
    Corpora,
}

#[derive(Default)]
struct Lanes {
    once: VecDeque<Vec<u8>>,
    unread: usize,
    latest: VecDeque<(Topic, serde_json::Value)>,
    closed: bool,
}

/// The lanes, shared by all who speak to the client and the one who writes.
#[derive(Default)]
pub(super) struct Outbox {
    lanes: Mutex<Lanes>,
    changed: Notify,
    overflowed: Notify,
}

impl Outbox {
    fn lanes(&self) -> MutexGuard<'_, Lanes> {
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Queues a message that has to be written, whatever comes after it. Gives its length in bytes.
    pub(super) fn send(&self, message: &impl Serialize) -> usize {
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

    /// Whether the client leaves little enough unread for something that could as well be sent later.
    pub(super) fn has_room(&self) -> bool {
        self.lanes().unread < BUSY_UNREAD_BYTES
    }

    /// Queues a notification that makes the waiting one on the same topic worthless.
    pub(super) fn send_latest(&self, topic: Topic, method: &'static str, params: serde_json::Value) {
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

    /// Takes back what waits on a topic, because it is no longer true. Gives whether anything did.
    pub(super) fn withdraw(&self, topic: &Topic) -> bool {
        let latest = &mut self.lanes().latest;
        let before = latest.len();
        latest.retain(|(waiting, _)| waiting != topic);
        latest.len() < before
    }

    /// Lets [`Outbox::next`] end once everything is written.
    pub(super) fn close(&self) {
        self.lanes().closed = true;
        self.changed.notify_one();
    }

    /// Resolves when the client has left too much unread.
    pub(super) async fn overflowed(&self) {
        self.overflowed.notified().await;
    }

    /// The next message to write; `None` when closed and empty. Only one task may ask.
    pub(super) async fn next(&self) -> Option<Vec<u8>> {
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
