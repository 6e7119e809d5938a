//! A critical apparatus: what all witnesses read where any of them differs from a base text.
//!
//! The variants of each witness are found against the base alone. Overlapping places of different witnesses are
//! merged, and every witness that has the place is asked for its reading there, so the readings of an entry partition
//! those witnesses. This is collation against a base text as critical editions have done it since Lachmann (a
//! “positive apparatus”, which also names the witnesses that agree with the base), not multiple alignment as in
//! CollateX. It is linear in the text of the readings, and the reader chooses the base.

use super::mask::is_mask;
use super::{Classes, Variant, VariantClass};
use crate::seed::Seed;
use crate::text::ByteSpan;
use crate::text::fold::{Difference, difference};

/// What one witness says of the base text.
#[derive(Clone, Debug, Default)]
pub struct Attestation {
    /// The stretches of the base that it has, in source bytes, in order.
    pub covers: Vec<ByteSpan>,
    /// Where it differs inside of them, in order.
    pub variants: Vec<Variant>,
}

/// A place of the base where the witnesses disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApparatusEntry {
    /// The place in the base, in source bytes; empty where the base has nothing.
    pub place: ByteSpan,
    /// The readings: first the lemma, which is the base's own, then the others, those with the most witnesses first.
    /// There are at least two, and no two are equal in the wanted classes.
    pub readings: Vec<Reading>,
}

/// A reading of some witnesses at a place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reading {
    /// The text; empty if the witnesses have nothing there.
    pub text: String,
    /// The numbers of the witnesses that read this, sorted. The base itself is not one of them.
    pub witnesses: Vec<usize>,
}

/// A variant with more characters in the base than this has an entry of its own, so that a witness that omits a page
/// does not merge everything that others read on it.
const MAX_MERGED_CHARACTERS: usize = 60;

/// The entries of a base text, in order of their places. Two overlap only if one of them covers a long stretch.
/// Numbers of witnesses are positions in `witnesses`.
///
/// Costs O(entries × witnesses), and the text of the readings.
pub fn apparatus(base: &Seed, witnesses: &[Attestation], wanted: Classes) -> Vec<ApparatusEntry> {
    let mut found: Vec<(usize, &Variant)> = Vec::new();
    for (witness, attestation) in witnesses.iter().enumerate() {
        found.extend(attestation.variants.iter().map(|variant| (witness, variant)));
    }
    let is_long = |variant: &Variant| variant.seed_text.chars().nth(MAX_MERGED_CHARACTERS).is_some();
    let (mut long, mut short): (Vec<_>, Vec<_>) = found.into_iter().partition(|(_, variant)| is_long(variant));
    short.sort_by_key(|(witness, variant)| (variant.seed.start(), variant.seed.end(), *witness));
    long.sort_by_key(|(witness, variant)| (variant.seed.start(), variant.seed.end(), *witness));
    let mut entries: Vec<ApparatusEntry> = Vec::new();
    let mut rest = &short[..];
    while let Some(((_, first), _)) = rest.split_first() {
        let mut place = first.seed;
        let len = rest.iter().take_while(|(_, variant)| joins(&mut place, variant.seed)).count();
        let (here, behind) = rest.split_at(len.max(1));
        rest = behind;
        let gone = |witness: usize| {
            long.iter().any(|(other, variant)| {
                *other == witness && (variant.seed.overlaps(place) || variant.seed.contains(place.start()))
            })
        };
        entries.extend(entry(base, witnesses, wanted, place, here, gone));
    }
    for here in long.chunk_by(|one, two| one.1.seed == two.1.seed) {
        let Some((_, first)) = here.first() else { continue };
        let gone = |witness: usize| {
            long.iter().any(|(other, variant)| {
                *other == witness && variant.seed != first.seed && variant.seed.overlaps(first.seed)
            })
        };
        entries.extend(entry(base, witnesses, wanted, first.seed, here, gone));
    }
    entries.sort_by_key(|entry| (entry.place.start(), entry.place.end()));
    entries
}

/// Extends an entry by a place, and returns whether the place belongs to it.
fn joins(entry: &mut ByteSpan, place: ByteSpan) -> bool {
    if place != *entry && place.start() >= entry.end() {
        return false;
    }
    *entry = entry.hull(place);
    true
}

