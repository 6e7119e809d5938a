//! `variorum/apparatus`: what all witnesses read in one passage.

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{Location, Position, Range, TextDocumentIdentifier};

use crate::cancel::Cancel;
use crate::ide::apparatus::{PassageApparatus, PassageWitness, split_at_entries};
use crate::ide::describe;
use crate::ide::sentence::{shown, text_of};
use crate::lsp::protocol::convert;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::protocol::seed_card::SeedCard;
use crate::lsp::view::View;
use crate::lsp::view::document::Document;
use crate::reprints::{self, ApparatusEntry};
use crate::seed::Seed;
use crate::text::{ByteSpan, visible};

/// Which passage: the one at a place, of several the longest.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::lsp) struct ApparatusParams {
    text_document: TextDocumentIdentifier,
    position: Position,
}

/// A passage, its witnesses, and the places where any of them reads differently.
#[derive(Serialize)]
pub(in crate::lsp) struct Apparatus {
    seed: SeedCard,
    range: Range,
    witnesses: Vec<ApparatusWitness>,
    sentences: Vec<Sentence>,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ApparatusWitness {
    #[serde(flatten)]
    card: SeedCard,
    /// Where it has the passage.
    location: Location,
    contains: f32,
    /// The same in percent, ready to be shown.
    contains_text: String,
}

#[derive(Serialize)]
struct Sentence {
    range: Range,
    /// What it says, in pieces.
    parts: Vec<SentencePart>,
}

#[derive(Serialize)]
struct SentencePart {
    text: String,
    /// The index of its entry, if a witness reads it differently.
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<usize>,
}

#[derive(Serialize)]
struct Entry {
    range: Range,
    /// The first is the reading of the seed itself.
    readings: Vec<EntryReading>,
}

#[derive(Serialize)]
struct EntryReading {
    /// What they read; empty if they have nothing there.
    text: String,
    here: bool,
    witnesses: Vec<usize>,
    /// The location of this reading in each of them.
    locations: Vec<Option<Location>>,
}

/// Answers `variorum/apparatus`; `None` if there is no passage at the position. Looks up the passages and their variants if they
/// are not known yet.
///
/// # Errors
/// [`RequestError::Cancelled`] once `cancel` is raised.
pub(in crate::lsp) fn apparatus(
    view: &View,
    params: &ApparatusParams,
    cancel: &Cancel,
) -> Result<Option<Apparatus>, RequestError> {
    let Some(document) = view.open_or_closed(&params.text_document.uri) else { return Ok(None) };
    let offset = convert::offset_of(&document.rope, params.position, view.client.unit);
    let (analysis, wanted) = (view.analysis(&document, cancel)?, view.settings_of(&document).hover_variants);
    let Some(found) = PassageApparatus::at(&analysis, offset, wanted, cancel)? else { return Ok(None) };
    let range = |span: ByteSpan| view.range(&document.rope, span);
    let Some(seed) = SeedCard::new(view, &found.seed) else { return Ok(None) };
    let mut sentences = Vec::new();
    let mut number = 0;
    for (sentence, entries) in found.by_sentence() {
        cancel.check()?;
        sentences.push(Sentence { range: range(sentence), parts: parts(&found.seed.seed, sentence, entries, number) });
        number += entries.len();
    }
    let witness = |witness: &PassageWitness| {
        let location = view.location(&witness.reading, witness.first)?;
        let contains_text = describe::share(witness.share).text(view.client.language);
        Some(ApparatusWitness {
            card: SeedCard::new(view, &witness.reading)?,
            location,
            contains: witness.share,
            contains_text,
        })
    };
    let Some(witnesses) = found.witnesses.iter().map(witness).collect() else { return Ok(None) };
    let entries = found.entries.iter().map(|entry| entry_of(view, &document, &found, entry)).collect();
    Ok(Some(Apparatus { seed, range: range(found.passage), witnesses, sentences, entries }))
}

/// What a sentence says, taken apart at its entries, the first of which has the number `first`.
fn parts(seed: &Seed, sentence: ByteSpan, entries: &[ApparatusEntry], first: usize) -> Vec<SentencePart> {
    let part = |(span, entry): (ByteSpan, Option<usize>)| {
        let text = visible(&text_of(seed, span)).into_owned();
        SentencePart { text, entry: entry.map(|entry| first + entry) }
    };
    let parts = split_at_entries(sentence, entries).into_iter().map(part);
    parts.filter(|part| !part.text.is_empty() || part.entry.is_some()).collect()
}

fn entry_of(view: &View, document: &Document, found: &PassageApparatus, entry: &ApparatusEntry) -> Entry {
    let place = |number: &usize| {
        let witness = found.witnesses.get(*number)?;
        view.location(&witness.reading, witness.answer(&found.seed, entry.place)?)
    };
    let reading = |(index, reading): (usize, &reprints::apparatus::Reading)| EntryReading {
        text: shown(reading.text.trim()),
        here: index == 0,
        locations: reading.witnesses.iter().map(place).collect(),
        witnesses: reading.witnesses.clone(),
    };
    let range = view.range(&document.rope, entry.place);
    Entry { range, readings: entry.readings.iter().enumerate().map(reading).collect() }
}
