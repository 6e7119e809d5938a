//! From fingerprints that two bodies have in common to the passages that they share.

use super::align::{Aligner, EqualPair, GAP_EXTEND, GAP_OPEN, X_DROP, mismatch, reward};
use super::anchor::{ANCHOR_REACH, FingerprintHit, anchors};
use super::chain::{Chain, chains};
use super::passage_set::PassageSet;
use super::span::part;
use super::splitting::{RunTotals, split_into_passages};
use super::{EqualRun, FoldedSpan, FoldedText, Passage};
use crate::cancel::{Cancel, Cancelled};

/// The most characters that only one side has and that a passage bridges. A longer gap ends the passage, and another
/// one may begin behind it.
const MAX_BRIDGE_CHARACTERS: u32 = 12;

/// How far an extension goes beyond the last anchor: a longer agreement has anchors of its own.
const MAX_EXTENSION_CHARACTERS: usize = 512;

/// Finds passages, and reuses its tables.
#[derive(Default)]
pub struct Matcher {
    aligner: Aligner,
    reversed_a: Vec<char>,
    reversed_b: Vec<char>,
    looked_at: (FoldedSpan, FoldedSpan),
}

impl Matcher {
    /// A matcher with empty tables.
    pub fn new() -> Self {
        Self::default()
    }

    /// The passages that two bodies share, with `a` as the seed and `b` as the witness, in order of their places in
    /// `a`. `hits` are the places where both have the same fingerprint, in any order.
    ///
    /// Each passage is one stretch of `a` and one of `b` that agree except for edits. Paragraphs in a different order
    /// are separate passages, and text that one body has once and the other twice is in two passages.
    ///
    /// Which body is `a` matters only for ties. A caller that wants the same answer both ways round always asks the
    /// same way, and [flips](Passage::flipped) the passages.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is raised.
    pub fn passages(
        &mut self,
        a: &FoldedText,
        b: &FoldedText,
        hits: &[FingerprintHit],
        cancel: &Cancel,
    ) -> Result<Vec<Passage>, Cancelled> {
        let (a, b) = (a.characters(), b.characters());
        let anchors = anchors(a, b, hits);
        self.looked_at = looked_at_for(hits, &anchors);
        let mut found = PassageSet::default();
        for chain in chains(a, &anchors, cancel)? {
            cancel.check()?;
            if found.contains_chain(&chain) {
                continue;
            }
            let runs = self.aligned(a, b, &chain, cancel)?;
            for piece in pieces(a, b, &runs) {
                for passage in split_into_passages(a, piece) {
                    if found.is_covered(&passage) {
                        let uncovered = found.uncovered(a, &passage);
                        uncovered.into_iter().for_each(|passage| found.push(passage));
                    } else {
                        found.push(passage);
                    }
                }
            }
        }
        let mut found = found.passages;
        found.sort_by_key(|passage| (passage.seed, passage.witness));
        Ok(found)
    }

    /// What the last comparison looked at in either body, from the first to the last character: had anything else
    /// been different, the answer would have been the same.
    pub fn looked_at(&self) -> (FoldedSpan, FoldedSpan) {
        self.looked_at
    }

    /// Records what an extension looked at: the characters of both bodies from `start` to `end`.
    fn record_look(&mut self, (start, end): ((u32, u32), (u32, u32))) {
        let (of_a, of_b) = &mut self.looked_at;
        *of_a = FoldedSpan::new(of_a.start.min(start.0), of_a.end.max(end.0));
        *of_b = FoldedSpan::new(of_b.start.min(start.1), of_b.end.max(end.1));
    }

    /// Everything that agrees along a chain: its anchors, what is between them, and what is before and behind.
    fn aligned(&mut self, a: &[char], b: &[char], chain: &Chain, cancel: &Cancel) -> Result<Vec<EqualRun>, Cancelled> {
        let mut runs = RunBuilder::default();
        let Some(first) = chain.anchors.first() else { return Ok(runs.0) };
        self.extend_backwards(a, b, first, &mut runs);
        let mut end = (first.seed, first.witness);
        for anchor in &chain.anchors {
            cancel.check()?;
            let overlap = end.0.saturating_sub(anchor.seed).max(end.1.saturating_sub(anchor.witness));
            if overlap >= anchor.len {
                continue;
            }
            let start = (anchor.seed + overlap, anchor.witness + overlap);
            for (i, j) in self.aligner.span(part(a, end.0, start.0), part(b, end.1, start.1)) {
                runs.push(end.0 + i, end.1 + j, 1);
            }
            runs.push(start.0, start.1, anchor.len - overlap);
            end = (anchor.seed + anchor.len, anchor.witness + anchor.len);
        }
        let ahead = |text: &[char], from: u32| from as usize..text.len().min(from as usize + MAX_EXTENSION_CHARACTERS);
        let (ahead_a, ahead_b) = (a.get(ahead(a, end.0)), b.get(ahead(b, end.1)));
        for (i, j) in self.aligner.extend(ahead_a.unwrap_or_default(), ahead_b.unwrap_or_default()) {
            runs.push(end.0 + i, end.1 + j, 1);
        }
        let reach = self.aligner.reach();
        self.record_look((end, (end.0.saturating_add(reach), end.1.saturating_add(reach))));
        Ok(runs.0)
    }

