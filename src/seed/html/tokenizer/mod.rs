//! The tokenizer of the HTML Standard (html.spec.whatwg.org, 13.2.5 “Tokenization”), keeping the place of everything.
//!
//! The standard describes a state machine that advances by one character. Here, each function reads one construct and
//! jumps to the next byte that can matter. All such bytes are ASCII, so every place is a character boundary. Comments
//! give the names of the standard's states.

mod attribute;
mod charref;
mod comment;
mod doctype;
mod end_tag_search;
mod foreign;
mod script;
mod stream;
mod tag;
mod text;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::text::{ByteSpan, slice, subslice};

use super::error::{ErrorCode, ParseError};
use super::token::{PieceText, Tag, TextPiece, TokenKind, Tokens};
pub use charref::is_reference_name;
use end_tag_search::EndTagSearch;
use foreign::ForeignContent;
use stream::is_space;

/// The content model: how characters up to the next token are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ContentModel {
    /// Markup: tags, comments, character references.
    #[default]
    Data,
    /// Text with character references, up to the end tag.
    Rcdata,
    /// Text up to the end tag.
    Rawtext,
    /// A script, up to the end tag.
    Script,
    /// Text up to the end of the input.
    Plaintext,
    /// The content of a CDATA section.
    Cdata,
}

/// The state in which the tokenizer starts.
#[derive(Clone, Debug, Default)]
pub(super) struct TokenizerStart {
    /// The content model of the first characters.
    pub(super) content: ContentModel,
    /// The name of the element whose end tag ends RCDATA, RAWTEXT or script data.
    pub(super) last_start_tag: String,
    /// Whether elements leave the [`ContentModel`] as it is, as if there were no tree builder. For the conformance
    /// tests.
    pub(super) without_tree: bool,
}

impl Tokens<'_> {
    /// Tokenizes the HTML in `span`, which starts outside any tag, and appends its tokens and errors. Their spans are
    /// offsets into the whole source. Linear in the length of the span.
    ///
    /// The content of elements such as `title` and `script` is read as text, as a browser's tree builder demands, with
    /// one exception: an `<iframe>`, `<textarea>` or the like that is never closed does not swallow what follows.
    pub fn tokenize(&mut self, span: ByteSpan) {
        tokenize(self, span, TokenizerStart::default());
    }
}

/// Tokenizes `span` of the source and appends to the tokens. A span that does not fit the source is clipped.
pub(super) fn tokenize(out: &mut Tokens<'_>, span: ByteSpan, start: TokenizerStart) {
    let source = out.source();
    let end = floor(source, span.end());
    let begin = floor(source, span.start()).min(end);
    let first_error = out.errors.len();
    let mut tokenizer = Tokenizer {
        source,
        bytes: &source.as_bytes()[..end],
        at: begin,
        first_piece: out.pieces.len(),
        text_start: begin,
        content: start.content,
        end_name: Cow::Owned(start.last_start_tag),
        without_tree: start.without_tree,
        foreign: ForeignContent::default(),
        searches: EndTagSearch::default(),
        out,
    };
    tokenizer.run();
    stream::scan(source, ByteSpan::new(begin, end), &mut out.errors);
    if let Some(errors) = out.errors.get_mut(first_error..) {
        errors.sort_by_key(|error| error.offset);
    }
}

