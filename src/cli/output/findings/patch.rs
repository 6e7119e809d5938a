//! What would change in a file, as a unified diff (POSIX.1-2024, `diff`, "Diff -u Output Format"): exact for programs,
//! drawn for people.
//!
//! A [`patch`] is made of bytes in whatever encoding, so that `patch` and `git apply` turn the file into what `--fix`
//! would. Only a line feed ends a line. A last line without one is followed by GNU's remark. Names are quoted as git
//! quotes them (`quote_c_style`), and a name with spaces is followed by a tab, as `patch` expects.

use std::fmt::Write as _;
use std::hash::Hash;
use std::ops::Range;
use std::path::Path;

use anstyle::{AnsiColor, Style};
use similar::{Algorithm, ChangeTag, DiffOp, capture_diff_slices, group_diff_ops};

use crate::cli::output::style::styled;
use crate::cli::terminal::{Screen, display_path};
use crate::text::{is_command, visible_lines};

/// The number of unchanged lines around a change.
const CONTEXT_LINES: usize = 3;

const NO_NEWLINE: &str = "\\ No newline at end of file";

/// The patch that turns `old` into `new`; empty if they are equal.
pub(in crate::cli) fn patch(path: &Path, old: &[u8], new: &[u8]) -> Vec<u8> {
    let old: Vec<&[u8]> = old.split_inclusive(|byte| *byte == b'\n').collect();
    let new: Vec<&[u8]> = new.split_inclusive(|byte| *byte == b'\n').collect();
    let mut out = Vec::new();
    for hunk in hunks(&old, &new) {
        if out.is_empty() {
            let name = quoted(path);
            out.extend([b"--- ", &name[..], b"\n+++ ", &name, b"\n"].concat());
        }
        out.extend(head(&hunk).into_bytes());
        out.push(b'\n');
        for (sign, line) in changes(&hunk, &old, &new) {
            out.push(sign);
            out.extend_from_slice(line);
            if !line.ends_with(b"\n") {
                out.extend(format!("\n{NO_NEWLINE}\n").into_bytes());
            }
        }
    }
    out
}

/// The same diff of two texts for people: in colours, and with control characters replaced by their codes. A carriage
/// return is not shown if every line ends with one.
pub(in crate::cli) fn render(path: &Path, old: &str, new: &str, screen: Screen) -> String {
    let (old, new): (Vec<_>, Vec<_>) = (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let mut ended = [&old, &new].into_iter().flatten().filter(|line| line.ends_with('\n'));
    let ends = if ended.all(|line| line.ends_with("\r\n")) { "\r\n" } else { "\n" };
    let bold = styled(Style::new().bold(), screen);
    let place = styled(AnsiColor::Cyan.on_default(), screen);
    let mut out = String::new();
    for hunk in hunks(&old, &new) {
        // Writing to a string cannot fail.
        if out.is_empty() {
            let name = display_path(path);
            let _ = writeln!(out, "{bold}--- {name}{bold:#}\n{bold}+++ {name}{bold:#}");
        }
        let _ = writeln!(out, "{place}{}{place:#}", head(&hunk));
        for (sign, line) in changes(&hunk, &old, &new) {
            let colour = match sign {
                b'-' => styled(AnsiColor::Red.on_default(), screen),
                b'+' => styled(AnsiColor::Green.on_default(), screen),
                _ => Style::new(),
            };
            let (sign, text) = (char::from(sign), visible_lines(line.strip_suffix(ends).unwrap_or(line)));
            let _ = writeln!(out, "{colour}{sign}{text}{colour:#}");
            if !line.ends_with('\n') {
                let _ = writeln!(out, "{NO_NEWLINE}");
            }
        }
    }
    out
}

fn hunks<T: Eq + Hash>(old: &[T], new: &[T]) -> Vec<Vec<DiffOp>> {
    group_diff_ops(capture_diff_slices(Algorithm::Myers, old, new), CONTEXT_LINES)
}

/// The head of a hunk: `@@ -3,7 +3,6 @@`.
fn head(hunk: &[DiffOp]) -> String {
    let span = |range: fn(&DiffOp) -> Range<usize>| {
        let start = hunk.first().map_or(0, |op| range(op).start);
        let end = hunk.last().map_or(0, |op| range(op).end);
        match end - start {
            // An empty range is placed at the line before it.
            0 => format!("{start},0"),
            1 => format!("{}", start + 1),
            count => format!("{},{count}", start + 1),
        }
    };
    format!("@@ -{} +{} @@", span(DiffOp::old_range), span(DiffOp::new_range))
}

/// The lines of a hunk, each with its sign.
fn changes<'a, T: Copy>(hunk: &'a [DiffOp], old: &'a [T], new: &'a [T]) -> impl Iterator<Item = (u8, T)> + 'a {
    let of = |tag: ChangeTag, lines: &'a [T], range: Range<usize>| {
        let sign = match tag {
            ChangeTag::Equal => b' ',
            ChangeTag::Delete => b'-',
            ChangeTag::Insert => b'+',
        };
        lines.get(range).unwrap_or_default().iter().map(move |line| (sign, *line))
    };
    hunk.iter().flat_map(move |op| {
        let (before, after) = (op.old_range(), op.new_range());
        let is_same = matches!(op, DiffOp::Equal { .. });
        let kept = of(ChangeTag::Equal, old, if is_same { before.clone() } else { 0..0 });
        let gone = of(ChangeTag::Delete, old, if is_same { 0..0 } else { before });
        let come = of(ChangeTag::Insert, new, if is_same { 0..0 } else { after });
        kept.chain(gone).chain(come)
    })
}

