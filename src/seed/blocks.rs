//! The body: the running text of a seed, as blocks of runs that map back to exact source bytes.

use std::ops::Range;

use crate::text::{ByteSpan, slice, subslice};

/// The markup language of a body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BodyFormat {
    /// HTML.
    Html,
    /// CommonMark, with or without HTML.
    Markdown,
    /// Plain text: paragraphs and line breaks only.
    #[default]
    Plain,
}

/// The role of a block in the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph, or any other text that is set like one.
    Paragraph,
    /// A list item, or a term or description of a description list.
    ListItem,
    /// A paragraph of a block quotation.
    Quote,
    /// Preformatted text, whose white space counts.
    Preformatted,
    /// The caption of a figure or table.
    Caption,
    /// A table cell.
    Cell,
}

/// A piece of body text without markup inside. A line break inside a block (`<br>`, or the end of a line in Markdown or
/// plain text) is a run that reads as `\n`; its span may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The source bytes.
    pub span: ByteSpan,
    /// `None` if the text is the source bytes themselves. Otherwise (a character reference, an escape, a line break,
    /// white space that collapses to one space) the range of the text in [`Body::decoded`].
    decoded: Option<ByteSpan>,
}

impl Run {
    /// Whether the text is the source bytes themselves.
    pub fn is_verbatim(&self) -> bool {
        self.decoded.is_none()
    }
}

/// A block: a heading, a paragraph, a list item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its role.
    pub kind: BlockKind,
    /// From the first to the last byte of its text. Markup may lie between.
    pub span: ByteSpan,
    runs: Range<usize>,
}

/// The running text of a seed, without markup and boilerplate.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Its markup language.
    pub format: BodyFormat,
    /// The part of the file that it was read from, with its markup and boilerplate.
    pub span: ByteSpan,
    blocks: Vec<Block>,
    runs: Vec<Run>,
    decoded: String,
}

impl Body {
    /// Creates an empty body. A parser then adds blocks and runs in the order of the source.
    pub fn new(format: BodyFormat, span: ByteSpan) -> Self {
        Self { format, span, ..Self::default() }
    }

    /// Closes the open block and opens another one, to which the following runs belong.
    pub fn open_block(&mut self, kind: BlockKind) {
        self.close_block();
        let runs = self.runs.len()..self.runs.len();
        self.blocks.push(Block { kind, span: ByteSpan::default(), runs });
    }

    /// Closes the open block, if there is one. A block without runs is dropped.
    pub fn close_block(&mut self) {
        if let Some(block) = self.blocks.last()
            && block.runs.is_empty()
        {
            self.blocks.pop();
        }
    }

    /// Adds a run whose text is the source bytes of `span`.
    pub fn push_verbatim(&mut self, span: ByteSpan) {
        self.push(span, None);
    }

    /// Adds a run whose source bytes, `span`, stand for `text`.
    pub fn push_decoded(&mut self, span: ByteSpan, text: &str) {
        let start = self.decoded.len();
        self.decoded.push_str(text);
        self.push(span, Some(ByteSpan::new(start, self.decoded.len())));
    }

    fn push(&mut self, span: ByteSpan, decoded: Option<ByteSpan>) {
        if self.blocks.is_empty() {
            self.open_block(BlockKind::Paragraph);
        }
        self.runs.push(Run { span, decoded });
        let end = self.runs.len();
        if let Some(block) = self.blocks.last_mut() {
            block.span = if block.runs.is_empty() { span } else { block.span.hull(span) };
            block.runs.end = end;
        }
    }

