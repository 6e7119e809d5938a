//! The nodes of a tree.

use html5ever::{LocalName, Namespace};

/// No node, or no token.
pub(super) const NONE: u32 = u32::MAX;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HtmlNodeKind {
    Document,
    Element,
    Text,
}

#[derive(Clone, Debug)]
pub(super) struct HtmlNode {
    pub(super) kind: HtmlNodeKind,
    /// An element's name; empty otherwise.
    pub(super) name: LocalName,
    pub(super) namespace: Namespace,
    pub(super) parent: u32,
    pub(super) previous: u32,
    pub(super) next: u32,
    pub(super) first: u32,
    pub(super) last: u32,
    /// The start tag or text token that the node is made of; `NONE` for what the tree builder made up.
    pub(super) token: u32,
    /// The end tag that ended it, if one did.
    pub(super) end_token: u32,
    /// The byte at which it ended: behind its end tag, or where another tag ended it.
    pub(super) end: u32,
    /// The index of what is known of its closing; copies of an element share it.
    pub(super) record: u32,
}
