//! Bodies in HTML: blocks by its block-level elements and line breaks, without markup and boilerplate.
//!
//! The tree says what an element means for the text in it; the text itself is read in the order of the source, so that
//! what a browser moves about (text that a table cannot hold) stays where it was written.

mod content_role;

#[cfg(test)]
mod tests;

use super::{BodyLink, ParsedBody};
use crate::seed::header::{cards, html_head};
use crate::seed::html::{HtmlTree, Markup, NodeId, PieceText, TokenKind, Tokens};
use crate::seed::{BlockKind, Body, BodyFormat, Boilerplate};
use crate::text::{ByteSpan, slice};
pub use content_role::is_share_address;
use content_role::{ContentRole, content_role, is_block, kind_inside};

/// Reads the HTML body in `span`, a piece of a page or a whole one. Linear in its length.
pub(in crate::seed) fn read(source: &str, span: ByteSpan) -> ParsedBody {
    let mut tokens = Tokens::new(source);
    tokens.tokenize(span);
    let page = is_page(&tokens);
    let tree = if page { HtmlTree::of_document(&tokens) } else { HtmlTree::of_fragment(&tokens) };
    let mut read = of_tree(source, span, &tree);
    read.markup = Some(Markup::new(&tokens, &tree));
    if page {
        read.parts.extend(html_head::read(source, &tree));
    }
    read
}

/// Whether the tokens are a whole page: they begin with its doctype, `<html>`, `<head>` or `<body>`.
pub(in crate::seed) fn is_page(tokens: &Tokens<'_>) -> bool {
    for token in tokens.list() {
        match &token.kind {
            TokenKind::Doctype(_) => return true,
            TokenKind::StartTag(tag) => return matches!(&*tag.name, "html" | "head" | "body"),
            TokenKind::Comment(_) => {}
            TokenKind::Text { .. } if is_blank(source_of(tokens, token.span)) => {}
            _ => return false,
        }
    }
    false
}

/// The body of a tree that is built already.
pub(in crate::seed) fn of_tree(source: &str, span: ByteSpan, tree: &HtmlTree<'_, '_>) -> ParsedBody {
    let places = TextContexts::new(tree);
    let mut walk = HtmlBodyReader::new(source, span, tree, &places);
    walk.run();
    let HtmlBodyReader { mut body, holders, .. } = walk;
    let found = cards::find(source, &body, &holders, tree, &places.links);
    let mut boilerplate = places.boilerplate;
    boilerplate.extend(found.boilerplate);
    boilerplate.sort_by_key(|part| (part.span.start(), std::cmp::Reverse(part.span.end())));
    let mut end = 0;
    boilerplate.retain(|part| {
        let apart = part.span.start() >= end;
        end = end.max(part.span.end());
        apart
    });
    body.cut(source, &found.cuts);
    boilerplate.retain_mut(|part| end_before_text(part, &body, source));
    ParsedBody { body, boilerplate, links: places.links, parts: found.cards, ..ParsedBody::default() }
}

/// Ends boilerplate where text begins that a browser shows outside of the element, for its tags are misnested. Gives
/// whether anything is left of it.
fn end_before_text(part: &mut Boilerplate, body: &Body, source: &str) -> bool {
    let text = body.runs_within(part.span, source).map(|(run, _)| run.span).find(|run| !run.is_empty());
    part.span = ByteSpan::new(part.span.start(), text.map_or(part.span.end(), ByteSpan::start));
    !part.span.is_empty()
}

/// Where in the page each text stands.
#[derive(Clone, Copy)]
struct TextContext {
    kind: BlockKind,
    /// The innermost block-level element around it.
    block: NodeId,
    is_body: bool,
}

/// The place of every node, and what was met on the way.
struct TextContexts {
    /// The place of each text and of each `<br>`, by the index of its token.
    of_token: Vec<Option<TextContext>>,
    boilerplate: Vec<Boilerplate>,
    links: Vec<BodyLink>,
}

