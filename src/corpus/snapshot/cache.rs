//! Keeping what was asked for lately.

use std::hash::Hash;

use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter};

/// How much of a cache is for what was asked for before it was last thrown out, or more than once. Usually that is nearly
/// all, and what is new is soon thrown out again. But who opens a document asks for hundreds of things, and with each
/// keystroke for all of them again.
const HOT_SHARE: f64 = 0.6;

/// A cache of things that together weigh no more than `memory`, by a weigher, each about as much as is `usual`.
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
        // Only if something had not been given.
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
        // Another was typed into for long.
        (0..50).for_each(|_| _ = all_are_there(0..600));
        for document in 1..20u32 {
            let things = document * 10_000..document * 10_000 + 250;
            assert!(!all_are_there(things.clone()));
            assert!(all_are_there(things.clone()), "{document}");
            (0..50).for_each(|_| _ = all_are_there(things.clone()));
        }
    }
}
