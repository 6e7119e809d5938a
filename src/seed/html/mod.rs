//! HTML, with the place of everything: tokens, tree, and the errors in both.
//!
//! ```text
//! source ──Tokens::tokenize──▶ Tokens ──HtmlTree::of_fragment / of_document──▶ HtmlTree (+ errors)
//! ```
//!
//! [`Tokens`] is the output of the HTML Standard's tokenizer for a span of a source. Every token, attribute, piece of
//! text and parse error has its byte span. [`HtmlTree`] is what a browser makes of the tokens: elements, identified by
//! [`NodeId`], each with the spans of its tags, and the errors in their nesting ([`MarkupError`]).
//!
//! Another syntax that contains HTML, such as Markdown, builds the tokens from several pieces. Its own structure is
//! added as *virtual* tags, which shape the tree but never cause errors:
//!
//! ```
//! use variorum::seed::html::{HtmlTree, MarkupErrorKind, Tokens};
//! use variorum::text::ByteSpan;
//!
//! let source = "一段<b>话";
//! let mut tokens = Tokens::new(source);
//! tokens.virtual_start("p", 0); // a Markdown paragraph
//! tokens.text(ByteSpan::new(0, 6)); // text as the other syntax reads it: one call for each run
//! tokens.tokenize(ByteSpan::new(6, 9)); // a piece of HTML: one tag, or a whole HTML block
//! tokens.text(ByteSpan::new(9, 12));
//! tokens.virtual_end("p", 12);
//! let tree = HtmlTree::of_fragment(&tokens);
//! assert_eq!(tree.errors()[0].kind, MarkupErrorKind::Unclosed);
//! ```
//!
//! This module knows nothing of the parts of a seed, and never fails: any text gives a tree.

pub mod error;
pub mod escape;
pub mod markup;
pub mod markup_error;
pub mod token;
mod tokenizer;
pub mod tree;

pub use error::{ErrorCode, ParseError};
pub use markup::{Element, ElementAttribute, Markup};
pub use markup_error::{MarkupError, MarkupErrorKind};
pub use token::{Attribute, Doctype, PieceText, Tag, TextPiece, Token, TokenKind, Tokens};
pub use tokenizer::is_reference_name;
pub use tree::{HtmlTree, NodeId, is_void};
