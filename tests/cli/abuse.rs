//! No file, folder or reader may crash the program, hang it, or lead it out of the folder that it was given.

use std::fmt::Write as _;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::run::{Outcome, variorum};

/// A folder that declares itself a corpus.
fn corpus() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    fs::write(folder.path().join("variorum.toml"), "").expect("written");
    folder
}

/// The pieces of hostile files: everything that the parsers look for, and what damages it.
const PIECES: &[&[u8]] = &[
    b"---\n",
    b"+++\n",
    b"{",
    b"}",
    b"title: ",
    b"\"",
    b"date: 2021-13-45\n",
    b"<!--1614585600000-->\n",
    b"[",
    b"](",
    b")\n",
    b"------\n",
    "来源:".as_bytes(),
    "作者：".as_bytes(),
    "日期:".as_bytes(),
    "撰文丨".as_bytes(),
    b"<p>",
    b"</p>",
    b"<div ",
    b"a='",
    b"<!DOCTYPE html>",
    b"<head>",
    b"<script>",
    b"</scr",
    b"<![CDATA[",
    b"&#x110000;",
    b"&nbsp",
    b"&amp;",
    b"**",
    b"```\n",
    b"<b><i></b>",
    "茶馆".as_bytes(),
    "\u{200B}\u{202E}".as_bytes(),
    "𠮷👨‍👩‍👧".as_bytes(),
    b"\xFF\xFE",
    b"\xEF\xBB\xBF",
    b"\xE9\x94",
    b"\0",
    b"\r",
    b"\r\n",
    b"\n\n",
    b"\t",
    b"\x1b[2J",
    b"\xD7\xD6",
    b" ",
];

/// A small generator (xorshift64), so that a failure can be reproduced.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("below a usize")
    }
}

/// Asserts that the program ended by itself, with a documented exit code.
fn ended_well(outcome: &Outcome) {
    assert!(matches!(outcome.code, Some(0..=2)), "ended with {:?}: {}", outcome.code, outcome.stderr);
    assert!(!outcome.stderr.contains("panicked"), "{}", outcome.stderr);
}

fn every_command(folder: &Path, file: &Path) {
    for arguments in [
        ["check".as_ref(), folder.as_os_str()].as_slice(),
        &["check".as_ref(), "--format".as_ref(), "json".as_ref(), file.as_os_str()],
        &["inspect".as_ref(), file.as_os_str()],
        &["inspect".as_ref(), "--format".as_ref(), "json".as_ref(), file.as_os_str()],
        &["reprints".as_ref(), "--corpus".as_ref(), folder.as_os_str()],
        &[
            "reprints".as_ref(),
            "--corpus".as_ref(),
            folder.as_os_str(),
            "--format".as_ref(),
            "jsonl".as_ref(),
            file.as_os_str(),
        ],
    ] {
        ended_well(&variorum(arguments));
    }
}

#[test]
fn randomly_assembled_files_do_no_harm() {
    let folder = corpus();
    let mut dice = Dice(0x5EED);
    for number in 0..400 {
        let mut bytes = Vec::new();
        for _ in 0..dice.below(60) {
            bytes.extend_from_slice(PIECES[dice.below(PIECES.len())]);
        }
        let ending = ["md", "html", "txt"][dice.below(3)];
        fs::write(folder.path().join(format!("{number}.{ending}")), bytes).expect("written");
    }
    every_command(folder.path(), &folder.path().join("7.md"));
}

#[test]
fn empty_binary_and_nested_files_do_no_harm() {
    let nested = "<div><b><i>".repeat(30_000);
    let quoted = format!("{}text", "> ".repeat(20_000));
    let listed = format!("---\na: {}\n---\n", "[".repeat(20_000));
    let json = format!("{}1", "{\"a\":".repeat(20_000));
    let noise: Vec<u8> = (0..=255u8).cycle().take(100_000).collect();
    for (name, bytes) in [
        ("empty.md", &b""[..]),
        ("bom.txt", b"\xEF\xBB\xBF"),
        ("half-bom.txt", b"\xFF"),
        ("noise.html", &noise),
        ("noise.md", &noise),
        ("nested.html", nested.as_bytes()),
        ("nested.md", nested.as_bytes()),
        ("quoted.md", quoted.as_bytes()),
        ("listed.md", listed.as_bytes()),
        ("json.md", json.as_bytes()),
        ("nul.txt", &[0; 5000]),
    ] {
        let folder = corpus();
        let file = folder.path().join(name);
        fs::write(&file, bytes).expect("written");
        every_command(folder.path(), &file);
    }
}

