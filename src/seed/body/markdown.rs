//! Markdown bodies: CommonMark 0.31, with tables, footnotes and strikethrough.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::link::BodyLink;
use crate::seed::markdown::{Fence, Markdown, MarkdownLink, Underlined};
use crate::seed::{BlockKind, Body, BodyFormat};
use crate::text::{ByteSpan, slice};

/// The extensions of CommonMark that are enabled.
pub const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_STRIKETHROUGH);

/// A Markdown body, its HTML skipped.
#[derive(Debug)]
pub(in crate::seed) struct MarkdownBody {
    /// The text.
    pub(in crate::seed) body: Body,
    /// What the parser saw besides the text.
    pub(in crate::seed) facts: Markdown,
    /// The links whose address is written in the link, in the order of their places.
    pub(in crate::seed) links: Vec<BodyLink>,
}

/// Reads a Markdown body. Linear.
pub(in crate::seed) fn read(text: &str, span: ByteSpan) -> MarkdownBody {
    let source = slice(text, span.range());
    let mut unresolved = Vec::new();
    let mut reader = MarkdownReader::new(source, span);
    let note = |link: BrokenLink<'_>| {
        unresolved.push(ByteSpan::from(link.span).shifted(span.start()));
        None
    };
    for (event, range) in Parser::new_with_broken_link_callback(source, OPTIONS, Some(note)).into_offset_iter() {
        reader.handle_event(event, range);
    }
    reader.body.close_block();
    let MarkdownReader { body, mut facts, .. } = reader;
    unresolved.sort_unstable();
    unresolved.dedup();
    facts.unresolved = unresolved;
    facts.links.sort_by_key(|link| link.span);
    facts.fences.sort_by_key(|fence| fence.span);
    facts.emphasis.sort_unstable();
    let links = facts
        .links
        .iter()
        .filter(|link| !link.image && !link.url_span.is_empty())
        .map(|link| BodyLink { span: link.span, url: link.url.clone(), url_span: link.url_span })
        .collect();
    MarkdownBody { body, facts, links }
}

/// Builds a body from the parser's events.
struct MarkdownReader<'a> {
    source: &'a str,
    offset: usize,
    body: Body,
    facts: Markdown,
    /// Whether a block is open that the next text belongs to.
    open: bool,
    quotes: usize,
    items: usize,
    images: usize,
    code: bool,
}

impl<'a> MarkdownReader<'a> {
    fn new(source: &'a str, span: ByteSpan) -> Self {
        Self {
            source,
            offset: span.start(),
            body: Body::new(BodyFormat::Markdown, span),
            facts: Markdown::default(),
            open: false,
            quotes: 0,
            items: 0,
            images: 0,
            code: false,
        }
    }

    fn handle_event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => {
                if !self.code {
                    self.literal(self.span(&range));
                }
                self.text(&text, &range);
            }
            Event::Code(text) => self.text(&text, &inside_code(self.source, &text, range)),
            Event::SoftBreak | Event::HardBreak => self.text("\n", &range),
            Event::Html(_) | Event::InlineHtml(_) => {
                let span = self.span(&range);
                match self.facts.html.last_mut() {
                    Some(last) if last.end() == span.start() => *last = last.hull(span),
                    _ => self.facts.html.push(span),
                }
            }
            Event::Rule => self.close(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                let kind = match (self.quotes, self.items) {
                    (0, 0) => BlockKind::Paragraph,
                    (0, _) => BlockKind::ListItem,
                    _ => BlockKind::Quote,
                };
                self.open(kind);
            }
            Tag::Heading { level, .. } => {
                self.open(BlockKind::Heading(level as u8));
                self.underlined(&range);
            }
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::Item => {
                self.items += 1;
                self.open(if self.quotes > 0 { BlockKind::Quote } else { BlockKind::ListItem });
            }
            Tag::TableCell => self.open(BlockKind::Cell),
            Tag::CodeBlock(kind) => {
                self.code = true;
                self.open(BlockKind::Preformatted);
                if let CodeBlockKind::Fenced(_) = kind {
                    self.fence(&range);
                }
            }
            Tag::Image { link_type, dest_url, .. } => {
                self.images += 1;
                self.link(true, link_type, &dest_url, &range);
            }
            Tag::Link { link_type, dest_url, .. } => self.link(false, link_type, &dest_url, &range),
            Tag::Emphasis | Tag::Strong => self.facts.emphasis.push(self.span(&range)),
            Tag::FootnoteDefinition(_) | Tag::HtmlBlock => self.close(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, _: Range<usize>) {
        match tag {
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::Item => {
                self.items = self.items.saturating_sub(1);
                self.close();
            }
            TagEnd::CodeBlock => {
                self.code = false;
                self.close();
            }
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::HtmlBlock => self.close(),
            _ => {}
        }
    }

