//! Feeds the tokens to the tree builder and follows which elements are open.
//!
//! The tree builder keeps its stack of open elements to itself, but tells its current node; the elements above that in
//! the tree are the open ones (a table's foster children excepted, for which the table's row counts). So after each
//! token the stack is known, and by comparison which elements the token has ended.

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
use super::sink::{DOCUMENT, NodeSink, TokenEffects, text_stand_in};
use crate::seed::html::token::{PieceText, Tag, Token, TokenKind, Tokens};
use crate::text::slice;

/// Elements nested deeper than this are taken as if their tags were not there.
pub const MAX_DEPTH: usize = 512;

impl<'t, 's> HtmlTree<'t, 's> {
    /// The tree of a piece of a page: what stands inside of `<body>`. That there is no doctype is no error.
    /// Linear in the number of tokens (times [`MAX_DEPTH`] at worst).
    pub fn of_fragment(tokens: &'t Tokens<'s>) -> Self {
        build(tokens, true)
    }

    /// The tree of a whole page. As [`HtmlTree::of_fragment`], but `<html>`, `<head>` and `<body>` have their meaning.
    pub fn of_document(tokens: &'t Tokens<'s>) -> Self {
        build(tokens, false)
    }
}

/// Builds the tree of a fragment or a document.
fn build<'t, 's>(tokens: &'t Tokens<'s>, fragment: bool) -> HtmlTree<'t, 's> {
    let sink = NodeSink::new();
    let options =
        TreeBuilderOpts { scripting_enabled: false, quirks_mode: QuirksMode::NoQuirks, ..TreeBuilderOpts::default() };
    let context = if fragment { sink.made_up(local_name!("body")) } else { NONE };
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
    feeder.settle(NONE);
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
    /// Room for what a token opens.
    opened: Vec<u32>,
    /// The element whose content the tree builder takes as text, until an end tag comes.
    raw_element: Option<LocalName>,
    /// How many start tags of a name were passed over because they were nested too deep.
    skipped: HashMap<LocalName, u32>,
    nesting: Nesting<'t, 's>,
    /// For elements that stand before the table that they were written in: the open element then.
    foster_parents: HashMap<u32, u32>,
}

impl<'t, 's> TreeDriver<'t, 's> {
    fn feed(&mut self, index: u32) {
        let tokens = self.tokens;
        let Some(token) = tokens.list().get(index as usize) else { return };
        match &token.kind {
            TokenKind::Text { .. } => {
                let stand_in = match text_look(tokens, token) {
                    TextContent::Nothing => return,
                    TextContent::Space => StrTendril::from_slice(" "),
                    TextContent::Text => text_stand_in(index),
                };
                self.process(index, None, html5::CharacterTokens(stand_in));
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

    /// Ends an element of raw content whose end tag is not what comes next: the tree builder would not expect that.
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
        self.settle(index);
    }

    /// The tree builder's current node; `None` before there is one.
    fn current(&self) -> Option<u32> {
        self.builder.sink.last_named.set(NONE);
        self.builder.adjusted_current_node_present_but_not_in_html_namespace();
        match self.builder.sink.last_named.get() {
            NONE => None,
            // Inside of nothing but the fragment itself.
            current if current == self.context => self.stack.first().copied().or(Some(current + 1)),
            current => Some(current),
        }
    }

    /// Brings the stack up to date after a token, and tells what was ended by it.
    fn settle(&mut self, index: u32) {
        let Some(current) = self.current() else { return };
        let step = self.builder.sink.step.take();
        if self.stack.last() == Some(&current) && step.created.is_empty() && !step.restructured && step.errors == 0 {
            return;
        }
        self.note_foster_parents(&step);
        // The way up from the current node to what was open before.
        let mut opened = std::mem::take(&mut self.opened);
        opened.clear();
        let mut at = current;
        let kept = loop {
            if !step.restructured
                && let Some(place) = self.place_of(at)
            {
                break place + 1;
            }
            opened.push(at);
            at = self.holder_of(at);
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
        self.nesting.settle(index, &step, &ended, &mut self.builder.sink.nodes.borrow_mut());
    }

    /// Remembers inside of which part of a table the elements were written that now stand before it.
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

    /// The place of an element in the stack. Most often it is at its end.
    fn place_of(&self, id: u32) -> Option<usize> {
        self.stack.iter().rposition(|open| *open == id)
    }

    /// The element inside of which an element is open.
    fn holder_of(&self, id: u32) -> u32 {
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

/// What a text token looks like to the tree builder.
enum TextContent {
    Nothing,
    Space,
    Text,
}

fn text_look(tokens: &Tokens<'_>, token: &Token<'_>) -> TextContent {
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

/// The attributes that the tree builder looks at. All others stay away from it: it compares and copies them, and with
/// none to tell them apart at most three formatting elements of a name are ever reopened.
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
