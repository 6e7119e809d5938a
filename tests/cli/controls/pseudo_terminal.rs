//! Running the program on a pseudo-terminal.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Command, Stdio};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// What a terminal is sent of the standard output of `variorum` in a folder, without the carriage returns that the
/// terminal adds before line feeds.
pub(super) fn output<S: AsRef<OsStr>>(folder: &Path, input: &[u8], arguments: &[S]) -> String {
    shown(folder, input, arguments, false)
}

/// The same for standard output and standard error. For commands that end before a progress line would be drawn.
pub(super) fn complaint<S: AsRef<OsStr>>(folder: &Path, arguments: &[S]) -> String {
    shown(folder, b"", arguments, true)
}

fn shown<S: AsRef<OsStr>>(folder: &Path, input: &[u8], arguments: &[S], with_errors: bool) -> String {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a pseudo-terminal");
    grantpt(&master).and_then(|()| unlockpt(&master)).expect("ours");
    let name = ptsname(&master, Vec::new()).expect("a name");
    let terminal = File::options().read(true).write(true).open(OsStr::from_bytes(name.as_bytes())).expect("it opens");
    let errors = if with_errors { Stdio::from(terminal.try_clone().expect("a handle")) } else { Stdio::null() };
    let mut child = Command::new(env!("CARGO_BIN_EXE_variorum"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .env("TERM", "xterm-256color")
        .env_remove("NO_COLOR")
        .env_remove("CI")
        .stdin(Stdio::piped())
        // Moved, so that only the child has the terminal open. Otherwise reading from it would never end.
        .stdout(terminal)
        .stderr(errors)
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its standard input");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let (mut master, mut bytes, mut buffer) = (File::from(master), Vec::new(), [0; 4096]);
    // Linux returns EIO when the last process that had it open is gone.
    while let Ok(count @ 1..) = master.read(&mut buffer) {
        bytes.extend_from_slice(buffer.get(..count).unwrap_or_default());
    }
    child.wait().expect("the program ends");
    writer.join().expect("the input was offered");
    String::from_utf8(bytes).expect("UTF-8").replace("\r\n", "\n")
}
