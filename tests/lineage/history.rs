//! Generated histories of copying, which record where each reading came from.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use variorum::corpus::AnalysedSeed;
use variorum::text::Source;

/// Marsaglia's xorshift64*, which also numbers what it makes.
pub(super) struct Random {
    state: u64,
    made: usize,
}

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self { state: seed, made: 0 }
    }

    fn next(&mut self) -> u64 {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        self.state.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn number(&mut self) -> usize {
        self.made += 1;
        self.made
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 33).expect("31 bits") % end
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of 3,000 common characters.
    fn character(&mut self) -> char {
        u32::try_from(0x4E00 + self.below(3000)).ok().and_then(char::from_u32).expect("a character")
    }

    fn paragraph(&mut self) -> Paragraph {
        let len = 40 + self.below(120);
        Paragraph {
            number: self.number(),
            characters: (0..len).map(|_| self.character()).collect(),
            readings: BTreeSet::new(),
        }
    }
}

/// A kind of history: how likely things are, in percent.
#[derive(Clone, Copy)]
pub(super) struct HistoryKind {
    pub(super) name: &'static str,
    /// Copies without a date.
    pub(super) undated: usize,
    /// Copies dated years too late.
    pub(super) wrong: usize,
    /// Copies that are lost.
    pub(super) lost: usize,
    /// Copies that merge two.
    pub(super) mixed: usize,
    /// Where a merged copy changes from one source to the other: 2 is at a half, 3 at a third.
    pub(super) cut: usize,
}

#[derive(Clone)]
struct Paragraph {
    number: usize,
    characters: Vec<char>,
    /// The numbers of the changes that were made to it.
    readings: BTreeSet<usize>,
}

pub(super) struct Copy {
    paragraphs: Vec<Paragraph>,
    /// The copies it was made from.
    pub(super) parents: Vec<usize>,
    day: Option<usize>,
    /// Whether it is lost, so that the corpus does not contain it.
    pub(super) is_lost: bool,
    /// Changes and paragraphs from this number on were made after it was begun.
    begun: usize,
}

fn change(random: &mut Random, paragraph: &mut Paragraph) {
    let characters = &mut paragraph.characters;
    let place = random.below(characters.len().max(1));
    match random.below(3) {
        0 => drop((place < characters.len()).then(|| characters.remove(place))),
        1 => characters.insert(place, random.character()),
        _ => {
            if let Some(character) = characters.get_mut(place) {
                *character = random.character();
            }
        }
    }
    paragraph.readings.insert(random.number());
}

fn copied(random: &mut Random, original: &[Paragraph]) -> Vec<Paragraph> {
    let mut copy = original.to_vec();
    if random.chance(35) && copy.len() > 3 {
        let from = random.below(copy.len());
        let count = 1 + random.below(2);
        copy.drain(from..(from + count).min(copy.len() - 1).max(from));
    }
    if random.chance(15) {
        let at = random.below(copy.len() + 1);
        let paragraph = random.paragraph();
        copy.insert(at, paragraph);
    }
    for _ in 0..random.below(5) {
        let at = random.below(copy.len());
        change(random, &mut copy[at]);
    }
    copy
}

pub(super) fn history(random: &mut Random, kind: HistoryKind) -> Vec<Copy> {
    let first: Vec<_> = (0..6 + random.below(6)).map(|_| random.paragraph()).collect();
    let mut copies = vec![Copy { paragraphs: first, parents: Vec::new(), day: Some(0), is_lost: false, begun: 0 }];
    for number in 1..4 + random.below(7) {
        let one = random.below(copies.len());
        let begun = random.made + 1;
        let mut parents = vec![one];
        let mut paragraphs = copied(random, &copies[one].paragraphs);
        if number > 1 && random.chance(kind.mixed) {
            let two = random.below(copies.len());
            if two != one {
                let other = &copies[two].paragraphs;
                paragraphs.truncate(paragraphs.len() / kind.cut);
                paragraphs.extend_from_slice(&other[other.len() / kind.cut..]);
                parents.push(two);
            }
        }
        copies.push(Copy { paragraphs, parents, day: Some(number * 3), is_lost: false, begun });
    }
    for copy in &mut copies {
        if random.chance(kind.undated) {
            copy.day = None;
        } else if random.chance(kind.wrong) {
            copy.day = Some(1000 + random.below(300));
        }
        copy.is_lost = kind.lost > 0 && random.chance(kind.lost);
    }
    copies
}

impl Copy {
    /// The number of readings that it neither made itself nor can have from any of the others. A paragraph that none of
    /// them has counts as [`DISTINCTIVE_READINGS`].
    pub(super) fn unexplained_by(&self, others: &[&Copy]) -> usize {
        let inherited = self.paragraphs.iter().filter(|paragraph| paragraph.number < self.begun);
        let unexplained = inherited.map(|paragraph| {
            let theirs = others.iter().flat_map(|other| &other.paragraphs);
            let differing = theirs.filter(|theirs| theirs.number == paragraph.number).map(|theirs| {
                let differing = paragraph.readings.symmetric_difference(&theirs.readings);
                let is_own = |reading: &usize| *reading >= self.begun && paragraph.readings.contains(reading);
                differing.filter(|reading| !is_own(reading)).count()
            });
            differing.min().unwrap_or(DISTINCTIVE_READINGS)
        });
        unexplained.sum()
    }

    /// Its text as a seed.
    pub(super) fn reading(&self, number: usize) -> Arc<AnalysedSeed> {
        let date = self.day.map(|day| {
            let days = jiff::Span::new().days(i64::try_from(day).expect("few"));
            format!("date: {}\n", jiff::civil::date(2020, 1, 1).checked_add(days).expect("a day"))
        });
        let body: Vec<String> = self.paragraphs.iter().map(|paragraph| paragraph.characters.iter().collect()).collect();
        let text = format!("---\ntitle: 抄本\n{}---\n\n{}\n", date.unwrap_or_default(), body.join("。\n\n"));
        // The names are shuffled, so that they reveal nothing.
        let name = format!("/corpus/{:03}.md", number * 7919 % 1000);
        Arc::new(AnalysedSeed::new(PathBuf::from(name), Source::from_text(text)))
    }
}

/// If a copy differs from another by this many readings, it has them from elsewhere.
pub(super) const DISTINCTIVE_READINGS: usize = 2;
