//! What all witnesses read in a whole seed.

use std::path::Path;

use crate::corpus::{AnalysedSeed, WitnessedPassage, collate, share_of_seed};
use crate::reprints::{ApparatusEntry, Attestation, Classes, apparatus};
use crate::text::ByteSpan;

/// What all witnesses read in a seed, or in what one of them has of it.
#[derive(Debug)]
pub struct SeedApparatus<'a> {
    /// The witnesses, the earliest first.
    pub witnesses: Vec<SeedWitness<'a>>,
    /// The places where any witness reads differently, in order. The numbers of the readings are indices into
    /// [`SeedApparatus::witnesses`].
    pub entries: Vec<ApparatusEntry>,
}

/// A witness of a seed.
#[derive(Clone, Copy, Debug)]
pub struct SeedWitness<'a> {
    /// The witness.
    pub reading: &'a AnalysedSeed,
    /// The share of the seed's whole text that it has, even if the apparatus is of a part of it; 0 to 1.
    pub share: f32,
}

impl<'a> SeedApparatus<'a> {
    /// The apparatus of a seed from all its passages. With `within`, it is restricted to what the file at that path shares with
    /// the seed.
    pub fn new(seed: &AnalysedSeed, passages: &'a [WitnessedPassage], within: Option<&Path>, wanted: Classes) -> Self {
        let of_file = |file: &Path| -> Vec<ByteSpan> {
            passages.iter().filter(|it| it.witness.path == file).map(|it| it.seed_span).collect()
        };
        let parts = within.map(of_file);
        let is_within = |span: ByteSpan| {
            let overlaps = |part: &ByteSpan| part.overlaps(span) || part.contains(span.start());
            parts.as_ref().is_none_or(|parts| parts.iter().any(overlaps))
        };
        let near: Vec<_> = passages.iter().filter(|it| is_within(it.seed_span)).cloned().collect();
        let collated = collate(seed, &near);
        let attested: Vec<Attestation> = collated.iter().map(|it| it.attestation(seed, wanted)).collect();
        let mut entries = apparatus(&seed.seed, &attested, wanted);
        entries.retain(|entry| is_within(entry.place));
        let witness = |path: &Path| {
            let of_witness = || passages.iter().filter(|it| it.witness.path == path);
            Some(SeedWitness { reading: &of_witness().next()?.witness, share: share_of_seed(seed, of_witness()) })
        };
        let witnesses = collated.iter().filter_map(|it| witness(&it.witness()?.path)).collect();
        Self { witnesses, entries }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::Fixture;

    const BOAT: &str = "渡船每天早上六点开，船老大姓周，他的狗坐在船头看对岸的芦苇和雾。";
    const TEA: &str = "茶馆的掌柜姓闻，炉子上的水一整天都开着，来的人自己倒茶喝，不收钱。";

    /// The witnesses with their shares in percent, and the lemmas of the entries.
    fn shown(within: Option<&str>) -> (Vec<(String, u32)>, Vec<String>) {
        let (boat, tea) = (BOAT.replace('六', "七"), TEA.replace('闻', "文"));
        let seeds = format!("//- a.md\n{BOAT}\n\n{TEA}\n//- b.md\n{boat}\n\n{tea}\n//- c.md\n{tea}\n");
        let analysis = Fixture::new(&seeds).analysis();
        let found = SeedApparatus::new(&analysis.seed, &analysis.passages, within.map(Path::new), Classes::TEXT);
        let witness =
            |it: &SeedWitness| (it.reading.path.display().to_string(), crate::ide::describe::percent(it.share));
        let lemma = |entry: &ApparatusEntry| analysis.seed.seed.source.slice(entry.place).to_owned();
        (found.witnesses.iter().map(witness).collect(), found.entries.iter().map(lemma).collect())
    }

    #[test]
    fn it_can_be_restricted_to_what_one_file_has() {
        let (all, lemmas) = shown(None);
        assert_eq!(lemmas, ["六", "闻"]);
        assert_eq!(all.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["b.md", "c.md"]);
        // The shares are those of the whole text in either case.
        assert_eq!(shown(Some("c.md")).0, all);
    }
}
