//! The sentences of a body: where they begin and end, and what they say.

use crate::seed::{Block, Seed};
use crate::text::{ByteSpan, slice, subslice, visible};

/// The sentence around a byte offset, from its first visible character to the end of its closing punctuation. An offset
/// between two sentences belongs to the first. `None` between blocks. Linear in the length of the block.
pub fn sentence_at(seed: &Seed, offset: usize) -> Option<ByteSpan> {
    let blocks = seed.body.blocks();
    let first = blocks.partition_point(|block| block.span.end() < offset);
    let block = blocks.get(first..)?.iter().take_while(|block| block.span.start() <= offset).last()?;
    let sentences = sentences(seed, block);
    let next = sentences.partition_point(|sentence| sentence.start() <= offset);
    sentences.get(next.saturating_sub(1)).copied()
}

/// The sentences of a block, in order. Linear in the length of the block.
pub fn sentences(seed: &Seed, block: &Block) -> Vec<ByteSpan> {
    let mut found: Vec<ByteSpan> = Vec::new();
    let mut ended = true;
    let mut previous = ' ';
    for (span, character) in characters(seed, block) {
        // A full stop ends a sentence only if a space follows it: there is none in 3.5 or in example.org.
        let stopped = previous == '.' && character.is_whitespace();
        ended |= stopped;
        if !character.is_whitespace() {
            let begins = ended && (found.is_empty() || !is_closing(character));
            match found.last_mut() {
                Some(sentence) if !begins => *sentence = sentence.hull(span),
                _ => found.push(span),
            }
            ended = is_final(character) || ended && !begins;
        }
        previous = character;
    }
    found
}

/// Every character of a block with its source bytes. Each character of a character reference has the bytes of the whole
/// reference.
fn characters<'a>(seed: &'a Seed, block: &'a Block) -> impl Iterator<Item = (ByteSpan, char)> + 'a {
    let source = seed.source.text();
    seed.body.runs(block, source).flat_map(move |(run, text)| {
        let verbatim = run.is_verbatim();
        text.char_indices().map(move |(at, character)| {
            let start = run.span.start() + at;
            (if verbatim { ByteSpan::new(start, start + character.len_utf8()) } else { run.span }, character)
        })
    })
}

fn is_final(character: char) -> bool {
    matches!(character, '。' | '！' | '？' | '!' | '?' | '…' | '｡')
}

/// Whether a character after the final mark of a sentence still belongs to it.
fn is_closing(character: char) -> bool {
    is_final(character) || matches!(character, '”' | '’' | '」' | '』' | '）' | ')' | '】' | '》' | '"' | '\'' | ']')
}

/// The running text between the two ends of a span of source bytes, without markup, with every stretch of white space as
/// one space. Linear in the blocks that the span overlaps.
pub fn text_of(seed: &Seed, span: ByteSpan) -> String {
    let mut found = String::new();
    let source = seed.source.text();
    let blocks = seed.body.blocks();
    let first = blocks.partition_point(|block| block.span.end() <= span.start());
    for block in subslice(blocks, first..) {
        if block.span.start() >= span.end() {
            break;
        }
        if !found.is_empty() {
            found.push(' ');
        }
        for (run, text) in seed.body.runs(block, source) {
            if !run.span.overlaps(span) {
                continue;
            }
            found.push_str(if run.is_verbatim() {
                let (start, end) = (run.span.start().max(span.start()), run.span.end().min(span.end()));
                slice(source, start..end)
            } else {
                text
            });
        }
    }
    single_spaced(&found)
}

/// The text with every stretch of white space, at its ends too, as one space.
pub fn single_spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for character in text.chars() {
        if !character.is_whitespace() {
            spaced.push(character);
        } else if !spaced.ends_with(' ') {
            spaced.push(' ');
        }
    }
    spaced
}

/// The text ready to be shown on one line: every stretch of white space as one space, and control characters as their
/// codes ([`visible`]).
pub fn shown(text: &str) -> String {
    visible(&single_spaced(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::FormatHint;
    use crate::text::Source;

    /// The sentence at `$0`.
    fn at(fixture: &str) -> String {
        let offset = fixture.find("$0").expect("a cursor");
        let seed = Seed::parse(Source::from_text(fixture.replace("$0", "")), FormatHint::Unknown);
        sentence_at(&seed, offset).map_or_else(|| "none".to_owned(), |span| text_of(&seed, span))
    }

    #[test]
    fn a_sentence_goes_from_mark_to_mark() {
        assert_eq!(at("河水涨了。茶馆$0今天不开门！明天再来。"), "茶馆今天不开门！");
        assert_eq!(at("$0河水涨了。茶馆今天不开门。"), "河水涨了。");
        assert_eq!(at("河水涨了。茶馆今天不开门$0"), "茶馆今天不开门");
    }

    #[test]
    fn closing_quotes_belong_to_the_sentence() {
        assert_eq!(at("她说：“河水$0涨了。”然后走了。"), "她说：“河水涨了。”");
        assert_eq!(at("真的？！$0走了。"), "走了。");
    }

    #[test]
    fn a_full_stop_within_a_word_ends_nothing() {
        assert_eq!(at("It rose 3.5 m at example.org$0 today. Then it fell."), "It rose 3.5 m at example.org today.");
    }

    #[test]
    fn between_blocks_there_is_none() {
        assert_eq!(at("第一段。\n\n$0\n\n第二段。"), "none");
    }
}
