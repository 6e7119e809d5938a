//! Draws where the sentence under the cursor also appears, and how it reads there.

use super::super::markup::{Page, SLOT};
use crate::corpus::AnalysedSeed;
use crate::ide::hover::{
    ApparatusReading, DiffPiece, LemmaPiece, OmittingWitness, OriginNote, PassageHover, SentenceApparatus,
    WitnessHover, WitnessText,
};
use crate::lsp::view::View;
use crate::messages::message;
use crate::text::ByteSpan;

/// Draws the witnesses, the earliest first: a list with what each reads differently, or with the apparatus of all of them
/// before it; then those that leave the place out, and what the seed was copied from.
pub(super) fn draw(view: &View, passage: &PassageHover, page: &mut Page) {
    if passage.seeds > 0 {
        page.title(&message!("hover-in-seeds", count = passage.seeds));
        if let Some(earliest) = &passage.earliest {
            page.text(" · ").message(earliest);
        }
        page.paragraph();
    }
    if let Some(found) = &passage.apparatus {
        apparatus(found, passage.witnesses.len(), page);
    }
    for (index, found) in passage.witnesses.iter().enumerate() {
        page.item(index + 1);
        witness(view, found, page);
    }
    more(passage.seeds, passage.witnesses.len(), page);
    let is_different = |it: &WitnessHover| matches!(it.text, WitnessText::Diff { is_different: true, .. });
    if passage.witnesses.iter().any(is_different) {
        page.paragraph().legend();
    }
    if passage.omitting_seeds > 0 {
        page.paragraph().title(&message!("hover-lacking", count = passage.omitting_seeds)).paragraph();
        for (index, found) in passage.omitting.iter().enumerate() {
            page.item(index + 1);
            omitting(view, found, page);
        }
        more(passage.omitting_seeds, passage.omitting.len(), page);
    }
    if let Some(note) = &passage.origin {
        origin(note, page);
    }
}

/// Says how many of `all` seeds are not listed.
fn more(all: usize, listed: usize, page: &mut Page) {
    if let Some(more @ 1..) = all.checked_sub(listed) {
        page.paragraph().message(&message!("and-more-seeds", count = more));
    }
}

/// `[title](place) · source · date · 98 %`, with what it reads.
fn witness(view: &View, found: &WitnessHover, page: &mut Page) {
    let description = &found.description;
    link(view, &found.witness, found.place, &found.name, page);
    if let Some(source) = &description.source {
        page.text(" · ").quote(source);
    }
    let (date, share) = (description.day_argument(), found.share.clone());
    page.text(" · ").message(&message!("hover-date-and-share", date = date, share = share));
    if found.needs_file {
        page.text(" · ").quote(&description.file);
    }
    if found.is_moved {
        page.text(" · ").message(&message!("order-moved"));
    }
    match &found.text {
        WitnessText::Same => page.text(" · ").message(&message!("hover-same-words")),
        WitnessText::InApparatus { is_whole: false } => page.text(" · ").message(&message!("hover-part")),
        WitnessText::InApparatus { is_whole: true } => page,
        WitnessText::Diff { pieces, .. } => {
            page.line();
            for piece in pieces {
                match piece {
                    DiffPiece::Equal(text) => page.quote(text),
                    DiffPiece::Different { here, there } => page.variant(here, there),
                };
            }
            page
        }
    };
}

fn omitting(view: &View, found: &OmittingWitness, page: &mut Page) {
    link(view, &found.witness, found.place, &found.name, page);
    if let Some(source) = &found.description.source {
        page.text(" · ").quote(source);
    }
    let size = message!("count-characters", count = found.characters);
    page.text(" · ").message(&message!("hover-lacks", date = found.description.day_argument(), size = size));
    if let Some(instead) = &found.instead {
        page.line().message_quoting(&message!("hover-has-instead", text = SLOT), instead);
    }
}

/// What the seed was probably copied from.
fn origin(note: &OriginNote, page: &mut Page) {
    let changes = message!("lineage-changes", count = note.changes);
    page.paragraph().message_quoting(&message!("hover-copied", text = SLOT, changes = changes), &note.parent);
    if let Some(why) = &note.doubt {
        page.text(" · ").message(&message!("hover-copied-uncertain", why = why.clone()));
    }
    if let Some(second) = &note.second {
        page.text(" · ").message_quoting(&message!("hover-second", text = SLOT), second);
    }
}

/// `[title](place)`
fn link(view: &View, witness: &AnalysedSeed, place: ByteSpan, name: &str, page: &mut Page) {
    match view.location(witness, place) {
        // VS Code understands the fragment; others open the file.
        Some(location) => {
            let at = location.range.start;
            page.link(name, &format!("{}#L{},{}", location.uri.as_str(), at.line + 1, at.character + 1))
        }
        None => page.quote(name),
    };
}

/// Draws the sentence with its places marked, and below it who reads what at each. Witnesses have the numbers that they have in
/// the list of the first `listed` of them.
fn apparatus(found: &SentenceApparatus, listed: usize, page: &mut Page) {
    for piece in &found.sentence {
        match piece {
            LemmaPiece::Text(text) => page.quote(text),
            LemmaPiece::Lemma(lemma) => page.strong(if lemma.is_empty() { "^" } else { lemma }),
        };
    }
    page.paragraph();
    for entry in &found.entries {
        page.bullet();
        for (index, it) in entry.iter().enumerate() {
            if index > 0 {
                page.text(" · ");
            }
            reading(it, listed, page);
        }
    }
    page.paragraph();
}

/// `峰: 2 (here, 3)`: the reading, how many seeds read so, and which.
fn reading(found: &ApparatusReading, listed: usize, page: &mut Page) {
    match &found.text {
        Some(text) => page.strong(text),
        None => page.message(&message!("reading-none")),
    };
    let here = found.is_lemma.then(|| message!("reading-here").text(page.language()));
    let numbers = found.witnesses.iter().filter(|it| **it < listed).map(|it| (it + 1).to_string());
    let more = found.witnesses.iter().any(|it| *it >= listed).then(|| "…".to_owned());
    let who: Vec<_> = here.into_iter().chain(numbers).chain(more).collect();
    let who = who.join(&message!("reading-separator").text(page.language()));
    let count = found.witnesses.len() + usize::from(found.is_lemma);
    page.message(&message!("reading-witnesses", count = count, who = who));
}
