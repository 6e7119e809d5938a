//! Document symbols: the header parts with their fields, then the headings, or the paragraphs of a seed without any.

use ropey::Rope;
use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, SymbolInformation, SymbolKind,
};

use super::documents::Document;
use super::request_error::RequestError;
use super::sentence::shown;
use super::view::View;
use crate::cancel::Cancel;
use crate::messages::{Language, message};
use crate::rules::words;
use crate::seed::{BlockKind, HeaderPart, PartKind, Seed};
use crate::text::ByteSpan;

/// How much of a paragraph names it: characters.
const LONGEST_NAME: usize = 40;

/// A symbol before it is put into the client's form.
struct Symbol {
    name: String,
    detail: Option<String>,
    kind: SymbolKind,
    span: ByteSpan,
    selection: ByteSpan,
    children: Vec<Symbol>,
}

/// Answers `textDocument/documentSymbol`.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`View::read`].
pub(super) fn symbols(
    view: &View,
    params: &DocumentSymbolParams,
    cancel: &Cancel,
) -> Result<Option<DocumentSymbolResponse>, RequestError> {
    let Some(document) = view.read(&params.text_document.uri)? else { return Ok(None) };
    let reading = document.reading();
    let language = view.client.language;
    let mut symbols = parts(&reading.seed, language);
    cancel.check()?;
    symbols.extend(headings_or_paragraphs(&reading.seed, language));
    cancel.check()?;
    Ok(Some(if view.client.nested_symbols {
        let nested = symbols.into_iter().map(|symbol| nested(view, &document.rope, symbol));
        DocumentSymbolResponse::Nested(nested.collect())
    } else {
        let mut flat = Vec::new();
        symbols.into_iter().for_each(|symbol| flatten(view, document, symbol, None, &mut flat));
        DocumentSymbolResponse::Flat(flat)
    }))
}

fn parts(seed: &Seed, language: Language) -> Vec<Symbol> {
    let part = |(index, part): (usize, &HeaderPart)| {
        let fields = seed.fields.iter().filter(|field| field.part == index);
        let children: Vec<_> = fields
            .map(|field| Symbol {
                name: words::field(field.kind).title(language),
                detail: Some(shortened(&field.value)),
                kind: SymbolKind::FIELD,
                span: field.label.map_or(field.span, |label| label.hull(field.span)),
                selection: field.span,
                children: Vec::new(),
            })
            .collect();
        // A heading is its title, and nothing more to open.
        if part.kind == PartKind::Heading {
            return children;
        }
        let span = children.iter().fold(part.span, |span, child| span.hull(child.span));
        let name = words::part(part.kind).title(language);
        vec![Symbol { name, detail: None, kind: SymbolKind::NAMESPACE, span, selection: part.span, children }]
    };
    seed.parts.iter().enumerate().flat_map(part).collect()
}

fn headings_or_paragraphs(seed: &Seed, language: Language) -> Vec<Symbol> {
    let source = seed.source.text();
    let blocks = seed.body.blocks();
    let level = |kind| match kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    };
    let has_headings = blocks.iter().any(|block| level(block.kind).is_some());
    let end = blocks.last().map_or(0, |block| block.span.end());
    // The headings that are still open, outermost first.
    let mut open: Vec<(u8, Symbol)> = Vec::new();
    let mut done = Vec::new();
    for block in blocks.iter().filter(|block| !has_headings || level(block.kind).is_some()) {
        let name = shortened(seed.body.block_text(block, source).trim());
        let kind = if has_headings { SymbolKind::STRING } else { SymbolKind::CONSTANT };
        let name = if name.is_empty() { message!("blank").text(language) } else { name };
        let symbol = Symbol { name, detail: None, kind, span: block.span, selection: block.span, children: vec![] };
        let level = level(block.kind).unwrap_or_default();
        close(&mut open, &mut done, level, block.span.start());
        open.push((level, symbol));
    }
    close(&mut open, &mut done, 0, end);
    done
}

/// Ends the open headings that are not above `level`: each reaches to where the next begins.
fn close(open: &mut Vec<(u8, Symbol)>, done: &mut Vec<Symbol>, level: u8, at: usize) {
    while let Some((_, mut symbol)) = open.pop_if(|(above, _)| *above >= level) {
        if symbol.kind == SymbolKind::STRING {
            symbol.span = symbol.span.hull(ByteSpan::new(symbol.span.start(), at));
        }
        match open.last_mut() {
            Some((_, parent)) => parent.children.push(symbol),
            None => done.push(symbol),
        }
    }
}

fn shortened(text: &str) -> String {
    let text = shown(text);
    if text.chars().count() <= LONGEST_NAME {
        return text;
    }
    let kept: String = text.chars().take(LONGEST_NAME).collect();
    format!("{kept}…")
}

#[allow(deprecated)] // A member that the type has and nobody sets.
fn nested(view: &View, rope: &Rope, symbol: Symbol) -> DocumentSymbol {
    let children: Vec<_> = symbol.children.into_iter().map(|child| nested(view, rope, child)).collect();
    DocumentSymbol {
        name: symbol.name,
        detail: symbol.detail.filter(|detail| !detail.is_empty()),
        kind: symbol.kind,
        tags: None,
        deprecated: None,
        range: view.range(rope, symbol.span.hull(symbol.selection)),
        selection_range: view.range(rope, symbol.selection),
        children: (!children.is_empty()).then_some(children),
    }
}

#[allow(deprecated)] // As above.
fn flatten(
    view: &View,
    document: &Document,
    symbol: Symbol,
    container: Option<&str>,
    flat: &mut Vec<SymbolInformation>,
) {
    let name = match symbol.detail.filter(|detail| !detail.is_empty()) {
        Some(detail) => format!("{}: {detail}", symbol.name),
        None => symbol.name,
    };
    flat.push(SymbolInformation {
        name: name.clone(),
        kind: symbol.kind,
        tags: None,
        deprecated: None,
        location: Location { uri: document.uri.clone(), range: view.range(&document.rope, symbol.span) },
        container_name: container.map(str::to_owned),
    });
    for child in symbol.children {
        flatten(view, document, child, Some(&name), flat);
    }
}
