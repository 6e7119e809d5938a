//! Changes that the witnesses of a place suggest: to read there what some of them read, to put in what some of them have
//! and this seed lacks; and to compare the two.
//!
//! None is offered where it would touch markup. What it makes of the text is worked out when it is chosen, if the client
//! asks for it then, and it is tried out first ([`written`]): if the text would read otherwise than it is said to, or more
//! of its markup would be broken, nothing is changed.

mod written;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionParams, Command, Position, TextDocumentIdentifier,
    TextDocumentPositionParams, Uri,
};

use crate::cancel::Cancel;
use crate::corpus::AnalysedSeed;
use crate::lsp::documents::Document;
use crate::lsp::edits::{FileEdits, workspace_edit};
use crate::lsp::hover;
use crate::lsp::request_error::RequestError;
use crate::lsp::sentence::single_spaced;
use crate::lsp::view::View;
use crate::lsp::witnesses::{Hit, Place, Shared};
use crate::lsp::{contents, convert};
use crate::messages::{Message, message, quote};
use crate::reprints::weight::{IDEOGRAPH, weight_of};
use crate::reprints::{ApparatusEntry, Variant};
use crate::rules::Edit;
use crate::seed::{FieldKind, FormatHint, Seed};
use crate::text::{ByteSpan, fold::fold_text, subslice};

/// The client's own command that sets the open seed beside a witness, by its URI.
pub(in crate::lsp) const COMPARE: &str = "variorum.compare";

/// So many witnesses are offered to be compared with, the earliest first.
const MOST_COMPARED: usize = 5;

/// What is longer than this in a reading is a passage: the weight of eight ideographs.
const A_PASSAGE: u32 = 8 * IDEOGRAPH;

/// What it takes to make a change once it has been chosen.
#[derive(Serialize, Deserialize)]
struct Deferred {
    uri: Uri,
    version: i32,
    change: Change,
}

/// A change of a seed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Change {
    /// Words in the place of a stretch of running text, from byte to byte.
    Words { from: usize, to: usize, words: String },
    /// Paragraphs behind the block that ends at a byte.
    Paragraphs { behind: usize, paragraphs: Vec<String> },
}

/// What the witnesses suggest at the beginning of the range of a request, of the kinds that are `asked` for.
///
/// # Errors
/// [`RequestError::Cancelled`] as soon as the flag is seen raised; those of [`Place::of`].
pub(in crate::lsp) fn suggested(
    view: &View,
    params: &CodeActionParams,
    asked: impl Fn(CodeActionKind) -> bool,
    cancel: &Cancel,
) -> Result<Vec<CodeAction>, RequestError> {
    let wants_changes = asked(CodeActionKind::REFACTOR_REWRITE);
    let shows = view.client.compares || view.client.shows_contents;
    let wants_comparison = shows && asked(CodeActionKind::EMPTY);
    if !wants_changes && !wants_comparison {
        return Ok(Vec::new());
    }
    let at = TextDocumentPositionParams {
        text_document: TextDocumentIdentifier { uri: params.text_document.uri.clone() },
        position: params.range.start,
    };
    let Some(place) = Place::of(view, &at)? else { return Ok(Vec::new()) };
    let Some(shared) = Shared::at(view, &place, cancel)? else { return Ok(Vec::new()) };
    let hits: Vec<Hit> = shared.hits().collect();
    let mut actions = Vec::new();
    if wants_changes {
        let range = convert::span_of(&place.document.rope, params.range, view.client.unit);
        let entries = hover::entries(&place, &hits, view.settings_of(&place.document).hover_variants);
        for (title, change) in readings(&place.reading.seed, &entries, range) {
            actions.extend(action(view, &place.document, &title, change)?);
        }
        for (title, change) in missing(&place, &shared) {
            actions.extend(action(view, &place.document, &title, change)?);
        }
    }
    if wants_comparison {
        let witnesses = hits.iter().take(MOST_COMPARED).map(|hit| &hit.witnessed.witness);
        actions.extend(witnesses.filter_map(|witness| comparison(view, &place.document, witness)));
        actions.extend(apparatus(view, &place, params.range.start));
    }
    Ok(actions)
}

