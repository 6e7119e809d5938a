//! Drives html5ever's tree builder, and tracks which elements are open.
//!
//! The tree builder keeps its stack of open elements to itself, but reveals its current node. The ancestors of that
//! node are the open elements (except around foster-parented content of a table, for which the table's row counts). So
//! the stack is known after each token, and comparing it with the previous one tells which elements the token ended.

use std::collections::HashMap;

use html5ever::interface::QuirksMode;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{self as html5, TagKind, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};

use super::HtmlTree;
use super::names::is_leaf;
use super::nesting::{EndedElements, Nesting};
use super::node::{HtmlNodeKind, NONE};
use super::sink::{DOCUMENT, NodeSink, TokenEffects, text_placeholder};
use crate::seed::html::token::{PieceText, Tag, Token, TokenKind, Tokens};
use crate::text::slice;

/// The tags of elements nested deeper than this are ignored.
pub const MAX_DEPTH: usize = 512;

impl<'t, 's> HtmlTree<'t, 's> {
    /// Builds the tree of a fragment: the content of `<body>`. A missing doctype is not an error. Linear in the number
    /// of tokens, times [`MAX_DEPTH`] in the worst case.
    pub fn of_fragment(tokens: &'t Tokens<'s>) -> Self {
        build(tokens, true)
    }

    /// Builds the tree of a whole page. Like [`HtmlTree::of_fragment`], but `<html>`, `<head>` and `<body>` have their
    /// meaning.
    pub fn of_document(tokens: &'t Tokens<'s>) -> Self {
        build(tokens, false)
    }
}

/// Builds the tree of a fragment or a document.
fn build<'t, 's>(tokens: &'t Tokens<'s>, fragment: bool) -> HtmlTree<'t, 's> {
    let sink = NodeSink::new();
    let options =
        TreeBuilderOpts { scripting_enabled: false, quirks_mode: QuirksMode::NoQuirks, ..TreeBuilderOpts::default() };
    let context = if fragment { sink.push_without_token(local_name!("body")) } else { NONE };
    let builder = if fragment {
        TreeBuilder::new_for_fragment(sink, context, None, options)
    } else {
        TreeBuilder::new(sink, options)
    };
    let mut feeder = TreeDriver {
        tokens,
        builder,
        context,
        stack: Vec::new(),
        opened: Vec::new(),
        raw_element: None,
        skipped: HashMap::new(),
        nesting: Nesting::new(tokens),
        foster_parents: HashMap::new(),
    };
    feeder.update_stack(NONE);
    for index in 0..tokens.list().len() as u32 {
        feeder.feed(index);
    }
    feeder.finish(fragment)
}

struct TreeDriver<'t, 's> {
    tokens: &'t Tokens<'s>,
    builder: TreeBuilder<u32, NodeSink>,
    context: u32,
    /// The open elements, outermost first.
    stack: Vec<u32>,
    /// A buffer for the elements that a token opens.
    opened: Vec<u32>,
    /// The element whose content the tree builder treats as text until an end tag comes.
    raw_element: Option<LocalName>,
    /// How many start tags of each name were skipped because they were nested too deeply.
    skipped: HashMap<LocalName, u32>,
    nesting: Nesting<'t, 's>,
    /// For each element that was moved before a table: the part of the table that it was written in.
    foster_parents: HashMap<u32, u32>,
}

