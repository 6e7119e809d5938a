//! Lines and columns of one text, for people and for JSON.

use ropey::Rope;
use serde::Serialize;

use crate::text::position::position_of;
use crate::text::{ByteSpan, ColumnUnit, Source};

/// The lines of one text. Making it is linear in the text, asking logarithmic.
pub(in crate::cli) struct Lines(Rope);

/// A line and a column as people count them: from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Place {
    pub(in crate::cli) line: usize,
    pub(in crate::cli) column: usize,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// A range as the language server protocol has it: from 0, columns in units of UTF-16, the end not included.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct LspRange {
    start: LspPosition,
    end: LspPosition,
}

/// A place as the language server protocol has it.
#[derive(Clone, Copy, Debug, Serialize)]
pub(in crate::cli) struct LspPosition {
    pub(in crate::cli) line: u32,
    pub(in crate::cli) character: u32,
}

impl Lines {
    pub(in crate::cli) fn of(source: &Source) -> Self {
        Self(Rope::from_str(source.text()))
    }

    /// Where the byte `offset` is, for people.
    pub(in crate::cli) fn place(&self, offset: usize) -> Place {
        let position = position_of(&self.0, offset, ColumnUnit::Utf32);
        Place { line: position.line as usize + 1, column: position.column as usize + 1 }
    }

    /// Where a span is, for programs.
    pub(in crate::cli) fn range(&self, span: ByteSpan) -> LspRange {
        LspRange { start: self.lsp_position(span.start()), end: self.lsp_position(span.end()) }
    }

    /// Where the byte `offset` is, for programs.
    pub(in crate::cli) fn lsp_position(&self, offset: usize) -> LspPosition {
        let position = position_of(&self.0, offset, ColumnUnit::Utf16);
        LspPosition { line: position.line, character: position.column }
    }

    /// How many lines there are; a line break at the end opens none.
    pub(in crate::cli) fn count(&self) -> usize {
        let lines = self.0.len_lines();
        if self.0.len_chars() == 0 || lines > 1 && self.0.line(lines - 1).len_chars() == 0 { lines - 1 } else { lines }
    }
}
