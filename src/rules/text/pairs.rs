//! Finds paired marks without a partner.

use crate::cancel::Cancelled;
use crate::rules::Reporter;
use crate::rules::prose::Prose;
use crate::seed::{BlockKind, Seed};
use crate::text::{ByteSpan, CharClass, is_han};

/// How many paragraphs a mark may stay open before it counts as unclosed.
const MAX_OPEN_PARAGRAPHS: usize = 40;

/// A pair of marks, each of which can be written in several ways.
#[derive(Debug)]
pub(super) struct PairedMarks {
    /// The opening marks.
    pub(super) open: &'static [char],
    /// The closing marks.
    pub(super) close: &'static [char],
}

/// A mark without a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct UnpairedMark {
    /// Its span in the source, in bytes.
    pub(super) span: ByteSpan,
    /// Whether it is an opening mark.
    pub(super) opens: bool,
    /// Whether only its partner makes sense at this place.
    pub(super) turned: bool,
}

/// A line to search for marks.
#[derive(Clone, Copy)]
pub(super) struct ScannedLine<'a> {
    /// Its text.
    pub(super) text: &'a str,
    /// Whether it contains a Han character.
    pub(super) has_han: bool,
}

/// What a rule decides about each mark, given the line and the offset of the mark. The functions are called for every
/// mark, so they look only at its immediate neighbours.
pub(super) struct PairTests {
    /// Whether the mark counts, given whether its pair is open at this place.
    pub(super) counts: fn(ScannedLine<'_>, usize, char, bool) -> bool,
    /// Whether only the partner of the mark makes sense at this place, given whether the mark opens.
    pub(super) is_turned: fn(&str, usize, char, bool) -> bool,
}

/// An opening mark that waits for its partner.
#[derive(Clone, Copy)]
struct PendingOpener {
    lone: UnpairedMark,
    paragraph: usize,
}

/// Finds the marks without a partner, sorted, at most one per paragraph. A line counts as a paragraph.
///
/// A mark that is opened may be closed in a later paragraph. By convention, each paragraph of a long quotation opens it
/// again and only the last one closes it. Linear.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub(super) fn unpaired_marks(
    seed: &Seed,
    reporter: &mut Reporter<'_>,
    kind: CharClass,
    pairs: &[PairedMarks],
    knowledge: &PairTests,
) -> Result<Vec<UnpairedMark>, Cancelled> {
    let mut lone: Vec<(usize, UnpairedMark)> = Vec::new();
    let mut waiting: Vec<Option<PendingOpener>> = vec![None; pairs.len()];
    let mut paragraph = 0;
    let mut marks = Vec::new();
    if reporter.running_text(seed).kinds().count(kind) == 0 {
        return Ok(Vec::new());
    }
    reporter.for_each_block(seed, |block, prose, _| {
        if prose.kinds().count(kind) == 0 {
            paragraph += 1 + memchr::memchr_iter(b'\n', prose.text().as_bytes()).count();
            return;
        }
        let is_text = !matches!(block.kind, BlockKind::Heading(_) | BlockKind::Caption | BlockKind::Cell);
        let mut start = 0;
        for line in prose.text().split('\n') {
            find_marks(line, pairs, &mut marks);
            let has_han = !marks.is_empty() && line.chars().any(is_han);
            let line = ScannedLine { text: line, has_han };
            for (index, slot) in waiting.iter_mut().enumerate().filter(|_| !marks.is_empty()) {
                // It has been open for too long.
                if slot.is_some_and(|waits| paragraph - waits.paragraph > MAX_OPEN_PARAGRAPHS) {
                    lone.extend(slot.take().map(|waits| (waits.paragraph, waits.lone)));
                }
                let found = balance(&prose, start, line, &marks, index, knowledge);
                let mut first = found.turned.first().copied();
                for closer in found.closers {
                    if slot.take().is_none() {
                        first = first.or(Some(closer));
                    }
                }
                // Opened again by convention.
                if found.begins_open {
                    *slot = None;
                }
                let mut openers = found.openers.into_iter().filter(|opener| !opener.turned);
                if is_text && let Some(opener) = openers.next() {
                    lone.extend(slot.take().map(|waits| (waits.paragraph, waits.lone)));
                    *slot = Some(PendingOpener { lone: opener, paragraph });
                    first = first.or(openers.next());
                }
                lone.extend(first.map(|mark| (paragraph, mark)));
            }
            paragraph += 1;
            start += line.text.len() + 1;
        }
    })?;
    lone.extend(waiting.into_iter().flatten().map(|waits| (waits.paragraph, waits.lone)));
    lone.sort_unstable_by_key(|(paragraph, mark)| (*paragraph, mark.span));
    lone.dedup_by_key(|(paragraph, _)| *paragraph);
    Ok(lone.into_iter().map(|(_, mark)| mark).collect())
}

