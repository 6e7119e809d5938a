//! Bodies in HTML: blocks by its block-level elements and line breaks, without markup and boilerplate.
//!
//! The tree says what an element means for the text in it; the text itself is read in the order of the source, so that
//! what a browser moves about (text that a table cannot hold) stays where it was written.

mod content_role;

use super::link::BodyLink;
use crate::seed::html::{HtmlTree, NodeId, PieceText, TokenKind, Tokens};
use crate::seed::{BlockKind, Body, BodyFormat, Boilerplate};
use crate::text::{ByteSpan, slice};
pub use content_role::is_share_address;
use content_role::{ContentRole, content_role, is_block, kind_inside};

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

/// A body read from a tree.
#[derive(Debug)]
pub(in crate::seed) struct HtmlBody {
    /// The text, archive cards included.
    pub(in crate::seed) body: Body,
    /// The block-level element around each block of the body.
    pub(in crate::seed) holders: Vec<NodeId>,
    /// The elements that hold boilerplate, in tree order.
    pub(in crate::seed) boilerplate: Vec<Boilerplate>,
    /// The links, in the order of their places.
    pub(in crate::seed) links: Vec<BodyLink>,
}

/// Reads the body in `span` from its tree. Linear.
pub(in crate::seed) fn read(source: &str, span: ByteSpan, tree: &HtmlTree<'_, '_>) -> HtmlBody {
    let contexts = TextContexts::new(tree);
    let mut reader = HtmlBodyReader::new(source, span, tree, &contexts);
    reader.run();
    let HtmlBodyReader { body, holders, .. } = reader;
    HtmlBody { body, holders, boilerplate: contexts.boilerplate, links: contexts.links }
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
    /// The place of the text of each text token and `<br>`, by its index in [`Tokens::list`].
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
    contexts: &'a TextContexts,
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
    fn new(source: &'a str, span: ByteSpan, tree: &'a HtmlTree<'a, 's>, contexts: &'a TextContexts) -> Self {
        let body = Body::new(BodyFormat::Html, span);
        Self { source, tree, contexts, body, holders: vec![], open: None, space: None }
    }

    fn run(&mut self) {
        let tokens = self.tree.tokens();
        for (index, token) in tokens.list().iter().enumerate() {
            match &token.kind {
                TokenKind::StartTag(tag) | TokenKind::EndTag(tag) if is_block(&tag.name) => self.end_block(),
                // A line break inside boilerplate is not part of the text either.
                TokenKind::StartTag(tag) if tag.name == "br" && !self.is_left_out(index) => self.line_break(token.span),
                TokenKind::Text { .. } => {
                    let Some(place) = self.context(index).filter(|place| place.is_body) else { continue };
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

    /// The context of a token, if it is text or a `<br>` in the tree.
    fn context(&self, token: usize) -> Option<TextContext> {
        self.contexts.of_token.get(token).copied().flatten()
    }

    /// Whether a token is text or a `<br>` that is not part of the body.
    fn is_left_out(&self, token: usize) -> bool {
        self.context(token).is_some_and(|context| !context.is_body)
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