/// The start of the character around `offset`, or the end of the source.
fn floor(source: &str, offset: usize) -> usize {
    let mut offset = offset.min(source.len());
    while !source.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

struct Tokenizer<'s, 't> {
    source: &'s str,
    /// The source up to the end of the span, so that its end is the end of the input.
    bytes: &'s [u8],
    /// The offset of the next byte.
    at: usize,
    /// Where the open text token starts: its byte offset, and its first piece.
    text_start: usize,
    first_piece: usize,
    content: ContentModel,
    end_name: Cow<'s, str>,
    without_tree: bool,
    foreign: ForeignContent,
    searches: EndTagSearch,
    out: &'t mut Tokens<'s>,
}

impl<'s> Tokenizer<'s, '_> {
    fn run(&mut self) {
        while self.at < self.bytes.len() || self.content == ContentModel::Cdata {
            match self.content {
                ContentModel::Data => self.data(),
                ContentModel::Rcdata | ContentModel::Rawtext => self.raw_text(),
                ContentModel::Script => self.script(),
                ContentModel::Plaintext => self.plaintext(),
                ContentModel::Cdata => self.cdata(self.at),
            }
        }
        self.flush_text(self.at);
    }

    fn peek(&self) -> Option<u8> {
        self.peek_at(0)
    }

    fn peek_at(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn rest(&self) -> &'s [u8] {
        subslice(self.bytes, self.at..)
    }

    /// The source text from `start` to `end`.
    fn slice(&self, start: usize, end: usize) -> &'s str {
        slice(self.source, start..end)
    }

    /// Whether the rest starts with `word`, in any letter case.
    fn looking_at(&self, word: &str) -> bool {
        self.rest().get(..word.len()).is_some_and(|next| next.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// Moves past white space.
    fn skip_space(&mut self) {
        while self.peek().is_some_and(is_space) {
            self.at += 1;
        }
    }

    /// The end of the character at `offset`, or `offset` at the end of the input.
    fn end_of_char(&self, offset: usize) -> usize {
        let mut end = (offset + 1).min(self.bytes.len());
        while end < self.bytes.len() && !self.source.is_char_boundary(end) {
            end += 1;
        }
        end.max(offset)
    }

    /// Records an error at `offset` with the span `from..to`. An empty span is widened to the character.
    fn error(&mut self, code: ErrorCode, offset: usize, from: usize, to: usize) {
        let span = if from < to { ByteSpan::new(from, to) } else { ByteSpan::new(from, self.end_of_char(from)) };
        self.out.errors.push(ParseError { code, offset, span, first: None });
    }

    /// Records an error about the character at `offset`.
    fn error_at(&mut self, code: ErrorCode, offset: usize) {
        self.error(code, offset, offset, offset);
    }

    /// Records an error at the end of the input. Its span is the first `mark` bytes of the construct that starts at
    /// `opened`.
    fn error_at_end(&mut self, code: ErrorCode, opened: usize, mark: usize) {
        let end = self.bytes.len();
        self.error(code, end, opened, (opened + mark).min(end));
    }

    /// Appends verbatim text to the open text token.
    fn verbatim(&mut self, start: usize, end: usize) {
        if start >= end {
            return;
        }
        let open = self.out.pieces.len() > self.first_piece;
        if let Some(last) = self.out.pieces.last_mut()
            && open
            && last.text == PieceText::Verbatim
            && last.span.end() == start
        {
            last.span = ByteSpan::new(last.span.start(), end);
            return;
        }
        self.out.pieces.push(TextPiece { span: ByteSpan::new(start, end), text: PieceText::Verbatim });
    }

    /// Appends a decoded piece to the open text token.
    fn decoded(&mut self, start: usize, end: usize, first: char, second: Option<char>) {
        self.out.pieces.push(TextPiece { span: ByteSpan::new(start, end), text: PieceText::Decoded(first, second) });
    }

    /// Ends the open text token at `end`, where something else starts.
    fn flush_text(&mut self, end: usize) {
        let (first, last) = (self.first_piece, self.out.pieces.len());
        if first < last {
            let kind = TokenKind::Text { first: first as u32, end: last as u32 };
            self.out.push(ByteSpan::new(self.text_start, end), kind);
        }
        self.first_piece = last;
        self.text_start = end;
    }

    /// Emits a token from `start` to the current offset, where the next text starts.
    fn emit(&mut self, start: usize, kind: TokenKind<'s>) {
        self.out.push(ByteSpan::new(start, self.at), kind);
        self.text_start = self.at;
    }

    /// Emits a start tag and determines the content model of its element.
    fn emit_start_tag(&mut self, start: usize, tag: Tag<'s>) {
        if !self.without_tree {
            self.enter_element(&tag);
        }
        self.emit(start, TokenKind::StartTag(tag));
    }

    fn emit_end_tag(&mut self, start: usize, tag: Tag<'s>) {
        self.content = ContentModel::Data;
        self.foreign.close(&tag.name);
        self.emit(start, TokenKind::EndTag(tag));
    }
}
