//! The tree that a browser builds from the tokens (html.spec.whatwg.org, 13.2.6 “Tree construction”), in one arena.
//!
//! html5ever builds the tree. This module only tracks which token each node comes from, and so its place in the source.

mod build;
mod names;
mod nesting;
mod node;
mod records;
mod sink;

#[cfg(test)]
mod tests;

pub use build::MAX_DEPTH;
use html5ever::ns;
pub use names::is_void;

use super::markup_error::MarkupError;
use super::token::{Attribute, Tag, Token, TokenKind, Tokens};
use crate::text::{ByteSpan, slice};
use node::{HtmlNode, HtmlNodeKind, NONE};

/// The identifier of a node of an [`HtmlTree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub(super) u32);

/// The tree of a list of tokens, with the errors in its nesting.
#[derive(Debug)]
pub struct HtmlTree<'t, 's> {
    tokens: &'t Tokens<'s>,
    nodes: Vec<HtmlNode>,
    root: u32,
    errors: Vec<MarkupError>,
}

impl<'t, 's> HtmlTree<'t, 's> {
    /// The tokens that it was built from.
    pub fn tokens(&self) -> &'t Tokens<'s> {
        self.tokens
    }

    /// The errors in the nesting of elements, in the order of the source.
    pub fn errors(&self) -> &[MarkupError] {
        &self.errors
    }

    /// The root: the fragment or the document.
    pub fn root(&self) -> NodeId {
        NodeId(self.root)
    }

    fn node(&self, id: NodeId) -> Option<&HtmlNode> {
        self.nodes.get(id.0 as usize)
    }

    /// All elements that come from a start tag, virtual or not, in the order of their tags.
    pub fn elements(&self) -> impl Iterator<Item = NodeId> + '_ {
        (0..self.nodes.len() as u32)
            .map(NodeId)
            .filter(|id| self.node(*id).is_some_and(|node| node.kind == HtmlNodeKind::Element && node.token != NONE))
    }

    /// The elements with that name (in lower case), in the order of their tags.
    pub fn elements_named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = NodeId> + 'a {
        self.elements().filter(move |id| self.name(*id) == name)
    }

    /// An element's name in lower case, or in SVG's own spelling. Empty for any other node.
    pub fn name(&self, id: NodeId) -> &str {
        self.node(id).map_or("", |node| &node.name)
    }

    /// Whether a node is an HTML element, not one of SVG or MathML.
    pub fn is_html(&self, id: NodeId) -> bool {
        self.node(id).is_some_and(|node| node.kind == HtmlNodeKind::Element && node.namespace == ns!(html))
    }

    /// Whether a node is text.
    pub fn is_text(&self, id: NodeId) -> bool {
        self.node(id).is_some_and(|node| node.kind == HtmlNodeKind::Text)
    }

    /// The index in [`Tokens::list`] of the start tag or text that a node comes from. `None` for an implied node, such
    /// as a `<tbody>` without a tag.
    pub fn token_index(&self, id: NodeId) -> Option<usize> {
        self.node(id).map(|node| node.token).filter(|token| *token != NONE).map(|token| token as usize)
    }

    /// The start tag or text that a node comes from.
    pub fn token(&self, id: NodeId) -> Option<&'t Token<'s>> {
        self.tokens.list().get(self.token_index(id)?)
    }

    /// The start tag of an element.
    pub fn tag(&self, id: NodeId) -> Option<&'t Tag<'s>> {
        match &self.token(id)?.kind {
            TokenKind::StartTag(tag) => Some(tag),
            _ => None,
        }
    }

    /// An attribute of an element, by its name in lower case.
    pub fn attribute(&self, id: NodeId, name: &str) -> Option<&'t Attribute<'s>> {
        self.tag(id)?.attribute(name)
    }

    /// The span of an element, from the start of its start tag to the end of its end tag, or to where it ended without
    /// one. For text, its own span. For an implied node, the empty span at 0.
    pub fn span(&self, id: NodeId) -> ByteSpan {
        let (Some(node), Some(token)) = (self.node(id), self.token(id)) else { return ByteSpan::default() };
        ByteSpan::new(token.span.start(), token.span.end().max(node.end as usize))
    }

    /// The parent. `None` for the root.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.link(id, |node| node.parent)
    }

    /// The ancestors, starting with the parent.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
    }

    /// The children, in order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.link(id, |node| node.first), |id| self.link(*id, |node| node.next))
    }

    /// The descendants, in tree order.
    pub fn descendants(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.link(id, |node| node.first), move |at| self.following(*at, id))
    }

    /// The node after `at` in tree order, within `top`.
    fn following(&self, at: NodeId, top: NodeId) -> Option<NodeId> {
        if let Some(child) = self.link(at, |node| node.first) {
            return Some(child);
        }
        let mut at = at;
        while at != top {
            if let Some(next) = self.link(at, |node| node.next) {
                return Some(next);
            }
            at = self.parent(at)?;
        }
        None
    }

    fn link(&self, id: NodeId, which: impl Fn(&HtmlNode) -> u32) -> Option<NodeId> {
        self.node(id).map(which).filter(|other| *other != NONE).map(NodeId)
    }

    /// The text inside an element, with references resolved and trimmed, and the span from its first to its last
    /// character. `None` if the text is blank.
    pub fn text(&self, id: NodeId) -> Option<(String, ByteSpan)> {
        let mut text = String::new();
        let mut span: Option<ByteSpan> = None;
        for piece in
            self.descendants(id).filter_map(|node| self.token(node)).flat_map(|token| self.tokens.pieces(token))
        {
            let start = text.len();
            piece.push_to(self.tokens.source(), &mut text);
            let added = slice(&text, start..);
            if added.trim().is_empty() {
                continue;
            }
            let solid = if matches!(piece.text, super::PieceText::Verbatim) {
                let from = piece.span.start() + (added.len() - added.trim_start().len());
                ByteSpan::new(from, from + added.trim().len())
            } else {
                piece.span
            };
            span = Some(span.map_or(solid, |span| span.hull(solid)));
        }
        span.map(|span| (text.trim().to_owned(), span))
    }
}
