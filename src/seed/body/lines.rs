//! The first lines of a body, and its last, as a reader sees them: where bylines and source lines stand, whatever the
//! markup around them.

use std::ops::Range;

use super::Link;
use crate::seed::{Block, BlockKind, Body, BodyFormat};
use crate::text::ByteSpan;

/// How many lines are looked at.
const MOST_LINES: usize = 16;

/// A line of more bytes than this is running text.
const LONGEST: usize = 900;

/// One line of running text, with the source bytes of every part of it.
#[derive(Debug)]
pub(in crate::seed) struct Line {
    /// The text, trimmed; cut off behind [`LONGEST`] bytes.
    pub(in crate::seed) text: String,
    /// From the first to the last source byte of the text.
    pub(in crate::seed) span: ByteSpan,
    /// The kind of block that it stands in.
    pub(in crate::seed) kind: BlockKind,
    /// How the body is written.
    pub(in crate::seed) format: BodyFormat,
    /// Whether it is the only line of its block.
    pub(in crate::seed) alone: bool,
    /// Whether the block is the first of the body.
    pub(in crate::seed) first: bool,
    /// Whether the text goes on behind what is kept of it.
    pub(in crate::seed) long: bool,
    /// The links in it.
    pub(in crate::seed) links: Vec<Link>,
    pieces: Vec<Piece>,
    trimmed: usize,
}

/// Where a stretch of a line's text comes from.
#[derive(Debug)]
struct Piece {
    /// The first byte in the (untrimmed) text.
    start: usize,
    source: ByteSpan,
    verbatim: bool,
}

impl Line {
    fn new(block: &Block, format: BodyFormat, first: bool) -> Self {
        Self {
            text: String::new(),
            span: ByteSpan::default(),
            kind: block.kind,
            format,
            alone: true,
            first,
            long: false,
            links: vec![],
            pieces: vec![],
            trimmed: 0,
        }
    }

    fn push(&mut self, text: &str, source: ByteSpan, verbatim: bool) {
        if self.long || text.is_empty() {
            return;
        }
        let mut text = text;
        if self.text.len() + text.len() > LONGEST {
            let room = LONGEST.saturating_sub(self.text.len());
            let end = (0..=room.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
            text = text.get(..end).unwrap_or_default();
            self.long = true;
        }
        self.pieces.push(Piece { start: self.text.len(), source, verbatim });
        self.text.push_str(text);
    }

    /// Trims the text and says where it stands; `None` if nothing is left.
    fn finish(mut self, links: &[Link]) -> Option<Self> {
        let trimmed = self.text.trim();
        if trimmed.is_empty() {
            return None;
        }
        self.trimmed = self.text.len() - self.text.trim_start().len();
        self.text = trimmed.to_owned();
        self.span = self.span_at(0..self.text.len());
        let from = links.partition_point(|link| link.span.end() <= self.span.start());
        let inside = links.iter().skip(from).take_while(|link| link.span.start() < self.span.end());
        self.links = inside.take(4).cloned().collect();
        Some(self)
    }

    /// The source bytes of a slice of [`Line::text`].
    pub(in crate::seed) fn span_of(&self, part: &str) -> ByteSpan {
        let start = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize).min(self.text.len());
        self.span_at(start..start + part.len())
    }

    /// The source bytes of a range of [`Line::text`]; an empty range gives its place.
    pub(in crate::seed) fn span_at(&self, range: Range<usize>) -> ByteSpan {
        let range = range.start + self.trimmed..range.end + self.trimmed;
        if range.is_empty() {
            return ByteSpan::at(self.place(range.start, range.start > self.trimmed));
        }
        ByteSpan::new(self.place(range.start, false), self.place(range.end, true))
    }

    /// The source byte of an offset; the end of what stands before it, or the start of what stands behind.
    fn place(&self, offset: usize, as_end: bool) -> usize {
        let index =
            self.pieces.partition_point(|piece| if as_end { piece.start < offset } else { piece.start <= offset });
        let Some(piece) = index.checked_sub(1).and_then(|i| self.pieces.get(i)).or(self.pieces.first()) else {
            return self.span.start();
        };
        match (piece.verbatim, as_end) {
            (true, _) => (piece.source.start() + offset.saturating_sub(piece.start)).min(piece.source.end()),
            (false, false) => piece.source.start(),
            (false, true) => piece.source.end(),
        }
    }
}

/// The first lines of a body that are not blank.
pub(in crate::seed) fn opening_lines(body: &Body, source: &str, links: &[Link]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, block) in body.blocks().iter().enumerate() {
        lines_of(body, source, block, index == 0, links, &mut lines);
        if lines.len() >= MOST_LINES {
            break;
        }
    }
    lines
}

/// The lines of one block, the first few.
pub(in crate::seed) fn lines_of_block(body: &Body, source: &str, index: usize, links: &[Link]) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(block) = body.blocks().get(index) {
        lines_of(body, source, block, index == 0, links, &mut lines);
    }
    lines
}

/// The last block of a body, if it is one line.
pub(in crate::seed) fn closing_line(body: &Body, source: &str, links: &[Link]) -> Option<Line> {
    let mut lines = Vec::new();
    lines_of(body, source, body.blocks().last()?, body.blocks().len() == 1, links, &mut lines);
    if lines.len() == 1 { lines.pop() } else { None }
}

fn lines_of(body: &Body, source: &str, block: &Block, first: bool, links: &[Link], lines: &mut Vec<Line>) {
    let before = lines.len();
    let mut line = Line::new(block, body.format, first);
    for (run, text) in body.runs(block, source) {
        if lines.len() >= before + MOST_LINES {
            break;
        }
        let verbatim = source.get(run.span.range()) == Some(text);
        let mut start = 0;
        for (end, _) in text.match_indices('\n').take(MOST_LINES) {
            line.push(text.get(start..end).unwrap_or_default(), part(run.span, start..end, verbatim), verbatim);
            let ended = std::mem::replace(&mut line, Line::new(block, body.format, first));
            lines.extend(ended.finish(links));
            start = end + 1;
        }
        line.push(text.get(start..).unwrap_or_default(), part(run.span, start..text.len(), verbatim), verbatim);
    }
    lines.extend(line.finish(links));
    let alone = lines.len() == before + 1;
    for line in lines.iter_mut().skip(before) {
        line.alone = alone;
    }
}

/// The source bytes of a part of a run.
fn part(run: ByteSpan, range: Range<usize>, verbatim: bool) -> ByteSpan {
    if verbatim { ByteSpan::new(run.start() + range.start, run.start() + range.end) } else { run }
}