impl<'t, 's> TreeDriver<'t, 's> {
    fn feed(&mut self, index: u32) {
        let tokens = self.tokens;
        let Some(token) = tokens.list().get(index as usize) else { return };
        match &token.kind {
            TokenKind::Text { .. } => {
                let placeholder = match text_content(tokens, token) {
                    TextContent::Nothing => return,
                    TextContent::Space => StrTendril::from_slice(" "),
                    TextContent::Text => text_placeholder(index),
                };
                self.process(index, None, html5::CharacterTokens(placeholder));
            }
            TokenKind::StartTag(tag) => {
                let name = LocalName::from(&*tag.name);
                if self.stack.len() >= MAX_DEPTH && !is_leaf(&name) {
                    *self.skipped.entry(name).or_default() += 1;
                    return;
                }
                self.leave_raw_element(None);
                let attributes = attributes_that_matter(tag);
                let tag = html5_tag(TagKind::StartTag, name.clone(), tag.self_closing, attributes);
                self.process(index, Some(name), html5::TagToken(tag));
            }
            TokenKind::EndTag(tag) => {
                let name = LocalName::from(&*tag.name);
                if let Some(skipped) = self.skipped.get_mut(&name).filter(|skipped| **skipped > 0) {
                    *skipped -= 1;
                    return;
                }
                self.leave_raw_element(Some(&name));
                self.process(index, None, html5::TagToken(html5_tag(TagKind::EndTag, name, false, vec![])));
            }
            TokenKind::Doctype(doctype) if self.context == NONE => {
                self.leave_raw_element(None);
                let text = |text: &Option<String>| text.as_deref().map(StrTendril::from_slice);
                let doctype = html5::Doctype {
                    name: text(&doctype.name),
                    public_id: text(&doctype.public_id),
                    system_id: text(&doctype.system_id),
                    force_quirks: doctype.force_quirks,
                };
                self.process(index, None, html5::DoctypeToken(doctype));
            }
            TokenKind::Doctype(_) | TokenKind::Comment(_) | TokenKind::Dropped => {}
        }
    }

    /// Ends an element with raw content if the next token is not its end tag, which the tree builder would not expect.
    fn leave_raw_element(&mut self, ended_by: Option<&LocalName>) {
        if let Some(name) = self.raw_element.take()
            && ended_by != Some(&name)
        {
            self.process(NONE, None, html5::TagToken(html5_tag(TagKind::EndTag, name, false, vec![])));
        }
    }

    fn process(&mut self, index: u32, start_tag: Option<LocalName>, token: html5::Token) {
        *self.builder.sink.step.borrow_mut() = TokenEffects {
            token: index,
            start_tag: start_tag.clone(),
            is_text: matches!(token, html5::CharacterTokens(_)),
            ..TokenEffects::default()
        };
        match self.builder.process_token(token, 1) {
            TokenSinkResult::RawData(_) => self.raw_element = start_tag,
            TokenSinkResult::Script(_) => self.raw_element = None,
            _ => {}
        }
        self.update_stack(index);
    }

    /// The tree builder's current node. `None` before there is one.
    fn current(&self) -> Option<u32> {
        self.builder.sink.last_named.set(NONE);
        self.builder.adjusted_current_node_present_but_not_in_html_namespace();
        match self.builder.sink.last_named.get() {
            NONE => None,
            // Nothing is open inside the fragment.
            current if current == self.context => self.stack.first().copied().or(Some(current + 1)),
            current => Some(current),
        }
    }

    /// Updates the stack after a token, and reports which elements the token ended.
    fn update_stack(&mut self, index: u32) {
        let Some(current) = self.current() else { return };
        let step = self.builder.sink.step.take();
        if self.stack.last() == Some(&current) && step.created.is_empty() && !step.restructured && step.errors == 0 {
            return;
        }
        self.note_foster_parents(&step);
        // Walk from the current node up to an element that was open before.
        let mut opened = std::mem::take(&mut self.opened);
        opened.clear();
        let mut at = current;
        let kept = loop {
            if !step.restructured
                && let Some(index) = self.stack_index(at)
            {
                break index + 1;
            }
            opened.push(at);
            at = self.parent_of(at);
            if at == NONE || at == DOCUMENT || opened.len() > 2 * MAX_DEPTH {
                break 0;
            }
        };
        let before = self.stack.split_off(kept);
        opened.reverse();
        let (still_open, elements): (Vec<u32>, Vec<u32>) =
            before.iter().partition(|id| step.restructured && opened.contains(id));
        self.stack.extend_from_slice(&opened);
        self.opened = opened;
        let ended = EndedElements { elements: &elements, still_open: &still_open, before: &before, stack: &self.stack };
        self.nesting.apply(index, &step, &ended, &mut self.builder.sink.nodes.borrow_mut());
    }

