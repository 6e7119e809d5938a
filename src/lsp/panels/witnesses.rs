//! `variorum/witnesses`: the seeds that have something of a seed, or of a place in it.

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{Location, Position, TextDocumentIdentifier};

use super::Card;
use crate::cancel::Cancel;
use crate::corpus::{AnalysedSeed, CollatedWitness, WitnessedPassage, collate};
use crate::lsp::convert;
use crate::lsp::request_error::RequestError;
use crate::lsp::view::View;
use crate::reprints::FoldedSpan;

/// The request.
pub(in crate::lsp) const METHOD: &str = "variorum/witnesses";

/// Of which seed, and where in it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::lsp) struct Params {
    text_document: TextDocumentIdentifier,
    /// Only those that have the passage here.
    position: Option<Position>,
}

/// One witness.
#[derive(Serialize)]
pub(in crate::lsp) struct Witness {
    #[serde(flatten)]
    card: Card,
    /// The part of the seed's text that it has, 0 to 1.
    contains: f32,
    /// How many passages it has.
    passages: usize,
    /// The character that answers to the one that was asked about, or else its first passage.
    location: Location,
}

impl Witness {
    /// The witness of a collation, and where it has the character `at` of the seed. `None` if its path makes no URI.
    pub(super) fn of(view: &View, seed: &AnalysedSeed, collated: &CollatedWitness, at: Option<u32>) -> Option<Self> {
        let reading = collated.witness()?;
        let passages = || collated.passages.iter().map(|(witnessed, _)| *witnessed);
        let answer = |at: u32| {
            let witnessed = passages().find(|it| it.passage.seed.contains(at))?;
            let answer = witnessed.passage.witness_of(at);
            Some(reading.folded.source_span(FoldedSpan::new(answer, answer + 1)))
        };
        let place = at.and_then(answer).or_else(|| passages().map(|it| it.witness_span).min())?;
        Some(Self {
            card: Card::of(view, reading)?,
            contains: collated.share(seed),
            passages: collated.passages.len(),
            location: view.location(reading, place)?,
        })
    }
}

/// Answers [`METHOD`]: the earliest first.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised.
pub(in crate::lsp) fn witnesses(view: &View, params: &Params, cancel: &Cancel) -> Result<Vec<Witness>, RequestError> {
    let Some(document) = view.open_or_closed(&params.text_document.uri) else { return Ok(Vec::new()) };
    let seed = document.reading();
    let offset = params.position.map(|at| convert::offset_of(&document.rope, at, view.client.unit));
    let passages = view.passages(&document, cancel)?;
    let here = |it: &&WitnessedPassage| offset.is_none_or(|offset| it.seed_span.touches(offset));
    let here: Vec<WitnessedPassage> = passages.iter().filter(here).cloned().collect();
    let at = offset.and_then(|offset| seed.folded.at_byte(offset));
    Ok(collate(&seed, &here).iter().filter_map(|it| Witness::of(view, &seed, it, at)).collect())
}
