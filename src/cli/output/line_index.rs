//! The lines and columns of a text.

use ropey::Rope;
use serde::Serialize;

use crate::text::position::position_of;
use crate::text::{ByteSpan, ColumnUnit, Source};

/// An index of the lines of a text. Building it takes linear time in the text, a query logarithmic time.
pub(in crate::cli) struct LineIndex(Rope);

/// A line and a column as people count them: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) struct LineColumn {
    pub(in crate::cli) line: usize,
    pub(in crate::cli) column: usize,
}

impl std::fmt::Display for LineColumn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// A range in the terms of LSP: lines and columns from 0, columns in UTF-16 units, half-open.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct LspRange {
    start: LspPosition,
    end: LspPosition,
}

/// A position in the terms of LSP.
#[derive(Clone, Copy, Debug, Serialize)]
pub(in crate::cli) struct LspPosition {
    pub(in crate::cli) line: u32,
    pub(in crate::cli) character: u32,
}

impl LineIndex {
    /// Indexes a text.
    pub(in crate::cli) fn new(source: &Source) -> Self {
        Self(Rope::from_str(source.text()))
    }

    /// The line and column of a byte offset.
    pub(in crate::cli) fn line_column(&self, offset: usize) -> LineColumn {
        let position = position_of(&self.0, offset, ColumnUnit::Utf32);
        LineColumn { line: position.line as usize + 1, column: position.column as usize + 1 }
    }

    /// The LSP range of a span.
    pub(in crate::cli) fn range(&self, span: ByteSpan) -> LspRange {
        LspRange { start: self.lsp_position(span.start()), end: self.lsp_position(span.end()) }
    }

    /// The LSP position of a byte offset.
    pub(in crate::cli) fn lsp_position(&self, offset: usize) -> LspPosition {
        let position = position_of(&self.0, offset, ColumnUnit::Utf16);
        LspPosition { line: position.line, character: position.column }
    }

    /// The number of lines. A line break at the end of the text starts no further line.
    pub(in crate::cli) fn count(&self) -> usize {
        let lines = self.0.len_lines();
        if self.0.len_chars() == 0 || lines > 1 && self.0.line(lines - 1).len_chars() == 0 { lines - 1 } else { lines }
    }
}
