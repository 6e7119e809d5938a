//! Quoting the running text of a seed for people: without markup, on one line, and with its middle elided if it is
//! long.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::seed::Seed;
use crate::text::{ByteSpan, is_command, push_code, slice};

/// Takes the place of an elided middle.
const ELISION: &str = " … ";

/// The running text in a span of the seed's file, with a space between blocks. The cost is a binary search and the
/// length of the blocks that the span touches.
pub(in crate::cli) fn running_text(seed: &Seed, span: ByteSpan) -> String {
    let source = seed.source.text();
    let blocks = seed.body.blocks();
    let first = blocks.partition_point(|block| block.span.end() <= span.start());
    let mut quoted = String::new();
    for block in blocks.iter().skip(first).take_while(|block| block.span.start() < span.end()) {
        if !quoted.is_empty() {
            quoted.push(' ');
        }
        for (run, text) in seed.body.runs(block, source) {
            if !run.span.overlaps(span) {
                continue;
            }
            let start = span.start().saturating_sub(run.span.start());
            let end = span.end().saturating_sub(run.span.start()).min(text.len());
            // A character reference stands for other bytes than its own, so its text is quoted whole.
            let verbatim = text.len() == run.span.len();
            quoted.push_str(if verbatim { text.get(start..end).unwrap_or(text) } else { text });
        }
    }
    quoted
}

/// Marks that more text follows or precedes.
const CUT: char = '…';

/// The maximal number of bytes per column of text. A span with more bytes is mostly markup, and is not searched
/// further.
const MAX_BYTES_PER_COLUMN: usize = 12;

/// Up to `columns` columns of the running text that ends at the byte `offset`, from the same block. An ellipsis marks
/// that the block begins earlier.
pub(in crate::cli) fn leading_up_to(seed: &Seed, offset: usize, columns: usize) -> String {
    let block_start = block_at(seed, offset).start();
    let start = offset.saturating_sub(columns * MAX_BYTES_PER_COLUMN).max(block_start);
    let text = one_line(&running_text(seed, widened(seed, start, offset)));
    let shown = fitting_end(&text, columns);
    let cut = start > block_start || shown.len() < text.len();
    format!("{}{shown}", if cut { CUT.to_string() } else { String::new() })
}

/// Up to `columns` columns of the running text that begins at the byte `offset`, likewise.
pub(in crate::cli) fn following(seed: &Seed, offset: usize, columns: usize) -> String {
    let block_end = block_at(seed, offset).end();
    let end = offset.saturating_add(columns * MAX_BYTES_PER_COLUMN).min(block_end);
    let text = one_line(&running_text(seed, widened(seed, offset, end)));
    let shown = fitting(&text, columns);
    let cut = end < block_end || shown.len() < text.len();
    format!("{shown}{}", if cut { CUT.to_string() } else { String::new() })
}

/// The span of the block that contains the byte or ends at it; otherwise an empty span at that byte.
fn block_at(seed: &Seed, offset: usize) -> ByteSpan {
    let blocks = seed.body.blocks();
    let index = blocks.partition_point(|block| block.span.end() < offset);
    let block = blocks.get(index).map(|block| block.span).filter(|span| span.touches(offset));
    block.unwrap_or(ByteSpan::at(offset))
}

/// The span with its ends moved outwards to character boundaries.
fn widened(seed: &Seed, start: usize, end: usize) -> ByteSpan {
    let text = seed.source.text();
    ByteSpan::new(text.floor_char_boundary(start), text.ceil_char_boundary(end))
}

/// At most `columns` columns of `text`, with its middle elided if it does not fit.
pub(in crate::cli) fn elided(text: &str, columns: usize) -> String {
    let text = one_line(text);
    if text.width() <= columns {
        return text;
    }
    let half = columns.saturating_sub(ELISION.width()) / 2;
    let head = fitting(&text, half);
    format!("{}{ELISION}{}", head.trim_end(), fitting_end(&text, half).trim_start())
}

/// The longest suffix of `text` that is at most `columns` columns wide.
fn fitting_end(text: &str, columns: usize) -> &str {
    let mut width = 0;
    let end = text.char_indices().rev().take_while(|(_, c)| {
        width += c.width().unwrap_or(0);
        width <= columns
    });
    let at = end.last().map_or(text.len(), |(index, _)| index);
    slice(text, at..)
}

/// The longest prefix of `text` that is at most `columns` columns wide.
fn fitting(text: &str, columns: usize) -> &str {
    let mut width = 0;
    let end = text
        .char_indices()
        .find(|(_, c)| {
            width += c.width().unwrap_or(0);
            width > columns
        })
        .map_or(text.len(), |(index, _)| index);
    slice(text, ..end)
}

/// `text` with each run of white space replaced by one space, and invisible characters by their codes.
pub(in crate::cli) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut space = false;
    for character in text.chars() {
        if character.is_whitespace() {
            space = true;
            continue;
        }
        if space {
            line.push(' ');
            space = false;
        }
        if is_command(character) || is_hidden(character) {
            push_code(&mut line, character);
        } else {
            line.push(character);
        }
    }
    if space {
        line.push(' ');
    }
    line
}

/// Whether a character is invisible without being a control character.
fn is_hidden(character: char) -> bool {
    matches!(character, '\u{00AD}' | '\u{180E}' | '\u{200B}' | '\u{2060}'..='\u{2065}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::seed::FormatHint;
    use crate::text::Source;

    #[test]
    fn the_middle_of_a_long_text_is_left_out() {
        assert_eq!(elided("从前有一座山", 20), "从前有一座山");
        assert_eq!(elided("从前有一座山，山里有一座庙，庙里有一个老和尚", 22), "从前有一 … 个老和尚");
        assert_eq!(elided("一\n\n 二\u{200B}", 22), "一 二<U+200B>");
    }

    proptest! {
        #[test]
        fn what_is_elided_fits(text in "[a山\u{301}\n ]{0,80}", columns in 10usize..60) {
            prop_assert!(elided(&text, columns).width() <= columns);
        }

        #[test]
        fn any_place_of_any_seed_can_be_quoted(text in "[a山<b>&amp;\n*]{0,80}", at in 0usize..300, columns in 0usize..40) {
            let seed = Seed::parse(Source::from_text(text), FormatHint::Markdown);
            prop_assert!(leading_up_to(&seed, at, columns).width() <= columns + 1);
            prop_assert!(following(&seed, at, columns).width() <= columns + 1);
        }
    }
}