    /// The blocks, in the order of the source.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The runs of a block, each with its text, in the order of the source. `source` is the seed's text.
    pub fn runs<'a>(&'a self, block: &Block, source: &'a str) -> impl DoubleEndedIterator<Item = (Run, &'a str)> {
        self.runs[block.runs.clone()].iter().map(move |run| (*run, self.text_of(*run, source)))
    }

    /// The text of a block. `source` is the seed's text.
    pub fn block_text(&self, block: &Block, source: &str) -> String {
        self.runs(block, source).map(|(_, text)| text).collect()
    }

    /// The text inside `span`, without markup and with a line break between blocks. A run that lies only partly inside
    /// gives that part if it is verbatim, and all of its text otherwise. `source` is the seed's text. Logarithmic in
    /// the size of the body, plus linear in the result.
    pub fn text_within(&self, span: ByteSpan, source: &str) -> String {
        let mut text = String::new();
        for runs in self.blocks_within(span, source) {
            let mut runs = runs.peekable();
            if runs.peek().is_some() && !text.is_empty() {
                text.push('\n');
            }
            text.extend(runs.map(|(_, text)| text));
        }
        text
    }

    /// The runs inside `span`, each with its text, in the order of the source. A verbatim run that lies only partly
    /// inside is cut to that part. `source` is the seed's text. Logarithmic in the size of the body, plus linear in the
    /// result.
    pub fn runs_within<'a>(&'a self, span: ByteSpan, source: &'a str) -> impl Iterator<Item = (Run, &'a str)> {
        self.blocks_within(span, source).flatten()
    }

    fn blocks_within<'a>(
        &'a self,
        span: ByteSpan,
        source: &'a str,
    ) -> impl Iterator<Item = impl Iterator<Item = (Run, &'a str)>> {
        let first = self.blocks.partition_point(|block| block.span.end() <= span.start());
        let blocks = self.blocks.iter().skip(first).take_while(move |block| block.span.start() < span.end());
        blocks.map(move |block| {
            let runs = subslice(&self.runs, block.runs.clone());
            let first = runs.partition_point(|run| run.span.end() <= span.start());
            let inside = runs.iter().skip(first).take_while(move |run| run.span.start() < span.end());
            inside.map(move |run| {
                let cut = ByteSpan::new(run.span.start().max(span.start()), run.span.end().min(span.end()));
                let run = if run.is_verbatim() { Run { span: cut, ..*run } } else { *run };
                (run, self.text_of(run, source))
            })
        })
    }

    fn text_of<'a>(&'a self, run: Run, source: &'a str) -> &'a str {
        match run.decoded {
            None => slice(source, run.span.range()),
            Some(range) => slice(&self.decoded, range.range()),
        }
    }

    /// Removes text that turned out to be part of a header or boilerplate.
    ///
    /// `cuts` are in order and do not overlap; `source` is the seed's text. A verbatim run that a cut covers partly
    /// keeps the rest. Blocks of which nothing is left are dropped, as are line breaks that a cut leaves at the ends of
    /// a block. Linear.
    pub fn cut(&mut self, source: &str, cuts: &[ByteSpan]) {
        if cuts.is_empty() {
            return;
        }
        let whole = std::mem::replace(self, Self::new(self.format, self.span));
        self.decoded.clone_from(&whole.decoded);
        let mut kept = Vec::new();
        for block in &whole.blocks {
            let runs = subslice(&whole.runs, block.runs.clone());
            let from = cuts.partition_point(|cut| cut.end() <= block.span.start());
            let remaining = subslice(cuts, from..);
            kept.clear();
            for run in runs {
                push_uncut(*run, remaining, &mut kept);
            }
            if kept != runs {
                let blank = |run: &Run| whole.text_of(*run, source).trim().is_empty();
                while kept.last().is_some_and(blank) {
                    kept.pop();
                }
                let leading = kept.iter().take_while(|run| blank(run)).count();
                kept.drain(..leading);
            }
            self.open_block(block.kind);
            for run in &kept {
                self.push(run.span, run.decoded);
            }
        }
        self.close_block();
    }
}

/// Appends the parts of a run that lie outside the cuts.
fn push_uncut(run: Run, cuts: &[ByteSpan], kept: &mut Vec<Run>) {
    let from = cuts.partition_point(|cut| cut.end() <= run.span.start());
    let mut start = run.span.start();
    for cut in cuts.iter().skip(from).take_while(|cut| cut.start() < run.span.end()) {
        if run.decoded.is_some() {
            return;
        }
        if start < cut.start() {
            kept.push(Run { span: ByteSpan::new(start, cut.start()), decoded: None });
        }
        start = start.max(cut.end());
    }
    if start < run.span.end() || run.span.is_empty() {
        kept.push(Run { span: ByteSpan::new(start, run.span.end()), decoded: run.decoded });
    }
}
