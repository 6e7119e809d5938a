//! `variorum/apparatus`: what all witnesses read in one passage, for a panel.

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{Location, Position, Range, TextDocumentIdentifier};

use super::Card;
use crate::cancel::Cancel;
use crate::lsp::convert;
use crate::lsp::documents::Document;
use crate::lsp::passages::apparatus::Collation;
use crate::lsp::request_error::RequestError;
use crate::lsp::sentence::{shown, text_of};
use crate::lsp::view::View;
use crate::reprints;
use crate::text::{ByteSpan, visible};

/// The request.
pub(in crate::lsp) const METHOD: &str = "variorum/apparatus";

/// Of which passage: the one at a place, of several the longest.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::lsp) struct Params {
    text_document: TextDocumentIdentifier,
    position: Position,
}

/// A passage, who has it, and where any of them reads otherwise.
#[derive(Serialize)]
pub(in crate::lsp) struct Apparatus {
    seed: Card,
    range: Range,
    witnesses: Vec<Witness>,
    sentences: Vec<Sentence>,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Witness {
    #[serde(flatten)]
    card: Card,
    /// Where it has the passage.
    location: Location,
    contains: f32,
}

#[derive(Serialize)]
struct Sentence {
    range: Range,
    /// What it says, in pieces.
    parts: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    text: String,
    /// If it is read otherwise somewhere: the index of its entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<usize>,
}

#[derive(Serialize)]
struct Entry {
    range: Range,
    /// The first is what stands here.
    readings: Vec<Reading>,
}

#[derive(Serialize)]
struct Reading {
    /// Empty if they have nothing there.
    text: String,
    here: bool,
    witnesses: Vec<usize>,
    /// Where each of them reads so.
    locations: Vec<Option<Location>>,
}

/// Answers [`METHOD`]; `None` if no other seed has anything here. Costs what finding the passages does, if they are not
/// known yet, and their variants.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised.
pub(in crate::lsp) fn apparatus(
    view: &View,
    params: &Params,
    cancel: &Cancel,
) -> Result<Option<Apparatus>, RequestError> {
    let Some(document) = view.open_or_closed(&params.text_document.uri) else { return Ok(None) };
    let offset = convert::offset_of(&document.rope, params.position, view.client.unit);
    let Some(collation) = Collation::at(view, &document, offset, cancel)? else { return Ok(None) };
    let range = |span: ByteSpan| view.range(&document.rope, span);
    let Some(seed) = Card::of(view, &collation.seed) else { return Ok(None) };
    let mut sentences = Vec::new();
    let mut number = 0;
    for (sentence, entries) in collation.by_sentence() {
        cancel.check()?;
        sentences.push(Sentence { range: range(sentence), parts: parts(&collation, sentence, entries, number) });
        number += entries.len();
    }
    let witness = |witness: &crate::lsp::passages::apparatus::Witness| {
        let location = view.location(&witness.reading, witness.begin)?;
        Some(Witness { card: Card::of(view, &witness.reading)?, location, contains: witness.contains })
    };
    let Some(witnesses) = collation.witnesses.iter().map(witness).collect() else { return Ok(None) };
    let entries = collation.entries.iter().map(|entry| told(view, &document, &collation, entry)).collect();
    Ok(Some(Apparatus { seed, range: range(collation.passage), witnesses, sentences, entries }))
}

/// What a sentence says, taken apart at its entries, the first of which has this number. An entry that another one lies
/// in, or that reaches beyond the sentence, is not among the parts.
fn parts(collation: &Collation, sentence: ByteSpan, entries: &[reprints::ApparatusEntry], first: usize) -> Vec<Part> {
    let seed = &collation.seed.seed;
    let (mut parts, mut from) = (Vec::new(), sentence.start());
    let mut say = |span: ByteSpan, entry: Option<usize>| {
        let text = visible(&text_of(seed, span)).into_owned();
        if !text.is_empty() || entry.is_some() {
            parts.push(Part { text, entry });
        }
    };
    for (entry, number) in entries.iter().zip(first..) {
        if entry.place.start() >= from && entry.place.end() <= sentence.end() {
            say(ByteSpan::new(from, entry.place.start()), None);
            say(entry.place, Some(number));
            from = entry.place.end();
        }
    }
    say(ByteSpan::new(from, sentence.end()), None);
    parts
}

fn told(view: &View, document: &Document, collation: &Collation, entry: &reprints::ApparatusEntry) -> Entry {
    let place = |number: &usize| {
        let witness = collation.witnesses.get(*number)?;
        view.location(&witness.reading, witness.answer(&collation.seed, entry.place)?)
    };
    let reading = |(index, reading): (usize, &reprints::apparatus::Reading)| Reading {
        text: shown(reading.text.trim()),
        here: index == 0,
        locations: reading.witnesses.iter().map(place).collect(),
        witnesses: reading.witnesses.clone(),
    };
    let range = view.range(&document.rope, entry.place);
    Entry { range, readings: entry.readings.iter().enumerate().map(reading).collect() }
}
