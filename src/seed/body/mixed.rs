//! Markdown with HTML in it.
//!
//! A browser sees what both make together: the elements that Markdown stands for, with the HTML's own tags between
//! them. That is what this module builds, with Markdown's elements as virtual tags. The tokens are then read like those
//! of any HTML body, so text that the HTML hides or marks as boilerplate is left out, and a tag that crosses a
//! paragraph is noticed.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::markdown::{OPTIONS, inside_code};
use crate::seed::html::Tokens;
use crate::text::{ByteSpan, slice};

/// Tokenizes a Markdown body that has HTML in it. Linear.
pub(in crate::seed) fn tokenize(text: &str, span: ByteSpan) -> Tokens<'_> {
    let source = slice(text, span.range());
    let mut tokenizer =
        MixedTokenizer { source, offset: span.start(), tokens: Tokens::new(text), images: 0, block: None };
    for (event, range) in Parser::new_ext(source, OPTIONS).into_offset_iter() {
        tokenizer.handle_event(event, range);
    }
    tokenizer.tokens
}

/// Builds tokens from the events of the Markdown parser.
struct MixedTokenizer<'a> {
    source: &'a str,
    offset: usize,
    tokens: Tokens<'a>,
    /// How many images are open. Their text is not displayed.
    images: usize,
    /// The lines of the open HTML block so far.
    block: Option<ByteSpan>,
}

impl<'a> MixedTokenizer<'a> {
    fn handle_event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Image { .. }) => self.images += 1,
            Event::End(TagEnd::Image) => self.images = self.images.saturating_sub(1),
            Event::Start(Tag::HtmlBlock) => self.block = None,
            Event::End(TagEnd::HtmlBlock) => self.end_html_block(),
            Event::Start(tag) => {
                for name in element_names(&tag.to_end()) {
                    self.tokens.virtual_start(name, self.offset + range.start);
                }
            }
            Event::End(tag) => {
                for name in element_names(&tag).iter().rev() {
                    self.tokens.virtual_end(name, self.offset + range.end);
                }
            }
            _ if self.images > 0 => {}
            Event::Text(text) => self.text(&text, range),
            Event::Code(text) => {
                let inside = inside_code(self.source, &text, range);
                self.tokens.text(self.span(&inside));
            }
            Event::SoftBreak | Event::HardBreak => self.tokens.virtual_start("br", self.offset + range.start),
            Event::Html(_) => self.html_line(&range),
            Event::InlineHtml(_) => self.tokens.tokenize(self.span(&range)),
            Event::Rule => self.tokens.virtual_start("hr", self.offset + range.start),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let span = self.span(&range);
        let mut characters = text.chars();
        match (characters.next(), characters.next(), characters.next()) {
            _ if self.source.get(range) == Some(text) => self.tokens.text(span),
            (Some(first), second, None) => self.tokens.decoded_text(span, first, second),
            _ => self.tokens.text(span),
        }
    }

    /// Collects a line of an HTML block. The parser gives a block line by line, but a tag may span several lines. The
    /// markers of a block quotation before a line are not part of the HTML, and divide it.
    fn html_line(&mut self, range: &Range<usize>) {
        let line = self.span(range);
        let Some(block) = self.block.filter(|block| !block.is_empty()) else {
            self.block = Some(line);
            return;
        };
        let between = slice(self.source, block.end() - self.offset..range.start);
        if between.trim().is_empty() {
            self.block = Some(block.hull(line));
        } else {
            self.end_html_block();
            self.block = Some(line);
        }
    }

    fn end_html_block(&mut self) {
        if let Some(block) = self.block.take().filter(|block| !block.is_empty()) {
            self.tokens.tokenize(block);
        }
    }

    fn span(&self, range: &Range<usize>) -> ByteSpan {
        ByteSpan::from(range.clone()).shifted(self.offset)
    }
}

/// The elements that a Markdown construct stands for, as far as they shape blocks.
fn element_names(tag: &TagEnd) -> &'static [&'static str] {
    use pulldown_cmark::HeadingLevel as Level;
    match tag {
        TagEnd::Paragraph => &["p"],
        TagEnd::Heading(Level::H1) => &["h1"],
        TagEnd::Heading(Level::H2) => &["h2"],
        TagEnd::Heading(Level::H3) => &["h3"],
        TagEnd::Heading(Level::H4) => &["h4"],
        TagEnd::Heading(Level::H5) => &["h5"],
        TagEnd::Heading(Level::H6) => &["h6"],
        TagEnd::BlockQuote(_) => &["blockquote"],
        TagEnd::CodeBlock => &["pre"],
        TagEnd::List(true) => &["ol"],
        TagEnd::List(false) => &["ul"],
        TagEnd::Item => &["li"],
        TagEnd::FootnoteDefinition => &["section"],
        TagEnd::Table => &["table"],
        TagEnd::TableHead => &["thead", "tr"],
        TagEnd::TableRow => &["tr"],
        TagEnd::TableCell => &["td"],
        _ => &[],
    }
}
