//! Conversion between byte spans and the protocol's ranges.

use ropey::Rope;
use tower_lsp::ls_types::{DiagnosticSeverity, Position, Range};

use crate::rules::Severity;
use crate::text::{self, ByteSpan, ColumnUnit, position};

/// The byte offset of a position. Positions outside of the text are clamped as the protocol says.
pub(in crate::lsp) fn offset_of(rope: &Rope, at: Position, unit: ColumnUnit) -> usize {
    position::offset_of(rope, text::Position { line: at.line, column: at.character }, unit)
}

/// The position of a byte offset.
pub(in crate::lsp) fn position_of(rope: &Rope, offset: usize, unit: ColumnUnit) -> Position {
    let found = position::position_of(rope, offset, unit);
    Position { line: found.line, character: found.column }
}

/// The range of a span in a text that is no rope. Linear in the offset.
pub(in crate::lsp) fn range_in(text: &str, span: ByteSpan, unit: ColumnUnit) -> Range {
    let at = |offset| {
        let found = position::position_in(text, offset, unit);
        Position { line: found.line, character: found.column }
    };
    Range { start: at(span.start()), end: at(span.end()) }
}

/// The range of a span. Costs O(log n).
pub(in crate::lsp) fn range_of(rope: &Rope, span: ByteSpan, unit: ColumnUnit) -> Range {
    Range { start: position_of(rope, span.start(), unit), end: position_of(rope, span.end(), unit) }
}

/// The span of a range. If the end comes before the start, they are swapped.
pub(in crate::lsp) fn span_of(rope: &Rope, range: Range, unit: ColumnUnit) -> ByteSpan {
    let (a, b) = (offset_of(rope, range.start, unit), offset_of(rope, range.end, unit));
    ByteSpan::new(a.min(b), a.max(b))
}

/// The protocol's severity for a finding's.
pub(in crate::lsp) fn severity_of(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Info => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}
