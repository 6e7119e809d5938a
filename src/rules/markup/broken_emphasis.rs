//! A `**` is shown literally instead of making text bold.
//!
//! ## What it finds
//! Pairs of `**` in Markdown that do not make the words between them bold, because there is punctuation just inside and
//! a letter just outside, or a space just inside. The first is the “flanking” rule (CommonMark 0.31, section 6.2);
//! Chinese text, which has no spaces between words, often falls foul of it. Also reported: a `**` without a partner in
//! its paragraph.
//!
//! ## Why it matters
//! Readers see asterisks where the author wanted emphasis.
//!
//! ## Example
//! ```markdown
//! # 雪夜
//!
//! **导语：**雪下了一夜。
//! ```
//!
//! ## Fix
//! Moves the punctuation or the space out of the emphasis, or writes `<strong>`. The fix is offered only if the block
//! then looks the same apart from the asterisks: no tag, link or formula changes.
//!
//! - Safe: for moving punctuation or a space, if every mark in the paragraph has a partner.
//! - Needs a look: for moving it in other paragraphs, for writing `<strong>`, and for removing `****` or two marks with
//!   no word between them.
//! - One by one: for removing a mark without a partner.

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::asterisks::{DoubleAsterisk, double_asterisks};
use super::flanking::{is_blank, is_paired, outside_in};
use super::markdown::{Leaf, leaves};
use super::rendering::{Rewrite, keep_all_else};
use crate::cancel::Cancelled;
use crate::messages::{Message, message, quote};
use crate::rules::{Edit, Reporter, Rule, Safety, Severity};
use crate::seed::{PartKind, Seed};
use crate::text::{ByteSpan, slice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "markup/broken-emphasis",
    severity: Severity::Warning,
    summary: "“**” is shown literally instead of making text bold",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let text = seed.source.text();
    for leaf in &leaves(seed) {
        reporter.check_cancelled()?;
        let pending = check_block(seed, leaf, reporter);
        if !pending.is_empty() {
            report(text, leaf, pending, reporter);
        }
    }
    Ok(())
}

/// A finding before it is known which of its fixes are possible.
struct PendingFinding {
    span: ByteSpan,
    message: Message,
    related: Vec<ByteSpan>,
    fixes: Vec<(Message, Safety, Rewrite)>,
}

impl PendingFinding {
    fn new(span: ByteSpan, message: Message) -> Self {
        Self { span, message, related: Vec::new(), fixes: Vec::new() }
    }

    fn fix(mut self, title: Message, safety: Safety, edits: Vec<Edit>, strong: Option<Range<usize>>) -> Self {
        self.fixes.push((title, safety, Rewrite { edits, strong }));
        self
    }
}

/// Reports the findings of a block, with those fixes that change only the emphasis.
fn report(text: &str, leaf: &Leaf, pending: Vec<PendingFinding>, reporter: &mut Reporter<'_>) {
    let most = pending.iter().map(|pending| pending.fixes.len()).max().unwrap_or(0);
    // First the first fixes of all findings are tried together, then the second.
    let fitting: Vec<Vec<bool>> = (0..most)
        .map(|nth| {
            let rewrites: Vec<_> =
                pending.iter().filter_map(|pending| pending.fixes.get(nth)).map(|fix| &fix.2).collect();
            keep_all_else(text, leaf.span, &rewrites)
        })
        .collect();
    let mut fitting: Vec<_> = fitting.into_iter().map(Vec::into_iter).collect();
    for PendingFinding { span, message, related, fixes } in pending {
        let finding = reporter.report(span, message);
        for other in related {
            finding.add_related(other, message!("broken-emphasis-shown-too"));
        }
        for ((title, safety, rewrite), fits) in fixes.into_iter().zip(&mut fitting) {
            if fits.next() == Some(true) {
                finding.add_fix(title, safety, rewrite.edits);
            }
        }
    }
}