/// A mark in a line.
struct MarkInLine {
    /// The index of its pair.
    pair: usize,
    /// Its offset in the line.
    at: usize,
    character: char,
    opens: bool,
}

/// Finds the marks of a line.
fn find_marks(line: &str, pairs: &[PairedMarks], marks: &mut Vec<MarkInLine>) {
    marks.clear();
    // They are ASCII or begin with one of three bytes, which few other characters do.
    for (at, byte) in line.bytes().enumerate() {
        if !matches!(byte, 0xE2 | 0xE3 | 0xEF | b'(' | b')') {
            continue;
        }
        let Some(character) = line.get(at..).and_then(|tail| tail.chars().next()) else { continue };
        let found = pairs.iter().enumerate().find_map(|(index, pair)| {
            let opens = pair.open.contains(&character);
            (opens || pair.close.contains(&character)).then_some((index, opens))
        });
        marks.extend(found.map(|(pair, opens)| MarkInLine { pair, at, character, opens }));
    }
}

/// The marks of one pair without a partner in a paragraph.
#[derive(Default)]
struct Unbalanced {
    openers: Vec<UnpairedMark>,
    closers: Vec<UnpairedMark>,
    turned: Vec<UnpairedMark>,
    /// Whether the paragraph begins with an opening mark.
    begins_open: bool,
}

fn balance(
    prose: &Prose<'_>,
    start: usize,
    line: ScannedLine<'_>,
    marks: &[MarkInLine],
    pair: usize,
    knowledge: &PairTests,
) -> Unbalanced {
    let mut left = Unbalanced::default();
    let blank = line.text.len() - line.text.trim_start().len();
    for MarkInLine { at, character: c, opens, .. } in marks.iter().filter(|mark| mark.pair == pair) {
        let is_open = !left.openers.is_empty();
        if !(knowledge.counts)(line, *at, *c, is_open) {
            continue;
        }
        let opens = *opens;
        let turned = opens == is_open && (knowledge.is_turned)(line.text, *at, *c, opens);
        let lone = UnpairedMark { span: prose.source_span(start + at..start + at + c.len_utf8()), opens, turned };
        left.begins_open |= opens && *at == blank;
        match (opens, turned) {
            // The mark was typed the wrong way round; nothing else is wrong with the pair.
            (true, true) => {
                left.openers.pop();
                left.turned.push(lone);
            }
            (false, true) => {
                left.openers.push(lone);
                left.turned.push(lone);
            }
            (true, false) => left.openers.push(lone),
            (false, false) => {
                if left.openers.pop().is_none() {
                    left.closers.push(lone);
                }
            }
        }
    }
    left
}

/// Whether a mark is in Chinese text: it is next to a Han character or a Chinese mark.
pub(super) fn in_chinese(text: &str, at: usize, c: char) -> bool {
    let beside =
        |c: char| is_han(c) || matches!(c, '，' | '。' | '、' | '；' | '：' | '？' | '！' | '…' | '—' | '《' | '》');
    crate::rules::prose::char_before(text, at).is_some_and(beside)
        || crate::rules::prose::char_after(text, at + c.len_utf8()).is_some_and(beside)
}
