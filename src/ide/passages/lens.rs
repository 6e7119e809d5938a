//! What is said above a stretch that other seeds have: how many seeds, since when, and how many variants.

use std::collections::BTreeSet;
use std::path::Path;

use crate::corpus::WitnessedPassage;
use crate::ide::Analysis;
use crate::ide::describe::Description;
use crate::messages::{Message, message};
use crate::reprints::Variant;
use crate::text::ByteSpan;

/// What is said of a stretch, in parts: `in 3 other seeds`, `earliest 2025-02-12`, `2 variants`. `variants` are those of each
/// passage of the seed, in the same order.
pub fn lens(analysis: &Analysis, variants: &[Vec<Variant>], span: ByteSpan) -> Vec<Message> {
    let inside: Vec<&WitnessedPassage> = analysis.passages.iter().filter(|it| it.seed_span.overlaps(span)).collect();
    let witnesses: BTreeSet<&Path> = inside.iter().map(|it| it.witness.path.as_path()).collect();
    let mut parts = vec![message!("lens-witnesses", count = witnesses.len())];
    let earliest = inside.iter().min_by(|one, two| one.witness.earliest_first().cmp(&two.witness.earliest_first()));
    let day = earliest.and_then(|it| Description::from(&*it.witness).day);
    parts.extend(day.map(|day| message!("lens-earliest", date = day)));
    let all = variants.iter().flatten().map(|variant| variant.seed);
    let places: BTreeSet<ByteSpan> = all.filter(|place| place.overlaps(span) || span.contains(place.start())).collect();
    if !places.is_empty() {
        parts.push(message!("count-variants", count = places.len()));
    }
    parts
}

/// The earliest witness of what is shared at a byte offset, or else of what is shared next after it.
pub fn earliest_from(analysis: &Analysis, offset: usize) -> Option<&WitnessedPassage> {
    let passages = &analysis.passages;
    let behind = passages.iter().filter(|it| it.seed_span.end() > offset);
    let next = behind.map(|it| it.seed_span.start().max(offset)).min()?;
    let here = passages.iter().filter(|it| it.seed_span.contains(next));
    here.min_by(|one, two| one.witness.earliest_first().cmp(&two.witness.earliest_first()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::Fixture;
    use crate::messages::Language;
    use crate::reprints::Classes;

    #[test]
    fn a_stretch_is_summed_up() {
        let text = "渡船每天早上六点开，船老大姓周，他的狗坐在船头看对岸";
        let fixture = Fixture::new(&format!(
            "//- a.md\n{text}\n//- b.md\n---\ndate: 2025-02-13T03:00:00+08:00\n---\n\n{}\n//- c.md\n{text}\n",
            text.replace('六', "七")
        ));
        let analysis = fixture.analysis();
        let variants: Vec<_> = analysis.passages.iter().map(|it| it.variants(&analysis.seed, Classes::TEXT)).collect();
        let parts = lens(&analysis, &variants, ByteSpan::new(0, 6));
        let parts: Vec<_> = parts.iter().map(|part| part.text(Language::English)).collect();
        assert_eq!(parts, ["in 2 other seeds", "earliest 2025-02-13"]);
        let earliest = earliest_from(&analysis, 0).expect("a witness");
        assert_eq!(earliest.witness.path, Path::new("b.md"));
    }
}