    fn extend_backwards(&mut self, a: &[char], b: &[char], first: &EqualRun, runs: &mut RunBuilder) {
        let reverse = |text: &[char], end: u32, into: &mut Vec<char>| {
            into.clear();
            into.extend(part(text, 0, end).iter().rev().take(MAX_EXTENSION_CHARACTERS));
        };
        reverse(a, first.seed, &mut self.reversed_a);
        reverse(b, first.witness, &mut self.reversed_b);
        let pairs: Vec<EqualPair> = self.aligner.extend(&self.reversed_a, &self.reversed_b);
        for (i, j) in pairs.into_iter().rev() {
            runs.push(first.seed - 1 - i, first.witness - 1 - j, 1);
        }
        let (end, reach) = ((first.seed, first.witness), self.aligner.reach());
        self.record_look(((end.0.saturating_sub(reach), end.1.saturating_sub(reach)), end));
    }
}

/// What the search for anchors around hits looks at in either body.
fn looked_at_for(hits: &[FingerprintHit], anchors: &[EqualRun]) -> (FoldedSpan, FoldedSpan) {
    let around = |at: &dyn Fn(&FingerprintHit) -> u32, of: &dyn Fn(&EqualRun) -> u32| {
        let runs = anchors.iter().map(|run| (of(run), of(run).saturating_add(run.len)));
        let places = hits.iter().map(|hit| (at(hit), at(hit))).chain(runs);
        let whole = places.reduce(|one, two| (one.0.min(two.0), one.1.max(two.1))).unwrap_or_default();
        FoldedSpan::new(whole.0.saturating_sub(ANCHOR_REACH), whole.1.saturating_add(ANCHOR_REACH))
    };
    (around(&|hit| hit.a, &|run| run.seed), around(&|hit| hit.b, &|run| run.witness))
}

/// Collects equal runs, and joins those that touch.
#[derive(Default)]
struct RunBuilder(Vec<EqualRun>);

impl RunBuilder {
    fn push(&mut self, seed: u32, witness: u32, len: u32) {
        match self.0.last_mut() {
            Some(last) if last.seed + last.len == seed && last.witness + last.len == witness => last.len += len,
            _ => self.0.push(EqualRun { seed, witness, len }),
        }
    }
}

/// Cuts what agrees along a chain where one side goes its own way for too long, and trims what agrees by chance.
fn pieces<'a>(a: &[char], b: &[char], runs: &'a [EqualRun]) -> Vec<&'a [EqualRun]> {
    let mut found = Vec::new();
    let mut from = 0;
    while from < runs.len() {
        let (mut score, mut most, mut last) = (0, 0, from);
        for (i, run) in runs.iter().enumerate().skip(from) {
            score += part(a, run.seed, run.seed + run.len).iter().map(|&c| reward(c)).sum::<i32>();
            if score > most {
                (most, last) = (score, i);
            }
            let Some(price) = runs.get(i + 1).and_then(|next| gap_price(a, b, run, next)) else { break };
            score -= price;
            if score < 0 || most - score > X_DROP {
                break;
            }
        }
        found.push(&runs[from..=last]);
        from = last + 1;
    }
    found
}

/// The price of the gap between two runs; `None` if a passage cannot bridge it.
fn gap_price(a: &[char], b: &[char], run: &EqualRun, next: &EqualRun) -> Option<i32> {
    let gap_a = part(a, run.seed + run.len, next.seed);
    let gap_b = part(b, run.witness + run.len, next.witness);
    let (shorter, longer) = (gap_a.len().min(gap_b.len()), gap_a.len().max(gap_b.len()));
    let alone = longer - shorter;
    if alone > MAX_BRIDGE_CHARACTERS as usize || shorter > MAX_BRIDGE_CHARACTERS as usize {
        return None;
    }
    let replaced: i32 = gap_a.iter().zip(gap_b).map(|(&x, &y)| mismatch(x, y)).sum();
    Some(replaced + if alone == 0 { 0 } else { GAP_OPEN + GAP_EXTEND * alone as i32 })
}

/// The part of a passage inside a span of its seed `a`; `None` if that is no passage.
pub fn cut(a: &FoldedText, passage: &Passage, span: FoldedSpan) -> Option<Passage> {
    let inside = passage.equal.iter().filter_map(|run| {
        let (start, end) = (run.seed.max(span.start), (run.seed + run.len).min(span.end));
        (start < end).then(|| EqualRun { seed: start, witness: run.witness + (start - run.seed), len: end - start })
    });
    let inside: Vec<EqualRun> = inside.collect();
    RunTotals::new(a.characters(), &inside).passage(0..inside.len())
}
