//! Control characters, made visible.
//!
//! Terminals obey control characters: C0 (U+0000–U+001F) and C1 (U+0080–U+009F) of ECMA-48 (5th edition, 1991), section
//! 5, of which ESC, CSI and OSC introduce whole sequences, and DEL (U+007F). Terminals, editors and browsers also obey
//! the controls of the bidirectional algorithm (UAX #9, property `Bidi_Control`), which can make one text look like
//! another, and break lines at U+2028 and U+2029. Text from outside is displayed with all of these as `<U+001B>`, which
//! is how messages name them.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a character is a command rather than text: a control character (general category Cc), a control of the
/// bidirectional algorithm or one of its deprecated relatives up to U+206F, or a line or paragraph separator.
pub fn is_command(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{206F}'
        )
}

/// Replaces every character that [`is_command`], line ends and tabs included, by its code. Linear; copies the text only
/// if it contains one.
pub fn visible(text: &str) -> Cow<'_, str> {
    replaced(text, is_command, push_code)
}

/// The same as [`visible`], but keeps line feeds and tabs.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    replaced(text, |character| is_command(character) && !matches!(character, '\n' | '\t'), push_code)
}

/// Replaces every character for which `hidden` is true by what `push` appends. Linear; copies the text only if it
/// contains one.
pub fn replaced(text: &str, hidden: impl Fn(char) -> bool, push: impl Fn(&mut String, char)) -> Cow<'_, str> {
    let Some(first) = text.find(&hidden) else { return Cow::Borrowed(text) };
    let (before, rest) = text.split_at(first);
    let mut shown = String::with_capacity(text.len() + 16);
    shown.push_str(before);
    for character in rest.chars() {
        if hidden(character) {
            push(&mut shown, character);
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// Appends the code of a character in angle brackets: `<U+200B>`.
pub fn push_code(out: &mut String, character: char) {
    // Writing to a string never fails.
    let _ = write!(out, "<{}>", code_point(character));
}

/// The code point of a character: `U+200B`.
pub fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_replaced_and_everything_else_stays() {
        assert_eq!(visible("渡\u{1b}]0;口\u{7}\u{9b}m\u{202e}\n"), "渡<U+001B>]0;口<U+0007><U+009B>m<U+202E><U+000A>");
        assert_eq!(visible_lines("一\t二\r\n三\u{85}"), "一\t二<U+000D>\n三<U+0085>");
        assert!(matches!(visible("นี่\u{200B}คือ 👨‍👩‍👧 “é”"), Cow::Borrowed(_)));
    }

    #[test]
    fn all_controls_are_commands_and_no_letter_is() {
        let commands: Vec<u32> = ('\0'..='\u{10FFFF}').filter(|c| is_command(*c)).map(u32::from).collect();
        let expected: Vec<u32> = (0..0x20)
            .chain(0x7F..0xA0)
            .chain([0x61C, 0x200E, 0x200F])
            .chain(0x2028..=0x202E)
            .chain(0x2066..=0x206F)
            .collect();
        assert_eq!(commands, expected);
    }
}
