//! What all witnesses read in one passage: who they are, then the passage a sentence a line, and below each sentence the
//! places where any of them reads otherwise.

use super::Line;
use super::comparison::{marked, name};
use crate::cancel::Cancel;
use crate::corpus::LookupError;
use crate::lsp::documents::Document;
use crate::lsp::passages::apparatus::Collation;
use crate::lsp::sentence::single_spaced;
use crate::lsp::view::View;
use crate::messages::{Language, message};
use crate::reprints::ApparatusEntry;
use crate::reprints::apparatus::Reading;
use crate::text::ByteSpan;

/// The lines of the apparatus of the passage at a byte: of several the longest. Costs what finding the seed's passages
/// does, if they are not known yet.
///
/// # Errors
/// As [`View::passages`].
pub(super) fn lines(view: &View, seed: &Document, offset: usize, cancel: &Cancel) -> Result<Vec<Line>, LookupError> {
    let Some(collation) = Collation::at(view, seed, offset, cancel)? else { return Ok(Vec::new()) };
    let (reading, language) = (&collation.seed, view.client.language);
    let seeds = message!("count-seeds", count = collation.witnesses.len());
    let mut found = vec![
        Line { text: name(reading), place: view.location(reading, collation.passage) },
        Line::of_its_own(message!("contents-apparatus", seeds = seeds).text(language)),
    ];
    for (number, witness) in collation.witnesses.iter().enumerate() {
        let place = view.location(&witness.reading, witness.begin);
        found.push(Line { text: format!("{:>4}  {}", number + 1, name(&witness.reading)), place });
    }
    found.push(Line::of_its_own(String::new()));
    let places: Vec<ByteSpan> = collation.entries.iter().map(|entry| entry.place).collect();
    for (sentence, entries) in collation.by_sentence() {
        cancel.check()?;
        found.push(Line { text: marked(reading, sentence, &places), place: view.location(reading, sentence) });
        found.extend(entries.iter().map(|entry| Line {
            text: format!("      {}", said(entry, language)),
            place: view.location(reading, entry.place),
        }));
    }
    Ok(found)
}

/// `峰] 锋 1, 2 · – 3`, as critical editions put it: what stands here, then what others read and who.
fn said(entry: &ApparatusEntry, language: Language) -> String {
    let text = |reading: &Reading| match single_spaced(reading.text.trim()) {
        text if text.is_empty() => message!("reading-none").text(language),
        text => text,
    };
    let (lemma, others) =
        entry.readings.split_first().map_or((String::new(), &[][..]), |(lemma, others)| (text(lemma), others));
    let other = |reading: &Reading| {
        let who: Vec<String> = reading.witnesses.iter().map(|it| (it + 1).to_string()).collect();
        format!("{} {}", text(reading), who.join(", "))
    };
    format!("{lemma}] {}", others.iter().map(other).collect::<Vec<_>>().join(" · "))
}
