//! The way from the handlers into the main loop.

use std::sync::Arc;

use crossbeam_channel::{Receiver, Sender, unbounded};
use tokio::sync::Semaphore;

/// How many messages may be under way to the main loop before the pipe is no longer read.
const MAX_QUEUED_MESSAGES: usize = 1024;

/// The sending end. Sending never waits, so that a handler can do it before its first `await`; whoever reads the pipe
/// waits for [`Inbox::room`] instead.
pub(super) struct Inbox<T = super::main_loop::Message> {
    sender: Sender<T>,
    room: Arc<Semaphore>,
}

impl<T> Clone for Inbox<T> {
    fn clone(&self) -> Self {
        Self { sender: self.sender.clone(), room: Arc::clone(&self.room) }
    }
}

/// The receiving end.
pub(super) struct InboxReceiver<T = super::main_loop::Message> {
    /// The messages, in the order of the wire.
    pub(super) receiver: Receiver<T>,
    room: Arc<Semaphore>,
}

/// A new way in.
pub(super) fn channel<T>() -> (Inbox<T>, InboxReceiver<T>) {
    let (sender, receiver) = unbounded();
    let room = Arc::new(Semaphore::new(MAX_QUEUED_MESSAGES));
    (Inbox { sender, room: Arc::clone(&room) }, InboxReceiver { receiver, room })
}

impl<T> Inbox<T> {
    /// Hands a message over. After the main loop has ended it is dropped.
    pub(super) fn send(&self, message: T) {
        if let Ok(permit) = self.room.try_acquire() {
            permit.forget();
        }
        let _ = self.sender.send(message);
    }

    /// Waits until the main loop is not too far behind.
    pub(super) async fn room(&self) {
        let _ = self.room.acquire().await;
    }
}

impl<T> Drop for InboxReceiver<T> {
    /// Whoever waits for room need not wait any more: what is sent now is dropped.
    fn drop(&mut self) {
        self.room.close();
    }
}

impl<T> InboxReceiver<T> {
    /// Says that one message has been dealt with.
    pub(super) fn done(&self) {
        if self.room.available_permits() < MAX_QUEUED_MESSAGES {
            self.room.add_permits(1);
        }
    }
}
