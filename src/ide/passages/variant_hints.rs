//! Beside each place where witnesses read differently: what they read.

use crate::cancel::{Cancel, Cancelled};
use crate::corpus::{WitnessedPassage, collate};
use crate::ide::Analysis;
use crate::ide::sentence::shown;
use crate::reprints::{ApparatusEntry, Attestation, Classes, apparatus};
use crate::text::ByteSpan;

/// How much of a reading is shown; a hover shows all of it.
const MAX_READING_CHARACTERS: usize = 12;

/// What witnesses read at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariantHint {
    /// The place, in bytes of the seed.
    pub place: ByteSpan,
    /// What the witnesses read and how many of them: `⟨锋 ×3⟩`, or `⟨– ×2⟩` if they leave it out.
    pub label: String,
}

/// The hints for the places that begin in a span of the seed, in order.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub fn variant_hints(
    analysis: &Analysis,
    within: ByteSpan,
    wanted: Classes,
    cancel: &Cancel,
) -> Result<Vec<VariantHint>, Cancelled> {
    let Analysis { seed, passages } = analysis;
    let near: Vec<WitnessedPassage> = passages.iter().filter(|it| it.seed_span.overlaps(within)).cloned().collect();
    let attested = collate(seed, &near).into_iter().map(|collated| {
        cancel.check()?;
        Ok(collated.attestation(seed, wanted))
    });
    let attested: Vec<Attestation> = attested.collect::<Result<_, Cancelled>>()?;
    let entries = apparatus(&seed.seed, &attested, wanted);
    let inside = entries.iter().filter(|entry| within.touches(entry.place.start()));
    Ok(inside.map(|entry| VariantHint { place: entry.place, label: label(entry) }).collect())
}

fn label(entry: &ApparatusEntry) -> String {
    let others = entry.readings.iter().skip(1).filter(|reading| !reading.witnesses.is_empty());
    let labels = others.map(|reading| {
        let text = shown(reading.text.trim());
        let begin: String = text.chars().take(MAX_READING_CHARACTERS).collect();
        let more = if begin.len() < text.len() { "…" } else { "" };
        let begin = if begin.is_empty() { "–" } else { &begin };
        format!("{begin}{more} ×{}", reading.witnesses.len())
    });
    format!("⟨{}⟩", labels.collect::<Vec<_>>().join(" · "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::Fixture;

    #[test]
    fn readings_are_counted() {
        let text = "渡船每天早上六点开，船老大姓周，他的狗坐在船头看对岸";
        let copies: String = [("b.md", "七"), ("c.md", "七"), ("d.md", "")]
            .map(|(name, hour)| format!("//- {name}\n{}\n", text.replace('六', hour)))
            .concat();
        let fixture = Fixture::new(&format!("//- a.md\n{text}\n{copies}"));
        let analysis = fixture.analysis();
        let all = ByteSpan::new(0, analysis.seed.seed.source.text().len());
        let hints = variant_hints(&analysis, all, Classes::TEXT, &Cancel::new()).expect("nobody cancels");
        let shown: Vec<_> =
            hints.iter().map(|it| (analysis.seed.seed.source.slice(it.place), it.label.as_str())).collect();
        assert_eq!(shown, [("六", "⟨七 ×2 · – ×1⟩")]);
    }
}
