//! A writer that keeps control sequences from reaching a terminal.
//!
//! The code that prints text from outside already replaces its control characters by their codes. This filter is the
//! second line of defence. It passes line feeds, tabs, a carriage return before a line feed and, where styles are
//! enabled, the styles that Variorum writes itself: the sequences that select a graphic rendition (SGR, ECMA-48,
//! 8.3.117).

use std::io::{self, Write};

use crate::text::{is_command, push_code};

/// Filters text line by line.
pub(in crate::cli) struct ControlFilter<W: Write> {
    out: W,
    /// The part of the last line that has been written so far: characters and sequences may arrive in pieces.
    line: Vec<u8>,
    styled: bool,
}

impl<W: Write> ControlFilter<W> {
    /// A filter in front of `out`, which passes styles if `styled`.
    pub(in crate::cli) fn new(out: W, styled: bool) -> Self {
        Self { out, line: Vec::new(), styled }
    }

    fn pass(&mut self, end: usize) -> io::Result<()> {
        let text = String::from_utf8_lossy(self.line.get(..end).unwrap_or(&self.line));
        let passed = self.out.write_all(filtered(&text, self.styled).as_bytes());
        self.line.drain(..end.min(self.line.len()));
        passed
    }
}

impl<W: Write> Write for ControlFilter<W> {
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

impl<W: Write> Drop for ControlFilter<W> {
    fn drop(&mut self) {
        // As with `BufWriter`, a caller who cares about errors flushes first.
        let _ = self.pass(self.line.len());
    }
}

fn filtered(text: &str, styled: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(is_command) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let kept = match from.as_bytes() {
            [b'\n' | b'\t', ..] => 1,
            [b'\r', b'\n', ..] => 2,
            _ if styled => sgr_bytes(from),
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

/// The length in bytes of the SGR sequence at the beginning of the text, or 0.
fn sgr_bytes(text: &str) -> usize {
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
        let mut filter = ControlFilter::new(&mut out, styled);
        for piece in pieces {
            filter.write_all(piece).expect("memory");
        }
        drop(filter);
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
    fn invalid_utf8_is_replaced() {
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
