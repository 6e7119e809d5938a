//! Running text, quoted for people: markup gone, on one line, the middle left out if it is long.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::seed::Seed;
use crate::text::{ByteSpan, is_command, push_code, slice};

/// Stands for what is left out of the middle.
const LEFT_OUT: &str = " … ";

/// The running text of a seed between two bytes of its file, with a space between blocks. Costs a look at each block
/// and the length of those that are touched.
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
            // Text that stands for other bytes than its own (a character reference) is quoted whole.
            let verbatim = text.len() == run.span.len();
            quoted.push_str(if verbatim { text.get(start..end).unwrap_or(text) } else { text });
        }
    }
    quoted
}

/// Stands for what is cut off at an end.
const CUT: char = '…';

/// The most bytes that a column of text takes; more are markup, and are not looked through.
const COLUMN: usize = 12;

/// Up to `columns` columns of running text that end just before the byte `offset`, in the same block, and a sign if
/// there is more of it.
pub(in crate::cli) fn leading_up_to(seed: &Seed, offset: usize, columns: usize) -> String {
    let block_start = block_at(seed, offset).start();
    let start = offset.saturating_sub(columns * COLUMN).max(block_start);
    let text = one_line(&running_text(seed, widened(seed, start, offset)));
    let shown = fitting_end(&text, columns);
    let cut = start > block_start || shown.len() < text.len();
    format!("{}{shown}", if cut { CUT.to_string() } else { String::new() })
}

/// The same for what begins at the byte `offset`.
pub(in crate::cli) fn following(seed: &Seed, offset: usize, columns: usize) -> String {
    let block_end = block_at(seed, offset).end();
    let end = offset.saturating_add(columns * COLUMN).min(block_end);
    let text = one_line(&running_text(seed, widened(seed, offset, end)));
    let shown = fitting(&text, columns);
    let cut = end < block_end || shown.len() < text.len();
    format!("{shown}{}", if cut { CUT.to_string() } else { String::new() })
}

/// The block that a byte is in or at the end of; else nothing, at that byte.
fn block_at(seed: &Seed, offset: usize) -> ByteSpan {
    let blocks = seed.body.blocks();
    let index = blocks.partition_point(|block| block.span.end() < offset);
    let block = blocks.get(index).map(|block| block.span).filter(|span| span.touches(offset));
    block.unwrap_or(ByteSpan::at(offset))
}

/// The span, its ends moved to character boundaries.
fn widened(seed: &Seed, start: usize, end: usize) -> ByteSpan {
    let text = seed.source.text();
    ByteSpan::new(text.floor_char_boundary(start), text.ceil_char_boundary(end))
}

/// At most `columns` columns of `text`, its middle left out if it does not fit.
pub(in crate::cli) fn elided(text: &str, columns: usize) -> String {
    let text = one_line(text);
    if text.width() <= columns {
        return text;
    }
    let half = columns.saturating_sub(LEFT_OUT.width()) / 2;
    let head = fitting(&text, half);
    format!("{}{LEFT_OUT}{}", head.trim_end(), fitting_end(&text, half).trim_start())
}

/// The longest end of `text` that takes at most `columns` columns.
fn fitting_end(text: &str, columns: usize) -> &str {
    let mut width = 0;
    let end = text.char_indices().rev().take_while(|(_, c)| {
        width += c.width().unwrap_or(0);
        width <= columns
    });
    let at = end.last().map_or(text.len(), |(index, _)| index);
    slice(text, at..)
}

/// The longest beginning of `text` that takes at most `columns` columns.
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

/// `text` with every stretch of white space as one space, and what cannot be seen by its number.
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

/// Characters that take no room and give no orders.
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
