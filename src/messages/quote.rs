//! Quotations of a seed inside a message.

use super::Argument;
use crate::text::{is_command, is_format, push_code};

/// The most characters that are quoted in full.
const MAX_QUOTED_CHARS: usize = 40;

/// Quotes `text` on one line, trimmed. A text of more than 40 characters is shortened in the middle; invisible
/// characters and control characters are replaced by their codes.
pub fn quote(text: &str) -> Argument {
    let mut quoted = String::new();
    let text = text.trim();
    match text.char_indices().nth(MAX_QUOTED_CHARS) {
        None => push_visible(&mut quoted, text),
        Some(_) => {
            let head = text.char_indices().nth(MAX_QUOTED_CHARS - 10).map_or(text.len(), |(at, _)| at);
            let tail = text.char_indices().nth_back(8).map_or(0, |(at, _)| at);
            push_visible(&mut quoted, &text[..head]);
            quoted.push('…');
            push_visible(&mut quoted, &text[tail..]);
        }
    }
    Argument::Quote(quoted)
}

fn push_visible(out: &mut String, text: &str) {
    for character in text.chars() {
        if matches!(character, '\n' | '\r' | '\t') {
            out.push(' ');
        } else if is_command(character) || is_format(character) {
            push_code(out, character);
        } else {
            out.push(character);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> String {
        match quote(text) {
            Argument::Quote(text) => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn long_texts_are_cut_in_the_middle() {
        let text = "一二三四五六七八九十".repeat(5);
        assert_eq!(quoted(&text), format!("{}…二三四五六七八九十", &text[..90]));
        assert_eq!(quoted(&text[..120]), &text[..120]);
    }

    #[test]
    fn invisible_characters_are_named() {
        assert_eq!(quoted(" a\u{200B}b\u{7}\nc "), "a<U+200B>b<U+0007> c");
    }
}
