//! Chinese text contains half-width punctuation.
//!
//! ## What it finds
//! `,` `?` `!` `:` `;` between Han characters, `.` at the end of a Chinese paragraph, and a pair of `( )` with Chinese
//! before and inside it. Chinese quotation marks next to them count as Chinese.
//!
//! ## Why it matters
//! Chinese sets its punctuation in full width (GB/T 15834). Half-width marks come from careless typing and conversion.
//! They make equal passages differ, and sentences are split in the wrong places.
//!
//! ## Example
//! ```text
//! 他来了,又走了.
//! ```
//!
//! ## Fix
//! Writes the full-width mark and removes the space after it. Formulas, code and template tags are left alone.
//!
//! - Safe: inside a sentence: in a line that has full-width punctuation, where nothing beside the mark (a dot, a slash,
//!   an “=”, a bracket …) makes it part of a file name, an address or a term.
//! - Needs a look: after a name at the start of a line, in tables, headings and lists of values, and everywhere else.

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::occurrences::{Occurrence, Wording, report_all};
use crate::cancel::Cancelled;
use crate::messages::{Message, message, quote};
use crate::rules::prose::{Prose, char_after, char_before};
use crate::rules::{Edit, Preset, Reporter, Rule, Safety, Severity};
use crate::seed::{BlockKind, Seed};
use crate::text::{ByteSpan, CharClass, is_han, slice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "text/half-width-punctuation",
    severity: Severity::Info,
    preset: Preset::Dataset,
    summary: "Chinese text contains half-width punctuation",
    check,
    ..Rule::BASE
};

/// How far after an opening parenthesis the closing one is searched for, in bytes.
const MAX_ASIDE_BYTES: usize = 240;

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    if !seed.source.inventory().may_have(&['\u{4E00}'..='\u{9FFF}']) {
        return Ok(());
    }
    let mut places = Vec::new();
    let mut values = CsvDetector::default();
    let verbatim = reporter.verbatim(seed);
    reporter.for_each_block(seed, |block, prose, _| {
        if prose.kinds().count(CharClass::HalfWidth) + prose.kinds().count(CharClass::Bracket) == 0
            || !prose.is_chinese()
        {
            return;
        }
        let known = places.len();
        let is_running = matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem);
        let lines = lines(prose.text());
        values.add(prose.text());
        let bytes = prose.text().as_bytes();
        let marks = memchr::memchr3_iter(b',', b'?', b'!', bytes)
            .chain(memchr::memchr3_iter(b':', b';', b'.', bytes))
            .chain(memchr::memchr_iter(b'(', bytes));
        places.extend(marks.filter_map(|at| {
            let mut place = place(&prose, at).filter(|place| !verbatim.touches(place.span))?;
            if is_running && is_in_sentence(&prose, &lines, at) && is_free(seed.source.text(), place.span) {
                place.safety = Safety::Safe;
            }
            Some(place)
        }));
        places.get_mut(known..).unwrap_or_default().sort_by_key(|place| place.span);
    })?;
    if values.found {
        places.iter_mut().for_each(|place| place.safety = Safety::NeedsALook);
    }
    report_all(
        seed,
        reporter,
        places,
        &Wording { message, more: |count| message!("half-width-punctuation-more", count = count), code: None },
    );
    Ok(())
}

/// Returns for each line of a block the offset of its end and of its first full-width mark.
fn lines(text: &str) -> Vec<(usize, Option<usize>)> {
    let mut end = 0;
    let line = |line: &str| {
        let start = end;
        end += line.len();
        (end, line.find(|c| "，。！？；：".contains(c)).map(|at| start + at))
    };
    text.split_inclusive('\n').map(line).collect()
}

/// Whether a mark is in a sentence: its line has full-width marks. A colon must follow one of them, because at the
/// start of a line it can separate a key from its value, or a speaker from the words.
fn is_in_sentence(prose: &Prose<'_>, lines: &[(usize, Option<usize>)], at: usize) -> bool {
    let line = lines.get(lines.partition_point(|(end, _)| *end <= at));
    let is_colon = prose.text().as_bytes().get(at) == Some(&b':');
    line.and_then(|(_, first)| *first).is_some_and(|first| !is_colon || first < at)
}

/// Whether nothing next to a span in the source makes a term of it: the word around it, up to the next space, tag or
/// full-width mark, contains no sign of a file name, a path, an address, a formula, a key or a quotation.
fn is_free(source: &str, span: ByteSpan) -> bool {
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FF20}');
    let is_mark = |c: char| matches!(c, ',' | '?' | '!' | ';' | ':');
    let is_sign = |c: char| c.is_ascii_punctuation() && !is_mark(c);
    let head = slice(source, ..span.start()).chars().rev();
    let tail = slice(source, span.end()..).chars();
    let inside = slice(source, span.range());
    // In parentheses, half-width marks may separate arguments.
    let inside =
        inside.trim_matches(['(', ')', '.', ',', '?', '!', ';', ':']).contains(|c: char| c.is_ascii_punctuation());
    let head = head.take(MAX_ASIDE_BYTES).take_while(|c| !ends(*c));
    let tail = tail.take(MAX_ASIDE_BYTES).take_while(|c| !ends(*c));
    !inside && !head.chain(tail).any(is_sign)
}

