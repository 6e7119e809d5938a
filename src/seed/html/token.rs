//! What the tokenizer gives: tokens that borrow from the source and say where they stand in it.

use std::borrow::Cow;

use crate::text::{ByteSpan, slice, subslice};

use super::error::ParseError;

/// One token. The spans of the tokens of one [`Tokens::tokenize`] call tile its span: in order, without gap or overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'s> {
    /// All of it, from `<` to behind `>`. Empty for a virtual tag.
    pub span: ByteSpan,
    /// What it is.
    pub kind: TokenKind<'s>,
    /// Whether it stands in the source. A virtual tag is one that another syntax stands for (Markdown's paragraphs);
    /// it shapes the tree, and no error is ever reported of it.
    pub real: bool,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenKind<'s> {
    /// `<p class=x>`
    StartTag(Tag<'s>),
    /// `</p>`
    EndTag(Tag<'s>),
    /// Characters: one or more [`TextPiece`]s, see [`Tokens::pieces`].
    Text {
        /// The first piece.
        first: u32,
        /// The piece after the last.
        end: u32,
    },
    /// `<!-- … -->`, and everything that HTML takes for a comment.
    Comment(Cow<'s, str>),
    /// `<!DOCTYPE html>`
    Doctype(Box<Doctype>),
    /// Source that gives no token: `</>`, an empty `<![CDATA[]]>`, a tag that the end of the text cuts off.
    Dropped,
}

/// A start or end tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag<'s> {
    /// The name in ASCII lower case.
    pub name: Cow<'s, str>,
    /// The name in the source.
    pub name_span: ByteSpan,
    /// The attributes in order. Of several with the same name only the first counts and is here.
    pub attributes: Vec<Attribute<'s>>,
    /// Whether it ends in `/>`.
    pub self_closing: bool,
}

impl<'s> Tag<'s> {
    /// The attribute of that name (in lower case). Linear in the number of attributes.
    pub fn attribute(&self, name: &str) -> Option<&Attribute<'s>> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }
}

/// One attribute of a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute<'s> {
    /// The name in ASCII lower case.
    pub name: Cow<'s, str>,
    /// The name in the source.
    pub name_span: ByteSpan,
    /// The value, character references resolved.
    pub value: Cow<'s, str>,
    /// The value in the source, without quotes; empty behind the name if there is none.
    pub value_span: ByteSpan,
}

/// A document type declaration. `None` is "missing", which is not the same as empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doctype {
    /// The name in ASCII lower case.
    pub name: Option<String>,
    /// The public identifier.
    pub public_id: Option<String>,
    /// The system identifier.
    pub system_id: Option<String>,
    /// Whether a browser falls back to quirks mode.
    pub force_quirks: bool,
}

/// A stretch of a text token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextPiece {
    /// The source bytes.
    pub span: ByteSpan,
    /// What they stand for.
    pub text: PieceText,
}

/// What a piece of text stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceText {
    /// The characters that stand there.
    Verbatim,
    /// The one or two characters of a character reference, or a replaced NUL.
    Decoded(char, Option<char>),
}

impl TextPiece {
    /// The text of the piece in `source`, appended to `out`.
    pub fn push_to(&self, source: &str, out: &mut String) {
        match self.text {
            PieceText::Verbatim => out.push_str(slice(source, self.span.range())),
            PieceText::Decoded(first, second) => {
                out.push(first);
                out.extend(second);
            }
        }
    }
}

/// A stream of tokens over one source, with the parse errors that were met on the way.
///
/// It is filled from front to back: by [`Tokens::tokenize`] for HTML, and, where another syntax carries the HTML, by
/// [`Tokens::text`], [`Tokens::virtual_start`] and [`Tokens::virtual_end`] for what stands between.
#[derive(Clone, Debug, Default)]
pub struct Tokens<'s> {
    source: &'s str,
    pub(super) list: Vec<Token<'s>>,
    pub(super) pieces: Vec<TextPiece>,
    pub(super) errors: Vec<ParseError>,
}

impl<'s> Tokens<'s> {
    /// An empty stream over `source`.
    pub fn new(source: &'s str) -> Self {
        Self { source, ..Self::default() }
    }

    /// Appends text that reads as the source bytes of `span` say.
    pub fn text(&mut self, span: ByteSpan) {
        self.push_piece(TextPiece { span, text: PieceText::Verbatim });
    }

    /// Appends one or two characters that the source bytes of `span` stand for.
    pub fn decoded_text(&mut self, span: ByteSpan, first: char, second: Option<char>) {
        self.push_piece(TextPiece { span, text: PieceText::Decoded(first, second) });
    }

    fn push_piece(&mut self, piece: TextPiece) {
        let first = self.pieces.len() as u32;
        self.pieces.push(piece);
        self.push(piece.span, TokenKind::Text { first, end: first + 1 });
    }

    /// Appends a start tag that does not stand in the source, at `offset`.
    pub fn virtual_start(&mut self, name: &'static str, offset: usize) {
        self.push_virtual(TokenKind::StartTag(Tag { name: Cow::Borrowed(name), ..Tag::default() }), offset);
    }

    /// Appends an end tag that does not stand in the source, at `offset`.
    pub fn virtual_end(&mut self, name: &'static str, offset: usize) {
        self.push_virtual(TokenKind::EndTag(Tag { name: Cow::Borrowed(name), ..Tag::default() }), offset);
    }

    fn push_virtual(&mut self, kind: TokenKind<'s>, offset: usize) {
        self.list.push(Token { span: ByteSpan::at(offset), kind, real: false });
    }

    pub(super) fn push(&mut self, span: ByteSpan, kind: TokenKind<'s>) {
        self.list.push(Token { span, kind, real: true });
    }

    /// The source that the spans speak of.
    pub fn source(&self) -> &'s str {
        self.source
    }

    /// The tokens in order.
    pub fn list(&self) -> &[Token<'s>] {
        &self.list
    }

    /// The pieces of a text token, in order; none for any other token.
    pub fn pieces(&self, token: &Token<'_>) -> &[TextPiece] {
        match token.kind {
            TokenKind::Text { first, end } => subslice(&self.pieces, first as usize..end as usize),
            _ => &[],
        }
    }

    /// The parse errors of the tokenizer, in the order of their places for each call of [`Tokens::tokenize`].
    pub fn errors(&self) -> &[ParseError] {
        &self.errors
    }
}
