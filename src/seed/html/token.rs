//! Tokens, which borrow from the source and know their places in it.

use std::borrow::Cow;

use crate::text::{ByteSpan, slice, subslice};

use super::error::ParseError;

/// A token. The spans of the tokens of one [`Tokens::tokenize`] call tile its span: in order, without gaps or overlaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'s> {
    /// The whole token, from `<` to after `>`. Empty for a virtual tag.
    pub span: ByteSpan,
    /// What it is.
    pub kind: TokenKind<'s>,
    /// Whether it is in the source. If not, it is a virtual tag, which another syntax stands for (a paragraph of
    /// Markdown). Virtual tags shape the tree but never cause errors.
    pub real: bool,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenKind<'s> {
    /// `<p class=x>`
    StartTag(Tag<'s>),
    /// `</p>`
    EndTag(Tag<'s>),
    /// Text: one or more [`TextPiece`]s, see [`Tokens::pieces`].
    Text {
        /// The index of the first piece.
        first: u32,
        /// The index after the last piece.
        end: u32,
    },
    /// `<!-- … -->`, and everything else that HTML treats as a comment.
    Comment(Cow<'s, str>),
    /// `<!DOCTYPE html>`
    Doctype(Box<Doctype>),
    /// Source without effect: `</>`, an empty `<![CDATA[]]>`, a tag that the end of the text cuts off.
    Dropped,
}

/// A start or end tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag<'s> {
    /// The name in ASCII lower case.
    pub name: Cow<'s, str>,
    /// The name in the source.
    pub name_span: ByteSpan,
    /// The attributes, in order. Of several with the same name, only the first.
    pub attributes: Vec<Attribute<'s>>,
    /// Whether it ends in `/>`.
    pub self_closing: bool,
}

impl<'s> Tag<'s> {
    /// The attribute with that name (in lower case). Linear in the number of attributes.
    pub fn attribute(&self, name: &str) -> Option<&Attribute<'s>> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }
}

/// An attribute of a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute<'s> {
    /// The name in ASCII lower case.
    pub name: Cow<'s, str>,
    /// The name in the source.
    pub name_span: ByteSpan,
    /// The value, with character references resolved.
    pub value: Cow<'s, str>,
    /// The value in the source, without quotation marks. If there is none, an empty span after the name.
    pub value_span: ByteSpan,
}

/// A document type declaration. `None` means missing, which is not the same as empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doctype {
    /// The name in ASCII lower case.
    pub name: Option<String>,
    /// The public identifier.
    pub public_id: Option<String>,
    /// The system identifier.
    pub system_id: Option<String>,
    /// Whether it puts a browser in quirks mode.
    pub force_quirks: bool,
}

/// A piece of a text token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextPiece {
    /// The source bytes.
    pub span: ByteSpan,
    /// What they stand for.
    pub text: PieceText,
}

/// The text that a [`TextPiece`] stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceText {
    /// The source bytes themselves.
    Verbatim,
    /// One or two characters: those of a character reference, or a replacement for NUL.
    Decoded(char, Option<char>),
}

impl TextPiece {
    /// Appends the text of the piece to `out`. `source` is the source of its tokens.
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

/// The tokens of a source, in order, with the parse errors found while reading them.
///
/// It is filled from front to back: by [`Tokens::tokenize`] for HTML, and by [`Tokens::text`],
/// [`Tokens::virtual_start`] and [`Tokens::virtual_end`] for another syntax around the HTML.
#[derive(Clone, Debug, Default)]
pub struct Tokens<'s> {
    source: &'s str,
    pub(super) list: Vec<Token<'s>>,
    pub(super) pieces: Vec<TextPiece>,
    pub(super) errors: Vec<ParseError>,
}

impl<'s> Tokens<'s> {
    /// No tokens yet, over `source`.
    pub fn new(source: &'s str) -> Self {
        Self { source, ..Self::default() }
    }

    /// Appends text whose source bytes, `span`, are the text itself.
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

    /// Appends a virtual start tag at `offset`.
    pub fn virtual_start(&mut self, name: &'static str, offset: usize) {
        self.push_virtual(TokenKind::StartTag(Tag { name: Cow::Borrowed(name), ..Tag::default() }), offset);
    }

    /// Appends a virtual end tag at `offset`.
    pub fn virtual_end(&mut self, name: &'static str, offset: usize) {
        self.push_virtual(TokenKind::EndTag(Tag { name: Cow::Borrowed(name), ..Tag::default() }), offset);
    }

    fn push_virtual(&mut self, kind: TokenKind<'s>, offset: usize) {
        self.list.push(Token { span: ByteSpan::at(offset), kind, real: false });
    }

    pub(super) fn push(&mut self, span: ByteSpan, kind: TokenKind<'s>) {
        self.list.push(Token { span, kind, real: true });
    }

    /// The source that the spans refer to.
    pub fn source(&self) -> &'s str {
        self.source
    }

    /// The tokens, in order.
    pub fn list(&self) -> &[Token<'s>] {
        &self.list
    }

    /// The pieces of a text token, in order. Empty for any other token.
    pub fn pieces(&self, token: &Token<'_>) -> &[TextPiece] {
        match token.kind {
            TokenKind::Text { first, end } => subslice(&self.pieces, first as usize..end as usize),
            _ => &[],
        }
    }

    /// The parse errors of the tokenizer. Those of each [`Tokens::tokenize`] call are in the order of their places.
    pub fn errors(&self) -> &[ParseError] {
        &self.errors
    }
}
