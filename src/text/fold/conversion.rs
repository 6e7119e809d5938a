//! Conversion between Traditional, Simplified and Japanese characters, by OpenCC's tables.
//!
//! A Traditional character can have several Simplified ones, depending on the word: 瞭解 is 了解, 瞭望 stays. Choosing
//! the right one takes a dictionary. To compare texts, it is enough that all of them fold to the same character. Two
//! Simplified characters that fold together because they share a Traditional form (畫 is 画 or 划) are still different
//! characters, which [`ConversionTable::is_same`] tells apart.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::charset::LegacyCharset;

/// OpenCC's `TSCharacters.txt`, unchanged; see `NOTICE` beside it.
const TABLE: &str = include_str!("opencc/TSCharacters.txt");

/// OpenCC's `JPVariants.txt`, unchanged: characters as printed in Japan until 1946, and since (氣 and 気).
const JAPANESE: &str = include_str!("opencc/JPVariants.txt");

/// A conversion that OpenCC does by word: in Traditional texts, 著 also stands for 着.
const BY_WORD: [(char, &[char]); 1] = [('著', &['著', '着'])];

/// The most forms that are converted further. The longest chain is much shorter: 薴 → 苧 → 苎.
const MAX_CONVERSIONS: usize = 8;

/// The conversions, parsed.
pub(super) struct ConversionTable {
    /// The Simplified characters of each Traditional one, the most common first.
    simplified: HashMap<char, Vec<char>>,
    /// The older form of each Japanese character that does not occur in Chinese texts. 欠 for 缺, for example, is
    /// another word in Chinese.
    japanese: HashMap<char, char>,
    /// What each character folds to, or what is folded in turn.
    folded: HashMap<char, char>,
}

impl ConversionTable {
    /// The table. Parsed on first use.
    pub(super) fn get() -> &'static Self {
        static SCRIPT: LazyLock<ConversionTable> = LazyLock::new(ConversionTable::parse);
        &SCRIPT
    }

    fn parse() -> Self {
        let listed = TABLE.lines().filter_map(|line| {
            let (traditional, simplified) = line.split_once('\t')?;
            Some((only_char(traditional)?, simplified.split(' ').filter_map(only_char).collect()))
        });
        let by_word = BY_WORD.into_iter().map(|(traditional, simplified)| (traditional, simplified.to_vec()));
        let simplified: HashMap<char, Vec<char>> = listed.chain(by_word).collect();
        let in_chinese = LegacyCharset::gb2312();
        let listed = JAPANESE.lines().filter_map(|line| {
            let (old, new) = line.split_once('\t')?;
            Some((only_char(new)?, only_char(old)?)).filter(|(new, _)| !in_chinese.has(*new))
        });
        let japanese: HashMap<char, char> = listed.collect();
        let mut script = Self { folded: HashMap::new(), simplified, japanese };
        let mut listed: Vec<_> = script.simplified.clone().into_iter().collect();
        listed.sort_unstable();
        for (traditional, simplified) in listed {
            // All fold to the most common one. The others can lie beyond the Basic Multilingual Plane, where folding is
            // slow.
            let Some((&first, others)) = simplified.split_first() else { continue };
            script.join(traditional, first);
            others.iter().for_each(|&other| script.join(other, first));
        }
        let mut listed: Vec<_> = script.japanese.iter().map(|(new, old)| (*new, *old)).collect();
        listed.sort_unstable();
        listed.into_iter().for_each(|(new, old)| script.join(new, old));
        script
    }

    fn join(&mut self, c: char, to: char) {
        let (c, to) = (self.fold(c), self.fold(to));
        if c != to {
            self.folded.insert(c, to);
        }
    }

    /// The characters that do not fold to themselves, in no order.
    pub(super) fn converted(&self) -> impl Iterator<Item = char> {
        self.folded.keys().copied()
    }

    /// Each Traditional character with its Simplified ones, the most common first. The Traditional characters are in no
    /// order.
    pub(super) fn listed(&self) -> impl Iterator<Item = (char, &[char])> {
        self.simplified.iter().map(|(traditional, simplified)| (*traditional, simplified.as_slice()))
    }

    /// The character that `c`, and all that it can be converted to, fold to.
    pub(super) fn fold(&self, c: char) -> char {
        let mut at = c;
        while let Some(&next) = self.folded.get(&at) {
            at = next;
        }
        at
    }

    /// Whether two characters are forms of one character: one can be converted to the other, or both to a third.
    pub(super) fn is_same(&self, one: char, other: char) -> bool {
        one == other || {
            let (one, other) = (self.forms(one), self.forms(other));
            one.iter().any(|form| other.contains(form))
        }
    }

    /// A character and everything that it can be converted to.
    fn forms(&self, c: char) -> Vec<char> {
        let mut forms = vec![c];
        forms.extend(self.japanese.get(&c));
        for at in 0..MAX_CONVERSIONS {
            let next = forms.get(at).and_then(|form| self.simplified.get(form));
            for form in next.into_iter().flatten() {
                if !forms.contains(form) {
                    forms.push(*form);
                }
            }
        }
        forms
    }
}

/// The character of a text that consists of one.
pub(super) fn only_char(text: &str) -> Option<char> {
    let mut characters = text.chars();
    characters.next().filter(|_| characters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_forms_of_a_character_fold_to_one() {
        let script = ConversionTable::get();
        for (traditional, simplified) in &script.simplified {
            for other in simplified {
                assert_eq!(script.fold(*traditional), script.fold(*other), "{traditional} {other}");
            }
        }
        for pair in [
            "着著", "瞭了", "後后", "裏里", "裡里", "乾干", "餘馀", "餘余", "祇只", "畫划", "薴苎", "気氣", "気气",
            "沢泽",
        ] {
            let pair: Vec<char> = pair.chars().collect();
            assert_eq!(script.fold(pair[0]), script.fold(pair[1]), "{pair:?}");
            assert!(script.is_same(pair[0], pair[1]) && script.is_same(pair[1], pair[0]), "{pair:?}");
        }
    }

    #[test]
    fn characters_of_one_script_are_different_characters() {
        for pair in ["画划", "炼链", "发了", "甲乙", "欠缺"] {
            let pair: Vec<char> = pair.chars().collect();
            assert!(!ConversionTable::get().is_same(pair[0], pair[1]), "{pair:?}");
        }
        assert!(ConversionTable::get().is_same('裏', '裡'));
    }

    #[test]
    fn few_characters_are_folded_together() {
        let script = ConversionTable::get();
        let mut classes: HashMap<char, Vec<char>> = HashMap::new();
        script.converted().for_each(|c| classes.entry(script.fold(c)).or_default().push(c));
        let largest = classes.iter().max_by_key(|(_, class)| class.len());
        assert!(largest.is_some_and(|(_, class)| class.len() <= 12), "{largest:?}");
    }
}
