//! Boilerplate: text on the page that is not part of the article.

use std::cmp::Reverse;

use crate::text::ByteSpan;

/// The kinds of boilerplate.
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
    /// Content that the page hides.
    Hidden,
    /// A disclaimer, a copyright or reprint notice, or a call to subscribe.
    Notice,
}

/// A piece of a seed that is clearly boilerplate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boilerplate {
    /// Its kind.
    pub kind: BoilerplateKind,
    /// All of it, tags included.
    pub span: ByteSpan,
}

/// Sorts boilerplate by its place and drops every item that starts inside an earlier one: a script inside a notice is
/// part of the notice. O(n log n).
pub(super) fn keep_outermost(boilerplate: &mut Vec<Boilerplate>) {
    boilerplate.sort_by_key(|item| (item.span.start(), Reverse(item.span.end())));
    let mut end = 0;
    boilerplate.retain(|item| {
        let is_apart = item.span.start() >= end;
        end = end.max(item.span.end());
        is_apart
    });
}
