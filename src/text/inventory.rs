//! Which characters a text has, roughly: what lets a rule skip a text that has none of those it looks for.

use std::ops::RangeInclusive;

/// Characters are noted in groups of eight up to the end of the Basic Multilingual Plane, …
const FINE: u32 = 3;

/// … and in groups of 256 beyond.
const COARSE: u32 = 8;

/// The groups of characters that occur in a text. It takes two kibibytes, and making it takes one pass over the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inventory {
    near: Box<[u64; 0x10000 >> FINE >> 6]>,
    far: Box<[u64; 0x100_000 >> COARSE >> 6]>,
}

impl Inventory {
    /// What is in a text. Linear.
    pub fn of(text: &str) -> Self {
        let mut inventory =
            Self { near: Box::new([0; 0x10000 >> FINE >> 6]), far: Box::new([0; 0x100_000 >> COARSE >> 6]) };
        // Bytes are enough: the groups lie inside of what the first bytes of a character say, but for three bits.
        let mut bytes = text.bytes();
        while let Some(first) = bytes.next() {
            let mut next = || u32::from(bytes.next().unwrap_or_default() & 0x3F);
            let first = u32::from(first);
            let code = match first {
                0..=0x7F => first,
                0x80..=0xDF => (first & 0x1F) << 6 | next(),
                0xE0..=0xEF => (first & 0xF) << 12 | next() << 6 | next(),
                _ => (first & 7) << 18 | next() << 12 | next() << 6 | next(),
            };
            inventory.note(code);
        }
        inventory
    }

    #[inline]
    fn note(&mut self, code: u32) {
        let (index, bits): (u32, &mut [u64]) = match code.checked_sub(0x10000) {
            None => (code >> FINE, &mut self.near[..]),
            Some(beyond) => (beyond >> COARSE, &mut self.far[..]),
        };
        if let Some(word) = bits.get_mut((index >> 6) as usize) {
            *word |= 1 << (index & 63);
        }
    }

    /// Whether a character of one of the ranges can be in the text. If not, none is; if so, it may be a neighbour of
    /// theirs that is.
    pub fn may_have(&self, ranges: &[RangeInclusive<char>]) -> bool {
        ranges.iter().any(|range| {
            let (first, last) = (u32::from(*range.start()), u32::from(*range.end()));
            let near = first < 0x10000 && any(&self.near[..], first >> FINE, last.min(0xFFFF) >> FINE);
            let far = last
                .checked_sub(0x10000)
                .is_some_and(|last| any(&self.far[..], first.saturating_sub(0x10000) >> COARSE, last >> COARSE));
            near || far
        })
    }
}

fn any(bits: &[u64], first: u32, last: u32) -> bool {
    (first..=last).any(|index| bits.get((index >> 6) as usize).is_some_and(|word| word >> (index & 63) & 1 == 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn neighbours_in_a_group_are_not_told_apart_and_others_are() {
        let inventory = Inventory::of("“雪夜行”，a\u{E0100}");
        let may_have = |c: char| inventory.may_have(&[c..=c]);
        assert!(may_have('“') && may_have('雪') && may_have('a') && may_have('\u{E0100}'));
        assert!(may_have('‘'), "a neighbour");
        assert!(!may_have('\u{200B}') && !may_have('\u{E000}') && !may_have('A') && !may_have('\u{20000}'));
        assert!(inventory.may_have(&['A'..='Z', '一'..='龥']));
        assert!(inventory.may_have(&['\u{FFFF}'..='\u{10FFFF}']));
    }

    proptest! {
        #[test]
        fn what_is_there_is_never_missed(text in "\\PC{0,40}") {
            let inventory = Inventory::of(&text);
            prop_assert!(text.chars().all(|c| inventory.may_have(&[c..=c])));
        }
    }
}
