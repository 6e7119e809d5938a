//! Nesting errors: which elements are closed by their own end tags, which are not, and which tags close nothing.

use html5ever::{LocalName, ns};

use super::names::{is_formatting, is_heading, is_void, may_stay_open};
use super::node::{HtmlNode, NONE};
use super::records::{Closure, ElementRecord, Records, record_of};
use super::sink::TokenEffects;
use crate::seed::html::markup_error::{MarkupError, MarkupErrorKind};
use crate::seed::html::{ErrorCode, Token, TokenKind, Tokens};
use crate::text::ByteSpan;

/// The elements that a token has ended, and those that are open after it.
pub(super) struct EndedElements<'a> {
    /// The elements that are no longer open, outermost first.
    pub(super) elements: &'a [u32],
    /// The elements that were open with them and still are, because only an element between them was removed.
    pub(super) still_open: &'a [u32],
    /// Both together, in their previous order.
    pub(super) before: &'a [u32],
    /// The open elements, outermost first.
    pub(super) stack: &'a [u32],
}

/// Follows the elements that tokens open and end, and notes nesting errors.
pub(super) struct Nesting<'t, 's> {
    tokens: &'t Tokens<'s>,
    records: Records,
    errors: Vec<MarkupError>,
}

impl<'t, 's> Nesting<'t, 's> {
    pub(super) fn new(tokens: &'t Tokens<'s>) -> Self {
        Self { tokens, records: Records::default(), errors: vec![] }
    }

    fn token(&self, index: u32) -> Option<&'t Token<'s>> {
        self.tokens.list().get(index as usize)
    }

    /// The span of a token, unless it is virtual.
    fn real_span(&self, index: u32) -> Option<ByteSpan> {
        self.token(index).filter(|token| token.real).map(|token| token.span)
    }

