//! The folded body of a seed.

#[cfg(test)]
mod tests;

use std::ops::{Deref, Range};

use memchr::memchr_iter;

use super::FoldedSpan;
use crate::seed::Seed;
use crate::text::fold::{FoldStep, TextFolder};
use crate::text::{ByteSpan, slice, subslice};

/// Folded characters that are adjacent in the source and equally wide there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct SourceRun {
    /// The first folded character.
    folded: u32,
    /// Its first byte in the source.
    source: u32,
    /// The bytes of each character in the source.
    width: u32,
}

/// The folded characters of a body with its blocks and lines: everything that is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoldedText {
    characters: Vec<char>,
    /// The first folded character of each block that has any.
    blocks: Vec<u32>,
    /// The first folded character of each line that has any.
    lines: Vec<u32>,
}

/// The folded text of a seed's body, with the source bytes of each character. Takes about six bytes a character.
#[derive(Clone, Debug, Default)]
pub struct FoldedBody {
    text: FoldedText,
    source_runs: Vec<SourceRun>,
}

impl Deref for FoldedBody {
    type Target = FoldedText;

    fn deref(&self) -> &FoldedText {
        &self.text
    }
}

impl FoldedBody {
    /// Folds the body of a seed. Linear in its length.
    pub fn new(seed: &Seed) -> Self {
        let source = seed.source.text();
        let mut folded = Self::default();
        for block in seed.body.blocks() {
            begin_at(&mut folded.text.blocks, folded.text.characters.len());
            begin_at(&mut folded.text.lines, folded.text.characters.len());
            let mut sequence = TextFolder::default();
            for (run, text) in seed.body.runs(block, source) {
                if run.is_verbatim() {
                    let mut from = 0;
                    for address in addresses(text) {
                        // An address inside of another one (`https://a.example/?to=https://b.example`) is part of it.
                        if from <= address.start {
                            let read = slice(text, from..address.start);
                            folded.fold_verbatim(read, run.span.start() + from, &mut sequence);
                        }
                        from = from.max(address.end);
                    }
                    let rest = slice(text, from..);
                    folded.fold_verbatim(rest, run.span.start() + from, &mut sequence);
                } else {
                    if text.contains('\n') {
                        begin_at(&mut folded.text.lines, folded.text.characters.len());
                    }
                    text.chars().for_each(|c| folded.apply(sequence.next(c), run.span));
                }
            }
        }
        let end = folded.len();
        folded.text.blocks.pop_if(|start| *start == end);
        folded.text.lines.pop_if(|start| *start == end);
        folded.shrink();
        folded
    }

    /// Adds characters that stand in the source verbatim, from a byte on.
    fn fold_verbatim(&mut self, text: &str, start: usize, sequence: &mut TextFolder) {
        self.text.characters.reserve(text.len() / 3);
        // The width of the last run, and where in the source it would continue.
        let (mut width, mut next) = (0, usize::MAX);
        for (offset, c) in text.char_indices() {
            let (at, own) = (start + offset, c.len_utf8());
            match sequence.next_simple(c) {
                Some(None) => {}
                Some(Some(folded)) => {
                    if at == next && own == width {
                        self.text.characters.push(folded);
                    } else {
                        self.push(folded, ByteSpan::new(at, at + own));
                        width = own;
                    }
                    next = at + own;
                }
                None => {
                    self.apply(sequence.next(c), ByteSpan::new(at, at + own));
                    next = usize::MAX;
                }
            }
        }
    }

    #[inline]
    fn apply(&mut self, step: FoldStep, span: ByteSpan) {
        match step {
            FoldStep::Add(folded) => folded.characters().for_each(|c| self.push(c, span)),
            FoldStep::Join(joined) => self.join(joined, span),
        }
    }

    /// Replaces the last character by another, and extends its source to the end of `span`.
    fn join(&mut self, joined: char, span: ByteSpan) {
        let before = self.len().checked_sub(1).and_then(|last| self.source_of(last));
        let (Some(before), Some(_)) = (before, self.text.characters.pop()) else { return };
        self.source_runs.pop_if(|last| last.folded as usize == self.text.characters.len());
        self.push(joined, before.hull(span));
    }

    fn push(&mut self, c: char, span: ByteSpan) {
        let folded = self.len();
        let (source, width) = (as_u32(span.start()), as_u32(span.len()));
        let continues = self.source_runs.last().is_some_and(|last| {
            last.width == width
                && u64::from(last.source) + u64::from(folded - last.folded) * u64::from(width) == u64::from(source)
        });
        if !continues {
            self.source_runs.push(SourceRun { folded, source, width });
        }
        self.text.characters.push(c);
    }

    fn shrink(&mut self) {
        self.text.characters.shrink_to_fit();
        self.source_runs.shrink_to_fit();
        self.text.blocks.shrink_to_fit();
        self.text.lines.shrink_to_fit();
    }

    /// The source bytes of one folded character. Several have the same bytes if one character of the source is folded
    /// to several.
    pub fn source_of(&self, at: u32) -> Option<ByteSpan> {
        if at >= self.len() {
            return None;
        }
        let index = self.source_runs.partition_point(|source_run| source_run.folded <= at);
        let source_run = self.source_runs.get(index.checked_sub(1)?)?;
        let start = source_run.source as usize + (at - source_run.folded) as usize * source_run.width as usize;
        Some(ByteSpan::new(start, start + source_run.width as usize))
    }

