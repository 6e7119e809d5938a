//! Decoding, and lines and columns compared with the simplest possible model.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ropey::Rope;
use variorum::text::position::{offset_of, position_in, position_of};
use variorum::text::{ColumnUnit, Position, Source};

fuzz_target!(|bytes: &[u8]| {
    let source = Source::from_bytes(bytes);
    let text = source.text();
    for span in source.malformed() {
        assert_eq!(text.get(span.range()), Some("\u{FFFD}"));
    }
    let mut stored = 0;
    for offset in (0..=text.len() + 1).step_by(1 + text.len() / 16) {
        let here = source.stored_offset(offset);
        assert!(stored <= here && here <= bytes.len(), "{offset} is stored at {here}, what is before it at {stored}");
        stored = here;
    }
    let rope = Rope::from_str(text);
    for unit in [ColumnUnit::Utf8, ColumnUnit::Utf16, ColumnUnit::Utf32] {
        let mut at = Position::default();
        let mut before = '\0';
        // In long texts only some places are checked: the model counts from the beginning.
        for (index, (offset, c)) in text.char_indices().chain([(text.len(), '\0')]).enumerate() {
            if before == '\n' || before == '\r' && c != '\n' {
                at = Position { line: at.line + 1, column: 0 };
            }
            if index.is_multiple_of(1 + text.len() / 64) {
                assert_eq!(position_of(&rope, offset, unit), at);
                assert_eq!(position_in(text, offset, unit), at);
                // Between \r and \n there is no column: the position is the end of the line.
                let expected = if before == '\r' && c == '\n' { offset - 1 } else { offset };
                assert_eq!(offset_of(&rope, at, unit), expected, "{at:?} in {unit:?}");
            }
            at.column += match unit {
                ColumnUnit::Utf8 => c.len_utf8(),
                ColumnUnit::Utf16 => c.len_utf16(),
                ColumnUnit::Utf32 => 1,
            } as u32;
            before = c;
        }
        for far in [Position { line: u32::MAX, column: 0 }, Position { line: 0, column: u32::MAX }] {
            assert!(text.is_char_boundary(offset_of(&rope, far, unit)));
        }
    }
});
