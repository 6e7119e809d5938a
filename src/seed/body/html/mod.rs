//! HTML bodies: blocks by block-level elements and line breaks, without markup and boilerplate.
//!
//! The tree determines what an element means for the text inside it. The text itself is read in the order of the
//! source, so text that a browser moves (because a table cannot contain it) stays where it was written.

mod content_role;
mod contexts;

use super::link::BodyLink;
use crate::seed::html::{HtmlTree, NodeId, PieceText, TokenKind, Tokens};
use crate::seed::{BlockKind, Body, BodyFormat, Boilerplate};
use crate::text::{ByteSpan, slice};
use content_role::is_block;
pub use content_role::is_share_address;
use contexts::{TextContext, TextContexts};

/// Whether the tokens are a whole page: they start with a doctype, `<html>`, `<head>` or `<body>`.
pub(in crate::seed) fn is_page(tokens: &Tokens<'_>) -> bool {
    for token in tokens.list() {
        match &token.kind {
            TokenKind::Doctype(_) => return true,
            TokenKind::StartTag(tag) => return matches!(&*tag.name, "html" | "head" | "body"),
            TokenKind::Comment(_) => {}
            TokenKind::Text { .. } if is_blank(slice_span(tokens.source(), token.span)) => {}
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
    pub(in crate::seed) containers: Vec<NodeId>,
    /// The elements that hold boilerplate, in tree order.
    pub(in crate::seed) boilerplate: Vec<Boilerplate>,
    /// The links, in the order of the source.
    pub(in crate::seed) links: Vec<BodyLink>,
}

/// Reads the body in `span` from its tree. Linear.
pub(in crate::seed) fn read(source: &str, span: ByteSpan, tree: &HtmlTree<'_, '_>) -> HtmlBody {
    let contexts = TextContexts::new(tree);
    let mut reader = HtmlBodyReader::new(source, span, tree, &contexts);
    reader.run();
    let HtmlBodyReader { body, containers, .. } = reader;
    HtmlBody { body, containers, boilerplate: contexts.boilerplate, links: contexts.links }
}

/// Reads the text of the tokens in the order of the source.
struct HtmlBodyReader<'a, 's> {
    source: &'a str,
    tree: &'a HtmlTree<'a, 's>,
    contexts: &'a TextContexts,
    body: Body,
    /// The block-level element around each block of the body.
    containers: Vec<NodeId>,
    /// The element whose block the preceding text belongs to. `None` once that block has ended.
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
    /// The span joined with `next` if they are adjacent. White space after something that is left out (a script) is not
    /// part of it.
    fn joined(self, next: ByteSpan) -> ByteSpan {
        if self.span.end() == next.start() { self.span.hull(next) } else { self.span }
    }
}

impl<'a, 's> HtmlBodyReader<'a, 's> {
    fn new(source: &'a str, span: ByteSpan, tree: &'a HtmlTree<'a, 's>, contexts: &'a TextContexts) -> Self {
        let body = Body::new(BodyFormat::Html, span);
        Self { source, tree, contexts, body, containers: vec![], open: None, space: None }
    }

    fn run(&mut self) {
        let tokens = self.tree.tokens();
        for (index, token) in tokens.list().iter().enumerate() {
            match &token.kind {
                TokenKind::StartTag(tag) | TokenKind::EndTag(tag) if is_block(&tag.name) => self.end_block(),
                // A line break inside boilerplate is not part of the text either.
                TokenKind::StartTag(tag) if tag.name == "br" && !self.is_left_out(index) => self.line_break(token.span),
                TokenKind::Text { .. } => {
                    let Some(context) = self.context(index).filter(|context| context.is_body) else { continue };
                    for piece in tokens.pieces(token) {
                        self.piece(piece.span, piece.text, context);
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

    /// Handles `<br>`: a line break. Two in a row start a new block.
    fn line_break(&mut self, span: ByteSpan) {
        match self.space {
            Some(space) if space.is_break => self.end_block(),
            Some(space) => self.space = Some(PendingSpace { span: space.joined(span), is_break: true }),
            None => self.space = Some(PendingSpace { span, is_break: true }),
        }
    }

    fn piece(&mut self, span: ByteSpan, text: PieceText, context: TextContext) {
        match text {
            PieceText::Verbatim if context.kind == BlockKind::Preformatted => self.preformatted(span, context),
            PieceText::Verbatim => self.verbatim(span, context),
            PieceText::Decoded('\0', None) => {}
            PieceText::Decoded(first, None) if first.is_ascii_whitespace() => self.white_space(span),
            // A block starts with its first visible character; many contain only a no-break space.
            PieceText::Decoded(first, None) if first.is_whitespace() && self.open != Some(context.block) => {}
            PieceText::Decoded(first, second) => {
                self.begin_text(context);
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

    /// Reads words and the white space between them. A single space between words stays in their run.
    fn verbatim(&mut self, span: ByteSpan, context: TextContext) {
        let text = slice_span(self.source, span);
        let bytes = text.as_bytes();
        let mut start = 0;
        while start < bytes.len() {
            let blank = bytes.iter().skip(start).take_while(|byte| byte.is_ascii_whitespace()).count();
            if blank > 0 {
                self.white_space(ByteSpan::new(span.start() + start, span.start() + start + blank));
                start += blank;
                continue;
            }
            let end = end_of_word_run(bytes, start);
            let words = slice(text, start..end);
            let begin = if self.open == Some(context.block) { start } else { end - words.trim_start().len() };
            if begin < end {
                self.begin_text(context);
                self.body.push_verbatim(ByteSpan::new(span.start() + begin, span.start() + end));
            }
            start = end;
        }
    }

    /// Reads preformatted text. Line ends at the start of its block are dropped.
    fn preformatted(&mut self, span: ByteSpan, context: TextContext) {
        let text = slice_span(self.source, span);
        let skipped =
            if self.open == Some(context.block) { 0 } else { text.len() - text.trim_start_matches(['\r', '\n']).len() };
        let start = span.start() + skipped;
        let blank = is_blank(slice(text, skipped..));
        if start < span.end() && (!blank || self.open == Some(context.block)) {
            self.begin_text(context);
            self.body.push_verbatim(ByteSpan::new(start, span.end()));
        }
    }

    /// Opens a block if necessary, or adds the pending white space.
    fn begin_text(&mut self, context: TextContext) {
        let space = self.space.take();
        if self.open == Some(context.block) {
            if let Some(space) = space {
                self.push_space(space);
            }
        } else {
            self.body.open_block(context.kind);
            self.open = Some(context.block);
            self.containers.push(context.block);
        }
    }

    fn push_space(&mut self, space: PendingSpace) {
        match slice_span(self.source, space.span) {
            " " => self.body.push_verbatim(space.span),
            _ if space.is_break => self.body.push_decoded(space.span, "\n"),
            _ => self.body.push_decoded(space.span, " "),
        }
    }
}

/// The end of a run of words with single spaces between them.
fn end_of_word_run(bytes: &[u8], start: usize) -> usize {
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

fn slice_span(source: &str, span: ByteSpan) -> &str {
    slice(source, span.range())
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_whitespace())
}
