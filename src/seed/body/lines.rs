//! The first and last lines of a body as a reader sees them. Bylines, source lines and notices stand there, in any
//! markup.

use std::ops::Range;

use super::link::BodyLink;
use crate::seed::{Block, BlockKind, Body, BodyFormat};
use crate::text::{ByteSpan, slice, span_of};

/// The most lines that are examined.
const MAX_LINES: usize = 16;

/// After this many bytes of text, no further line is examined.
const MAX_OPENING_BYTES: usize = 1500;

/// A longer line is running text.
const MAX_LINE_BYTES: usize = 900;

/// A line of running text that can map every part of its text to source bytes.
#[derive(Debug)]
pub(in crate::seed) struct BodyLine {
    /// The text, trimmed, and cut off after [`MAX_LINE_BYTES`].
    pub(in crate::seed) text: String,
    /// From the first to the last source byte of the text.
    pub(in crate::seed) span: ByteSpan,
    /// The kind of block that it is in.
    pub(in crate::seed) kind: BlockKind,
    /// The format of the body.
    pub(in crate::seed) format: BodyFormat,
    /// Whether it is the only line of its block.
    pub(in crate::seed) alone: bool,
    /// The number of lines before it.
    pub(in crate::seed) number: usize,
    /// Whether the text was cut off.
    pub(in crate::seed) long: bool,
    /// The links in it, at most four.
    pub(in crate::seed) links: Vec<BodyLink>,
    segments: Vec<LineSegment>,
    trimmed: usize,
}

/// The source of a part of a line's text.
#[derive(Debug)]
struct LineSegment {
    /// Its offset in the untrimmed text.
    start: usize,
    source: ByteSpan,
    verbatim: bool,
}

impl BodyLine {
    fn new(block: &Block, format: BodyFormat) -> Self {
        Self {
            text: String::new(),
            span: ByteSpan::default(),
            kind: block.kind,
            format,
            alone: true,
            number: 0,
            long: false,
            links: vec![],
            segments: vec![],
            trimmed: 0,
        }
    }

    fn push(&mut self, text: &str, source: ByteSpan, verbatim: bool) {
        if self.long || text.is_empty() {
            return;
        }
        let mut text = text;
        if self.text.len() + text.len() > MAX_LINE_BYTES {
            let room = MAX_LINE_BYTES.saturating_sub(self.text.len());
            let end = (0..=room.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
            text = slice(text, ..end);
            self.long = true;
        }
        self.segments.push(LineSegment { start: self.text.len(), source, verbatim });
        self.text.push_str(text);
    }

    /// Trims the text and determines its span and links. Returns `None` if nothing is left.
    fn finish(mut self, links: &[BodyLink]) -> Option<Self> {
        let trimmed = self.text.trim();
        if trimmed.is_empty() {
            return None;
        }
        self.trimmed = self.text.len() - self.text.trim_start().len();
        if trimmed.len() < self.text.len() {
            self.text = trimmed.to_owned();
        }
        self.span = self.span_at(0..self.text.len());
        let from = links.partition_point(|link| link.span.end() <= self.span.start());
        let inside = links.iter().skip(from).take_while(|link| link.span.start() < self.span.end());
        self.links = inside.take(4).cloned().collect();
        Some(self)
    }

    /// The source span of `part`, a slice of [`BodyLine::text`].
    pub(in crate::seed) fn span_of(&self, part: &str) -> ByteSpan {
        self.span_at(span_of(&self.text, part).range())
    }

    /// The source span of a range of [`BodyLine::text`]. An empty range gives an empty span at its place.
    pub(in crate::seed) fn span_at(&self, range: Range<usize>) -> ByteSpan {
        let range = range.start + self.trimmed..range.end + self.trimmed;
        if range.is_empty() {
            return ByteSpan::at(self.source_offset(range.start, range.start > self.trimmed));
        }
        ByteSpan::new(self.source_offset(range.start, false), self.source_offset(range.end, true))
    }

    /// The part of `part`, a slice of [`BodyLine::text`], that precedes the source byte `offset`.
    pub(in crate::seed) fn before<'a>(&self, part: &'a str, offset: usize) -> &'a str {
        let start = span_of(&self.text, part).start();
        let at = |at: usize| self.source_offset(start + at + self.trimmed, false);
        let end = part.char_indices().map(|(index, _)| index).find(|index| at(*index) >= offset);
        slice(part, ..end.unwrap_or(part.len()))
    }

    /// The part of [`BodyLine::text`] inside a span of the source.
    pub(in crate::seed) fn text_of(&self, span: ByteSpan) -> &str {
        let until_end = self.before(&self.text, span.end());
        slice(until_end, self.before(&self.text, span.start()).len()..)
    }

    /// The source offset of an offset in the untrimmed text: the end of what precedes it if `as_end`, or else the start
    /// of what follows.
    fn source_offset(&self, offset: usize, as_end: bool) -> usize {
        let index = self
            .segments
            .partition_point(|segment| if as_end { segment.start < offset } else { segment.start <= offset });
        let Some(segment) = index.checked_sub(1).and_then(|i| self.segments.get(i)).or(self.segments.first()) else {
            return self.span.start();
        };
        match (segment.verbatim, as_end) {
            (true, _) => (segment.source.start() + offset.saturating_sub(segment.start)).min(segment.source.end()),
            (false, false) => segment.source.start(),
            (false, true) => segment.source.end(),
        }
    }
}

