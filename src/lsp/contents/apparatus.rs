//! What all witnesses read in one passage: who they are, then the passage a sentence a line, and below each sentence the
//! places where any of them reads otherwise.

use super::Line;
use super::comparison::{marked, name};
use crate::cancel::{Cancel, Cancelled};
use crate::corpus::{Collated, Witnessed, collate};
use crate::lsp::documents::Document;
use crate::lsp::sentence::{sentences, single_spaced};
use crate::lsp::view::View;
use crate::messages::{Language, message};
use crate::reprints::apparatus::Reading;
use crate::reprints::{Attestation, Entry, apparatus};
use crate::text::ByteSpan;

/// The lines of the apparatus of the passage at a byte: of several the longest. Costs what finding the seed's passages
/// does, if they are not known yet.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub(super) fn lines(view: &View, seed: &Document, offset: usize, cancel: &Cancel) -> Result<Vec<Line>, Cancelled> {
    let (reading, wanted) = (seed.reading(), view.settings_of(seed).hover_variants);
    let passages = view.passages(seed, cancel)?;
    let here = passages.iter().map(|it| it.seed_span).filter(|span| span.touches(offset));
    let Some(passage) = here.max_by_key(|span| span.len()) else { return Ok(Vec::new()) };
    let near: Vec<Witnessed> = passages.iter().filter(|it| it.seed_span.overlaps(passage)).cloned().collect();
    let collated = collate(&reading, &near);
    let attested = collated.iter().map(|collated| {
        cancel.check()?;
        Ok(collated.attestation(&reading, wanted))
    });
    let attested: Vec<Attestation> = attested.collect::<Result<_, Cancelled>>()?;
    let mut entries = apparatus(&reading.seed, &attested, wanted);
    entries.retain(|entry| passage.touches(entry.place.start()) && passage.touches(entry.place.end()));
    let language = view.client.language;
    let mut found = vec![
        Line { text: name(&reading), place: view.location(&reading, passage) },
        Line::of_its_own(
            message!("contents-apparatus", seeds = message!("count-seeds", count = collated.len())).text(language),
        ),
    ];
    for (number, witness) in collated.iter().filter_map(Collated::witness).enumerate() {
        let begin = near.iter().find(|it| it.witness.path == witness.path).map(|it| it.witness_span);
        let place = begin.and_then(|span| view.location(witness, span));
        found.push(Line { text: format!("{:>4}  {}", number + 1, name(witness)), place });
    }
    found.push(Line::of_its_own(String::new()));
    let places: Vec<ByteSpan> = entries.iter().map(|entry| entry.place).collect();
    let blocks = reading.seed.body.blocks().iter().filter(|block| block.span.overlaps(passage));
    let mut rest = &entries[..];
    for sentence in blocks.flat_map(|block| sentences(&reading.seed, block)).filter(|span| span.overlaps(passage)) {
        cancel.check()?;
        let line = marked(&reading, sentence, &places);
        found.push(Line { text: line, place: view.location(&reading, sentence) });
        let until = rest.partition_point(|entry| entry.place.start() < sentence.end());
        let (inside, behind) = rest.split_at(until);
        rest = behind;
        found.extend(inside.iter().map(|entry| Line {
            text: format!("      {}", said(entry, language)),
            place: view.location(&reading, entry.place),
        }));
    }
    Ok(found)
}

/// `峰] 锋 1, 2 · – 3`, as critical editions put it: what stands here, then what others read and who.
fn said(entry: &Entry, language: Language) -> String {
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
