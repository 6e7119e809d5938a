//! The running text for rules about typography: block by block, without code, with a mapping back to the source and
//! counts of each class of characters. All rules of a check share it.

use std::cell::OnceCell;
use std::ops::Range;

use super::verbatim::{Verbatim, is_code};
use crate::seed::{Block, BlockKind, Run, Seed};
use crate::text::{ByteSpan, CharClass, CharCounts, slice};

/// What replaces a piece of inline code.
const CODE: &str = "\u{FFFC}";

/// The running text of a seed and the spans that are not prose, which are computed when the first rule needs them.
#[derive(Debug, Default)]
pub(super) struct RunningText {
    proses: OnceCell<BodyProse>,
    verbatim: OnceCell<Verbatim>,
}

impl RunningText {
    /// Returns the text. The first call is linear in the body.
    pub(super) fn body_prose(&self, seed: &Seed) -> &BodyProse {
        self.proses.get_or_init(|| BodyProse::from_seed(seed))
    }

    /// Returns the spans that are not prose. The first call is linear in the body.
    pub(super) fn verbatim(&self, seed: &Seed) -> &Verbatim {
        self.verbatim.get_or_init(|| Verbatim::from_seed(seed))
    }
}

/// The text of each block of a body except preformatted ones.
#[derive(Debug, Default)]
pub(super) struct BodyProse {
    text: String,
    pieces: Vec<SourcePiece>,
    blocks: Vec<BlockRanges>,
    kinds: CharCounts,
}

/// Where the text of one block is.
#[derive(Debug)]
struct BlockRanges {
    /// The index of the block in the seed.
    block: usize,
    text: Range<usize>,
    pieces: Range<usize>,
    kinds: CharCounts,
}

/// The text of one block. Every line break in it is `\n`, and a piece of inline code is one U+FFFC.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prose<'a> {
    text: &'a str,
    pieces: &'a [SourcePiece],
    kinds: &'a CharCounts,
}

/// A piece of the text, and where it comes from.
#[derive(Clone, Copy, Debug)]
struct SourcePiece {
    /// Its first byte in the text of the block.
    at: usize,
    /// Its span in the source.
    span: ByteSpan,
    /// Whether the source is identical to the text.
    verbatim: bool,
}

impl BodyProse {
    fn from_seed(seed: &Seed) -> Self {
        let source = seed.source.text();
        let mut proses = Self { text: String::with_capacity(seed.body.span.len()), ..Self::default() };
        let blocks = seed.body.blocks().iter().enumerate();
        for (index, block) in blocks.filter(|(_, block)| block.kind != BlockKind::Preformatted) {
            proses.read(source, index, seed.body.runs(block, source));
        }
        proses
    }

    fn read<'a>(&mut self, source: &str, block: usize, runs: impl Iterator<Item = (Run, &'a str)>) {
        let (start, first) = (self.text.len(), self.pieces.len());
        for (run, text) in runs {
            let code = run.is_verbatim() && is_code(source, run.span);
            let at = self.text.len() - start;
            self.pieces.push(SourcePiece { at, span: run.span, verbatim: run.is_verbatim() && !code });
            self.text.push_str(if code { CODE } else { text });
        }
        let kinds = CharCounts::new(slice(&self.text, start..));
        self.kinds.add(&kinds);
        self.blocks.push(BlockRanges { block, text: start..self.text.len(), pieces: first..self.pieces.len(), kinds });
    }

    /// How many characters of each class all blocks contain.
    pub(super) fn kinds(&self) -> &CharCounts {
        &self.kinds
    }

    /// Returns each block with its text, in order.
    pub(super) fn blocks<'a>(&'a self, seed: &'a Seed) -> impl DoubleEndedIterator<Item = (&'a Block, Prose<'a>)> {
        self.blocks.iter().filter_map(|stretch| {
            let prose = Prose {
                text: self.text.get(stretch.text.clone())?,
                pieces: self.pieces.get(stretch.pieces.clone())?,
                kinds: &stretch.kinds,
            };
            Some((seed.body.blocks().get(stretch.block)?, prose))
        })
    }
}

