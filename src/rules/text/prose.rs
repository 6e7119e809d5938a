//! The running text as rules about typography read it: block by block, without code, and with the way back to the
//! source.

use std::ops::Range;

use crate::cancel::Cancelled;
use crate::rules::Reporter;
use crate::seed::{Block, BlockKind, Run, Seed};
use crate::text::ByteSpan;

/// What stands for a piece of inline code.
const CODE: &str = "\u{FFFC}";

/// The text of one block. A line break in it, however it is written, is `\n`; inline code is one U+FFFC.
#[derive(Debug, Default)]
pub(super) struct Prose {
    text: String,
    pieces: Vec<Piece>,
}

/// A stretch of the text and where it comes from.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Its first byte in the text.
    at: usize,
    /// The source.
    span: ByteSpan,
    /// Whether the source reads as the text does.
    verbatim: bool,
}

impl Prose {
    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The source of a range of the text, with the markup inside of it; of a piece that is no copy of the source, all.
    /// Logarithmic.
    pub(super) fn place(&self, range: Range<usize>) -> ByteSpan {
        let start = self.piece_at(range.start).map_or(0, |piece| piece.offset(range.start, false));
        let last = range.end.max(range.start + 1) - 1;
        let end = self.piece_at(last).map_or(start, |piece| piece.offset(range.end, true));
        ByteSpan::new(start, end.max(start))
    }

    /// The source of a range of the text if it reads as the text does, so that it can be replaced. Logarithmic.
    pub(super) fn exact(&self, range: Range<usize>) -> Option<ByteSpan> {
        let place = self.place(range.clone());
        let ends = [self.piece_at(range.start)?, self.piece_at(range.end.checked_sub(1)?)?];
        (ends.iter().all(|piece| piece.verbatim) && place.len() == range.len()).then_some(place)
    }

    fn piece_at(&self, offset: usize) -> Option<Piece> {
        let index = self.pieces.partition_point(|piece| piece.at <= offset);
        index.checked_sub(1).and_then(|index| self.pieces.get(index)).copied()
    }

    fn read<'a>(&mut self, source: &str, runs: impl Iterator<Item = (Run, &'a str)>) {
        self.text.clear();
        self.pieces.clear();
        for (run, text) in runs {
            let code = run.is_verbatim() && is_code(source, run.span);
            self.pieces.push(Piece { at: self.text.len(), span: run.span, verbatim: run.is_verbatim() && !code });
            self.text.push_str(if code { CODE } else { text });
        }
    }
}

impl Piece {
    fn offset(self, at: usize, is_end: bool) -> usize {
        match (self.verbatim, is_end) {
            (true, _) => (self.span.start() + (at - self.at)).min(self.span.end()),
            (false, true) => self.span.end(),
            (false, false) => self.span.start(),
        }
    }
}

/// Whether a stretch stands between the marks of inline code.
fn is_code(source: &str, span: ByteSpan) -> bool {
    let before = source.as_bytes().get(..span.start()).unwrap_or_default();
    let after = source.as_bytes().get(span.end()..).unwrap_or_default();
    (before.ends_with(b"`") && after.starts_with(b"`"))
        || (after.starts_with(b"</")
            && [&b"<code>"[..], b"<kbd>", b"<samp>", b"<tt>"].iter().any(|tag| before.ends_with(tag)))
}

/// Hands over each block of the body but what is preformatted, in order. Linear in the body, plus what `look` costs.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub(super) fn each_block(
    seed: &Seed,
    reporter: &mut Reporter<'_>,
    mut look: impl FnMut(&Block, &Prose, &mut Reporter<'_>),
) -> Result<(), Cancelled> {
    let source = seed.source.text();
    let mut prose = Prose::default();
    for block in seed.body.blocks().iter().filter(|block| block.kind != BlockKind::Preformatted) {
        reporter.pause()?;
        prose.read(source, seed.body.runs(block, source));
        look(block, &prose, reporter);
    }
    Ok(())
}

/// Letters of Japanese and Korean, whose typography is another.
pub(super) fn is_kana_or_hangul(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{AC00}'..='\u{D7A3}')
}

/// Whether a text is Chinese: Han characters, and hardly a letter of Japanese or Korean. Linear.
pub(super) fn is_chinese(text: &str) -> bool {
    let (mut han, mut other) = (0, 0);
    for c in text.chars() {
        han += usize::from(crate::text::is_han(c));
        other += usize::from(is_kana_or_hangul(c));
    }
    han > 0 && other * 10 <= han
}

/// The character right before an offset.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character right at an offset.
pub(super) fn after(text: &str, at: usize) -> Option<char> {
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
                each_block(seed, reporter, |_, prose, reporter| {
                    assert_eq!(prose.text(), "甲乙\u{FFFC}丙&丁");
                    let at = |c: char| {
                        let start = prose.text().find(c).expect("it is there");
                        start..start + c.len_utf8()
                    };
                    assert_eq!(prose.exact(at('乙')).map(|span| seed.source.slice(span)), Some("乙"));
                    assert_eq!(prose.exact(at('\u{FFFC}')), None);
                    assert_eq!(prose.exact(at('&')), None);
                    assert_eq!(seed.source.slice(prose.place(at('&'))), "&amp;");
                    assert_eq!(prose.exact(0..6), None, "markup stands inside");
                    assert_eq!(seed.source.slice(prose.place(0..6)), "甲**乙");
                    reporter.at(prose.place(0..3), crate::messages::message!("see"));
                })
            },
            ..Rule::BASE
        };
        let seed = Seed::parse(Source::from_text("甲**乙**`code`丙&amp;丁\n"), FormatHint::Markdown);
        assert_eq!(run(&LOOKS, &seed, &Settings::default(), &Cancel::new()).map(|found| found.len()), Ok(1));
    }
}
