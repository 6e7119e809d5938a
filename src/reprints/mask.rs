//! Masks: signs printed in place of redacted characters.
//!
//! Folding keeps only letters and digits, so `□□` for a word looks like its omission. Masks that are letters (`XX`,
//! `口口`) are compared like any other letters.

use super::{FoldedSpan, SeedSide};
use crate::text::ByteSpan;

/// Whether a character is printed in place of redacted ones.
pub(super) fn is_mask(c: char) -> bool {
    matches!(
        c,
        '\u{2580}'
            ..='\u{2595}'
                | '■'
                | '□'
                | '▢'
                | '▣'
                | '▪'
                | '▫'
                | '▬'
                | '▮'
                | '▯'
                | '◻'
                | '◼'
                | '⬛'
                | '⬜'
                | '☐'
                | '☒'
                | '○'
                | '◯'
                | '●'
                | '×'
                | '✕'
                | '✖'
                | '╳'
                | '❌'
                | '*'
                | '＊'
                | '﹡'
                | '✱'
                | '_'
                | '＿'
    )
}

/// The masks of a side between the folded character before a stretch and the one behind it: their source bytes from
/// the first to the last, and the masks themselves. A single one at the beginning of a line is a bullet.
pub(super) fn masks_around(side: SeedSide, stretch: FoldedSpan) -> Option<(ByteSpan, String)> {
    let before = side.folded.source_of(stretch.start.checked_sub(1)?)?;
    let behind = side.folded.source_of(stretch.end)?;
    // Nothing is between two characters that one character of the source was folded to.
    let within = (before.end() <= behind.start()).then(|| ByteSpan::new(before.end(), behind.start()))?;
    let (mut span, mut masks) = (None::<ByteSpan>, String::new());
    for (run, text) in side.seed.body.runs_within(within, side.seed.source.text()) {
        for (offset, c) in text.char_indices().filter(|(_, c)| is_mask(*c)) {
            let verbatim = ByteSpan::new(offset, offset + c.len_utf8()).shifted(run.span.start());
            let here = if run.is_verbatim() { verbatim } else { run.span };
            span = Some(span.map_or(here, |span| span.hull(here)));
            masks.push(c);
        }
    }
    let is_bullet = side.folded.is_line_edge(stretch.end) && masks.chars().nth(1).is_none();
    span.filter(|_| !is_bullet).map(|span| (span, masks))
}