/// What all witnesses read at a place; `None` if that is the same in all wanted classes.
fn entry(
    base: &Seed,
    witnesses: &[Attestation],
    wanted: Classes,
    place: ByteSpan,
    variants: &[(usize, &Variant)],
    gone: impl Fn(usize) -> bool,
) -> Option<ApparatusEntry> {
    let base_text = |span: ByteSpan| base.body.text_within(span, base.source.text());
    let mut lemma = Reading { text: base_text(place), witnesses: Vec::new() };
    let mut others: Vec<Reading> = Vec::new();
    for (witness, attestation) in witnesses.iter().enumerate() {
        if !attestation.has(place) || gone(witness) {
            continue;
        }
        let (mut text, mut at) = (String::new(), place.start());
        for (_, variant) in
            variants.iter().filter(|(other, variant)| *other == witness && variant.seed.start() >= place.start())
        {
            if variant.seed.start() >= at {
                text += &base_text(ByteSpan::new(at, variant.seed.start()));
                text += &variant.witness_text;
                at = variant.seed.end();
            }
        }
        text += &base_text(ByteSpan::new(at, place.end().max(at)));
        let known =
            std::iter::once(&mut lemma).chain(&mut others).find(|reading| is_same(&reading.text, &text, wanted));
        match known {
            Some(reading) => reading.witnesses.push(witness),
            None => others.push(Reading { text, witnesses: vec![witness] }),
        }
    }
    others.sort_by_key(|reading| (std::cmp::Reverse(reading.witnesses.len()), reading.witnesses.first().copied()));
    let is_one = !others.is_empty();
    is_one.then(|| ApparatusEntry { place, readings: std::iter::once(lemma).chain(others).collect() })
}

impl Attestation {
    /// Whether the witness has all of a place; for an empty one, what is before and behind it.
    fn has(&self, place: ByteSpan) -> bool {
        let before = self.covers.partition_point(|cover| cover.start() <= place.start());
        // Covers may overlap, and the one that reaches farthest need not be the last.
        self.covers.iter().take(before).rev().take(8).any(|cover| {
            if place.is_empty() {
                cover.contains(place.start()) && cover.start() < place.start()
            } else {
                place.end() <= cover.end()
            }
        })
    }
}

