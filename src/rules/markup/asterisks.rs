//! The double asterisks of a block.

use super::flanking::{closes, is_blank, opens};
use super::markdown::Leaf;
use crate::rules::prose::{char_after, char_before};
use crate::text::ByteSpan;

/// A `**`.
#[derive(Clone, Copy, Debug)]
pub(super) struct DoubleAsterisk {
    pub(super) span: ByteSpan,
    /// Whether it is shown literally.
    pub(super) shown: bool,
    /// The characters before and after the run of asterisks that contains it.
    pub(super) before: Option<char>,
    pub(super) after: Option<char>,
}

impl DoubleAsterisk {
    pub(super) fn opens(&self) -> bool {
        opens(self.before, self.after)
    }

    pub(super) fn closes(&self) -> bool {
        closes(self.before, self.after)
    }

    /// Whether this mark and the next are adjacent, at least one of them is shown literally, and they do not mask text.
    pub(super) fn is_beside(&self, next: &Self) -> bool {
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        self.span.end() == next.span.start()
            && (self.shown || next.shown)
            && (word(self.before) || word(next.after))
            && !is_blank(self.before)
            && !is_blank(next.after)
    }

    /// Whether it is a wildcard for any folder in a path: `src/**/*.rs`, `**/*.md`.
    pub(super) fn is_glob(&self) -> bool {
        let is_outside = |c: Option<char>| is_blank(c) || c.is_some_and(|c| matches!(c, '"' | '\'' | '(' | '“'));
        match (self.before, self.after) {
            (Some('/'), after) => after == Some('/') || is_blank(after),
            (before, Some('/')) => is_outside(before),
            _ => false,
        }
    }

    /// Whether text follows, but the punctuation there prevents it from opening emphasis.
    pub(super) fn is_kept_from_opening(&self) -> bool {
        !self.opens() && !is_blank(self.after)
    }

    pub(super) fn is_kept_from_closing(&self) -> bool {
        !self.closes() && !is_blank(self.before)
    }
}

/// Returns the `**` of a block, both those that render and those shown literally, and whether the block has no other
/// runs of asterisks. Runs longer than two pairs are lines, masks, or bold and italic at once. A literal `**` before a
/// digit is a power.
pub(super) fn double_asterisks(text: &str, leaf: &Leaf) -> (Vec<DoubleAsterisk>, bool) {
    let mut asterisks: Vec<(usize, bool)> = leaf.find(text, '*').map(|at| (at, true)).collect();
    if asterisks.is_empty() {
        return (Vec::new(), true);
    }
    let rendered = leaf.marks.iter().flat_map(|mark| mark.range());
    asterisks.extend(rendered.filter(|at| text.as_bytes().get(*at) == Some(&b'*')).map(|at| (at, false)));
    asterisks.sort_unstable();
    asterisks.dedup_by_key(|(at, _)| *at);
    let mut marks = Vec::new();
    let mut regular = true;
    for run in asterisks.chunk_by(|a, b| a.0 + 1 == b.0) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let (before, after) = (char_before(text, first.0), char_after(text, last.0 + 1));
        let power = before.is_some_and(|c| c.is_ascii_alphanumeric()) && after.is_some_and(|c| c.is_ascii_digit());
        match run {
            [(_, true), (_, true)] if power => {}
            // Four asterisks are a mask or two nested pairs, unless the first two close open emphasis.
            [_, _] | [_, _, _, _] if run.len() == 2 || marks.len() % 2 == 1 => {
                marks.extend(run.as_chunks::<2>().0.iter().map(|[(at, one), (_, other)]| DoubleAsterisk {
                    span: ByteSpan::new(*at, at + 2),
                    shown: *one && *other,
                    before,
                    after,
                }));
            }
            [_] => {}
            _ => regular = false,
        }
    }
    (marks, regular)
}