impl TextContexts {
    fn new(tree: &HtmlTree<'_, '_>) -> Self {
        let root = TextContext { kind: BlockKind::Paragraph, block: tree.root(), is_body: true };
        let mut places = Self { of_token: vec![None; tree.tokens().list().len()], boilerplate: vec![], links: vec![] };
        let mut inside = vec![(tree.root(), root)];
        for id in tree.descendants(tree.root()) {
            // The innermost element on the way that the node is in.
            let parent = tree.parent(id);
            while inside.len() > 1 && inside.last().map(|(open, _)| *open) != parent {
                inside.pop();
            }
            let around = inside.last().map_or(root, |(_, place)| *place);
            let is_break = tree.name(id) == "br";
            if (tree.is_text(id) || is_break)
                && let Some(slot) = tree.token_index(id).and_then(|token| places.of_token.get_mut(token))
            {
                *slot = Some(around);
            }
            if !tree.is_text(id) {
                inside.push((id, places.enter(tree, id, around)));
            }
        }
        places.links.sort_by_key(|link| link.span);
        places
    }

    /// The place inside of an element.
    fn enter(&mut self, tree: &HtmlTree<'_, '_>, id: NodeId, around: TextContext) -> TextContext {
        if !around.is_body {
            return around;
        }
        let name = tree.name(id);
        let span = tree.span(id);
        let place = TextContext {
            kind: kind_inside(name, around.kind),
            block: if is_block(name) { id } else { around.block },
            is_body: true,
        };
        match content_role(tree, id) {
            ContentRole::Text => {
                if name == "a"
                    && let Some(href) = tree.attribute(id, "href")
                {
                    self.links.push(BodyLink { span, url: href.value.trim().to_owned(), url_span: href.value_span });
                }
                place
            }
            ContentRole::NoText => TextContext { is_body: false, ..place },
            ContentRole::Boilerplate(kind) => {
                if !span.is_empty() {
                    self.boilerplate.push(Boilerplate { kind, span });
                }
                TextContext { is_body: false, ..place }
            }
        }
    }
}

/// Reads the text of the tokens in order.
struct HtmlBodyReader<'a, 's> {
    source: &'a str,
    tree: &'a HtmlTree<'a, 's>,
    places: &'a TextContexts,
    body: Body,
    /// The block-level element that each block of the body stands in.
    holders: Vec<NodeId>,
    /// The block that the text before belongs to; `None` once it is ended.
    open: Option<NodeId>,
    /// White space or a line break that counts only if text follows in the same block.
    space: Option<PendingSpace>,
}

#[derive(Clone, Copy)]
struct PendingSpace {
    span: ByteSpan,
    is_break: bool,
}

impl PendingSpace {
    /// Its span with what follows directly; what stands behind something that is left out (a script) is not part of it.
    fn joined(self, next: ByteSpan) -> ByteSpan {
        if self.span.end() == next.start() { self.span.hull(next) } else { self.span }
    }
}

impl<'a, 's> HtmlBodyReader<'a, 's> {
    fn new(source: &'a str, span: ByteSpan, tree: &'a HtmlTree<'a, 's>, places: &'a TextContexts) -> Self {
        let body = Body::new(BodyFormat::Html, span);
        Self { source, tree, places, body, holders: vec![], open: None, space: None }
    }

    fn run(&mut self) {
        let tokens = self.tree.tokens();
        for (index, token) in tokens.list().iter().enumerate() {
            match &token.kind {
                TokenKind::StartTag(tag) | TokenKind::EndTag(tag) if is_block(&tag.name) => self.end_block(),
                // One inside of boilerplate is as little of the text as the words beside it.
                TokenKind::StartTag(tag) if tag.name == "br" && !self.is_left_out(index) => self.line_break(token.span),
                TokenKind::Text { .. } => {
                    let Some(place) = self.place(index).filter(|place| place.is_body) else { continue };
                    for piece in tokens.pieces(token) {
                        self.piece(piece.span, piece.text, place);
                    }
                }
                _ => {}
            }
        }
        self.end_block();
        self.body.close_block();
    }

    /// The place of a token, if it is a text or a `<br>` that is in the tree.
    fn place(&self, token: usize) -> Option<TextContext> {
        self.places.of_token.get(token).copied().flatten()
    }

    /// Whether a token is a text or a `<br>` inside of what is left out of the body.
    fn is_left_out(&self, token: usize) -> bool {
        self.place(token).is_some_and(|place| !place.is_body)
    }

    fn end_block(&mut self) {
        self.open = None;
        self.space = None;
    }

