//! Lines and columns that are stored before anyone knows in which unit they will be needed.

use serde::{Deserialize, Serialize};

use super::position::{ColumnUnit, Position};
use super::slice;

/// A line and its columns in every [`ColumnUnit`]. Both count from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineColumns {
    line: u32,
    utf8: u32,
    utf16: u32,
    utf32: u32,
}

impl LineColumns {
    /// The position with its column in `unit`.
    pub fn in_unit(self, unit: ColumnUnit) -> Position {
        let column = match unit {
            ColumnUnit::Utf8 => self.utf8,
            ColumnUnit::Utf16 => self.utf16,
            ColumnUnit::Utf32 => self.utf32,
        };
        Position { line: self.line, column }
    }
}

/// Converts ascending byte offsets of one text into lines and columns. All conversions together are linear in the text.
#[derive(Debug)]
pub struct PositionScanner<'a> {
    text: &'a str,
    at: usize,
    place: LineColumns,
}

impl<'a> PositionScanner<'a> {
    /// Starts at the beginning of `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0, place: LineColumns::default() }
    }

    /// Advances to the byte `offset` and returns its line and columns.
    ///
    /// The scanner never goes back: for an offset before its current one it returns the current position. An offset
    /// inside a character is moved to the start of the character, and one past the end to the end.
    pub fn advance_to(&mut self, offset: usize) -> LineColumns {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let bytes = self.text.as_bytes();
        // `None` if the scanner is already past `offset`.
        let Some(passed) = self.text.get(self.at..offset) else { return self.place };
        let mut line_start = None;
        for end in memchr::memchr2_iter(b'\n', b'\r', passed.as_bytes()).map(|end| self.at + end) {
            // In `\r\n`, only the `\n` ends the line.
            if bytes.get(end) == Some(&b'\n') || bytes.get(end + 1) != Some(&b'\n') {
                self.place = LineColumns { line: self.place.line.saturating_add(1), ..LineColumns::default() };
                line_start = Some(end + 1);
            }
        }
        let rest = slice(self.text, line_start.unwrap_or(self.at)..offset);
        let count = |units: usize| u32::try_from(units).unwrap_or(u32::MAX);
        self.place.utf8 = self.place.utf8.saturating_add(count(rest.len()));
        let (characters, units) =
            rest.chars().fold((0, 0), |(characters, units), c| (characters + 1, units + c.len_utf16()));
        self.place.utf16 = self.place.utf16.saturating_add(count(units));
        self.place.utf32 = self.place.utf32.saturating_add(count(characters));
        self.at = offset;
        self.place
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::position::position_in;

    proptest! {
        #[test]
        fn a_scan_finds_the_positions_that_a_search_finds(text in "[a字𠮷\r\n]{0,40}", steps in prop::collection::vec(0usize..9, 0..20)) {
            let mut scanner = PositionScanner::new(&text);
            let mut offset = 0;
            for step in steps {
                offset += step;
                let place = scanner.advance_to(offset);
                for unit in [ColumnUnit::Utf8, ColumnUnit::Utf16, ColumnUnit::Utf32] {
                    prop_assert_eq!(place.in_unit(unit), position_in(&text, offset, unit), "{} in {:?}", offset, unit);
                }
            }
        }
    }
}