/// Whether two readings are equal apart from classes that are not wanted.
fn is_same(one: &str, two: &str, wanted: Classes) -> bool {
    if one == two {
        return true;
    }
    let words = |text: &str| text.chars().filter(|c| c.is_alphanumeric() || is_mask(*c)).collect::<String>();
    let (bare_one, bare_two) = (words(one), words(two));
    let class = match difference(&bare_one, &bare_two) {
        Difference::None if difference(one, two) == Difference::Width => VariantClass::Width,
        Difference::None => VariantClass::Punctuation,
        Difference::Width => VariantClass::Width,
        Difference::Case => VariantClass::Case,
        Difference::Script => VariantClass::Script,
        Difference::More => VariantClass::Text,
    };
    !wanted.has(class)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::reprints::tests::{Text, passages, text};
    use crate::reprints::variants;

    fn attested(base: &Text, witness: &str, wanted: Classes) -> Attestation {
        let witness = text(witness);
        let found = passages(base, &witness);
        let variants = found.iter().flat_map(|it| variants(base.side(), witness.side(), it, wanted)).collect();
        Attestation { covers: found.iter().map(|it| base.folded.source_span(it.seed)).collect(), variants }
    }

    /// `lemma: witnesses · reading: witnesses`
    fn told(base: &str, witnesses: &[&str], wanted: Classes) -> Vec<String> {
        let base = text(base);
        let attested: Vec<_> = witnesses.iter().map(|witness| attested(&base, witness, wanted)).collect();
        let reading = |it: &Reading| {
            format!("{}: {}", it.text, it.witnesses.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
        };
        let entries = apparatus(&base.seed, &attested, wanted);
        entries.iter().map(|it| it.readings.iter().map(reading).collect::<Vec<_>>().join(" · ")).collect()
    }

    const POEM: &str =
        "江边的渡口每天清晨都有人等船，老船工把缆绳解开，船就慢慢离了岸。雾散以后，对面山上的茶园一层一层显出来。";

    #[test]
    fn readings_of_one_place_stand_together() {
        let poem = |reading: &str| POEM.replace('工', reading);
        let witnesses = [poem("公"), POEM.to_owned(), poem("翁"), poem("公")];
        let witnesses: Vec<_> = witnesses.iter().map(String::as_str).collect();
        assert_eq!(told(POEM, &witnesses, Classes::SHOWN), ["工: 1 · 公: 0 3 · 翁: 2"]);
        assert_eq!(told(&poem("公"), &witnesses, Classes::SHOWN), ["公: 0 3 · 工: 1 · 翁: 2"]);
    }

    #[test]
    fn places_that_overlap_are_one() {
        let witnesses = [
            POEM.replace("缆绳解开", "绳子解开"),
            POEM.replace("把缆绳", "将缆绳"),
            POEM.replace("把缆绳解", "拿绳一甩"),
        ];
        let witnesses: Vec<_> = witnesses.iter().map(String::as_str).collect();
        assert_eq!(told(POEM, &witnesses, Classes::SHOWN), ["把缆绳解:  · 把绳子解: 0 · 将缆绳解: 1 · 拿绳一甩: 2"]);
    }

    #[test]
    fn who_lacks_a_long_stretch_does_not_read_what_stands_in_it() {
        let long = "从前每到立冬都要洗一次缸子压缸的石头是祖上从河里捡来的".repeat(3);
        let base = format!("{POEM}{long}。{POEM}");
        let base_text = text(&base);
        let at = base.find("祖上").expect("there");
        let gone = ByteSpan::new(POEM.len(), POEM.len() + long.len());
        let variant = |seed: ByteSpan, there: &str| Variant {
            kind: crate::reprints::VariantKind::Substitution,
            class: VariantClass::Text,
            seed,
            witness: ByteSpan::default(),
            seed_text: base[seed.range()].to_owned(),
            witness_text: there.to_owned(),
        };
        let all = ByteSpan::new(0, base.len());
        let witnesses = [
            Attestation { covers: vec![all], variants: vec![variant(gone, "")] },
            Attestation { covers: vec![all], variants: vec![variant(ByteSpan::new(at, at + 3), "自")] },
        ];
        let entries = apparatus(&base_text.seed, &witnesses, Classes::SHOWN);
        let who: Vec<Vec<_>> =
            entries.iter().map(|it| it.readings.iter().map(|it| &it.witnesses[..]).collect()).collect();
        assert_eq!(who, [vec![&[1][..], &[0]], vec![&[], &[1]]]);
    }

    #[test]
    fn classes_that_are_not_wanted_make_no_reading() {
        let witnesses = [POEM.replace("对面", "對面"), POEM.replace("对面山上", "對面岭上")];
        let witnesses: Vec<_> = witnesses.iter().map(String::as_str).collect();
        assert_eq!(told(POEM, &witnesses, Classes::SHOWN), ["山: 0 · 岭: 1"]);
        assert_eq!(told(POEM, &witnesses, Classes::ALL), ["对:  · 對: 0 1", "山: 0 · 岭: 1"]);
    }

    fn edited() -> impl Strategy<Value = String> {
        let edit = (0..50usize, prop::sample::select(vec!["", "甲", "乙", "丙丁", "，", "山水"]), 0..3usize);
        prop::collection::vec(edit, 0..5).prop_map(|edits| {
            let mut poem: Vec<char> = POEM.repeat(2).chars().collect();
            for (at, put, gone) in edits {
                let end = (at * 2 + gone).min(poem.len());
                poem.splice(at * 2..end, put.chars());
            }
            poem.into_iter().collect()
        })
    }

    proptest! {
        #[test]
        fn readings_divide_the_witnesses_and_the_first_is_the_bases(
            base in edited(),
            witnesses in prop::collection::vec(edited(), 1..5),
            everything in any::<bool>(),
        ) {
            let wanted = if everything { Classes::ALL } else { Classes::SHOWN };
            let base = text(&base);
            let attested: Vec<_> = witnesses.iter().map(|witness| attested(&base, witness, wanted)).collect();
            let entries = apparatus(&base.seed, &attested, wanted);
            let mut end = 0;
            for ApparatusEntry { place, readings } in &entries {
                prop_assert!(end <= place.start());
                end = place.end();
                prop_assert_eq!(&readings[0].text, &base.seed.body.text_within(*place, base.seed.source.text()));
                prop_assert!(readings.len() > 1);
                prop_assert!(readings[1..].windows(2).all(|two| two[0].witnesses.len() >= two[1].witnesses.len()));
                let mut readers: Vec<_> = readings.iter().flat_map(|it| &it.witnesses).copied().collect();
                readers.sort_unstable();
                let has: Vec<_> = (0..attested.len()).filter(|it| attested[*it].has(*place)).collect();
                prop_assert_eq!(readers, has);
                prop_assert!(readings[1..].iter().all(|it| !it.witnesses.is_empty()));
            }
            // Every variant has an entry that names its witness.
            for (witness, attestation) in attested.iter().enumerate() {
                for variant in &attestation.variants {
                    let told = entries.iter().any(|it| {
                        it.place.hull(variant.seed) == it.place
                            && it.readings[1..].iter().any(|reading| reading.witnesses.contains(&witness))
                    });
                    prop_assert!(told || !attestation.has(variant.seed), "{variant:?} of {witness} in {entries:?}");
                }
            }
        }
    }
}