/// The first lines of a body that are not blank, up to where running text certainly starts.
pub(in crate::seed) fn opening_lines(body: &Body, source: &str, links: &[BodyLink]) -> Vec<BodyLine> {
    let mut lines: Vec<BodyLine> = Vec::new();
    let mut bytes = 0;
    for block in body.blocks() {
        let before = lines.len();
        lines_of(body, source, block, links, &mut lines);
        bytes += lines.iter().skip(before).map(|line| line.text.len()).sum::<usize>();
        if lines.len() >= MAX_LINES || bytes >= MAX_OPENING_BYTES {
            break;
        }
    }
    lines
}

/// The last lines of a body that are not blank, in order. The search goes upwards and stops at the first line for which
/// `last` is true. [`BodyLine::number`] counts from the first returned line.
pub(in crate::seed) fn closing_lines(
    body: &Body,
    source: &str,
    links: &[BodyLink],
    last: impl Fn(&BodyLine) -> bool,
) -> Vec<BodyLine> {
    let mut lines: Vec<BodyLine> = Vec::new();
    for block in body.blocks().iter().rev() {
        let before = lines.len();
        let mut last_first: Vec<BlockSegment<'_>> = Vec::new();
        let (mut bytes, mut stopped) = (0, false);
        for segment in segments(body, source, block).rev() {
            if segment.ends_line && !last_first.is_empty() {
                lines.extend(joined(&last_first, block, body.format, links));
                last_first.clear();
                bytes = 0;
                if lines.len() >= MAX_LINES || lines.last().is_some_and(&last) {
                    stopped = true;
                    break;
                }
            }
            bytes += segment.text.len();
            if bytes <= 2 * MAX_LINE_BYTES || last_first.is_empty() {
                last_first.push(segment);
            }
        }
        lines.extend(joined(&last_first, block, body.format, links));
        let alone = lines.len() == before + 1 && !stopped;
        for line in lines.iter_mut().skip(before) {
            line.alone = alone;
        }
        if lines.len() >= MAX_LINES || lines.last().is_some_and(&last) {
            break;
        }
    }
    lines.reverse();
    for (number, line) in lines.iter_mut().enumerate() {
        line.number = number;
    }
    lines
}

fn joined(last_first: &[BlockSegment<'_>], block: &Block, format: BodyFormat, links: &[BodyLink]) -> Option<BodyLine> {
    let mut line = BodyLine::new(block, format);
    for segment in last_first.iter().rev() {
        line.push(segment.text, segment.source, segment.verbatim);
    }
    line.finish(links)
}

/// The first lines of the block with that index.
pub(in crate::seed) fn lines_of_block(body: &Body, source: &str, index: usize, links: &[BodyLink]) -> Vec<BodyLine> {
    let mut lines = Vec::new();
    if let Some(block) = body.blocks().get(index) {
        lines_of(body, source, block, links, &mut lines);
    }
    lines
}

fn lines_of(body: &Body, source: &str, block: &Block, links: &[BodyLink], lines: &mut Vec<BodyLine>) {
    let before = lines.len();
    let mut line = BodyLine::new(block, body.format);
    for segment in segments(body, source, block) {
        line.push(segment.text, segment.source, segment.verbatim);
        if segment.ends_line {
            let ended = std::mem::replace(&mut line, BodyLine::new(block, body.format));
            lines.extend(ended.finish(links));
            if lines.len() >= before + MAX_LINES {
                break;
            }
        }
    }
    lines.extend(line.finish(links));
    let alone = lines.len() == before + 1;
    for (number, line) in lines.iter_mut().enumerate().skip(before) {
        line.alone = alone;
        line.number = number;
    }
}

/// A part of a block's text within one run and one line.
#[derive(Clone, Copy)]
struct BlockSegment<'a> {
    /// The text, without the line break.
    text: &'a str,
    source: ByteSpan,
    verbatim: bool,
    ends_line: bool,
}

fn segments<'a>(body: &'a Body, source: &'a str, block: &Block) -> impl DoubleEndedIterator<Item = BlockSegment<'a>> {
    body.runs(block, source).flat_map(move |(run, text)| {
        let verbatim = source.get(run.span.range()) == Some(text);
        text.split_inclusive('\n').map(move |part| {
            let bare = part.strip_suffix('\n').unwrap_or(part);
            let source = if verbatim { span_of(text, bare).shifted(run.span.start()) } else { run.span };
            BlockSegment { text: bare, source, verbatim, ends_line: bare.len() < part.len() }
        })
    })
}
