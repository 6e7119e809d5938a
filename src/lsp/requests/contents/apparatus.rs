//! What all witnesses read in one passage: who they are, then the passage, one sentence a line, and below each sentence the
//! places where any of them reads differently.

use super::Line;
use crate::cancel::Cancel;
use crate::corpus::LookupError;
use crate::ide::apparatus::PassageApparatus;
use crate::ide::comparison::marked;
use crate::ide::describe::Description;
use crate::ide::sentence::single_spaced;
use crate::lsp::view::View;
use crate::lsp::view::document::Document;
use crate::messages::{Language, message};
use crate::reprints::ApparatusEntry;
use crate::reprints::apparatus::Reading;
use crate::text::ByteSpan;

/// The lines of the apparatus of the passage at a byte offset, of several the longest. Looks the passages of the seed up if they
/// are not known yet.
///
/// # Errors
/// As [`View::passages`].
pub(super) fn lines(view: &View, seed: &Document, offset: usize, cancel: &Cancel) -> Result<Vec<Line>, LookupError> {
    let (analysis, wanted) = (view.analysis(seed, cancel)?, view.settings_of(seed).hover_variants);
    let Some(apparatus) = PassageApparatus::at(&analysis, offset, wanted, cancel)? else { return Ok(Vec::new()) };
    let (reading, language) = (&*apparatus.seed, view.client.language);
    let seeds = message!("count-seeds", count = apparatus.witnesses.len());
    let mut found = vec![
        Line { text: Description::from(reading).line(), place: view.location(reading, apparatus.passage) },
        Line::without_place(message!("contents-apparatus", seeds = seeds).text(language)),
    ];
    for (number, witness) in apparatus.witnesses.iter().enumerate() {
        let place = view.location(&witness.reading, witness.first);
        found.push(Line { text: format!("{:>4}  {}", number + 1, Description::from(&*witness.reading).line()), place });
    }
    found.push(Line::without_place(String::new()));
    let places: Vec<ByteSpan> = apparatus.entries.iter().map(|entry| entry.place).collect();
    for (sentence, entries) in apparatus.by_sentence() {
        cancel.check()?;
        found.push(Line { text: marked(&reading.seed, sentence, &places), place: view.location(reading, sentence) });
        found.extend(entries.iter().map(|entry| Line {
            text: format!("      {}", entry_line(entry, language)),
            place: view.location(reading, entry.place),
        }));
    }
    Ok(found)
}

/// `峰] 锋 1, 2 · – 3`, as critical editions write it: the lemma, then what others read and who.
fn entry_line(entry: &ApparatusEntry, language: Language) -> String {
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
