//! The arena that html5ever's tree builder writes to.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, QualName, local_name, ns};

use super::node::{HtmlNode, HtmlNodeKind, NONE};

/// The effects of one token on the tree.
#[derive(Default)]
pub(super) struct TokenEffects {
    /// The index of the token, or `NONE`.
    pub(super) token: u32,
    /// Whether the token is text.
    pub(super) is_text: bool,
    /// The element's name, if the token is a start tag.
    pub(super) start_tag: Option<LocalName>,
    /// The elements that were created, in order.
    pub(super) created: Vec<u32>,
    /// The one that the token stands for.
    pub(super) own: Option<u32>,
    /// The elements and texts that a table could not contain.
    pub(super) fostered: Vec<u32>,
    /// Whether nodes were moved.
    pub(super) restructured: bool,
    /// The number of errors that the tree builder reported.
    pub(super) errors: usize,
    /// Whether the tree builder reported that a tag only looks closed (`<div/>`).
    pub(super) slash_ignored: bool,
}

/// The arena, and the effects of the current token.
pub(super) struct NodeSink {
    pub(super) nodes: RefCell<Vec<HtmlNode>>,
    pub(super) step: RefCell<TokenEffects>,
    /// The node whose name was asked for last, which is how the tree builder is made to reveal its current node.
    pub(super) last_named: Cell<u32>,
}

/// The index of the document's node.
pub(super) const DOCUMENT: u32 = 0;

/// A placeholder for a text token, so that its text is never copied: its index in letters, none of which is white
/// space. A tendril of up to eight bytes does not allocate.
pub(super) fn text_placeholder(token: u32) -> StrTendril {
    let mut letters = String::with_capacity(8);
    let mut rest = token;
    for _ in 0..7 {
        letters.push(char::from(b'A' + (rest % 32) as u8));
        rest /= 32;
    }
    StrTendril::from_slice(&letters)
}

fn token_of_placeholder(text: &str) -> u32 {
    text.bytes()
        .rev()
        .fold(0, |token: u32, letter| token.wrapping_mul(32).wrapping_add(u32::from(letter.wrapping_sub(b'A'))))
}

impl NodeSink {
    pub(super) fn new() -> Self {
        let document = HtmlNode { kind: HtmlNodeKind::Document, ..node(LocalName::from(""), ns!()) };
        Self {
            nodes: RefCell::new(vec![document]),
            step: RefCell::new(TokenEffects { token: NONE, ..TokenEffects::default() }),
            last_named: Cell::new(NONE),
        }
    }

    /// Adds an element without a token.
    pub(super) fn push_without_token(&self, name: LocalName) -> u32 {
        self.push(node(name, ns!(html)))
    }

    fn push(&self, node: HtmlNode) -> u32 {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(node);
        nodes.len() as u32 - 1
    }

    fn with<T>(&self, id: u32, read: impl FnOnce(&mut HtmlNode) -> T) -> Option<T> {
        self.nodes.borrow_mut().get_mut(id as usize).map(read)
    }

    /// Detaches a node from its parent.
    fn detach(&self, id: u32) {
        let Some((parent, previous, next)) = self.with(id, |node| {
            let links = (node.parent, node.previous, node.next);
            (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
            links
        }) else {
            return;
        };
        if previous == NONE {
            self.with(parent, |node| node.first = next);
        } else {
            self.with(previous, |node| node.next = next);
        }
        if next == NONE {
            self.with(parent, |node| node.last = previous);
        } else {
            self.with(next, |node| node.previous = previous);
        }
    }

    /// Makes a node the last child of another one.
    fn attach(&self, parent: u32, id: u32) {
        let Some(last) = self.with(parent, |node| std::mem::replace(&mut node.last, id)) else { return };
        self.with(id, |node| (node.parent, node.previous, node.next) = (parent, last, NONE));
        if last == NONE {
            self.with(parent, |node| node.first = id);
        } else {
            self.with(last, |node| node.next = id);
        }
    }

    fn attach_before(&self, sibling: u32, id: u32) {
        let Some((parent, previous)) =
            self.with(sibling, |node| (node.parent, std::mem::replace(&mut node.previous, id)))
        else {
            return;
        };
        self.with(id, |node| (node.parent, node.previous, node.next) = (parent, previous, sibling));
        if previous == NONE {
            self.with(parent, |node| node.first = id);
        } else {
            self.with(previous, |node| node.next = id);
        }
    }

    /// The node for content to insert. `None` for white space that arrives late, out of a table.
    fn node_for(&self, child: NodeOrText<u32>) -> Option<u32> {
        let text = match child {
            NodeOrText::AppendNode(id) => return Some(id),
            NodeOrText::AppendText(text) => text,
        };
        let step = self.step.borrow();
        let token = match text.starts_with(' ') {
            false => token_of_placeholder(&text),
            true if step.is_text => step.token,
            true => return None,
        };
        Some(self.push(HtmlNode { kind: HtmlNodeKind::Text, token, ..node(LocalName::from(""), ns!()) }))
    }
}

fn node(name: LocalName, namespace: Namespace) -> HtmlNode {
    HtmlNode {
        kind: HtmlNodeKind::Element,
        name,
        namespace,
        parent: NONE,
        previous: NONE,
        next: NONE,
        first: NONE,
        last: NONE,
        token: NONE,
        end: 0,
        record: NONE,
    }
}

/// An element's name, for the tree builder.
#[derive(Debug)]
pub(super) struct NodeName(Namespace, LocalName);

impl ElemName for NodeName {
    fn ns(&self) -> &Namespace {
        &self.0
    }

