//! A set of the characters in a text, with false positives. Rules use it to skip texts that contain none of the
//! characters they look for.

use std::ops::RangeInclusive;

/// The binary logarithm of the group size in the Basic Multilingual Plane: characters are recorded in pairs.
const NEAR_GROUP_SHIFT: u32 = 1;

/// The binary logarithm of the group size beyond it: characters are recorded in groups of 256.
const FAR_GROUP_SHIFT: u32 = 8;

/// The groups of characters that occur in a text. Takes 36 KiB; building it takes one pass over the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inventory {
    /// One byte for each group of the Basic Multilingual Plane. Setting a byte needs no read, unlike a bit.
    near: Vec<bool>,
    far: Vec<bool>,
}

impl Inventory {
    /// Records the characters of a text. Linear.
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

    /// Whether the text may contain a character of one of the ranges. If not, it contains none; if so, it may contain
    /// only a neighbour of one.
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
    fn only_neighbours_are_confused() {
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
        fn no_character_is_missed(text in "\\PC{0,40}") {
            let inventory = Inventory::new(&text);
            prop_assert!(text.chars().all(|c| inventory.may_have(&[c..=c])));
        }
    }
}
