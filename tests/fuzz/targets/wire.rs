//! Any bytes on the server's input: it answers or reports an error, and ends when its input does. A panic on any of its
//! threads ends the program, because libFuzzer aborts on the first.

#![no_main]

use std::sync::LazyLock;
use std::time::Duration;

use libfuzzer_sys::fuzz_target;
use tokio::runtime::Runtime;
use variorum::lsp::serve;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime")
});

const INITIALIZE: &str = r#"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"capabilities":{}}}"#;

fn framed(message: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{message}", message.len())
}

fuzz_target!(|bytes: &[u8]| {
    // The bytes as they are or, if the first byte says so, as one message to an initialised server.
    let input = match bytes.split_first() {
        Some((b'!', rest)) => {
            let rest = framed(&String::from_utf8_lossy(rest));
            [framed(INITIALIZE).as_bytes(), rest.as_bytes()].concat()
        }
        _ => bytes.to_vec(),
    };
    let ended = RUNTIME.block_on(async {
        tokio::time::timeout(Duration::from_secs(20), serve(input.as_slice(), tokio::io::sink())).await
    });
    assert!(ended.is_ok(), "the server does not end with its input");
});