    /// Notes the part of a table in which elements were written that have been moved before the table.
    fn note_foster_parents(&mut self, step: &TokenEffects) {
        if step.fostered.is_empty() {
            return;
        }
        let nodes = self.builder.sink.nodes.borrow();
        let name = |id: &u32| nodes.get(*id as usize).map_or("", |node| &*node.name);
        let holds = |id: &&u32| matches!(name(id), "table" | "tbody" | "tfoot" | "thead" | "tr");
        if let Some(row) = self.stack.iter().rev().find(holds) {
            self.foster_parents.extend(step.fostered.iter().map(|id| (*id, *row)));
        }
    }

    /// The index of an element in the stack. It is usually near the end.
    fn stack_index(&self, id: u32) -> Option<usize> {
        self.stack.iter().rposition(|open| *open == id)
    }

    /// The element that an element is open in.
    fn parent_of(&self, id: u32) -> u32 {
        let parent = || self.builder.sink.nodes.borrow().get(id as usize).map_or(NONE, |node| node.parent);
        self.foster_parents.get(&id).copied().unwrap_or_else(parent)
    }

    fn finish(self, fragment: bool) -> HtmlTree<'t, 's> {
        *self.builder.sink.step.borrow_mut() = TokenEffects { token: NONE, ..TokenEffects::default() };
        let _ = self.builder.process_token(html5::EOFToken, 1);
        let end = self.tokens.list().last().map_or(0, |token| token.span.end());
        let mut nodes = self.builder.sink.nodes.take();
        let errors = self.nesting.finish(&self.stack, end, &mut nodes);
        let html = nodes.iter().position(|node| node.kind == HtmlNodeKind::Element && node.parent == DOCUMENT);
        let root = if fragment { html.map_or(DOCUMENT, |html| html as u32) } else { DOCUMENT };
        HtmlTree { tokens: self.tokens, nodes, root, errors }
    }
}

/// The content of a text token, as the tree builder distinguishes it.
enum TextContent {
    Nothing,
    Space,
    Text,
}

fn text_content(tokens: &Tokens<'_>, token: &Token<'_>) -> TextContent {
    let mut look = TextContent::Nothing;
    for piece in tokens.pieces(token) {
        let blank = match piece.text {
            PieceText::Verbatim => {
                let text = slice(tokens.source(), piece.span.range());
                text.bytes().all(|byte| byte.is_ascii_whitespace())
            }
            PieceText::Decoded('\0', None) => continue,
            PieceText::Decoded(first, _) => first.is_ascii_whitespace(),
        };
        if !blank {
            return TextContent::Text;
        }
        look = TextContent::Space;
    }
    look
}

fn html5_tag(kind: TagKind, name: LocalName, self_closing: bool, attrs: Vec<Attribute>) -> html5::Tag {
    html5::Tag { kind, name, self_closing, attrs, had_duplicate_attributes: false }
}

/// The attributes that the tree builder examines. It gets no others, because it would compare and copy them. Without
/// attributes to distinguish them, it reopens at most three formatting elements of a name.
fn attributes_that_matter(tag: &Tag<'_>) -> Vec<Attribute> {
    let attribute = |local: LocalName, value: &str| Attribute {
        name: QualName::new(None, ns!(), local),
        value: StrTendril::from_slice(value),
    };
    match &*tag.name {
        "input" if tag.attribute("type").is_some_and(|kind| kind.value.eq_ignore_ascii_case("hidden")) => {
            vec![attribute(local_name!("type"), "hidden")]
        }
        "font" if tag.attributes.iter().any(|a| matches!(&*a.name, "color" | "face" | "size")) => {
            vec![attribute(local_name!("color"), "")]
        }
        _ => Vec::new(),
    }
}
