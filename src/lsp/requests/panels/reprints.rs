//! `variorum/reprints`: everything that a seed shares with others, at once.

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{Location, Range, TextDocumentIdentifier};

use super::witnesses::WitnessRow;
use crate::cancel::Cancel;
use crate::ide::describe;
use crate::ide::passages::overview::{SharedOverview, SharedPiece, SharedStretch, StretchWitness, overview};
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::protocol::seed_card::SeedCard;
use crate::lsp::view::View;
use crate::lsp::view::document::Document;
use crate::reprints::FoldedSpan;
use crate::text::visible;

/// Which seed.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::lsp) struct ReprintsParams {
    text_document: TextDocumentIdentifier,
}

/// A seed, its witnesses, and what each of them has of it. Pairs of numbers are half-open spans of compared (folded)
/// characters; everything else is in the client's columns.
#[derive(Serialize)]
pub(in crate::lsp) struct Reprints {
    /// The version of the document; `None` if it is not open.
    version: Option<i32>,
    seed: SeedCard,
    /// How many characters of the seed are compared.
    characters: u32,
    /// The earliest first.
    witnesses: Vec<WitnessRow>,
    /// How many of them are earlier than the seed.
    earlier: usize,
    /// The stretches that the same witnesses have, in order.
    passages: Vec<PassageOverview>,
    /// What each witness has, in the order of the places here.
    shared: Vec<Shared>,
}

#[derive(Serialize)]
struct PassageOverview {
    range: Range,
    /// How it begins.
    excerpt: String,
    characters: u32,
    at: [u32; 2],
    /// At how many places some witness reads differently.
    variants: usize,
    /// The earliest first.
    witnesses: Vec<PassagePart>,
}

/// What a witness has of a passage.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PassagePart {
    /// Its index among the witnesses.
    witness: usize,
    location: Location,
    similarity: f32,
    /// The same in percent, ready to be shown.
    similarity_text: String,
    variants: usize,
}

/// A stretch that a witness has in one piece.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shared {
    witness: usize,
    range: Range,
    location: Location,
    at: [u32; 2],
    similarity: f32,
    /// The same in percent, ready to be shown.
    similarity_text: String,
    variants: usize,
    /// Where the variants are, in compared characters of the seed, in order.
    variants_at: Vec<u32>,
    /// Whether the witness has it at another place among the others.
    moved: bool,
}

/// Answers `variorum/reprints`; `None` if the document is no seed. Looks up the passages and their variants if they are not known yet.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised.
pub(in crate::lsp) fn reprints(
    view: &View,
    params: &ReprintsParams,
    cancel: &Cancel,
) -> Result<Option<Reprints>, RequestError> {
    let Some(document) = view.open_or_closed(&params.text_document.uri) else { return Ok(None) };
    let reading = document.reading();
    let Some(seed) = SeedCard::new(view, &reading) else { return Ok(None) };
    let overview = overview(&view.analysis(&document, cancel)?, &view.variants(&document, cancel)?, cancel)?;
    let answer = Answer { view, document: &document, overview: &overview };
    Ok(Some(Reprints {
        version: view.document(&document.uri).map(|open| open.version),
        seed,
        characters: reading.folded.len(),
        witnesses: overview.witnesses.iter().filter_map(|it| WitnessRow::from_listed(view, it)).collect(),
        earlier: overview.earlier,
        passages: overview.stretches.iter().map(|it| answer.passage(it)).collect(),
        shared: overview.pieces.iter().filter_map(|it| answer.shared(it)).collect(),
    }))
}

/// What the parts of an answer are made from.
struct Answer<'a> {
    view: &'a View,
    document: &'a Document,
    overview: &'a SharedOverview,
}

impl Answer<'_> {
    fn passage(&self, found: &SharedStretch) -> PassageOverview {
        PassageOverview {
            range: self.view.range(&self.document.rope, found.span),
            excerpt: visible(&found.excerpt).into_owned(),
            characters: found.at.len(),
            at: pair(found.at),
            variants: found.variants,
            witnesses: found.witnesses.iter().filter_map(|it| self.part(it)).collect(),
        }
    }

    fn part(&self, found: &StretchWitness) -> Option<PassagePart> {
        Some(PassagePart {
            witness: found.witness,
            location: self.view.location(&self.overview.witnesses.get(found.witness)?.witness, found.place)?,
            similarity: found.similarity,
            similarity_text: self.percent(found.similarity),
            variants: found.variants,
        })
    }

    fn shared(&self, found: &SharedPiece) -> Option<Shared> {
        Some(Shared {
            witness: found.witness,
            range: self.view.range(&self.document.rope, found.here),
            location: self.view.location(&self.overview.witnesses.get(found.witness)?.witness, found.there)?,
            at: pair(found.at),
            similarity: found.similarity,
            similarity_text: self.percent(found.similarity),
            variants: found.variants_at.len(),
            variants_at: found.variants_at.clone(),
            moved: found.is_moved,
        })
    }

    fn percent(&self, share: f32) -> String {
        describe::share(share).text(self.view.client.language)
    }
}

fn pair(span: FoldedSpan) -> [u32; 2] {
    [span.start, span.end]
}
