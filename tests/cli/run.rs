//! Running the program.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The outcome of a run.
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// The project's folder, in which the commands of the README work.
pub(crate) fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// Runs `variorum` in the project's folder, with nothing on standard input.
pub(crate) fn variorum<S: AsRef<OsStr>>(arguments: &[S]) -> Outcome {
    variorum_reading(b"", arguments)
}

/// Runs `variorum` in the project's folder, with `input` on standard input.
pub(crate) fn variorum_reading<S: AsRef<OsStr>>(input: &[u8], arguments: &[S]) -> Outcome {
    let output = run_in(&project(), input, arguments);
    Outcome {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).expect("output in UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("errors in UTF-8"),
    }
}

/// Runs `variorum` in a folder, with `input` on standard input. The output may be any bytes.
pub(crate) fn run_in<S: AsRef<OsStr>>(folder: &Path, input: &[u8], arguments: &[S]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_variorum"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .env_remove("RUST_LOG")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its standard input");
    let input = input.to_vec();
    // On a thread of its own: the program may write a lot before it has read everything, and may not read at all.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the input was offered");
    output
}

/// The findings of a path, as JSON.
pub(crate) fn findings(path: &str) -> Vec<serde_json::Value> {
    let outcome = variorum(&["check", "--format", "json", path]);
    serde_json::from_str(&outcome.stdout).expect("an array of findings")
}
