//! `variorum/comparison`: what a seed and a witness say, for an editor's diff view. There is a line for each field and then for
//! each sentence, without markup or boilerplate, and for each line its place in the file.

use std::path::Path;

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{Range, TextDocumentIdentifier, Uri};

use crate::cancel::Cancel;
use crate::corpus::AnalysedSeed;
use crate::ide::comparison::{SeedLine, lines_of};
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::protocol::uri::uri_to_path;
use crate::lsp::view::View;

/// Which two seeds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::lsp) struct ComparisonParams {
    text_document: TextDocumentIdentifier,
    witness: Uri,
}

/// Two seeds, to be compared.
#[derive(Serialize)]
pub(in crate::lsp) struct SeedComparison {
    seed: ComparisonSide,
    witness: ComparisonSide,
}

/// One of them.
#[derive(Serialize)]
struct ComparisonSide {
    uri: Uri,
    /// What it says: lines that end in `\n`.
    text: String,
    /// For each line its place in the file.
    places: Vec<Range>,
}

/// Answers `variorum/comparison`; `None` if one of the two is no known seed.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised; those of [`View::read`].
pub(in crate::lsp) fn comparison(
    view: &View,
    params: &ComparisonParams,
    cancel: &Cancel,
) -> Result<Option<SeedComparison>, RequestError> {
    let Some(document) = view.read(&params.text_document.uri)? else { return Ok(None) };
    let Some(witness) = uri_to_path(&params.witness).and_then(|path| view.seed(&path)) else { return Ok(None) };
    let seed = side(view, &document.reading());
    cancel.check()?;
    let witness = side(view, &witness);
    Ok(seed.zip(witness).map(|(seed, witness)| SeedComparison { seed, witness }))
}

fn side(view: &View, reading: &AnalysedSeed) -> Option<ComparisonSide> {
    let lines = lines_of(&reading.seed, view.client.language);
    let text = lines.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect();
    let place = |line: &SeedLine| Some(view.location(reading, line.span)?.range);
    let places = lines.iter().map(place).collect::<Option<_>>()?;
    Some(ComparisonSide { uri: view.uri(Path::new(&reading.path))?, text, places })
}
