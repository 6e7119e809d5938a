//! The nodes of a tree, as the arena stores them.

use html5ever::{LocalName, Namespace};

/// Stands for no node, or no token.
pub(super) const NONE: u32 = u32::MAX;

/// The kind of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HtmlNodeKind {
    Document,
    Element,
    Text,
}

/// A node. Its relatives are indices into the arena, or `NONE`.
#[derive(Clone, Debug)]
pub(super) struct HtmlNode {
    pub(super) kind: HtmlNodeKind,
    /// An element's name; empty for other nodes.
    pub(super) name: LocalName,
    pub(super) namespace: Namespace,
    pub(super) parent: u32,
    pub(super) previous: u32,
    pub(super) next: u32,
    pub(super) first: u32,
    pub(super) last: u32,
    /// The start tag or text token that the node comes from; `NONE` for an implied node.
    pub(super) token: u32,
    /// The byte where it ended: after its end tag, or before another tag that ended it.
    pub(super) end: u32,
    /// The index of its record; copies of an element share one.
    pub(super) record: u32,
}
