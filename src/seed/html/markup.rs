//! The facts about a seed's HTML that rules examine: errors, and the places of tags.

use std::collections::HashMap;

use crate::seed::suppression;
use crate::text::{ByteSpan, slice, subslice};

use super::markup_error::{MarkupError, MarkupErrorKind};
use super::{Attribute, HtmlTree, NodeId, Token, TokenKind, Tokens};

/// An element with a start tag in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element {
    /// The name in the start tag.
    pub name: ByteSpan,
    /// The start tag.
    pub tag: ByteSpan,
    /// From the start of the start tag to the end of the end tag, or to where the element ends without one.
    pub span: ByteSpan,
    /// Whether it is an HTML element, not one of SVG or MathML.
    pub is_html: bool,
    /// The range of its attributes: the first, and the one after the last.
    attributes: (u32, u32),
}

/// An attribute of a start tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ElementAttribute {
    /// The name in the source.
    pub name: ByteSpan,
    /// The value in the source, without quotation marks. If there is none, an empty span after the name.
    pub value: ByteSpan,
}

/// The most comments for Variorum that are read.
const MAX_DIRECTIVES: usize = 1000;

/// The facts about the markup of a body.
#[derive(Clone, Debug, Default)]
pub struct Markup {
    /// All errors, in the order of the source.
    pub errors: Vec<MarkupError>,
    /// All elements, in the order of their start tags.
    pub elements: Vec<Element>,
    attributes: Vec<ElementAttribute>,
    /// The comments for Variorum, each with the span of the element or text that follows it.
    pub directives: Vec<(ByteSpan, ByteSpan)>,
}

impl Markup {
    /// Collects the facts of a tree and its tokens. Linear.
    pub fn new(tokens: &Tokens<'_>, tree: &HtmlTree<'_, '_>) -> Self {
        let mut errors: Vec<_> = tokens
            .errors()
            .iter()
            .map(|error| MarkupError {
                kind: MarkupErrorKind::Parse(error.code),
                span: error.span,
                name: error.span,
                opener: error.first,
                other: tag_around(tokens, error.span),
            })
            .chain(tree.errors().iter().copied())
            .collect();
        errors.sort_by_key(|error| error.span);
        let mut markup = Self { errors, directives: directives(tokens, tree), ..Self::default() };
        for id in tree.elements() {
            let Some(token) = tree.token(id).filter(|token| token.real) else { continue };
            let TokenKind::StartTag(tag) = &token.kind else { continue };
            let first = markup.attributes.len() as u32;
            let written =
                |attribute: &Attribute<'_>| ElementAttribute { name: attribute.name_span, value: attribute.value_span };
            markup.attributes.extend(tag.attributes.iter().map(written));
            markup.elements.push(Element {
                name: tag.name_span,
                tag: token.span,
                span: tree.span(id),
                is_html: tree.is_html(id),
                attributes: (first, markup.attributes.len() as u32),
            });
        }
        markup
    }

    /// The attributes of an element, in order. Of several with the same name, only the first.
    pub fn attributes(&self, element: &Element) -> &[ElementAttribute] {
        let (first, end) = element.attributes;
        subslice(&self.attributes, first as usize..end as usize)
    }
}

/// Finds the comments for Variorum. Linear in the number of tokens, times the number of comments if nothing follows
/// them.
fn directives(tokens: &Tokens<'_>, tree: &HtmlTree<'_, '_>) -> Vec<(ByteSpan, ByteSpan)> {
    let written = |token: &Token<'_>| slice(tokens.source(), token.span.range());
    let is_directive = |token: &Token<'_>| {
        token.real && matches!(token.kind, TokenKind::Comment(_)) && suppression::is_suppression_comment(written(token))
    };
    let places: Vec<usize> =
        (0..).zip(tokens.list()).filter(|(_, token)| is_directive(token)).map(|(at, _)| at).collect();
    if places.is_empty() {
        return Vec::new();
    }
    let elements: HashMap<usize, NodeId> = tree.elements().filter_map(|id| Some((tree.token_index(id)?, id))).collect();
    let follows = |(at, token): (usize, &Token<'_>)| match &token.kind {
        TokenKind::StartTag(tag) if tag.name != "br" => elements.get(&at).map(|id| tree.span(*id)),
        TokenKind::Text { .. } if !written(token).trim().is_empty() => Some(token.span),
        _ => None,
    };
    let directive = |at: usize| {
        let comment = tokens.list().get(at)?.span;
        let next = (0..).zip(tokens.list()).skip(at + 1).find_map(follows);
        Some((comment, next.unwrap_or(ByteSpan::at(comment.end()))))
    };
    places.into_iter().take(MAX_DIRECTIVES).filter_map(directive).collect()
}

/// The tag that contains a place. Logarithmic in the number of tokens. Virtual tags contain nothing.
fn tag_around(tokens: &Tokens<'_>, place: ByteSpan) -> Option<ByteSpan> {
    let end = tokens.list().partition_point(|token| token.span.start() <= place.start());
    let token = tokens.list().get(..end)?.iter().rev().find(|token| token.real)?;
    let is_tag = matches!(token.kind, TokenKind::StartTag(_) | TokenKind::EndTag(_));
    (is_tag && token.span.covers(place)).then_some(token.span)
}