    /// A `<br>`: a line break; two in a row begin a new block.
    fn line_break(&mut self, span: ByteSpan) {
        match self.space {
            Some(space) if space.is_break => self.end_block(),
            Some(space) => self.space = Some(PendingSpace { span: space.joined(span), is_break: true }),
            None => self.space = Some(PendingSpace { span, is_break: true }),
        }
    }

    fn piece(&mut self, span: ByteSpan, text: PieceText, place: TextContext) {
        match text {
            PieceText::Verbatim if place.kind == BlockKind::Preformatted => self.preformatted(span, place),
            PieceText::Verbatim => self.verbatim(span, place),
            PieceText::Decoded('\0', None) => {}
            PieceText::Decoded(first, None) if first.is_ascii_whitespace() => self.white_space(span),
            // A block begins with its first character that can be seen: many hold a no-break space and nothing else.
            PieceText::Decoded(first, None) if first.is_whitespace() && self.open != Some(place.block) => {}
            PieceText::Decoded(first, second) => {
                self.begin_text(place);
                let mut decoded = String::from(first);
                decoded.extend(second);
                self.body.push_decoded(span, &decoded);
            }
        }
    }

    fn white_space(&mut self, span: ByteSpan) {
        if self.open.is_some() {
            let is_break = self.space.is_some_and(|space| space.is_break);
            let span = self.space.map_or(span, |space| space.joined(span));
            self.space = Some(PendingSpace { span, is_break });
        }
    }

    /// Words and the white space between them. A single space inside of a stretch of words stays in it.
    fn verbatim(&mut self, span: ByteSpan, place: TextContext) {
        let text = source_slice(self.source, span);
        let bytes = text.as_bytes();
        let mut start = 0;
        while start < bytes.len() {
            let blank = bytes.iter().skip(start).take_while(|byte| byte.is_ascii_whitespace()).count();
            if blank > 0 {
                self.white_space(ByteSpan::new(span.start() + start, span.start() + start + blank));
                start += blank;
                continue;
            }
            let end = end_of_words(bytes, start);
            let words = slice(text, start..end);
            let begin = if self.open == Some(place.block) { start } else { end - words.trim_start().len() };
            if begin < end {
                self.begin_text(place);
                self.body.push_verbatim(ByteSpan::new(span.start() + begin, span.start() + end));
            }
            start = end;
        }
    }

    /// Text that is kept as it is written, but for line ends at the start of its block.
    fn preformatted(&mut self, span: ByteSpan, place: TextContext) {
        let text = source_slice(self.source, span);
        let skipped =
            if self.open == Some(place.block) { 0 } else { text.len() - text.trim_start_matches(['\r', '\n']).len() };
        let start = span.start() + skipped;
        let blank = is_blank(slice(text, skipped..));
        if start < span.end() && (!blank || self.open == Some(place.block)) {
            self.begin_text(place);
            self.body.push_verbatim(ByteSpan::new(start, span.end()));
        }
    }

    /// Opens a block if none is open, and gives the white space before the text its due.
    fn begin_text(&mut self, place: TextContext) {
        let space = self.space.take();
        if self.open == Some(place.block) {
            if let Some(space) = space {
                self.push_space(space);
            }
        } else {
            self.body.open_block(place.kind);
            self.open = Some(place.block);
            self.holders.push(place.block);
        }
    }

    fn push_space(&mut self, space: PendingSpace) {
        match source_slice(self.source, space.span) {
            " " => self.body.push_verbatim(space.span),
            _ if space.is_break => self.body.push_decoded(space.span, "\n"),
            _ => self.body.push_decoded(space.span, " "),
        }
    }
}

/// The end of a stretch of words with single spaces between them.
fn end_of_words(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    loop {
        at += bytes.iter().skip(at).take_while(|byte| !byte.is_ascii_whitespace()).count();
        let next = bytes.get(at + 1);
        if bytes.get(at) != Some(&b' ') || next.is_none_or(u8::is_ascii_whitespace) {
            return at;
        }
        at += 1;
    }
}

fn source_slice(source: &str, span: ByteSpan) -> &str {
    slice(source, span.range())
}

fn source_of<'s>(tokens: &Tokens<'s>, span: ByteSpan) -> &'s str {
    slice(tokens.source(), span.range())
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_whitespace())
}
