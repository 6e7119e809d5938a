//! Which characters a text has, roughly: what lets a rule skip a text that has none of those it looks for.

use std::ops::RangeInclusive;

/// Characters are noted in twos up to the end of the Basic Multilingual Plane, …
const NEAR_GROUP_SHIFT: u32 = 1;

/// … and in groups of 256 beyond.
const FAR_GROUP_SHIFT: u32 = 8;

/// The groups of characters that occur in a text. It takes 36 kibibytes, and making it takes one pass over the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inventory {
    /// Whether a group occurs. A byte each: to set one there is nothing to read.
    near: Vec<bool>,
    far: Vec<bool>,
}

impl Inventory {
    /// What is in a text. Linear.
    pub fn new(text: &str) -> Self {
        let mut inventory =
            Self { near: vec![false; 0x10000 >> NEAR_GROUP_SHIFT], far: vec![false; 0x100_000 >> FAR_GROUP_SHIFT] };
        for code in text.chars().map(u32::from) {
            let group = match code.checked_sub(0x10000) {
                None => inventory.near.get_mut((code >> NEAR_GROUP_SHIFT) as usize),
                Some(beyond) => inventory.far.get_mut((beyond >> FAR_GROUP_SHIFT) as usize),
            };
            if let Some(group) = group {
                *group = true;
            }
        }
        inventory
    }

    /// Whether a character of one of the ranges can be in the text. If not, none is; if so, it may be a neighbour of
    /// theirs that is.
    pub fn may_have(&self, ranges: &[RangeInclusive<char>]) -> bool {
        ranges.iter().any(|range| {
            let (first, last) = (u32::from(*range.start()), u32::from(*range.end()));
            let near =
                first < 0x10000 && any(&self.near, first >> NEAR_GROUP_SHIFT, last.min(0xFFFF) >> NEAR_GROUP_SHIFT);
            let far = last.checked_sub(0x10000).is_some_and(|last| {
                any(&self.far, first.saturating_sub(0x10000) >> FAR_GROUP_SHIFT, last >> FAR_GROUP_SHIFT)
            });
            near || far
        })
    }
}

fn any(groups: &[bool], first: u32, last: u32) -> bool {
    groups.get(first as usize..=last as usize).is_some_and(|groups| groups.contains(&true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn neighbours_in_a_group_are_not_told_apart_and_others_are() {
        let inventory = Inventory::new("“雪夜行”，a\u{E0100}");
        let may_have = |c: char| inventory.may_have(&[c..=c]);
        assert!(may_have('“') && may_have('雪') && may_have('a') && may_have('\u{E0100}'));
        assert!(may_have('\u{201D}'), "a neighbour");
        assert!(!may_have('\u{200B}') && !may_have('\u{E000}') && !may_have('A') && !may_have('\u{20000}'));
        assert!(inventory.may_have(&['A'..='Z', '一'..='龥']));
        assert!(inventory.may_have(&['\u{FFFF}'..='\u{10FFFF}']));
    }

    proptest! {
        #[test]
        fn what_is_there_is_never_missed(text in "\\PC{0,40}") {
            let inventory = Inventory::new(&text);
            prop_assert!(text.chars().all(|c| inventory.may_have(&[c..=c])));
        }
    }
}