/// Returns what is wrong with the `**` of a block.
fn check_block(seed: &Seed, leaf: &Leaf, reporter: &Reporter<'_>) -> Vec<PendingFinding> {
    let text = seed.source.text();
    let (mut marks, regular) = double_asterisks(text, leaf);
    if !marks.iter().any(|mark| mark.shown) {
        return Vec::new();
    }
    let verbatim = reporter.verbatim(seed);
    marks.retain(|mark| !mark.shown || !(verbatim.covers(mark.span) || mark.is_glob()));
    let Some(shown) = marks.iter().find(|mark| mark.shown) else { return Vec::new() };
    // The writer meant the first and second mark to be a pair, the third and fourth, and so on. What renders can be the
    // words between two pairs.
    let (pairs, rest) = marks.as_chunks::<2>();
    let broken = pairs.iter().filter(|[open, close]| !open.opens() || !close.closes());
    if regular && rest.is_empty() && broken.clone().next().is_some() {
        return broken.map(|[open, close]| check_pair(text, open, close, true)).collect();
    }
    // With space on both sides a mark is an ornament. In a file that only resembles Markdown it is dust on a scanned
    // page.
    let ornament = |mark: &DoubleAsterisk| is_blank(mark.before) && is_blank(mark.after);
    let headless = seed.parts.iter().all(|part| part.kind == PartKind::Heading);
    if headless || marks.iter().filter(|mark| mark.shown).all(ornament) {
        return Vec::new();
    }
    // Bold type that ends and restarts within a word: two adjacent marks are read as one.
    let beside = |pair: &&[DoubleAsterisk]| matches!(pair, [one, other] if one.is_beside(other));
    if let Some([one, other]) = marks.windows(2).find(beside) {
        let four = one.span.hull(other.span);
        let pending = PendingFinding::new(four, message!("broken-emphasis-four"));
        return vec![pending.fix(message!("markup-fix-remove"), Safety::NeedsALook, vec![Edit::delete(four)], None)];
    }
    // It has a partner, but cannot open or close next to the characters there.
    let meant = marks.iter().position(|mark| mark.shown).and_then(|at| pairs.get(at / 2));
    let is_kept = |[open, close]: &&[DoubleAsterisk; 2]| {
        let inner = slice(text, open.span.end()..close.span.start());
        !inner.contains('*') && (open.is_kept_from_opening() || close.is_kept_from_closing())
    };
    if let Some([open, close]) = meant.filter(is_kept) {
        return vec![check_pair(text, open, close, false)];
    }
    let mut pending = PendingFinding::new(shown.span, message!("broken-emphasis-no-partner"));
    pending.related = marks.iter().filter(|mark| mark.shown).skip(1).take(MAX_RELATED).map(|mark| mark.span).collect();
    // It may not have been meant as emphasis: it can refer to a note, or be a wildcard for folders.
    let edits = vec![Edit::delete(shown.span)];
    vec![pending.fix(message!("broken-emphasis-fix-remove"), Safety::OneByOne, edits, None)]
}

/// The maximum number of further marks in the same paragraph to show.
const MAX_RELATED: usize = 8;

/// Returns the finding for a pair that does not render. `certain` says that all other marks of the paragraph are in
/// pairs.
fn check_pair(text: &str, open: &DoubleAsterisk, close: &DoubleAsterisk, certain: bool) -> PendingFinding {
    let whole = open.span.hull(close.span);
    let inner = slice(text, open.span.end()..close.span.start());
    let trimmed = inner.trim();
    if !trimmed.chars().any(char::is_alphanumeric) {
        let pending = PendingFinding::new(whole, message!("broken-emphasis-no-word"));
        let edits = vec![Edit::delete(open.span), Edit::delete(close.span)];
        return pending.fix(message!("broken-emphasis-fix-remove-both"), Safety::NeedsALook, edits, None);
    }
    if trimmed.len() != inner.len() {
        let pending = PendingFinding::new(whole, message!("broken-emphasis-blank", words = quote(trimmed)));
        let safety = if certain { Safety::Safe } else { Safety::NeedsALook };
        let bold = format!("**{trimmed}**");
        let strong = 0..bold.len();
        let edits = vec![Edit::replace(whole, bold)];
        return pending.fix(message!("broken-emphasis-fix-blank"), safety, edits, Some(strong));
    }
    let mut pending = PendingFinding::new(whole, message!("broken-emphasis-punctuation", words = quote(inner)));
    // A sign that belongs to the words (to a tag, a path, a number) stays with them.
    let ordinary = |part: &str| part.chars().all(|c| SENTENCE_PUNCTUATION.contains(c) || is_paired(c));
    let moved = outside_in(inner, open.before, close.after);
    if let Some((lead, words, tail)) = moved.filter(|(lead, _, tail)| ordinary(lead) && ordinary(tail)) {
        let safety = if certain { Safety::Safe } else { Safety::NeedsALook };
        let strong = lead.len()..lead.len() + words.len() + 4;
        let edits = vec![Edit::replace(whole, format!("{lead}**{words}**{tail}"))];
        pending = pending.fix(message!("broken-emphasis-fix-punctuation"), safety, edits, Some(strong));
    }
    let tags = vec![Edit::replace(open.span, "<strong>"), Edit::replace(close.span, "</strong>")];
    pending.fix(message!("markup-fix-write", text = "<strong>"), Safety::NeedsALook, tags, None)
}

/// Punctuation that needs no emphasis.
const SENTENCE_PUNCTUATION: &str = "，。：；！？、…,.:;!?";
