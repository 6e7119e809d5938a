//! Where findings about reprints stand, and how witnesses are called.

use crate::messages::{Argument, quote};
use crate::reprints::FoldedSpan;
use crate::rules::ComparedText;
use crate::seed::Seed;
use crate::text::ByteSpan;

/// So many witnesses are pointed to, at the most.
pub(super) const MAX_RELATED: usize = 8;

/// So many characters of the body stand for all of it.
const WHOLE_TEXT_CHARS: u32 = 24;

/// What stands for a whole text: its first words.
pub(super) fn of_whole(text: &ComparedText<'_>) -> ByteSpan {
    let line = text.folded.lines().next().unwrap_or_default();
    text.folded.source_span(FoldedSpan::new(line.start, line.end.min(line.start + WHOLE_TEXT_CHARS)))
}

/// What a witness is called in a message: the name of its file.
pub(super) fn name(text: &ComparedText<'_>) -> Argument {
    quote(&text.path.file_name().unwrap_or(text.path.as_os_str()).to_string_lossy())
}

/// The day of publication as it is written in a message.
pub(super) fn day(text: &ComparedText<'_>) -> Option<String> {
    text.seed.published_on()
}

/// The source bytes of the folded character before `at` and of the punctuation behind it: where something could be put
/// in.
pub(super) fn before(text: &ComparedText<'_>, at: u32) -> Option<ByteSpan> {
    let character = text.folded.source_of(at.checked_sub(1)?)?;
    let rest = text.seed.source.text().get(character.end()..)?;
    let punctuation = rest.char_indices().take(4).find(|(_, c)| !is_punctuation(*c));
    let end = punctuation.map_or_else(|| rest.chars().take(4).map(char::len_utf8).sum(), |(at, _)| at);
    Some(ByteSpan::new(character.start(), character.end() + end))
}

/// Whether a character is punctuation of running text, and nothing that markup is made of.
pub(super) fn is_punctuation(c: char) -> bool {
    matches!(c, '。' | '，' | '、' | '；' | '：' | '？' | '！' | '…' | '—' | '”' | '’' | '」' | '』' | '）' | '》')
        || matches!(c, '.' | ',' | ';' | ':' | '?' | '!' | '"' | '\'')
}

/// What is printed in a stretch of folded characters, with the punctuation behind it.
pub(super) fn with_end(text: &ComparedText<'_>, span: FoldedSpan) -> String {
    let next = text.folded.source_of(span.end).map_or(text.seed.body.span.end(), ByteSpan::start);
    text.printed(ByteSpan::new(text.folded.source_span(span).start(), next))
}

/// Whether a text has the end of a sentence in it.
pub(super) fn has_sentence_end(text: &str) -> bool {
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let ends = match c {
            '。' | '！' | '？' | '!' | '?' | '…' | '；' => true,
            '.' => characters.peek().is_none_or(|next| next.is_whitespace() || matches!(next, '"' | '”')),
            _ => false,
        };
        if ends {
            return true;
        }
    }
    false
}

/// Whether what stands between two bytes of a seed is running text and nothing else: no markup, no line break.
pub(super) fn is_plain(seed: &Seed, span: ByteSpan) -> bool {
    let written = seed.source.slice(span);
    !written.contains(['\n', '\r']) && written == seed.body.text_within(span, seed.source.text())
}
