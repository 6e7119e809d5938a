//! Watching the process that started the server, as `initialize` names it.
//!
//! An editor that crashes may leave the pipe open in the hands of another of its children. Then nothing else would end the
//! server.

use std::time::Duration;

use tokio::sync::oneshot;

/// How often to check for the process.
const POLL_INTERVAL: Duration = Duration::from_secs(2);

/// Resolves when the process whose id arrives through `id` has ended; never if no id arrives.
pub(in crate::lsp) async fn wait_for_exit(id: oneshot::Receiver<u32>) {
    let Ok(id) = id.await else { return std::future::pending().await };
    while is_running(id) {
        tokio::time::sleep(POLL_INTERVAL).await;
    }
    tracing::warn!("the process that started the server has ended without a word");
}

/// Whether there is a process with this id. One that we may not signal is running all the same.
#[cfg(unix)]
fn is_running(id: u32) -> bool {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};
    let pid = i32::try_from(id).ok().and_then(Pid::from_raw);
    pid.is_none_or(|pid| test_kill_process(pid) != Err(Errno::SRCH))
}

/// On Windows the pipe ends with the process, so there is nothing to watch.
#[cfg(not(unix))]
fn is_running(_: u32) -> bool {
    true
}
