//! Boilerplate: text on the page that is no part of the article.

use std::cmp::Reverse;

use crate::text::ByteSpan;

/// Why a stretch of text is on the page and yet not of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BoilerplateKind {
    /// An archive card.
    Card,
    /// Share buttons.
    Share,
    /// Site navigation, header and footer.
    Navigation,
    /// Scripts, styles, templates.
    Script,
    /// What the page itself hides.
    Hidden,
    /// A disclaimer, copyright or reprint notice, subscription call.
    Notice,
}

/// A stretch that is plainly marked as boilerplate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boilerplate {
    /// Why.
    pub kind: BoilerplateKind,
    /// All of it, tags included.
    pub span: ByteSpan,
}

/// Sorts boilerplate by its place and drops every item that begins inside an earlier one: a script inside a notice is
/// part of the notice.
pub(super) fn keep_outermost(boilerplate: &mut Vec<Boilerplate>) {
    boilerplate.sort_by_key(|item| (item.span.start(), Reverse(item.span.end())));
    let mut end = 0;
    boilerplate.retain(|item| {
        let is_apart = item.span.start() >= end;
        end = end.max(item.span.end());
        is_apart
    });
}
