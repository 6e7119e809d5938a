//! Words for messages.

use std::fmt::Write as _;

/// How many characters of a text are quoted before it is cut short.
const QUOTED: usize = 40;

/// The text in “ ”, on one line, cut short in the middle if it is long; characters that cannot be seen are named by
/// their code.
pub(super) fn quote(text: &str) -> String {
    let mut quoted = String::from("“");
    let text = text.trim();
    match text.char_indices().nth(QUOTED) {
        None => push_visible(&mut quoted, text),
        Some(_) => {
            let head = text.char_indices().nth(QUOTED - 10).map_or(text.len(), |(at, _)| at);
            let tail = text.char_indices().nth_back(8).map_or(0, |(at, _)| at);
            push_visible(&mut quoted, &text[..head]);
            quoted.push('…');
            push_visible(&mut quoted, &text[tail..]);
        }
    }
    quoted.push('”');
    quoted
}

fn push_visible(out: &mut String, text: &str) {
    for character in text.chars() {
        if matches!(character, '\n' | '\r' | '\t') {
            out.push(' ');
        } else if character.is_control() || crate::text::is_format(character) {
            let _ = write!(out, "<{}>", code_point(character));
        } else {
            out.push(character);
        }
    }
}

/// `U+200B`.
pub(super) fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_in_the_middle() {
        let text = "一二三四五六七八九十".repeat(5);
        assert_eq!(quote(&text), format!("“{}…二三四五六七八九十”", &text[..90]));
        assert_eq!(quote(&text[..120]), format!("“{}”", &text[..120]));
    }

    #[test]
    fn what_cannot_be_seen_is_named() {
        assert_eq!(quote(" a\u{200B}b\u{7}\nc "), "“a<U+200B>b<U+0007> c”");
    }
}
