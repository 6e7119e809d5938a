//! What the parsers of header parts give.

use crate::seed::{Defect, FieldKind, PartKind, Suppression};
use crate::text::ByteSpan;

/// A header part that a parser found.
#[derive(Debug)]
pub(in crate::seed) struct ParsedPart {
    pub(in crate::seed) kind: PartKind,
    /// All of it, delimiters included; for a stacked part, up to where the next can begin.
    pub(in crate::seed) span: ByteSpan,
    pub(in crate::seed) fields: Vec<ParsedField>,
    pub(in crate::seed) defects: Vec<Defect>,
    pub(in crate::seed) suppressions: Vec<Suppression>,
}

impl ParsedPart {
    pub(in crate::seed) fn new(kind: PartKind, span: ByteSpan) -> Self {
        Self { kind, span, fields: Vec::new(), defects: Vec::new(), suppressions: Vec::new() }
    }

    /// Whether it states a field of a kind, be it empty.
    pub(in crate::seed) fn states(&self, kind: FieldKind) -> bool {
        self.fields.iter().any(|field| field.kind == kind)
    }
}

/// A field as a parser found it: what [`Field`](super::Field) holds, but for what follows from the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::seed) struct ParsedField {
    pub(in crate::seed) kind: FieldKind,
    pub(in crate::seed) value: String,
    pub(in crate::seed) span: ByteSpan,
    pub(in crate::seed) label: Option<ByteSpan>,
}
