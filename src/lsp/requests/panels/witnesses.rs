//! `variorum/witnesses`: the witnesses of a seed, or of a position in it.

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{Location, Position, TextDocumentIdentifier};

use crate::cancel::Cancel;
use crate::ide::describe;
use crate::ide::witness_list::{ListedWitness, witness_list};
use crate::lsp::protocol::convert;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::protocol::seed_card::SeedCard;
use crate::lsp::view::View;

/// Which seed, and where in it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::lsp) struct WitnessesParams {
    text_document: TextDocumentIdentifier,
    /// If given, only the witnesses that have the passage here count.
    position: Option<Position>,
}

/// One witness.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::lsp) struct WitnessRow {
    #[serde(flatten)]
    card: SeedCard,
    /// The share of the seed's whole text that it has, 0 to 1.
    contains: f32,
    /// The same in percent, ready to be shown.
    contains_text: String,
    /// How many passages it has.
    passages: usize,
    /// The character that corresponds to the one at the position, or else the witness's first passage.
    location: Location,
}

impl WitnessRow {
    /// `None` if its path makes no URI.
    pub(super) fn from_listed(view: &View, listed: &ListedWitness) -> Option<Self> {
        Some(Self {
            card: SeedCard::new(view, &listed.witness)?,
            contains: listed.share,
            contains_text: describe::share(listed.share).text(view.client.language),
            passages: listed.passages,
            location: view.location(&listed.witness, listed.place)?,
        })
    }
}

/// Answers `variorum/witnesses`. The earliest witness comes first.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised.
pub(in crate::lsp) fn witnesses(
    view: &View,
    params: &WitnessesParams,
    cancel: &Cancel,
) -> Result<Vec<WitnessRow>, RequestError> {
    let Some(document) = view.open_or_closed(&params.text_document.uri) else { return Ok(Vec::new()) };
    let offset = params.position.map(|at| convert::offset_of(&document.rope, at, view.client.unit));
    let found = witness_list(&view.analysis(&document, cancel)?, offset);
    Ok(found.iter().filter_map(|it| WitnessRow::from_listed(view, it)).collect())
}