/// Detects lines of comma-separated values.
#[derive(Default)]
struct CsvDetector {
    /// How many commas the last line has, and how many consecutive lines have as many.
    last: (usize, usize),
    found: bool,
}

impl CsvDetector {
    /// The minimum number of consecutive lines with equally many commas in a table.
    const MIN_ROWS: usize = 3;

    fn add(&mut self, text: &str) {
        for line in text.lines() {
            let commas = memchr::memchr_iter(b',', line.as_bytes()).count();
            self.last = if commas == self.last.0 { (commas, self.last.1 + 1) } else { (commas, 1) };
            self.found |= commas > 1 && self.last.1 >= Self::MIN_ROWS;
        }
    }
}

/// Returns the occurrence at an offset, if there is anything wrong with the mark there.
fn place(prose: &Prose<'_>, at: usize) -> Option<Occurrence> {
    let text = prose.text();
    let before =
        char_before(text, at).filter(|c| is_han(*c) || matches!(c, '”' | '’' | '》' | '」' | '』' | '）' | '】'))?;
    let mark = *text.as_bytes().get(at)?;
    if mark == b'(' {
        return aside(prose, at);
    }
    // Several `!` and `?` are judged by the first.
    let marks = text.get(at..)?;
    let end = match mark {
        b'!' | b'?' => at + marks.find(|c| !matches!(c, '!' | '?')).unwrap_or(marks.len()),
        _ => at + 1,
    };
    let tail = text.get(end..)?;
    let blank = tail.len() - tail.trim_start_matches(' ').len();
    let next = char_after(text, end + blank);
    let ends = next.is_none_or(|c| c == '\n');
    let goes_on = next.is_some_and(|c| is_han(c) || matches!(c, '“' | '‘' | '《' | '「' | '『' | '（' | '【'));
    let closes = blank == 0 && next.is_some_and(|c| matches!(c, '”' | '’' | '」' | '』' | '）' | '》'));
    let fits = match mark {
        // Between Han characters it can stand for the raised dot in a name.
        b'.' => (ends || closes) && !before.is_ascii() && text.len() > 30,
        // Between numerals it is a ratio or a time.
        b':' => goes_on && !(is_numeral(before) && next.is_some_and(is_numeral)),
        _ => ends || goes_on || closes,
    };
    if !fits || is_in_address(text, at) {
        return None;
    }
    // The space after it goes too, but not at the end of a line, where Markdown reads it as a line break.
    let whole = if goes_on { at..end + blank } else { at..end };
    let wide = text.get(at..end)?.chars().map(wide).collect::<Option<String>>()?;
    replace(prose, at..end, whole, wide)
}

/// Returns the occurrence for a pair of parentheses around Chinese.
fn aside(prose: &Prose<'_>, open: usize) -> Option<Occurrence> {
    let text = prose.text();
    let reach = text.as_bytes().get(open + 1..(open + MAX_ASIDE_BYTES).min(text.len()))?;
    let close = open + 1 + memchr::memchr3(b'(', b')', b'\n', reach)?;
    let inside = text.get(open + 1..close)?;
    let chinese = inside.chars().next().is_some_and(is_han) || inside.chars().next_back().is_some_and(is_han);
    if text.as_bytes().get(close) != Some(&b')') || !chinese || inside.contains(['（', '）']) {
        return None;
    }
    let edits = vec![
        Edit::replace(prose.exact_source_span(open..open + 1)?, "（"),
        Edit::replace(prose.exact_source_span(close..close + 1)?, "）"),
    ];
    Some(Occurrence { span: prose.source_span(open..close + 1), edits, safety: Safety::NeedsALook })
}

fn replace(prose: &Prose<'_>, marks: Range<usize>, whole: Range<usize>, wide: String) -> Option<Occurrence> {
    let edits = vec![Edit::replace(prose.exact_source_span(whole)?, wide)];
    Some(Occurrence { span: prose.source_span(marks), edits, safety: Safety::NeedsALook })
}

/// Whether the offset is inside an address that contains Han characters.
fn is_in_address(text: &str, at: usize) -> bool {
    let head = slice(text, ..at);
    let token = head.char_indices().rev().take(MAX_ASIDE_BYTES).take_while(|(_, c)| !c.is_whitespace()).last();
    token.and_then(|(start, _)| head.get(start..)).is_some_and(|token| token.contains("://"))
}

fn is_numeral(c: char) -> bool {
    "〇零一二三四五六七八九十两".contains(c)
}

fn wide(mark: char) -> Option<char> {
    Some(match mark {
        ',' => '，',
        '?' => '？',
        '!' => '！',
        ':' => '：',
        ';' => '；',
        '.' => '。',
        _ => return None,
    })
}

fn message(found: &str) -> Message {
    if found.starts_with('(') {
        return message!("half-width-parentheses", found = quote(found));
    }
    let wide: String = found.chars().filter_map(wide).collect();
    message!("half-width-punctuation", found = quote(found), wide = quote(&wide))
}