impl<'a> Prose<'a> {
    /// Returns the text.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// Returns how many characters of each class it contains.
    pub(super) fn kinds(&self) -> &'a CharCounts {
        self.kinds
    }

    /// Whether it is Chinese: it contains Han characters and hardly any Japanese or Korean letters.
    pub(super) fn is_chinese(&self) -> bool {
        let han = self.kinds.han();
        han > 0 && self.kinds.count(CharClass::KanaOrHangul) * 10 <= han
    }

    /// Returns the source span of a range of the text, including the markup inside it. A piece that differs from its
    /// source counts as a whole. Logarithmic.
    pub(super) fn source_span(&self, range: Range<usize>) -> ByteSpan {
        let start = self.piece_at(range.start).map_or(0, |piece| piece.offset(range.start, false));
        let last = range.end.max(range.start + 1) - 1;
        let end = self.piece_at(last).map_or(start, |piece| piece.offset(range.end, true));
        ByteSpan::new(start, end.max(start))
    }

    /// Returns the source span of a range of the text if both are identical, so that it can be replaced. Logarithmic.
    pub(super) fn exact_source_span(&self, range: Range<usize>) -> Option<ByteSpan> {
        let place = self.source_span(range.clone());
        let ends = [self.piece_at(range.start)?, self.piece_at(range.end.checked_sub(1)?)?];
        (ends.iter().all(|piece| piece.verbatim) && place.len() == range.len()).then_some(place)
    }

    fn piece_at(&self, offset: usize) -> Option<SourcePiece> {
        let index = self.pieces.partition_point(|piece| piece.at <= offset);
        index.checked_sub(1).and_then(|index| self.pieces.get(index)).copied()
    }
}

impl SourcePiece {
    fn offset(self, at: usize, is_end: bool) -> usize {
        match (self.verbatim, is_end) {
            (true, _) => (self.span.start() + (at - self.at)).min(self.span.end()),
            (false, true) => self.span.end(),
            (false, false) => self.span.start(),
        }
    }
}

/// Returns the character that ends at a byte offset.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// Returns the character that begins at a byte offset.
pub(super) fn char_after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cancel::Cancel;
    use crate::rules::{Rule, Settings, run};
    use crate::seed::FormatHint;
    use crate::text::Source;

    #[test]
    fn every_place_leads_back_to_its_source_and_code_is_left_out() {
        static LOOKS: Rule = Rule {
            name: "text/looks",
            check: |seed, reporter| {
                reporter.for_each_block(seed, |_, prose, reporter| {
                    assert_eq!(prose.text(), "甲乙\u{FFFC}丙&丁");
                    let at = |c: char| {
                        let start = prose.text().find(c).expect("it is there");
                        start..start + c.len_utf8()
                    };
                    assert_eq!(prose.exact_source_span(at('乙')).map(|span| seed.source.slice(span)), Some("乙"));
                    assert_eq!(prose.exact_source_span(at('\u{FFFC}')), None);
                    assert_eq!(prose.exact_source_span(at('&')), None);
                    assert_eq!(seed.source.slice(prose.source_span(at('&'))), "&amp;");
                    assert_eq!(prose.exact_source_span(0..6), None, "markup stands inside");
                    assert_eq!(seed.source.slice(prose.source_span(0..6)), "甲**乙");
                    reporter.report(prose.source_span(0..3), crate::messages::message!("see"));
                })
            },
            ..Rule::BASE
        };
        let seed = Seed::parse(Source::from_text("甲**乙**`code`丙&amp;丁\n"), FormatHint::Markdown);
        assert_eq!(run(&LOOKS, &seed, &Settings::default(), &Cancel::new()).map(|found| found.len()), Ok(1));
    }
}