/// One line of HTML with a stray end tag here and there.
fn long_line(bytes: usize) -> String {
    let mut text = String::from("<!--1614585600000-->\n[长](https://a.example/)\n------\n\n");
    while text.len() < bytes {
        text.push_str("<p>从前有一条很长很长的河，河边只有一户人家，门前挂着一盏灯。");
        if text.len() % 7 == 0 {
            text.push_str("</small>");
        }
    }
    text
}

#[test]
fn ten_megabytes_on_one_line() {
    let folder = corpus();
    let file = folder.path().join("long.html");
    fs::write(&file, long_line(10_000_000)).expect("written");
    ended_well(&variorum(&["check".as_ref(), file.as_os_str()]));
    fs::write(&file, long_line(1_000_000)).expect("written");
    every_command(folder.path(), &file);
}

#[test]
fn twenty_thousand_mistakes_on_one_line() {
    let folder = corpus();
    let file = folder.path().join("stray.html");
    fs::write(&file, "茶</small>".repeat(20_000)).expect("written");
    ended_well(&variorum(&["check".as_ref(), file.as_os_str()]));
}

#[test]
fn control_characters_in_a_name_do_not_reach_the_terminal() {
    let folder = corpus();
    let file = folder.path().join("a\u{1b}[2J\nb.md");
    fs::write(&file, "---\ntitle: \n---\n\n茶\n").expect("written");
    let outcome = variorum(&["check".as_ref(), file.as_os_str()]);
    ended_well(&outcome);
    assert!(!outcome.stdout.contains('\u{1b}'), "{:?}", outcome.stdout);
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn links_in_circles_or_to_the_outside_are_not_followed() {
        let outside = TempDir::new().expect("a temporary folder");
        fs::write(outside.path().join("secret.md"), "---\ntitle:\n---\n\n秘密\n").expect("written");
        let folder = corpus();
        fs::create_dir(folder.path().join("inner")).expect("made");
        symlink(folder.path(), folder.path().join("inner/round")).expect("linked");
        symlink(outside.path(), folder.path().join("out")).expect("linked");
        symlink(outside.path().join("secret.md"), folder.path().join("out.md")).expect("linked");
        symlink("nowhere", folder.path().join("broken.md")).expect("linked");
        let outcome = variorum(&["check".as_ref(), "--format".as_ref(), "json".as_ref(), folder.path().as_os_str()]);
        assert_eq!((outcome.stdout.as_str(), outcome.code), ("[]\n", Some(0)), "{}", outcome.stderr);
    }

    #[test]
    fn a_name_that_is_not_unicode_is_read() {
        let folder = corpus();
        let file = folder.path().join(OsStr::from_bytes(b"\xD7\xD6.md"));
        fs::write(&file, "---\ntitle:\n---\n\n茶\n").expect("written");
        let outcome = variorum(&["check".as_ref(), folder.path().as_os_str()]);
        assert_eq!(outcome.code, Some(1), "{}{}", outcome.stdout, outcome.stderr);
        every_command(folder.path(), &file);
    }

    #[test]
    fn an_unreadable_file_is_reported_and_the_others_are_checked() {
        let folder = corpus();
        let locked = folder.path().join("locked.md");
        fs::write(&locked, "x").expect("written");
        fs::write(folder.path().join("other.md"), "---\ntitle:\n---\n\n茶\n").expect("written");
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).expect("locked");
        if fs::read(&locked).is_ok() {
            println!("skipped: this user may read everything");
            return;
        }
        let outcome = variorum(&["check".as_ref(), folder.path().as_os_str()]);
        assert_eq!(outcome.code, Some(2));
        assert!(outcome.stderr.contains("locked.md"), "{}", outcome.stderr);
        assert!(outcome.stdout.contains("other.md"), "{}", outcome.stdout);
    }

    #[test]
    fn a_closed_pipe_is_no_failure() {
        let folder = corpus();
        let mut text = String::from("---\ntitle:\n---\n\n");
        for _ in 0..3000 {
            let _ = writeln!(text, "茶\u{7}");
        }
        for number in 0..20 {
            fs::write(folder.path().join(format!("{number}.md")), &text).expect("written");
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_variorum"))
            .arg("check")
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut first = [0; 10];
        child.stdout.take().expect("its output").read_exact(&mut first).expect("a little output");
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert_eq!(output.status.code(), Some(0));
    }
}
