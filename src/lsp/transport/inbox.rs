//! The channel from the handlers to the main loop.

use std::sync::Arc;

use crossbeam_channel::{Receiver, Sender, unbounded};
use tokio::sync::Semaphore;

/// How many messages may wait for the main loop before the input is no longer read.
const MAX_QUEUED_MESSAGES: usize = 1024;

/// The sending end. Sending never waits, so that a handler can send before its first `await`. Whoever reads the input waits
/// for [`Backpressure::ready`] instead.
pub(in crate::lsp) struct Inbox<T> {
    sender: Sender<T>,
    room: Arc<Semaphore>,
}

impl<T> Clone for Inbox<T> {
    fn clone(&self) -> Self {
        Self { sender: self.sender.clone(), room: Arc::clone(&self.room) }
    }
}

/// The receiving end.
pub(in crate::lsp) struct InboxReceiver<T> {
    /// The messages, in the order of the wire.
    pub(in crate::lsp) receiver: Receiver<T>,
    room: Arc<Semaphore>,
}

/// Makes a channel.
pub(in crate::lsp) fn channel<T>() -> (Inbox<T>, InboxReceiver<T>) {
    let (sender, receiver) = unbounded();
    let room = Arc::new(Semaphore::new(MAX_QUEUED_MESSAGES));
    (Inbox { sender, room: Arc::clone(&room) }, InboxReceiver { receiver, room })
}

impl<T> Inbox<T> {
    /// Sends a message. It is dropped if the main loop has ended.
    pub(in crate::lsp) fn send(&self, message: T) {
        if let Ok(permit) = self.room.try_acquire() {
            permit.forget();
        }
        let _ = self.sender.send(message);
    }

    /// A way to wait for the main loop.
    pub(in crate::lsp) fn backpressure(&self) -> Backpressure {
        Backpressure(Arc::clone(&self.room))
    }
}

/// Lets whoever reads the input wait for the main loop.
pub(in crate::lsp) struct Backpressure(Arc<Semaphore>);

impl Backpressure {
    /// Waits until the main loop is not too far behind.
    pub(in crate::lsp) async fn ready(&self) {
        let _ = self.0.acquire().await;
    }
}

impl<T> Drop for InboxReceiver<T> {
    /// Ends all waiting: what is sent from now on is dropped.
    fn drop(&mut self) {
        self.room.close();
    }
}

impl<T> InboxReceiver<T> {
    /// Notes that one message has been handled.
    pub(in crate::lsp) fn mark_handled(&self) {
        if self.room.available_permits() < MAX_QUEUED_MESSAGES {
            self.room.add_permits(1);
        }
    }
}
