//! What handlers send to the main loop.

use crate::lsp::state::change::Change;
use crate::lsp::view::View;

/// A message to the main loop.
pub(super) enum ServerMessage {
    /// The client has changed something.
    Change(Change),
    /// A request. It runs on a worker thread, with the state as it is when the main loop receives it.
    Request(Box<dyn FnOnce(View) + Send>),
}
