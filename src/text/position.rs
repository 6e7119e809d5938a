//! Lines and columns. They exist at the edges only: in the language server protocol and on terminals.
//!
//! Lines end at `\n`, `\r\n` and `\r` and nowhere else, as the protocol says. Conversions on a [`Rope`] take O(log n)
//! time, whatever the length of a line.

use ropey::Rope;

use super::slice;

/// The unit in which columns are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ColumnUnit {
    /// Bytes of UTF-8.
    Utf8,
    /// 16-bit units of UTF-16, the protocol's default.
    #[default]
    Utf16,
    /// Characters (Unicode scalar values).
    Utf32,
}

/// A place between two characters: a line and a column, both counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// The number of lines before it.
    pub line: u32,
    /// The number of [`ColumnUnit`]s before it on its line.
    pub column: u32,
}

/// The position of the byte `offset` in `text`. An offset inside a character is moved to the start of the character,
/// and one past the end to the end. O(log n).
pub fn position_of(text: &Rope, offset: usize, unit: ColumnUnit) -> Position {
    let char_index = text.byte_to_char(offset.min(text.len_bytes()));
    let line = text.char_to_line(char_index);
    let line_start = text.line_to_char(line);
    let column = match unit {
        ColumnUnit::Utf8 => text.char_to_byte(char_index) - text.char_to_byte(line_start),
        ColumnUnit::Utf16 => text.char_to_utf16_cu(char_index) - text.char_to_utf16_cu(line_start),
        ColumnUnit::Utf32 => char_index - line_start,
    };
    Position { line: narrow(line), column: narrow(column) }
}

/// The same as [`position_of`] for a string. Linear in `offset`, at the speed of memory: for one or two positions that
/// is faster than building a rope.
pub fn position_in(text: &str, offset: usize, unit: ColumnUnit) -> Position {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = slice(text, ..offset);
    let (mut line, mut line_start) = (0, 0);
    for at in memchr::memchr2_iter(b'\n', b'\r', before.as_bytes()) {
        let bytes = text.as_bytes();
        // In `\r\n`, only the `\n` ends the line.
        if bytes.get(at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n') {
            (line, line_start) = (line + 1, at + 1);
        }
    }
    let on_line = slice(before, line_start..);
    let column = match unit {
        ColumnUnit::Utf8 => on_line.len(),
        ColumnUnit::Utf16 => on_line.chars().map(char::len_utf16).sum(),
        ColumnUnit::Utf32 => on_line.chars().count(),
    };
    Position { line: narrow(line), column: narrow(column) }
}

/// The byte offset of `position` in `text`. O(log n).
///
/// A line past the last gives the end of the text. As the protocol says, a column past the end of its line gives the
/// end of that line, before its line break. A column inside a character (a surrogate pair, a UTF-8 sequence) gives the
/// start of the character.
pub fn offset_of(text: &Rope, position: Position, unit: ColumnUnit) -> usize {
    let line = position.line as usize;
    if line >= text.len_lines() {
        return text.len_bytes();
    }
    let line_start = text.line_to_char(line);
    let line_end = end_of_line(text, line);
    let column = position.column as usize;
    let char_index = match unit {
        ColumnUnit::Utf8 => {
            let byte = text.char_to_byte(line_start).saturating_add(column);
            text.byte_to_char(byte.min(text.len_bytes()))
        }
        ColumnUnit::Utf16 => {
            let unit = text.char_to_utf16_cu(line_start).saturating_add(column);
            text.utf16_cu_to_char(unit.min(text.len_utf16_cu()))
        }
        ColumnUnit::Utf32 => line_start.saturating_add(column),
    };
    text.char_to_byte(char_index.min(line_end))
}

/// The character index at which the text of a line ends, before its line break.
fn end_of_line(text: &Rope, line: usize) -> usize {
    let start = text.line_to_char(line);
    let mut end = if line + 1 < text.len_lines() { text.line_to_char(line + 1) } else { text.len_chars() };
    if end > start && line + 1 < text.len_lines() {
        let last = text.char(end - 1);
        end -= 1;
        if last == '\n' && end > start && text.char(end - 1) == '\r' {
            end -= 1;
        }
    }
    end
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const UNITS: [ColumnUnit; 3] = [ColumnUnit::Utf8, ColumnUnit::Utf16, ColumnUnit::Utf32];

    #[test]
    fn columns_count_in_the_requested_unit() {
        let text = Rope::from_str("a\r\n字𠮷b\rc");
        let b = "a\r\n字𠮷".len();
        let column = |unit| position_of(&text, b, unit);
        assert_eq!(column(ColumnUnit::Utf8), Position { line: 1, column: 7 });
        assert_eq!(column(ColumnUnit::Utf16), Position { line: 1, column: 3 });
        assert_eq!(column(ColumnUnit::Utf32), Position { line: 1, column: 2 });
        assert_eq!(position_of(&text, text.len_bytes(), ColumnUnit::Utf16), Position { line: 2, column: 1 });
    }

    #[test]
    fn a_column_inside_a_surrogate_pair_is_moved_to_its_start() {
        let text = Rope::from_str("字𠮷b");
        assert_eq!(offset_of(&text, Position { line: 0, column: 2 }, ColumnUnit::Utf16), 3);
    }

    #[test]
    fn a_column_past_the_end_of_its_line_is_moved_to_that_end() {
        let text = Rope::from_str("ab\r\ncd");
        for unit in UNITS {
            assert_eq!(offset_of(&text, Position { line: 0, column: 99 }, unit), 2);
            assert_eq!(offset_of(&text, Position { line: 0, column: u32::MAX }, unit), 2);
            assert_eq!(offset_of(&text, Position { line: 9, column: 0 }, unit), 6);
        }
    }

    #[test]
    fn separators_unknown_to_the_protocol_do_not_end_lines() {
        let text = Rope::from_str("a\u{2028}b\u{0085}c\u{000B}d");
        assert_eq!(text.len_lines(), 1);
    }

    proptest! {
        #[test]
        fn every_character_boundary_round_trips(text in "[a字𠮷é\r\n\u{2028}]{0,40}") {
            let rope = Rope::from_str(&text);
            for (offset, _) in text.char_indices() {
                for unit in UNITS {
                    let back = offset_of(&rope, position_of(&rope, offset, unit), unit);
                    // The middle of a \r\n pair is not a position on any line.
                    let inside_break = text[..offset].ends_with('\r') && text[offset..].starts_with('\n');
                    prop_assert_eq!(back, if inside_break { offset - 1 } else { offset });
                }
            }
        }

        #[test]
        fn a_text_and_a_rope_have_the_same_positions(text in "[a字𠮷é\r\n\u{2028}]{0,40}", offset in 0usize..200) {
            let rope = Rope::from_str(&text);
            for unit in UNITS {
                prop_assert_eq!(position_in(&text, offset, unit), position_of(&rope, offset, unit));
            }
        }

        #[test]
        fn any_position_gives_a_character_boundary(text in "[a字𠮷\r\n]{0,20}", line in 0u32..9, column in 0u32..30) {
            let rope = Rope::from_str(&text);
            for unit in UNITS {
                let offset = offset_of(&rope, Position { line, column }, unit);
                prop_assert!(text.is_char_boundary(offset));
            }
        }
    }
}