    /// The name in a tag.
    fn name_of(&self, index: u32) -> &'t str {
        match self.token(index).map(|token| &token.kind) {
            Some(TokenKind::StartTag(tag) | TokenKind::EndTag(tag)) => &tag.name,
            _ => "",
        }
    }

    /// Processes the effects of one token.
    pub(super) fn apply(&mut self, index: u32, step: &TokenEffects, ended: &EndedElements<'_>, nodes: &mut [HtmlNode]) {
        let token = self.token(index);
        let end_tag = match token.map(|token| &token.kind) {
            Some(TokenKind::EndTag(tag)) => Some(LocalName::from(&*tag.name)),
            _ => None,
        };
        let matched = end_tag.as_ref().and_then(|name| matching(name, ended.elements, nodes));
        for &id in ended.elements {
            let Some(node) = nodes.get_mut(id as usize) else { continue };
            if Some(id) == matched {
                node.end = token.map_or(0, |token| token.span.end() as u32);
                self.close(id, index, ended, nodes);
            } else {
                node.end = token.map_or(0, |token| token.span.start() as u32);
                self.records.end(id, index, nodes);
            }
        }
        self.adopt_copies(index, step, matched, ended.elements, nodes);
        match &end_tag {
            Some(name) if matched.is_none() && step.errors > 0 => self.report_stray(index, name, ended.stack, nodes),
            _ => {}
        }
        self.add_record(index, step, ended, nodes);
        self.report_misplaced(index, step, end_tag.is_some(), ended.stack, nodes);
    }

    /// Closes an element that its own end tag ended.
    fn close(&mut self, id: u32, by: u32, ended: &EndedElements<'_>, nodes: &[HtmlNode]) {
        let Some(index) = record_of(id, nodes) else { return };
        let Some(record) = self.records.get_mut(index) else { return };
        let before = std::mem::replace(&mut record.state, Closure::Closed);
        let (opener, slashed) = (record.token, record.slashed);
        let token_of = |id: &u32| nodes.get(*id as usize).map_or(NONE, |node| node.token);
        let inside = ended.before.iter().skip_while(|open| **open != id).filter(|open| ended.still_open.contains(open));
        if let Closure::EndedBy(other) = before {
            self.report_crossing(opener, by, other);
            self.records.forget(index);
        } else if let Some(inner) = inside.map(token_of).find(|token| self.real_span(*token).is_some()) {
            self.report_crossing(opener, by, inner);
        } else if self.name_of(opener) != self.name_of(by) && is_heading(self.name_of(by)) {
            self.report_crossing(opener, by, NONE);
        }
        if slashed {
            // The author thought that this tag was closed, and meant the end tag for the next element out.
            let same = |open: &&u32| {
                let name = |id: u32| nodes.get(id as usize).map(|node| &node.name);
                name(**open) == name(id)
            };
            let outer = ended.stack.iter().rev().find(same).and_then(|open| record_of(*open, nodes));
            if let Some(record) = outer.and_then(|index| self.records.get_mut(index)) {
                record.state = Closure::Closed;
            }
        }
    }

    /// Assigns the copies of formatting elements to the records of their originals.
    fn adopt_copies(
        &mut self,
        index: u32,
        step: &TokenEffects,
        matched: Option<u32>,
        ended: &[u32],
        nodes: &mut [HtmlNode],
    ) {
        for copy in step.created.iter().filter(|id| Some(**id) != step.own) {
            let name_of = |id: u32| nodes.get(id as usize).map(|node| &node.name);
            let Some(name) = name_of(*copy).filter(|name| is_formatting(name)) else { continue };
            let moved = matched.filter(|id| name_of(*id) == Some(name)).or_else(|| {
                // The token split and rebuilt the element, so it is still open.
                ended.iter().rev().copied().find(|id| name_of(*id) == Some(name))
            });
            let original = match moved {
                Some(id) => record_of(id, nodes),
                None => self.records.next_reopened(name),
            };
            let Some(original) = original else { continue };
            if let Some(node) = nodes.get_mut(*copy as usize) {
                node.record = original as u32;
            }
            if moved.is_some()
                && let Some(record) = self.records.get_mut(original)
                && record.state == Closure::EndedBy(index)
            {
                record.state = Closure::Open;
                self.records.forget(original);
            }
        }
    }

    /// Reports an end tag that ended nothing.
    fn report_stray(&mut self, index: u32, name: &LocalName, stack: &[u32], nodes: &[HtmlNode]) {
        let Some(token) = self.token(index).filter(|token| token.real) else { return };
        // It is meant for an open element, but elements opened since shield that one.
        let shielded = stack.iter().rposition(|id| nodes.get(*id as usize).is_some_and(|node| node.name == *name));
        if let Some(place) = shielded
            && let Some(record) = stack.get(place).and_then(|id| record_of(*id, nodes))
            && let Some(found) = self.records.get_mut(record)
            && found.state == Closure::Open
        {
            let opener = found.token;
            if self.tokens.list().get(opener as usize).is_some_and(|token| token.real) {
                found.state = Closure::Closed;
                let inner = stack.iter().skip(place + 1).filter_map(|id| nodes.get(*id as usize));
                let other = inner.map(|node| node.token).find(|token| self.real_span(*token).is_some());
                return self.report_crossing(opener, index, other.unwrap_or(NONE));
            }
        }
        let cut = self.records.latest_ended(name);
        let mut other = None;
        if let Some(record) = cut {
            self.records.forget(record);
            let found = self.records.get_mut(record);
            if let Some((opener, Closure::EndedBy(by))) = found.map(|found| (found.token, found.state)) {
                if !may_stay_open(name) {
                    if let Some(found) = self.records.get_mut(record) {
                        found.state = Closure::Closed;
                    }
                    return self.report_crossing(opener, index, by);
                }
                other = self.real_span(by);
            }
        }
        self.errors.push(MarkupError {
            kind: MarkupErrorKind::StrayEnd,
            span: token.span,
            name: name_span(token),
            opener: None,
            other,
        });
    }

    /// Reports that the end tag `closer` occurs where the element of the start tag `opener` is not the innermost one,
    /// because of `other`.
    fn report_crossing(&mut self, opener: u32, closer: u32, other: u32) {
        let Some(token) = self.token(closer) else { return };
        let (Some(opener), true) = (self.real_span(opener), token.real) else { return };
        self.errors.push(MarkupError {
            kind: MarkupErrorKind::Misnested,
            span: token.span,
            name: name_span(token),
            opener: Some(opener),
            other: self.real_span(other),
        });
    }

    /// Adds a record for an element that the token opened.
    fn add_record(&mut self, index: u32, step: &TokenEffects, ended: &EndedElements<'_>, nodes: &mut [HtmlNode]) {
        let (Some(own), Some(token)) = (step.own, self.token(index)) else { return };
        let Some(node) = nodes.get_mut(own as usize) else { return };
        node.end = token.span.end() as u32;
        if step.slash_ignored && node.namespace == ns!(html) && !is_void(&node.name) && token.real {
            self.errors.push(MarkupError {
                kind: MarkupErrorKind::Parse(ErrorCode::NonVoidHtmlElementStartTagWithTrailingSolidus),
                span: token.span,
                name: token.span,
                opener: None,
                other: None,
            });
        }
        if !ended.stack.contains(&own) {
            return;
        }
        if may_stay_open(&node.name) {
            self.records.forget_name(&node.name);
        }
        let state = if step.slash_ignored { Closure::Closed } else { Closure::Open };
        let record = ElementRecord { name: node.name.clone(), token: index, state, slashed: step.slash_ignored };
        node.record = self.records.push(record);
    }

    /// Reports a start tag that was dropped, and content that a table could not contain.
    fn report_misplaced(
        &mut self,
        index: u32,
        step: &TokenEffects,
        is_end_tag: bool,
        stack: &[u32],
        nodes: &[HtmlNode],
    ) {
        let dropped = step.start_tag.is_some() && step.own.is_none() && step.errors > 0;
        let moved = step.fostered.iter().filter_map(|id| nodes.get(*id as usize)).map(|node| node.token);
        let table = stack.iter().rev().filter_map(|id| nodes.get(*id as usize)).find(|node| &*node.name == "table");
        let table = table.and_then(|node| self.real_span(node.token));
        let places: Vec<_> = dropped.then_some(index).filter(|_| !is_end_tag).into_iter().chain(moved).collect();
        for place in places {
            let Some(token) = self.token(place).filter(|token| token.real) else { continue };
            self.errors.push(MarkupError {
                kind: MarkupErrorKind::Misplaced,
                span: token.span,
                name: name_span(token),
                opener: None,
                other: if dropped { None } else { table },
            });
        }
    }

    /// Ends everything that is still open at `end`, and returns the errors in order.
    pub(super) fn finish(mut self, stack: &[u32], end: usize, nodes: &mut [HtmlNode]) -> Vec<MarkupError> {
        for id in stack {
            let Some(node) = nodes.get_mut(*id as usize) else { continue };
            node.end = end as u32;
            self.records.end(*id, NONE, nodes);
        }
        for record in self.records.all() {
            let Some(token) = self.token(record.token).filter(|token| token.real) else { continue };
            let TokenKind::StartTag(tag) = &token.kind else { continue };
            if let Closure::EndedBy(by) = record.state
                && !may_stay_open(&tag.name)
            {
                self.errors.push(MarkupError {
                    kind: MarkupErrorKind::Unclosed,
                    span: token.span,
                    name: tag.name_span,
                    opener: None,
                    other: self.real_span(by),
                });
            }
        }
        self.errors.sort_by_key(|error| error.span);
        self.errors
    }
}

/// The element among `ended` that an end tag with that name is for.
fn matching(name: &LocalName, ended: &[u32], nodes: &[HtmlNode]) -> Option<u32> {
    let name_of = |id: &u32| nodes.get(*id as usize).map_or("", |node| &*node.name);
    let same = ended.iter().rev().find(|id| name_of(id).eq_ignore_ascii_case(name));
    same.or_else(|| ended.iter().find(|id| is_heading(name) && is_heading(name_of(id)))).copied()
}

fn name_span(token: &Token<'_>) -> ByteSpan {
    match &token.kind {
        TokenKind::StartTag(tag) | TokenKind::EndTag(tag) => tag.name_span,
        _ => token.span,
    }
}