/// The name of a file in the head of a patch.
fn quoted(path: &Path) -> Vec<u8> {
    let bytes = path.as_os_str().as_encoded_bytes();
    let is_plain = |text: &str| !text.contains(|c| is_command(c) || matches!(c, '"' | '\\'));
    if std::str::from_utf8(bytes).is_ok_and(is_plain) {
        return if bytes.contains(&b' ') { [bytes, b"\t"].concat() } else { bytes.to_vec() };
    }
    let mut out = vec![b'"'];
    for chunk in bytes.utf8_chunks() {
        for character in chunk.valid().chars() {
            match character {
                '"' | '\\' => out.extend([b'\\', character as u8]),
                '\n' => out.extend(b"\\n"),
                '\t' => out.extend(b"\\t"),
                character if is_command(character) => octal(&mut out, character.encode_utf8(&mut [0; 4]).as_bytes()),
                character => out.extend(character.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
        octal(&mut out, chunk.invalid());
    }
    out.push(b'"');
    out
}

fn octal(out: &mut Vec<u8>, bytes: &[u8]) {
    bytes.iter().for_each(|byte| out.extend(format!("\\{byte:03o}").into_bytes()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;

    fn patched(old: &[u8], new: &[u8]) -> String {
        String::from_utf8_lossy(&patch(Path::new("a.md"), old, new)).into_owned()
    }

    #[test]
    fn a_patch_contains_every_byte_of_a_line() {
        expect_test::expect![[r#"
            "--- a.md\n+++ a.md\n@@ -1,3 +1,3 @@\n \u{1b}[31m一\r\n-二\u{7}\r三\n+二\r三\n \0四"
        "#]]
        .assert_eq(&format!(
            "{:?}\n",
            patched("\u{1b}[31m一\r\n二\u{7}\r三\n\0四".as_bytes(), "\u{1b}[31m一\r\n二\r三\n\0四".as_bytes())
                .replace("\n\\ No newline at end of file\n", "")
        ));
    }

    #[test]
    fn a_missing_line_end_is_marked_on_either_side() {
        assert_eq!(
            patched(b"a\nb", b"a\nb\n"),
            "--- a.md\n+++ a.md\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"
        );
        assert_eq!(patched(b"", b"a\n"), "--- a.md\n+++ a.md\n@@ -0,0 +1 @@\n+a\n");
        assert_eq!(patched(b"a\n", b""), "--- a.md\n+++ a.md\n@@ -1 +0,0 @@\n-a\n");
        assert_eq!(patched(b"a", b"a"), "");
    }

    #[test]
    fn names_are_quoted_as_git_quotes_them() {
        let name = |text: &str| String::from_utf8(quoted(Path::new(text))).expect("UTF-8");
        assert_eq!(name("河湾/茶 馆.md"), "河湾/茶 馆.md\t");
        assert_eq!(name("a\u{1b}\n\"\\渡\u{202e}.md"), "\"a\\033\\n\\\"\\\\渡\\342\\200\\256.md\"");
    }

    #[test]
    fn a_diff_for_people_has_no_controls() {
        let screen = |colours| Screen { width: 80, colours, language: Language::English };
        let (old, new) = ("一\r\n\u{9b}31m二\u{7}\r\n", "一\r\n\u{9b}31m二\r\n");
        assert_eq!(
            render(Path::new("a\u{1b}.md"), old, new, screen(false)),
            "--- a<U+001B>.md\n+++ a<U+001B>.md\n@@ -1,2 +1,2 @@\n 一\n-<U+009B>31m二<U+0007>\n+<U+009B>31m二\n"
        );
        assert!(render(Path::new("a.md"), old, new, screen(true)).contains("\u{1b}[32m+<U+009B>31m二\u{1b}[0m\n"));
        let lines = render(Path::new("a.md"), "一\r\n二\n", "一\n二\n", screen(false));
        assert!(lines.ends_with("-一<U+000D>\n+一\n 二\n"), "{lines}");
    }
}
