//! Pages that are filled in from a template: stock tickers, ratings, weather.
//!
//! A reprint keeps its numbers; a template is printed again because they have changed. So two stretches that agree in
//! their words and not in their numbers are two fillings of one form. Only what is short between its numbers is
//! judged so: a long text with a few wrong figures is still a reprint.

use super::weight::{IDEOGRAPH, weight};
use super::{FoldedSpan, FoldedText, Passage};

/// Fewer digits than this, both sides together, tell nothing.
const LEAST_DIGITS: usize = 6;

/// The weight of what stands around each digit, at most: 30 ideographs or 75 letters.
const AROUND: usize = 30 * IDEOGRAPH as usize;

/// Whether the two sides of a passage of `a` and `b` are fillings of one form: of their digits, of which there must be
/// enough for the length, fewer than half agree. Linear in the passage.
pub fn is_template(a: &FoldedText, b: &FoldedText, passage: &Passage) -> bool {
    let part = |body: &FoldedText, span: FoldedSpan| -> (usize, usize) {
        let characters = body.characters().get(span.start as usize..span.end as usize).unwrap_or_default();
        let digits = characters.iter().filter(|c| c.is_ascii_digit()).count();
        (digits, characters.iter().map(|&c| weight(c) as usize).sum())
    };
    let ((digits_a, weight_a), (digits_b, weight_b)) = (part(a, passage.seed), part(b, passage.witness));
    let runs = passage.equal.iter().map(|run| part(a, FoldedSpan::new(run.seed, run.seed + run.len)).0);
    let (digits, agreeing) = (digits_a + digits_b, 2 * runs.sum::<usize>());
    digits >= LEAST_DIGITS && 2 * agreeing < digits && weight_a + weight_b <= AROUND * digits
}
