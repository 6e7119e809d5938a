//! Two seeds beside one another, for an editor's diff view: `variorum/comparison` gives what a seed and a witness say, made
//! to be compared: a field a line, then a sentence a line, without markup or boilerplate, and for each line where it
//! stands in its file.

pub(super) mod reading_text;

use std::path::Path;

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{Range, TextDocumentIdentifier, Uri};

use super::request_error::RequestError;
use super::uri::uri_to_path;
use super::view::View;
use crate::cancel::Cancel;
use crate::corpus::AnalysedSeed;
use reading_text::{Line, lines};

/// The request for two seeds, to be compared.
pub(super) const COMPARISON: &str = "variorum/comparison";

/// Which two seeds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ComparisonParams {
    text_document: TextDocumentIdentifier,
    witness: Uri,
}

/// Two seeds, to be compared.
#[derive(Serialize)]
pub(super) struct Comparison {
    seed: Side,
    witness: Side,
}

/// One of them.
#[derive(Serialize)]
struct Side {
    uri: Uri,
    /// What it says: lines that end in `\n`.
    text: String,
    /// For each line, where it stands in the file.
    places: Vec<Range>,
}

/// Answers [`COMPARISON`]: `None` if one of the two is no seed that is known.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`View::read`].
pub(super) fn comparison(
    view: &View,
    params: &ComparisonParams,
    cancel: &Cancel,
) -> Result<Option<Comparison>, RequestError> {
    let Some(document) = view.read(&params.text_document.uri)? else { return Ok(None) };
    let Some(witness) = uri_to_path(&params.witness).and_then(|path| view.seed(&path)) else { return Ok(None) };
    let seed = side(view, &document.reading());
    cancel.check()?;
    let witness = side(view, &witness);
    Ok(seed.zip(witness).map(|(seed, witness)| Comparison { seed, witness }))
}

fn side(view: &View, reading: &AnalysedSeed) -> Option<Side> {
    let lines = lines(&reading.seed, view.client.language);
    let text = lines.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect();
    let place = |line: &Line| Some(view.location(reading, line.span)?.range);
    let places = lines.iter().map(place).collect::<Option<_>>()?;
    Some(Side { uri: view.uri(Path::new(&reading.path))?, text, places })
}
