//! The process that started the server, as `initialize` names it. An editor that dies without a word may leave the pipe
//! open, in the hands of another of its children; then nobody else would end the server.

use std::time::Duration;

use tokio::sync::oneshot;

/// How often it is looked for.
const INTERVAL: Duration = Duration::from_secs(2);

/// Resolves when the process whose number comes through `number` is there no more; never if none comes.
pub(super) async fn wait_for_exit(number: oneshot::Receiver<u32>) {
    let Ok(number) = number.await else { return std::future::pending().await };
    while is_running(number) {
        tokio::time::sleep(INTERVAL).await;
    }
    tracing::warn!("the process that started the server has ended without a word");
}

/// Whether there is a process of this number. It may not be ours to signal, and is there all the same.
#[cfg(unix)]
fn is_running(number: u32) -> bool {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};
    let pid = i32::try_from(number).ok().and_then(Pid::from_raw);
    pid.is_none_or(|pid| test_kill_process(pid) != Err(Errno::SRCH))
}

/// On Windows the pipe ends with the process.
#[cfg(not(unix))]
fn is_running(_: u32) -> bool {
    true
}
