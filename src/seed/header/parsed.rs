//! The results of the header-part parsers.

use crate::seed::{Defect, FieldKind, PartKind, Suppression};
use crate::text::ByteSpan;

/// A header part as its parser found it.
#[derive(Debug)]
pub(in crate::seed) struct ParsedPart {
    pub(in crate::seed) kind: PartKind,
    /// All of it, delimiters included. For a stacked part, up to where the next one can start.
    pub(in crate::seed) span: ByteSpan,
    pub(in crate::seed) fields: Vec<ParsedField>,
    pub(in crate::seed) defects: Vec<Defect>,
    pub(in crate::seed) suppressions: Vec<Suppression>,
}

impl ParsedPart {
    /// A part that states nothing yet.
    pub(in crate::seed) fn new(kind: PartKind, span: ByteSpan) -> Self {
        Self { kind, span, fields: Vec::new(), defects: Vec::new(), suppressions: Vec::new() }
    }

    /// Whether it states a field of a kind, even an empty one.
    pub(in crate::seed) fn states(&self, kind: FieldKind) -> bool {
        self.fields.iter().any(|field| field.kind == kind)
    }
}

/// A field as its parser found it: a [`Field`](crate::seed::Field) without what follows from other parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::seed) struct ParsedField {
    pub(in crate::seed) kind: FieldKind,
    pub(in crate::seed) value: String,
    pub(in crate::seed) span: ByteSpan,
    pub(in crate::seed) label: Option<ByteSpan>,
}
