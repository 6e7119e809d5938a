//! Fuzzy matching of names by their characters or by pinyin.
//!
//! A query matches a name by its characters, or some of them in order, in either script and any width and case; and
//! for a Han character also by one of its readings in pinyin, written out, cut short or by its first letter (刘伯山:
//! `lbs`, `liubosh`, `刘bs`).
//!
//! Letters match side by side or at the beginnings of words: letters scattered over a long title mean nothing.

use std::sync::LazyLock;

use pinyin::ToPinyinMulti;

use crate::text::{CharFolder, Folded, fold::fold_text};

/// How many letters of a word count: each is a bit of a number, and one bit stands for the empty prefix.
const MAX_WORD_LETTERS: usize = 63;

/// The score of a matched character: by itself, by a whole reading, by the first letter of one, by part of one.
const EXACT_SCORE: i32 = 16;
const FULL_READING_SCORE: i32 = 15;
const INITIAL_SCORE: i32 = 12;
const PARTIAL_READING_SCORE: i32 = 10;

/// Bonuses for a match right behind the one before, at the beginning of the name, and behind a space or mark.
const ADJACENT_BONUS: i32 = 8;
const NAME_START_BONUS: i32 = 8;
const WORD_START_BONUS: i32 = 4;

/// The penalty for each character skipped, and its limit in characters.
const GAP_PENALTY: i32 = 1;
const MAX_GAP_PENALTY: i32 = 8;

/// For each character of the Basic Multilingual Plane, the first letters of its readings as bits. Most characters of
/// a name start with none of the letters that were typed, so their readings need not be looked at.
static INITIALS: LazyLock<Box<[u32]>> = LazyLock::new(|| {
    let folder = CharFolder::get();
    let initials = |c: char| {
        let folded = folder.fold(c).characters().next().unwrap_or(c);
        readings(&FoldedCharacter { original: c, folded, bonus: 0 })
            .filter_map(|reading| reading.bytes().next())
            .map(bit_of)
    };
    (0..0x10000).map(|c| char::from_u32(c).map_or(0, |c| initials(c).fold(0, |all, bit| all | bit))).collect()
});

/// A letter from a to z as a bit; all others share one.
fn bit_of(letter: u8) -> u32 {
    if letter.is_ascii_lowercase() { 1 << (letter - b'a') } else { 1 << 31 }
}

/// A query: words, each of which has to match.
#[derive(Clone, Debug)]
pub struct Query {
    words: Vec<Word>,
}

/// One word of a query.
#[derive(Clone, Debug)]
struct Word {
    letters: Vec<char>,
    /// For each ASCII character, and for others, the positions in the word that it matches, as bits.
    ascii: Box<[u64; 128]>,
    others: Vec<(char, u64)>,
    /// The ASCII letters of the word, as in [`bit_of`].
    latin: u32,
}

impl Query {
    /// The query typed as `text`: words separated by white space.
    pub fn new(text: &str) -> Self {
        let words = text.split_whitespace().map(fold_text).filter(|word| !word.is_empty());
        Self { words: words.map(|word| Word::new(&word)).collect() }
    }

    /// How well a name of a seed matches; `None` if it does not. The first word has to match the name; the others may
    /// match it or `elsewhere`, the seed's other names. Linear in the names if nothing matches.
    pub fn score<'a>(&self, name: &str, elsewhere: &(impl Iterator<Item = &'a str> + Clone)) -> Option<i32> {
        let Some((first, rest)) = self.words.split_first() else { return Some(0) };
        let mut score = first.score(name)?;
        for word in rest {
            score += match word.score(name) {
                Some(score) => score,
                None => elsewhere.clone().filter_map(|other| word.score(other)).max()? / 2,
            };
        }
        Some(score)
    }
}

/// One character of a name, folded.
struct FoldedCharacter {
    original: char,
    folded: char,
    /// Greater than 0 where the name, or a word of it, begins.
    bonus: i32,
}

fn folded_characters(name: &str) -> impl Iterator<Item = FoldedCharacter> {
    let folder = CharFolder::get();
    let mut bonus = NAME_START_BONUS;
    let mut before = ' ';
    name.chars().flat_map(move |original| {
        let folded = folder.fold(original);
        if original.is_ascii() && !before.is_ascii() {
            bonus = bonus.max(WORD_START_BONUS);
        }
        before = original;
        let here = std::mem::take(&mut bonus);
        if folded == Folded::Nothing {
            bonus = here.max(WORD_START_BONUS);
        }
        folded.characters().enumerate().map(move |(nth, folded)| FoldedCharacter {
            original,
            folded,
            bonus: if nth == 0 { here } else { 0 },
        })
    })
}

/// The readings of a character in pinyin, including those of its Simplified form; the same one may come twice.
fn readings(of: &FoldedCharacter) -> impl Iterator<Item = &'static str> + use<> {
    let own = of.original.to_pinyin_multi().into_iter().flatten();
    let simplified = (of.folded != of.original).then(|| of.folded.to_pinyin_multi()).flatten().into_iter().flatten();
    own.chain(simplified).map(pinyin::Pinyin::plain)
}

