//! Two seeds beside one another: requests of our own, for an editor's diff view.
//!
//! - `variorum/witnesses` lists the seeds that have something of a seed, or of a place in it;
//! - `variorum/comparison` gives what a seed and a witness say, made to be compared: a field a line, then a sentence a
//!   line, without markup or boilerplate, and for each line where it stands in its file.

pub(super) mod reading_text;

use std::path::Path;

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{Position, Range, TextDocumentIdentifier, Uri};

use super::backend::Refusal;
use super::convert;
use super::uri::path_of;
use super::view::View;
use crate::cancel::Cancel;
use crate::corpus::{Collated, Reading, Witnessed, collate};
use crate::seed::FieldKind;
use reading_text::{Line, lines};

/// The request for the witnesses of a seed.
pub(super) const WITNESSES: &str = "variorum/witnesses";

/// The request for two seeds, to be compared.
pub(super) const COMPARISON: &str = "variorum/comparison";

/// Of which seed, and where in it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WitnessesParams {
    text_document: TextDocumentIdentifier,
    /// Only those that have the passage here.
    position: Option<Position>,
}

/// One witness.
#[derive(Serialize)]
pub(super) struct Witness {
    uri: Uri,
    title: Option<String>,
    source: Option<String>,
    /// The day it was published, as `2021-03-01`.
    published: Option<String>,
    /// The part of the seed's text that it has, 0 to 1.
    contains: f32,
    /// How many passages it has.
    passages: usize,
}

/// Answers [`WITNESSES`]: the earliest first.
///
/// # Errors
/// [`Refusal::Cancelled`] as soon as the flag is seen raised; those of [`View::read`].
pub(super) fn witnesses(view: &View, params: &WitnessesParams, cancel: &Cancel) -> Result<Vec<Witness>, Refusal> {
    let Some(document) = view.read(&params.text_document.uri)? else { return Ok(Vec::new()) };
    let offset = params.position.map(|at| convert::offset_of(&document.rope, at, view.client.unit));
    let passages = view.passages(document, cancel)?;
    let here: Vec<Witnessed> =
        passages.iter().filter(|it| offset.is_none_or(|offset| it.seed_span.touches(offset))).cloned().collect();
    let seed = document.reading();
    let witness = |of: &Collated| {
        let reading = of.witness()?;
        let stated = |kind| reading.seed.first(kind).map(|field| field.value.clone());
        Some(Witness {
            uri: view.uri(&reading.path)?,
            title: stated(FieldKind::Title),
            source: stated(FieldKind::Source),
            published: reading.published().map(|published| published.date().to_string()),
            contains: of.share(&seed),
            passages: of.passages.len(),
        })
    };
    Ok(collate(&seed, &here).iter().filter_map(witness).collect())
}

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
/// [`Refusal::Cancelled`] as soon as the flag is seen raised; those of [`View::read`].
pub(super) fn comparison(
    view: &View,
    params: &ComparisonParams,
    cancel: &Cancel,
) -> Result<Option<Comparison>, Refusal> {
    let Some(document) = view.read(&params.text_document.uri)? else { return Ok(None) };
    let Some(witness) = path_of(&params.witness).and_then(|path| view.seed(&path)) else { return Ok(None) };
    let seed = side(view, &document.reading());
    cancel.check()?;
    let witness = side(view, &witness);
    Ok(seed.zip(witness).map(|(seed, witness)| Comparison { seed, witness }))
}

fn side(view: &View, reading: &Reading) -> Option<Side> {
    let lines = lines(&reading.seed, view.client.language);
    let text = lines.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect();
    let place = |line: &Line| Some(view.location(reading, line.span)?.range);
    let places = lines.iter().map(place).collect::<Option<_>>()?;
    Some(Side { uri: view.uri(Path::new(&reading.path))?, text, places })
}
