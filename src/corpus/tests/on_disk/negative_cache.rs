//! The negative cache changes no answer.

use super::*;
use crate::text::Source;

/// The sentence that all seeds have, more or less.
const SENTENCE: &str = "撑船的老人把缆绳绕在石桩上又回头望了一眼对岸还没有熄灭的油灯和祠堂门口晾着的渔网";

/// The sentence without the characters at some places, one bit each.
fn without(places: u64) -> String {
    let other = |(at, c)| if places >> (at % 64) & 1 == 1 { '字' } else { c };
    SENTENCE.chars().enumerate().map(other).collect()
}

/// Sets of places that leave a run of at least eight characters, so that two seeds always share a shingle.
fn places() -> impl Strategy<Value = u64> {
    (any::<u64>(), any::<u64>(), 0..30u32).prop_map(|(some, others, kept)| some & others & !(0x3FF << kept))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn answers_are_the_same_with_and_without(
        seeds in proptest::collection::vec(places(), 8),
        readings in proptest::collection::vec((places(), any::<bool>(), any::<bool>()), 30),
    ) {
        let disk = Disk::new();
        let text = |number: u64, places: u64| article(number, 2).join(&format!("\n\n{}\n\n", without(places)));
        // One seed has the whole sentence, and the last one ten characters of it, which are too few to be reported.
        for (number, places) in (0..).zip(seeds.into_iter().chain([0])) {
            disk.write(&format!("{number}.md"), &text(number, places));
        }
        disk.refresh(disk.index());
        let kept = disk.snapshot();
        for (places, is_first, ends_there) in readings.into_iter().chain([(!(0x3FF << 5), true, false)]) {
            let path = disk.path(if is_first { "+.md" } else { "z.md" });
            let text = if ends_there { without(places) } else { text(99, places) };
            let seed = AnalysedSeed::new(path, Source::from_text(text));
            let told = |snapshot: &Snapshot| {
                let found = snapshot.passages(&seed, &Cancel::new()).expect("nobody cancels");
                found.iter().map(|it| format!("{} {:?}", it.witness.path.display(), it.passage)).collect::<Vec<_>>()
            };
            prop_assert_eq!(told(&kept), told(&disk.snapshot()));
        }
        prop_assert!(kept.on_disk.expect("on disk").negative_cache.len() > 0);
    }
}