    /// Notes literal text. The parser splits text at every possible delimiter; adjacent pieces are joined.
    fn literal(&mut self, span: ByteSpan) {
        match self.facts.literals.last_mut() {
            Some(last) if last.end() == span.start() => *last = last.hull(span),
            _ => self.facts.literals.push(span),
        }
    }

    fn open(&mut self, kind: BlockKind) {
        self.body.open_block(kind);
        self.open = true;
    }

    fn close(&mut self) {
        self.body.close_block();
        self.open = false;
    }

    fn span(&self, range: &Range<usize>) -> ByteSpan {
        ByteSpan::from(range.clone()).shifted(self.offset)
    }

    fn text(&mut self, text: &str, range: &Range<usize>) {
        if self.images > 0 || text.is_empty() || range.is_empty() {
            return;
        }
        if !self.open {
            self.open(if self.items > 0 { BlockKind::ListItem } else { BlockKind::Paragraph });
        }
        let span = self.span(range);
        if self.source.get(range.clone()) == Some(text) {
            self.body.push_verbatim(span);
        } else {
            self.body.push_decoded(span, text);
        }
    }

    fn link(&mut self, image: bool, link_type: LinkType, url: &str, range: &Range<usize>) {
        let auto = matches!(link_type, LinkType::Autolink | LinkType::Email);
        let written = slice(self.source, range.clone());
        let place = match link_type {
            LinkType::Inline => inline_address(written),
            LinkType::Autolink | LinkType::Email => Some(1..written.len().saturating_sub(1)),
            _ => None,
        };
        let url_span = match place {
            Some(place) => self.span(&(range.start + place.start..range.start + place.end)),
            None => ByteSpan::at(self.offset + range.end),
        };
        self.facts.links.push(MarkdownLink { span: self.span(range), image, auto, url: url.to_owned(), url_span });
    }

    /// Notes a heading that is one because of the line below it.
    fn underlined(&mut self, range: &Range<usize>) {
        let written = slice(self.source, range.clone()).trim_end();
        let marks = written.len() - written.trim_end_matches(['=', '-']).len();
        let is_one = marks > 0 && !written.starts_with('#') && written.contains('\n');
        if is_one {
            let end = range.start + written.len();
            let line = self.span(&(end - marks..end));
            self.facts.underlined.push(Underlined { span: self.span(&(range.start..end)), line });
        }
    }

    fn fence(&mut self, range: &Range<usize>) {
        let written = slice(self.source, range.clone());
        let first = written.lines().next().unwrap_or_default();
        let mark = first.chars().next().unwrap_or('`');
        let length = first.len() - first.trim_start_matches(mark).len();
        let last = written.trim_end().lines().next_back().unwrap_or_default();
        let last = last.trim_start_matches(['>', ' ', '\t']).trim_end();
        let closed = written.trim_end().contains('\n') && last.len() >= length && last.chars().all(|c| c == mark);
        let opening = self.span(&(range.start..range.start + length));
        self.facts.fences.push(Fence { opening, span: self.span(range), closed });
    }
}

/// The range of inline code without its backticks.
pub(super) fn inside_code(source: &str, text: &CowStr<'_>, range: Range<usize>) -> Range<usize> {
    let written = slice(source, range.clone());
    let bare = written.trim_matches('`');
    let ticks = (written.len() - written.trim_start_matches('`').len()).min(written.len() - bare.len());
    let ahead = bare.find(text.as_ref());
    let start = range.start + ticks + ahead.unwrap_or(0);
    start..start + if ahead.is_some() { text.len() } else { bare.len() }
}

/// The range of the address in an inline link, `[text](address "title")`, as offsets into the link.
fn inline_address(written: &str) -> Option<Range<usize>> {
    let end = written.len().checked_sub(1)?;
    let inside = written.get(..end)?;
    // The text may contain brackets and the address parentheses, but `](` occurs only between them, or in a nested
    // image, which comes before.
    let start = inside.rfind("](")? + 2;
    let rest = inside.get(start..)?;
    let padding = rest.len() - rest.trim_start().len();
    let rest = rest.trim_start();
    let (padding, length) = match rest.strip_prefix('<') {
        Some(angled) => (padding + 1, angled.find('>')?),
        None => (padding, rest.find(char::is_whitespace).unwrap_or(rest.len())),
    };
    Some(start + padding..start + padding + length)
}
