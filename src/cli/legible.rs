//! A writer in front of a terminal through which nothing passes that would command it.
//!
//! Whoever writes to it has already shown what comes from outside by its code; this is the second door. It lets through
//! line feeds, tabs, a carriage return before a line feed, and our own styles: sequences that select the graphic rendition
//! (SGR, ECMA-48, 8.3.117), and these only where styles are seen.

use std::io::{self, Write};

use crate::text::{is_command, push_code};

/// Passes text on line by line.
pub(super) struct Legible<W: Write> {
    out: W,
    /// What was written of the last line. Characters and sequences may come in pieces.
    line: Vec<u8>,
    styled: bool,
}

impl<W: Write> Legible<W> {
    /// In front of `out`; `styled` if styles pass.
    pub(super) fn new(out: W, styled: bool) -> Self {
        Self { out, line: Vec::new(), styled }
    }

    fn pass(&mut self, end: usize) -> io::Result<()> {
        let text = String::from_utf8_lossy(self.line.get(..end).unwrap_or(&self.line));
        let passed = self.out.write_all(legible(&text, self.styled).as_bytes());
        self.line.drain(..end.min(self.line.len()));
        passed
    }
}

impl<W: Write> Write for Legible<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let before = self.line.len();
        self.line.extend_from_slice(bytes);
        if let Some(last) = memchr::memrchr(b'\n', bytes) {
            self.pass(before + last + 1)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pass(self.line.len())?;
        self.out.flush()
    }
}

impl<W: Write> Drop for Legible<W> {
    fn drop(&mut self) {
        // As with `BufWriter`: who wants to know of errors flushes.
        let _ = self.pass(self.line.len());
    }
}

fn legible(text: &str, styled: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(is_command) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let kept = match from.as_bytes() {
            [b'\n' | b'\t', ..] => 1,
            [b'\r', b'\n', ..] => 2,
            _ if styled => style(from),
            _ => 0,
        };
        let (kept, behind) = from.split_at(kept);
        out.push_str(kept);
        rest = behind;
        if kept.is_empty() {
            let mut characters = behind.chars();
            characters.next().into_iter().for_each(|command| push_code(&mut out, command));
            rest = characters.as_str();
        }
    }
    out.push_str(rest);
    out
}

/// How many bytes of a style the text begins with.
fn style(text: &str) -> usize {
    let parameters = text.strip_prefix("\x1b[").unwrap_or_default();
    let end = parameters.find(|c: char| !c.is_ascii_digit() && !matches!(c, ';' | ':'));
    end.filter(|end| parameters[*end..].starts_with('m')).map_or(0, |end| "\x1b[".len() + end + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn passed(pieces: &[&[u8]], styled: bool) -> String {
        let mut out = Vec::new();
        let mut legible = Legible::new(&mut out, styled);
        for piece in pieces {
            legible.write_all(piece).expect("memory");
        }
        drop(legible);
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn only_styles_and_lines_pass() {
        let text = "\x1b[1;31m渡\x1b[0m\t口\r\n\x1b]0;x\x07 \u{9b}m \u{202e} \r \x1b[2J \x1b[3";
        let shown = "渡\x1b[0m\t口\r\n<U+001B>]0;x<U+0007> <U+009B>m <U+202E> <U+000D> <U+001B>[2J <U+001B>[3";
        assert_eq!(passed(&[text.as_bytes()], true), format!("\x1b[1;31m{shown}"));
        let plain = shown.replacen("\x1b", "<U+001B>", 1);
        assert_eq!(passed(&[text.as_bytes()], false), format!("<U+001B>[1;31m{plain}"));
    }

    #[test]
    fn what_is_no_unicode_is_none_behind_it() {
        assert_eq!(passed(&[b"a\x9b\xc4\xe3\n"], false), "a\u{FFFD}\u{FFFD}\u{FFFD}\n");
    }

    proptest! {
        #[test]
        fn pieces_make_no_difference(text in "[a渡\u{1b}\\[;0-9m\u{9b}\n\r\t]{0,40}", at in 0usize..60) {
            let at = at.min(text.len());
            let (one, two) = text.as_bytes().split_at(at);
            prop_assert_eq!(passed(&[one, two], true), passed(&[text.as_bytes()], true));
        }
    }
}
