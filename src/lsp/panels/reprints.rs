//! `variorum/reprints`: all that a seed shares with others, at once.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{Location, Range, TextDocumentIdentifier};

use super::Card;
use super::witnesses::Witness;
use crate::cancel::Cancel;
use crate::corpus::{AnalysedSeed, CollatedWitness, WitnessedPassage, collate, placements};
use crate::lsp::documents::Document;
use crate::lsp::passages::runs::{has_most, runs};
use crate::lsp::request_error::RequestError;
use crate::lsp::sentence::text_of;
use crate::lsp::view::View;
use crate::lsp::witnesses::aligned;
use crate::reprints::{FoldedSpan, PassageOrder, Variant, cut};
use crate::text::{ByteSpan, visible};

/// The request.
pub(in crate::lsp) const METHOD: &str = "variorum/reprints";

/// How many characters stand for a passage.
const EXCERPT: usize = 60;

/// Of which seed.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::lsp) struct Params {
    text_document: TextDocumentIdentifier,
}

/// A seed, its witnesses, and what each of them has of it. Places are in compared (folded) characters where they are pairs
/// of numbers, half-open; everywhere else in the client's columns.
#[derive(Serialize)]
pub(in crate::lsp) struct Reprints {
    /// Of the document that was looked at; `None` if it is not open.
    version: Option<i32>,
    seed: Card,
    /// How many characters of it are compared.
    characters: u32,
    /// Earliest first.
    witnesses: Vec<Witness>,
    /// The stretches that the same witnesses have, in order.
    passages: Vec<Passage>,
    /// What each witness has, in order of the places here.
    shared: Vec<Shared>,
}

#[derive(Serialize)]
struct Passage {
    range: Range,
    /// How it begins.
    excerpt: String,
    characters: u32,
    at: [u32; 2],
    /// At how many places some witness reads otherwise.
    variants: usize,
    /// Earliest first.
    witnesses: Vec<Part>,
}

/// What a witness has of a passage.
#[derive(Serialize)]
struct Part {
    /// Its place among the witnesses.
    witness: usize,
    location: Location,
    similarity: f32,
    variants: usize,
}

/// A stretch that a witness has in one piece.
#[derive(Serialize)]
struct Shared {
    witness: usize,
    range: Range,
    location: Location,
    at: [u32; 2],
    similarity: f32,
    variants: usize,
    /// Where they are, in compared characters here, in order.
    #[serde(rename = "variantsAt")]
    variants_at: Vec<u32>,
    /// Whether the witness has it in another place among the others.
    moved: bool,
}

/// Answers [`METHOD`]; `None` if the document is no seed. Costs what finding the passages and their variants does, if they
/// are not known yet.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised.
pub(in crate::lsp) fn reprints(
    view: &View,
    params: &Params,
    cancel: &Cancel,
) -> Result<Option<Reprints>, RequestError> {
    let Some(document) = view.open_or_closed(&params.text_document.uri) else { return Ok(None) };
    let reading = document.reading();
    let Some(seed) = Card::of(view, &reading) else { return Ok(None) };
    let passages = view.passages(&document, cancel)?;
    let variants = view.variants(&document, cancel)?;
    let collated = collate(&reading, &passages);
    let witnesses: Vec<Witness> = collated.iter().filter_map(|it| Witness::of(view, &reading, it, None)).collect();
    let numbers = collated.iter().filter_map(CollatedWitness::witness).map(|witness| witness.path.as_path()).zip(0..);
    let told = Told { view, document: &document, reading: &reading, numbers: numbers.collect() };
    let mut shared = Vec::with_capacity(passages.len());
    for ((witnessed, variants), standing) in passages.iter().zip(&*variants).zip(placements(&reading, &passages)) {
        cancel.check()?;
        shared.extend(told.shared(witnessed, variants, standing.order));
    }
    let all: Vec<(&WitnessedPassage, &[Variant])> = passages.iter().zip(variants.iter().map(Vec::as_slice)).collect();
    let mut found = Vec::new();
    for run in runs(&reading, &passages, cancel)? {
        cancel.check()?;
        found.push(told.passage(run, &all));
    }
    let version = view.document(&document.uri).map(|open| open.version);
    Ok(Some(Reprints { version, seed, characters: reading.folded.len(), witnesses, passages: found, shared }))
}

/// What it takes to tell of a seed.
struct Told<'a> {
    view: &'a View,
    document: &'a Document,
    reading: &'a AnalysedSeed,
    /// The places of the witnesses among each other.
    numbers: HashMap<&'a Path, usize>,
}

impl Told<'_> {
    fn shared(&self, witnessed: &WitnessedPassage, variants: &[Variant], order: PassageOrder) -> Option<Shared> {
        let WitnessedPassage { witness, passage, seed_span, witness_span } = witnessed;
        let at = |variant: &Variant| self.reading.folded.at_byte(variant.seed.start()).unwrap_or(passage.seed.end);
        Some(Shared {
            witness: *self.numbers.get(witness.path.as_path())?,
            range: self.view.range(&self.document.rope, *seed_span),
            location: self.view.location(witness, *witness_span)?,
            at: [passage.seed.start, passage.seed.end],
            similarity: passage.similarity,
            variants: variants.len(),
            variants_at: variants.iter().map(at).collect(),
            moved: order == PassageOrder::Moved,
        })
    }

    /// The stretch `run`, and what witnesses have of it.
    fn passage(&self, run: ByteSpan, all: &[(&WitnessedPassage, &[Variant])]) -> Passage {
        let folded = &self.reading.folded;
        let start = folded.at_byte(run.start()).unwrap_or_else(|| folded.len());
        let end = folded.at_byte(run.end()).unwrap_or_else(|| folded.len());
        let at = FoldedSpan::new(start, end);
        let near = all.iter().filter(|(it, _)| has_most(it.seed_span, run));
        let mut places = BTreeSet::new();
        let mut parts: Vec<Part> = Vec::new();
        for (witnessed, variants) in near {
            let here: Vec<ByteSpan> = variants.iter().map(|it| it.seed).filter(|it| run.touches(it.start())).collect();
            let Some(part) = self.part(witnessed, at, here.len()) else { continue };
            places.extend(here);
            // Of a text that a witness has twice, the better.
            match parts.iter_mut().find(|other| other.witness == part.witness) {
                Some(other) if other.similarity < part.similarity => *other = part,
                Some(_) => {}
                None => parts.push(part),
            }
        }
        parts.sort_by_key(|part| part.witness);
        let said = text_of(&self.reading.seed, run);
        let excerpt: String = said.trim().chars().take(EXCERPT).collect();
        Passage {
            range: self.view.range(&self.document.rope, run),
            excerpt: visible(&excerpt).into_owned(),
            characters: at.len(),
            at: [at.start, at.end],
            variants: places.len(),
            witnesses: parts,
        }
    }

    fn part(&self, witnessed: &WitnessedPassage, at: FoldedSpan, variants: usize) -> Option<Part> {
        let WitnessedPassage { witness, passage, .. } = witnessed;
        let (start, end) = (at.start.max(passage.seed.start), at.end.min(passage.seed.end));
        let there = witness.folded.source_span(aligned(passage, start, end.max(start)));
        Some(Part {
            witness: *self.numbers.get(witness.path.as_path())?,
            location: self.view.location(witness, there)?,
            similarity: cut(&self.reading.folded, passage, at).unwrap_or_else(|| passage.clone()).similarity,
            variants,
        })
    }
}
