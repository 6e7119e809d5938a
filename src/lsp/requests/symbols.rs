//! Document symbols: the outline of a seed, as a tree or as a list.

use ropey::Rope;
use tower_lsp::ls_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, SymbolInformation, SymbolKind,
};

use crate::cancel::Cancel;
use crate::ide::symbols::{OutlineSymbol, OutlineSymbolKind, outline};
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::view::View;
use crate::lsp::view::document::Document;

/// Answers `textDocument/documentSymbol`.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`View::read`].
pub(in crate::lsp) fn symbols(
    view: &View,
    params: &DocumentSymbolParams,
    cancel: &Cancel,
) -> Result<Option<DocumentSymbolResponse>, RequestError> {
    let Some(document) = view.read(&params.text_document.uri)? else { return Ok(None) };
    let reading = document.reading();
    let symbols = outline(&reading.seed, view.client.language);
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

fn kind_of(kind: OutlineSymbolKind) -> SymbolKind {
    match kind {
        OutlineSymbolKind::HeaderPart => SymbolKind::NAMESPACE,
        OutlineSymbolKind::Field => SymbolKind::FIELD,
        OutlineSymbolKind::Heading => SymbolKind::STRING,
        OutlineSymbolKind::Block => SymbolKind::CONSTANT,
    }
}

#[allow(deprecated)] // A member that the type has and nobody sets.
fn nested(view: &View, rope: &Rope, symbol: OutlineSymbol) -> DocumentSymbol {
    let children: Vec<_> = symbol.children.into_iter().map(|child| nested(view, rope, child)).collect();
    DocumentSymbol {
        name: symbol.name,
        detail: symbol.detail.filter(|detail| !detail.is_empty()),
        kind: kind_of(symbol.kind),
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
    symbol: OutlineSymbol,
    container: Option<&str>,
    flat: &mut Vec<SymbolInformation>,
) {
    let name = match symbol.detail.filter(|detail| !detail.is_empty()) {
        Some(detail) => format!("{}: {detail}", symbol.name),
        None => symbol.name,
    };
    flat.push(SymbolInformation {
        name: name.clone(),
        kind: kind_of(symbol.kind),
        tags: None,
        deprecated: None,
        location: Location { uri: document.uri.clone(), range: view.range(&document.rope, symbol.span) },
        container_name: container.map(str::to_owned),
    });
    for child in symbol.children {
        flatten(view, document, child, Some(&name), flat);
    }
}