    fn local_name(&self) -> &LocalName {
        &self.1
    }
}

impl TreeSink for NodeSink {
    type Handle = u32;
    type Output = Self;
    type ElemName<'a> = NodeName;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, message: Cow<'static, str>) {
        let mut step = self.step.borrow_mut();
        if message == "Unacknowledged self-closing tag" {
            step.slash_ignored = true;
        } else {
            step.errors += 1;
        }
    }

    fn get_document(&self) -> u32 {
        DOCUMENT
    }

    fn elem_name<'a>(&'a self, target: &'a u32) -> NodeName {
        self.last_named.set(*target);
        self.with(*target, |node| NodeName(node.namespace.clone(), node.name.clone()))
            .unwrap_or_else(|| NodeName(ns!(), LocalName::from("")))
    }

    fn create_element(&self, name: QualName, _: Vec<Attribute>, _: ElementFlags) -> u32 {
        let mut step = self.step.borrow_mut();
        let is_own = step.start_tag.as_ref().is_some_and(|tag| {
            name.local == *tag
                || (name.local == local_name!("img") && **tag == *"image")
                || (name.ns != ns!(html) && name.local.eq_ignore_ascii_case(tag))
        });
        let id = self.push(HtmlNode { token: if is_own { step.token } else { NONE }, ..node(name.local, name.ns) });
        step.created.push(id);
        if is_own && let Some(before) = step.own.replace(id) {
            // The earlier one was a copy of an earlier element with the same name.
            self.with(before, |node| node.token = NONE);
        }
        id
    }

    fn create_comment(&self, _: StrTendril) -> u32 {
        self.push(HtmlNode { kind: HtmlNodeKind::Text, ..node(LocalName::from(""), ns!()) })
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> u32 {
        self.create_comment(StrTendril::new())
    }

    fn append(&self, parent: &u32, child: NodeOrText<u32>) {
        if let Some(id) = self.node_for(child) {
            self.attach(*parent, id);
        }
    }

    fn append_based_on_parent_node(&self, element: &u32, previous: &u32, child: NodeOrText<u32>) {
        let Some(id) = self.node_for(child) else { return };
        self.step.borrow_mut().fostered.push(id);
        if self.with(*element, |node| node.parent).is_some_and(|parent| parent != NONE) {
            self.attach_before(*element, id);
        } else {
            self.attach(*previous, id);
        }
    }

    fn append_before_sibling(&self, sibling: &u32, child: NodeOrText<u32>) {
        if let Some(id) = self.node_for(child) {
            self.detach(id);
            self.attach_before(*sibling, id);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &u32) -> u32 {
        *target
    }

    fn same_node(&self, x: &u32, y: &u32) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, _: &u32, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &u32) {
        self.step.borrow_mut().restructured = true;
        self.detach(*target);
    }

    fn reparent_children(&self, node: &u32, new_parent: &u32) {
        self.step.borrow_mut().restructured = true;
        while let Some(child) = self.with(*node, |node| node.first).filter(|child| *child != NONE) {
            self.detach(child);
            self.attach(*new_parent, child);
        }
    }
}