/// What others read at the places that a range touches.
fn readings(seed: &Seed, entries: &[ApparatusEntry], range: ByteSpan) -> Vec<(Message, Change)> {
    let touched = |entry: &&ApparatusEntry| entry.place.start() <= range.end() && range.start() <= entry.place.end();
    let mut found = Vec::new();
    for entry in entries.iter().filter(touched).filter(|entry| written::is_plain(seed, entry.place)) {
        for reading in entry.readings.iter().skip(1).filter(|reading| !reading.witnesses.is_empty()) {
            let words = reading.text.trim_matches(['\n', '\r']);
            if words.contains(['\n', '\r']) {
                continue;
            }
            let count = reading.witnesses.len();
            let title = if words.trim().is_empty() {
                message!(
                    "take-nothing",
                    words = quote(&seed.body.text_within(entry.place, seed.source.text())),
                    count = count
                )
            } else if entry.place.is_empty() {
                message!("insert-words", words = quote(words), count = count)
            } else {
                message!("take-reading", words = quote(words), count = count)
            };
            let (from, to) = (entry.place.start(), entry.place.end());
            found.push((title, Change::Words { from, to, words: words.to_owned() }));
        }
    }
    found
}

/// The paragraphs that witnesses have beside the paragraph of a place, and this seed lacks.
fn missing(place: &Place, shared: &Shared) -> Vec<(Message, Change)> {
    let seed = &place.reading.seed;
    let mut found: BTreeMap<(usize, Vec<String>), usize> = BTreeMap::new();
    let blocks = seed.body.blocks();
    let here = blocks.partition_point(|block| block.span.end() < place.offset);
    // Behind the paragraph of the place, and behind the one before.
    let near = here.saturating_sub(1)..(here + 1).min(blocks.len());
    for behind in subslice(blocks, near).iter().map(|block| block.span.end()) {
        let Some((_, _, next)) = written::joint(seed, behind) else { continue };
        let gap = ByteSpan::new(behind, next.span.start());
        for (witnessed, variant) in shared.additions(place, gap) {
            let paragraphs = paragraphs(&witnessed.witness, &variant);
            if !paragraphs.is_empty() {
                *found.entry((behind, paragraphs)).or_default() += 1;
            }
        }
    }
    let change = |((behind, paragraphs), count): ((usize, Vec<String>), usize)| {
        let title = message!("insert-passage", words = quote(&single_spaced(&paragraphs.join(" "))), count = count);
        (title, Change::Paragraphs { behind, paragraphs })
    };
    found.into_iter().map(change).collect()
}

/// The whole paragraphs that a variant has in a witness; none if it is too little or cuts one.
fn paragraphs(witness: &AnalysedSeed, variant: &Variant) -> Vec<String> {
    let (seed, span) = (&witness.seed, variant.witness);
    let source = seed.source.text();
    let folded: Vec<char> = fold_text(&variant.witness_text).chars().collect();
    let blocks = seed.body.blocks();
    let first = blocks.partition_point(|block| block.span.end() <= span.start());
    let inside: Vec<_> = blocks.iter().skip(first).take_while(|block| block.span.start() < span.end()).collect();
    // Marks at the ends may be on either side of a variant.
    let rest = |span: ByteSpan| fold_text(&seed.body.text_within(span, source)).is_empty();
    let is_whole = inside.first().zip(inside.last()).is_some_and(|(first, last)| {
        let before = ByteSpan::new(first.span.start().min(span.start()), span.start());
        rest(before) && rest(ByteSpan::new(span.end().min(last.span.end()), last.span.end()))
    });
    if weight_of(&folded) < A_PASSAGE || !is_whole {
        return Vec::new();
    }
    inside.into_iter().map(|block| single_spaced(&seed.body.block_text(block, source)).trim().to_owned()).collect()
}

