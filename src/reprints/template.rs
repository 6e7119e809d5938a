//! Pages that are filled in from a template: stock tickers, ratings, weather reports.
//!
//! A reprint keeps its numbers; a template is published again because its numbers have changed. So two stretches that
//! agree in their words but not in their numbers are two instances of one template. Only text with many numbers is
//! judged like this: a long text with a few wrong figures is still a reprint. And a bad copy has wrong figures among
//! wrong words, so numbers that agree in part count as changed only if the words are the same.

use super::weight::{IDEOGRAPH, weight_of};
use super::{EqualRun, FoldedSpan, FoldedText, Passage};
use crate::text::subslice;

/// Fewer digits than this, on both sides together, prove nothing.
const MIN_DIGITS: usize = 6;

/// The most weight of text for each digit: 30 ideographs or 75 letters.
const MAX_WEIGHT_PER_DIGIT: usize = 30 * IDEOGRAPH as usize;

/// The same in text longer than 200 ideographs, which can be a story with new figures but no line of a ticker.
const MAX_WEIGHT_PER_DIGIT_IN_LONG: usize = 10 * IDEOGRAPH as usize;
const LONG_WEIGHT: usize = 200 * IDEOGRAPH as usize;

/// How many numbers have to have changed if some of their digits agree.
const MIN_CHANGED_NUMBERS: usize = 3;

/// Whether the two sides of a passage of `a` and `b` are instances of one template. There have to be enough digits
/// for the length, and fewer than half of them agree; or, if the words agree, fewer than half of them are in numbers
/// that agree as a whole. Linear in the passage.
pub fn is_template(a: &FoldedText, b: &FoldedText, passage: &Passage) -> bool {
    let (of_a, of_b) = (part(a, passage.seed), part(b, passage.witness));
    let count = |text: &[char]| text.iter().filter(|c| c.is_ascii_digit()).count();
    let digits = count(of_a) + count(of_b);
    let weight = (weight_of(of_a) + weight_of(of_b)) as usize;
    let around = if weight > 2 * LONG_WEIGHT { MAX_WEIGHT_PER_DIGIT_IN_LONG } else { MAX_WEIGHT_PER_DIGIT };
    if digits < MIN_DIGITS || weight > around * digits {
        return false;
    }
    let equal = |run: &EqualRun| part(a, FoldedSpan::new(run.seed, run.seed + run.len));
    let agreeing: usize = passage.equal.iter().map(|run| count(equal(run))).sum();
    if 4 * agreeing < digits {
        return true;
    }
    let words = of_a.len() + of_b.len() - digits;
    let agreeing_words = passage.equal.iter().map(|run| run.len as usize).sum::<usize>() - agreeing;
    if 200 * agreeing_words < 97 * words {
        return false;
    }
    let whole: Vec<_> = passage.equal.iter().map(|run| whole_numbers(a, b, run)).collect();
    let (kept, digits_kept) = whole.iter().fold((0, 0), |sum, whole| (sum.0 + whole.0, sum.1 + whole.1));
    4 * digits_kept < digits && numbers(of_a).count().min(numbers(of_b).count()) >= kept + MIN_CHANGED_NUMBERS
}

fn part(body: &FoldedText, span: FoldedSpan) -> &[char] {
    subslice(body.characters(), span.start as usize..span.end as usize)
}

/// The numbers in a text.
fn numbers(text: &[char]) -> impl Iterator<Item = &[char]> {
    text.split(|c| !c.is_ascii_digit()).filter(|number| !number.is_empty())
}

/// The number of numbers in an equal run that do not continue beyond it on either side, and their digits.
fn whole_numbers(a: &FoldedText, b: &FoldedText, run: &EqualRun) -> (usize, usize) {
    let mut text = part(a, FoldedSpan::new(run.seed, run.seed + run.len));
    let is_digit = |body: &FoldedText, at: Option<u32>| {
        at.and_then(|at| body.characters().get(at as usize)).is_some_and(char::is_ascii_digit)
    };
    if is_digit(a, run.seed.checked_sub(1)) || is_digit(b, run.witness.checked_sub(1)) {
        while let [first, rest @ ..] = text
            && first.is_ascii_digit()
        {
            text = rest;
        }
    }
    if is_digit(a, Some(run.seed + run.len)) || is_digit(b, Some(run.witness + run.len)) {
        while let [rest @ .., last] = text
            && last.is_ascii_digit()
        {
            text = rest;
        }
    }
    numbers(text).fold((0, 0), |(count, digits), number| (count + 1, digits + number.len()))
}