impl Word {
    fn new(word: &str) -> Self {
        let letters: Vec<char> = word.chars().take(MAX_WORD_LETTERS).collect();
        let mut new = Self { ascii: Box::new([0; 128]), others: Vec::new(), latin: 0, letters };
        for (at, letter) in new.letters.iter().enumerate() {
            match new.ascii.get_mut(*letter as usize) {
                Some(bits) => {
                    *bits |= 1 << at;
                    new.latin |= bit_of(*letter as u8);
                }
                None => new.others.push((*letter, 1 << at)),
            }
        }
        new
    }

    /// The positions in the word that a character matches, as bits.
    fn bits(&self, c: char) -> u64 {
        match self.ascii.get(c as usize) {
            Some(bits) => *bits,
            None => self.others.iter().filter(|(other, _)| *other == c).fold(0, |all, (_, bits)| all | bits),
        }
    }

    /// The readings of a character, if any of them can match.
    fn readings(&self, of: &FoldedCharacter) -> impl Iterator<Item = &'static str> + use<> {
        let can_be = |initials: &u32| initials & self.latin != 0;
        let is_rare = self.latin != 0 && of.original > '\u{FFFF}';
        let is_meant = is_rare || INITIALS.get(of.original as usize).is_some_and(can_be);
        is_meant.then(|| readings(of)).into_iter().flatten()
    }

    /// The positions that a letter of a reading matches: `ü` is typed as `v` or `u`.
    fn bits_of_reading(&self, c: char) -> u64 {
        if c == 'ü' { self.bits('v') | self.bits('u') } else { self.bits(c) }
    }

    /// Whether the word matches at all. The states of the automaton are bits (the shift-and algorithm of Baeza-Yates
    /// and Gonnet, 1992): bit `n` stands for the first `n` letters.
    fn is_in(&self, name: &str) -> bool {
        let done = 1 << self.letters.len();
        // Matched up to the character before, and up to any earlier one.
        let (mut next, mut any) = (0_u64, 1_u64);
        for character in folded_characters(name) {
            let begun = next | if character.bonus > 0 { any } else { 1 };
            let before = if character.folded.is_ascii() { begun } else { any };
            let mut found = (before & self.bits(character.folded)) << 1;
            for reading in self.readings(&character) {
                let mut state = begun;
                for letter in reading.chars() {
                    state = (state & self.bits_of_reading(letter)) << 1;
                    found |= state;
                    if state == 0 {
                        break;
                    }
                }
            }
            next = found;
            any |= found;
            if any & done != 0 {
                return true;
            }
        }
        false
    }

    /// The best score of the word.
    fn score(&self, name: &str) -> Option<i32> {
        if !self.is_in(name) {
            return None;
        }
        let len = self.letters.len();
        // For each number of letters, the score of matching them up to the character before, and up to any earlier
        // one with the penalty for what was skipped.
        let mut next: Vec<Option<i32>> = vec![None; len + 1];
        let mut any: Vec<Option<(i32, i32)>> = vec![None; len + 1];
        let mut best = None;
        for character in folded_characters(name) {
            let mut found: Vec<Option<i32>> = vec![None; len + 1];
            let mut improve = |at: usize, score: i32| {
                if let Some(place) = found.get_mut(at) {
                    *place = (*place).max(Some(score));
                }
            };
            for begun in 0..len {
                let behind = next.get(begun).copied().flatten().map(|score| score + ADJACENT_BONUS);
                let later = any.get(begun).copied().flatten().map(|(score, gap)| score - gap + character.bonus);
                let start = (begun == 0).then_some(character.bonus);
                let wherever = behind.max(later).max(start);
                let together = if character.bonus > 0 { wherever } else { behind.max(start) };
                let before = if character.folded.is_ascii() { together } else { wherever };
                if let (Some(score), Some(letter)) = (before, self.letters.get(begun))
                    && *letter == character.folded
                {
                    improve(begun + 1, score + EXACT_SCORE);
                }
                let Some(score) = together else { continue };
                for reading in self.readings(&character) {
                    let all = reading.chars().count();
                    let is = |(nth, letter): &(usize, char)| self.bits_of_reading(*letter) & (1 << (begun + nth)) != 0;
                    let most = reading.chars().enumerate().take_while(is).count();
                    for typed in 1..=most {
                        let worth = match typed {
                            _ if typed == all => FULL_READING_SCORE,
                            1 => INITIAL_SCORE,
                            _ => PARTIAL_READING_SCORE,
                        };
                        improve(begun + typed, score + worth);
                    }
                }
            }
            best = best.max(found.last().copied().flatten());
            for (kept, new) in any.iter_mut().zip(&found) {
                let old = kept.map(|(score, gap)| (score, (gap + GAP_PENALTY).min(MAX_GAP_PENALTY)));
                let new = new.map(|score| (score, GAP_PENALTY));
                let worth = |it: Option<(i32, i32)>| it.map(|(score, gap)| score - gap);
                *kept = if worth(new) >= worth(old) { new } else { old };
            }
            next = found;
        }
        best
    }
}