/// What all witnesses read, for a client that shows what no file holds.
fn apparatus(view: &View, place: &Place, at: Position) -> Option<CodeAction> {
    let title = view.client.shows_contents.then(|| message!("show-apparatus").text(view.client.language))?;
    let arguments = Some(vec![json!(place.document.uri), json!(at)]);
    let command = Command { title: title.clone(), command: contents::OPEN_APPARATUS.into(), arguments };
    Some(CodeAction { title, command: Some(command), ..CodeAction::default() })
}

fn comparison(view: &View, document: &Document, witness: &AnalysedSeed) -> Option<CodeAction> {
    let stated = |kind| witness.seed.first(kind).map(|field| field.value.clone());
    let date = witness.published_on();
    let file = || witness.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let name = stated(FieldKind::Title).unwrap_or_else(file);
    let detail: Vec<String> = stated(FieldKind::Source).into_iter().chain(date).collect();
    let title = if detail.is_empty() {
        message!("compare-with", name = quote(&name)).text(view.client.language)
    } else {
        message!("compare-with-of", name = quote(&name), detail = detail.join(" · ")).text(view.client.language)
    };
    let uri = json!(view.uri(&witness.path)?);
    // The client's own view, where it has one, is better than a text.
    let (command, arguments) = if view.client.compares {
        (COMPARE, vec![uri])
    } else {
        (contents::OPEN_COMPARISON, vec![json!(document.uri), uri])
    };
    let command = Command { title: title.clone(), command: command.into(), arguments: Some(arguments) };
    Some(CodeAction { title, command: Some(command), ..CodeAction::default() })
}

/// A change as an action; `None` if it is worked out at once and cannot be made.
fn action(
    view: &View,
    document: &Document,
    title: &Message,
    change: Change,
) -> Result<Option<CodeAction>, RequestError> {
    let (title, kind) = (title.text(view.client.language), Some(CodeActionKind::REFACTOR_REWRITE));
    let action = CodeAction { title, kind, ..CodeAction::default() };
    if !view.client.resolves_actions {
        return Ok(edit(document, &change).map(|edit| with_edit(view, document, action, edit)));
    }
    let deferred = Deferred { uri: document.uri.clone(), version: document.version, change };
    Ok(Some(CodeAction { data: serde_json::to_value(deferred).ok(), ..action }))
}

fn edit(document: &Document, change: &Change) -> Option<Edit> {
    let reading = document.reading();
    let hint = FormatHint::from_path(&reading.path);
    match change {
        Change::Words { from, to, words } => {
            written::replaced(&reading.seed, hint, ByteSpan::new(*from, (*to).max(*from)), words)
        }
        Change::Paragraphs { behind, paragraphs } => written::inserted(&reading.seed, hint, *behind, paragraphs),
    }
}

fn with_edit(view: &View, document: &Document, action: CodeAction, edit: Edit) -> CodeAction {
    let edit = workspace_edit(&view.client, vec![FileEdits::new(view, document, &[edit])], None);
    CodeAction { edit: Some(edit), ..action }
}

/// Answers `codeAction/resolve` for an action that was suggested here; `None` for any other.
///
/// # Errors
/// [`RequestError::ContentModified`] if the document is not what it was when the action was offered; [`RequestError::Failed`] if the change
/// cannot be made.
pub(in crate::lsp) fn resolved(view: &View, action: &CodeAction) -> Result<Option<CodeAction>, RequestError> {
    let deferred = action.data.clone().and_then(|data| serde_json::from_value::<Deferred>(data).ok());
    let Some(Deferred { uri, version, change }) = deferred else { return Ok(None) };
    let document =
        view.read(&uri)?.filter(|document| document.version == version).ok_or(RequestError::ContentModified)?;
    let impossible = || RequestError::Failed(message!("change-impossible").text(view.client.language));
    let edit = edit(document, &change).ok_or_else(impossible)?;
    Ok(Some(with_edit(view, document, CodeAction { data: None, ..action.clone() }, edit)))
}