    /// The source bytes from the first to the last character of a span; for an empty span, the place before the
    /// character at its start.
    pub fn source_span(&self, span: FoldedSpan) -> ByteSpan {
        let first = self.source_of(span.start);
        match (first, span.end.checked_sub(1).and_then(|last| self.source_of(last))) {
            (Some(first), Some(last)) if span.start < span.end => first.hull(last),
            (Some(first), _) => ByteSpan::at(first.start()),
            (None, Some(last)) => ByteSpan::at(last.end()),
            (None, None) => ByteSpan::default(),
        }
    }

    /// The folded character whose source bytes contain `offset`, or else the next one. O(log n).
    pub fn at_byte(&self, offset: usize) -> Option<u32> {
        let mut low = 0;
        let mut high = self.source_runs.len();
        while low < high {
            let middle = low + (high - low) / 2;
            if self.end_of_stretch(middle) <= offset { low = middle + 1 } else { high = middle }
        }
        let source_run = self.source_runs.get(low)?;
        let into = offset.saturating_sub(source_run.source as usize) / (source_run.width as usize).max(1);
        Some(source_run.folded + as_u32(into))
    }

    fn end_of_stretch(&self, index: usize) -> usize {
        let Some(source_run) = self.source_runs.get(index) else { return usize::MAX };
        let next = self.source_runs.get(index + 1).map_or(self.len(), |next| next.folded);
        source_run.source as usize + (next - source_run.folded) as usize * source_run.width as usize
    }
}

impl FoldedText {
    /// A text made of its characters and the first character of each of its blocks and lines.
    pub fn new(characters: Vec<char>, blocks: Vec<u32>, lines: Vec<u32>) -> Self {
        Self { characters, blocks, lines }
    }

    /// The first character of each block that has any.
    pub fn block_starts(&self) -> &[u32] {
        &self.blocks
    }

    /// The folded characters.
    pub fn characters(&self) -> &[char] {
        &self.characters
    }

    /// The number of folded characters.
    pub fn len(&self) -> u32 {
        as_u32(self.characters.len())
    }

    /// Whether there are no folded characters.
    pub fn is_empty(&self) -> bool {
        self.characters.is_empty()
    }

    /// The lines that have folded characters, in order. Together they cover all characters. A block begins a line,
    /// and so does a line break inside of one.
    pub fn lines(&self) -> impl DoubleEndedIterator<Item = FoldedSpan> + ExactSizeIterator {
        (0..self.lines.len()).map(|i| {
            let start = self.lines.get(i).copied().unwrap_or_default();
            FoldedSpan::new(start, self.lines.get(i + 1).copied().unwrap_or(self.len()))
        })
    }

    /// The places inside of a span where a line begins, in order.
    pub fn line_starts(&self, span: FoldedSpan) -> &[u32] {
        let from = self.lines.partition_point(|&start| start < span.start);
        let to = self.lines.partition_point(|&start| start < span.end);
        subslice(&self.lines, from..to)
    }

    /// Whether a line begins with a folded character, or the body ends before it.
    pub fn is_line_edge(&self, at: u32) -> bool {
        at >= self.len() || self.lines.binary_search(&at).is_ok()
    }

    /// The lines that a span touches, as one span.
    pub fn lines_around(&self, span: FoldedSpan) -> FoldedSpan {
        around(&self.lines, span, self.len())
    }

    /// The blocks that a span touches, as one span.
    pub fn blocks_around(&self, span: FoldedSpan) -> FoldedSpan {
        around(&self.blocks, span, self.len())
    }
}

/// The web addresses in a text, in order. They say where something is and are not read; those of pictures and links
/// with broken markup are part of many bodies. Linear.
fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    let ends =
        |c: char| c.is_whitespace() || !c.is_ascii() || matches!(c, '"' | '\'' | '<' | '>' | '(' | ')' | '[' | ']');
    let mut from = 0;
    memchr_iter(b':', text.as_bytes()).filter_map(move |at| {
        let (before, behind) = text.split_at_checked(at)?;
        let before = Some(before).filter(|_| behind.starts_with("://"))?;
        let start = before.strip_suffix("https").or_else(|| before.strip_suffix("http"))?.len();
        // An address in an address ends with it, and is not searched again.
        let rest = text.get(start..).filter(|_| start >= from)?;
        from = start + rest.find(ends).unwrap_or(rest.len());
        Some(start..from)
    })
}

/// Begins a block or line at a folded character.
fn begin_at(starts: &mut Vec<u32>, at: usize) {
    let at = as_u32(at);
    if starts.last() != Some(&at) {
        starts.push(at);
    }
}

/// A span, widened to the nearest of `starts` and to the end before the next one.
fn around(starts: &[u32], span: FoldedSpan, len: u32) -> FoldedSpan {
    let before = starts.partition_point(|&start| start <= span.start).checked_sub(1);
    let behind = starts.partition_point(|&start| start < span.end);
    let start = before.and_then(|i| starts.get(i)).copied().unwrap_or_default();
    FoldedSpan::new(start, starts.get(behind).copied().unwrap_or(len).max(span.end))
}

fn as_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
