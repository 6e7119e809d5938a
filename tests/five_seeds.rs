//! The five seeds that Variorum was first made for. The tests are skipped if they are not available.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use variorum::cancel::Cancel;
use variorum::corpus::{AnalysedSeed, Overlay, Snapshot, WitnessedPassage};
use variorum::reprints::Classes;
use variorum::text::Source;

fn shared() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    std::env::var_os("VARIORUM_SHARED").map_or_else(beside, PathBuf::from)
}

/// The seeds sorted by name, and a corpus of them.
fn seeds() -> Option<(Vec<Arc<AnalysedSeed>>, Snapshot)> {
    let folder = shared().join("seeds");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: there is no {}", folder.display());
        return None;
    };
    let read = |path: PathBuf| {
        let bytes = std::fs::read(&path).expect("readable");
        Arc::new(AnalysedSeed::new(path, Source::from_bytes(&bytes)))
    };
    let mut seeds: Vec<_> = entries.map(|entry| read(entry.expect("listed").path())).collect();
    seeds.sort_by(|one, two| one.path.cmp(&two.path));
    let add_overlay =
        |corpus: Snapshot, seed: &Arc<AnalysedSeed>| corpus.with_overlay(Arc::new(Overlay::new(Arc::clone(seed))));
    let corpus = seeds.iter().fold(Snapshot::default(), add_overlay);
    Some((seeds, corpus))
}

fn passages(snapshot: &Snapshot, seed: &AnalysedSeed) -> Vec<WitnessedPassage> {
    snapshot.passages(seed, &Cancel::new()).expect("nobody cancels")
}

#[test]
fn only_the_first_two_share_a_passage_which_is_all_of_the_second() {
    let Some((seeds, snapshot)) = seeds() else { return };
    let found: Vec<_> = seeds.iter().map(|seed| passages(&snapshot, seed)).collect();
    assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1, 0, 0, 0]);
    let (first, second) = (&found[0][0], &found[1][0]);
    assert_eq!((&first.witness.path, &second.witness.path), (&seeds[1].path, &seeds[0].path));
    assert_eq!((first.seed_span, first.witness_span), (second.witness_span, second.seed_span));
    // The passage starts at the first sentence, which begins with the same eight letters on both sides …
    for (seed, span) in [(&seeds[0], first.seed_span), (&seeds[1], first.witness_span)] {
        assert!(seed.seed.source.slice(span).starts_with("DeepSeek"), "{span:?}");
        let words = seed.folded.at_byte(span.start()).expect("in the body");
        assert!(words < 16, "{words} folded characters stand before the passage");
    }
    // … and ends where the second seed ends, apart from a disclaimer.
    let rest = seeds[1].folded.len() - first.passage.witness.end;
    assert!(rest < 60, "{rest} folded characters stand behind the passage");
    assert!(first.passage.similarity > 0.9, "{}", first.passage.similarity);
}

#[test]
fn the_variants_are_the_known_ones() {
    let Some((seeds, snapshot)) = seeds() else { return };
    let found = passages(&snapshot, &seeds[0]);
    let variants = found[0].variants(&seeds[0], Classes::SHOWN);
    let shown: Vec<String> = variants.iter().map(|v| format!("{}→{}", v.seed_text, v.witness_text)).collect();
    for (expected, times) in
        [("Deepseek→DeepSeek", 20), ("峰→锋", 1), ("额→的", 1), ("的“国运赌徒→", 1), ("的“国运赌徒→地", 1)]
    {
        assert!(
            shown.iter().filter(|shown| *shown == expected).count() >= times,
            "{expected} is not among\n{}",
            shown.join("\n")
        );
    }
}
