//! What a seed says, a line a piece: so that an editor's own diff can compare two seeds of any layout.

use crate::lsp::sentence::{sentences, text_of};
use crate::messages::{Language, message};
use crate::rules::words;
use crate::seed::{Field, Seed};
use crate::text::ByteSpan;

/// One line, with its place in the source.
pub(in crate::lsp) struct Line {
    pub(in crate::lsp) text: String,
    pub(in crate::lsp) span: ByteSpan,
}

/// The fields that are stated, of several that say the same the first; then the sentences of the body. Linear.
pub(in crate::lsp) fn lines(seed: &Seed, language: Language) -> Vec<Line> {
    let mut stated: Vec<&Field> = seed.fields.iter().filter(|field| !field.is_empty()).collect();
    // Two seeds state them in different orders.
    stated.sort_by_key(|field| field.kind);
    stated.dedup_by(|later, first| later.kind == first.kind && later.value == first.value);
    let field = |field: &&Field| Line {
        text: message!("comparison-field", name = words::field(field.kind).title(language), value = field.line())
            .text(language),
        span: field.span,
    };
    let mut lines: Vec<Line> = stated.iter().map(field).collect();
    lines.push(Line { text: String::new(), span: ByteSpan::at(seed.body.span.start()) });
    for block in seed.body.blocks() {
        let sentence = |span: ByteSpan| Line { text: text_of(seed, span).trim().to_owned(), span };
        lines.extend(sentences(seed, block).into_iter().map(sentence));
    }
    lines
}
