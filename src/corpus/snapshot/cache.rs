//! Caches with a limit on their memory.

use std::hash::Hash;

use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter};

/// The share of a cache that is reserved for entries that were asked for more than once, or again after they were
/// evicted. By default that is nearly all, so new entries are soon evicted. But a newly opened document asks for
/// hundreds of entries, and for all of them again with each keystroke.
const HOT_SHARE: f64 = 0.6;

/// Makes a cache whose entries together weigh no more than `memory` by `weigher`. `usual` is the typical weight of
/// one.
pub(super) fn cache<K: Eq + Hash, V: Clone, W: Weighter<K, V> + Clone>(
    memory: u64,
    usual: u64,
    weigher: W,
) -> Cache<K, V, W> {
    let count = usize::try_from(memory / usual.max(1)).unwrap_or(usize::MAX);
    let mut options = OptionsBuilder::new();
    let options = options.estimated_items_capacity(count).weight_capacity(memory).hot_allocation(HOT_SHARE).build();
    match options {
        Ok(options) => {
            Cache::with_options(options, weigher, DefaultHashBuilder::default(), DefaultLifecycle::default())
        }
        // Happens only if an option were missing.
        Err(_) => Cache::with_weighter(count, memory, weigher),
    }
}

#[cfg(test)]
mod tests {
    use quick_cache::UnitWeighter;

    use super::*;

    #[test]
    fn what_a_new_document_asks_for_is_there_when_it_asks_again() {
        let kept = cache::<u32, u32, _>(1_000, 1, UnitWeighter);
        let all_are_there = |things: std::ops::Range<u32>| {
            let known = things.clone().filter(|thing| kept.get(thing).is_some()).count();
            things.clone().filter(|thing| kept.peek(thing).is_none()).for_each(|thing| kept.insert(thing, thing));
            known * 10 >= things.len() * 9
        };
        // Somebody has been typing in another document for a long time.
        (0..50).for_each(|_| _ = all_are_there(0..600));
        for document in 1..20u32 {
            let things = document * 10_000..document * 10_000 + 250;
            assert!(!all_are_there(things.clone()));
            assert!(all_are_there(things.clone()), "{document}");
            (0..50).for_each(|_| _ = all_are_there(things.clone()));
        }
    }
}
