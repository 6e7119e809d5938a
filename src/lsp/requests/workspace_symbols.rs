//! Workspace symbols: the titles, authors and headings of all seeds in all folders, found by parts of them, in Simplified or
//! Traditional characters or in pinyin.

use tower_lsp::ls_types::{
    Location, Position, Range, SymbolInformation, SymbolKind, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};

use crate::cancel::Cancel;
use crate::corpus::{OutlineKind, Query, SeedSymbol, keep_best};
use crate::ide::sentence::shown;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::protocol::uri::DocumentKey;
use crate::lsp::view::View;
use crate::text::LineColumns;

/// How many symbols are given. Typing one more letter finds others.
const MAX_SYMBOLS: usize = 256;

/// Answers `workspace/symbol`, the best first. The ranges are those in the open text, or those that the index knows, so nothing
/// is left to be resolved.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised.
pub(in crate::lsp) fn symbols(
    view: &View,
    params: &WorkspaceSymbolParams,
    cancel: &Cancel,
) -> Result<Option<WorkspaceSymbolResponse>, RequestError> {
    let query = Query::new(&params.query);
    let mut found = Vec::new();
    for (folder, corpus) in view.corpora(cancel)? {
        let wanted = |path: &std::path::Path| {
            // A seed belongs to the innermost of nested folders.
            let is_here = view.folder_of(path).is_some_and(|of| of.root == folder.root);
            let open = view.open.get(&DocumentKey::File(path.to_owned()));
            is_here && open.is_none_or(|document| view.is_seed(document))
        };
        found.extend(corpus.symbols(&query, MAX_SYMBOLS, wanted, cancel)?);
    }
    keep_best(&mut found, MAX_SYMBOLS);
    Ok(Some(found.into_iter().filter_map(|symbol| information(view, symbol)).collect::<Vec<_>>().into()))
}

#[allow(deprecated)] // A member that the type has and nobody sets.
fn information(view: &View, symbol: SeedSymbol) -> Option<SymbolInformation> {
    let (kind, container) = match symbol.kind {
        OutlineKind::Title => (SymbolKind::FILE, symbol.source),
        OutlineKind::Author => (SymbolKind::FIELD, symbol.title),
        _ => (SymbolKind::STRING, symbol.title),
    };
    let at = |place: LineColumns| {
        let position = place.in_unit(view.client.unit);
        Position { line: position.line, character: position.column }
    };
    let range = Range { start: at(symbol.begin), end: at(symbol.end) };
    Some(SymbolInformation {
        name: shown(&symbol.name),
        kind,
        tags: None,
        deprecated: None,
        location: Location { uri: view.uri(&symbol.path)?, range },
        container_name: container.as_deref().map(shown),
    })
}
