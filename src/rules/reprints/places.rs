//! Where to put findings about reprints, and how to name witnesses.

use crate::messages::{Argument, quote};
use crate::reprints::FoldedSpan;
use crate::rules::ComparedText;
use crate::seed::Seed;
use crate::text::ByteSpan;

/// The maximum number of witnesses to show.
pub(super) const MAX_RELATED: usize = 8;

/// How many characters of the body represent all of it.
const WHOLE_TEXT_CHARS: u32 = 24;

/// Returns the span that represents a whole text: its first words.
pub(super) fn of_whole(text: &ComparedText<'_>) -> ByteSpan {
    let line = text.folded.lines().next().unwrap_or_default();
    text.folded.source_span(FoldedSpan::new(line.start, line.end.min(line.start + WHOLE_TEXT_CHARS)))
}

/// Returns the name of a witness for a message: its file name.
pub(super) fn name(text: &ComparedText<'_>) -> Argument {
    quote(&text.path.file_name().unwrap_or(text.path.as_os_str()).to_string_lossy())
}

/// Returns the day of publication for a message.
pub(super) fn day(text: &ComparedText<'_>) -> Option<String> {
    text.seed.published_on()
}

/// Returns the source span of the folded character before `at` and of the punctuation after it: where something could
/// be inserted.
pub(super) fn before(text: &ComparedText<'_>, at: u32) -> Option<ByteSpan> {
    let character = text.folded.source_of(at.checked_sub(1)?)?;
    let rest = text.seed.source.text().get(character.end()..)?;
    let punctuation = rest.char_indices().take(4).find(|(_, c)| !is_punctuation(*c));
    let end = punctuation.map_or_else(|| rest.chars().take(4).map(char::len_utf8).sum(), |(at, _)| at);
    Some(ByteSpan::new(character.start(), character.end() + end))
}

/// Whether a character is punctuation of running text and cannot be markup.
pub(super) fn is_punctuation(c: char) -> bool {
    matches!(c, '。' | '，' | '、' | '；' | '：' | '？' | '！' | '…' | '—' | '”' | '’' | '」' | '』' | '）' | '》')
        || matches!(c, '.' | ',' | ';' | ':' | '?' | '!' | '"' | '\'')
}

/// Returns what is printed in a span of folded characters, with the punctuation after it.
pub(super) fn with_end(text: &ComparedText<'_>, span: FoldedSpan) -> String {
    let next = text.folded.source_of(span.end).map_or(text.seed.body.span.end(), ByteSpan::start);
    text.printed(ByteSpan::new(text.folded.source_span(span).start(), next))
}

/// Whether a text contains the end of a sentence.
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

/// Whether a span of a seed is running text and nothing else: no markup, no line break.
pub(super) fn is_plain(seed: &Seed, span: ByteSpan) -> bool {
    let written = seed.source.slice(span);
    !written.contains(['\n', '\r']) && written == seed.body.text_within(span, seed.source.text())
}
