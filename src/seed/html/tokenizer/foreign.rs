//! Foreign content: inside SVG and MathML, no element has raw text, and CDATA sections are real.

use crate::seed::html::token::Tag;

/// Deeper levels of foreign elements are not distinguished.
const MAX_FOREIGN_DEPTH: usize = 32;

/// HTML elements whose start tag ends foreign content (13.2.6.5).
#[rustfmt::skip]
const BREAK_OUT: &[&str] = &[
    "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2",
    "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre",
    "ruby", "s", "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var",
];

/// The open elements that switch between HTML and foreign content.
#[derive(Default)]
pub(super) struct ForeignContent {
    open: Vec<(&'static str, bool)>,
}

impl ForeignContent {
    /// Whether the current content is foreign.
    pub(super) fn is_in(&self) -> bool {
        self.open.last().is_some_and(|(_, foreign)| *foreign)
    }

    /// Registers a start tag. Returns whether the element is foreign, so that its content is ordinary markup.
    pub(super) fn open(&mut self, tag: &Tag<'_>) -> bool {
        let (name, foreign) = match &*tag.name {
            "svg" => ("svg", true),
            "math" => ("math", true),
            "foreignobject" if self.is_in() => ("foreignobject", false),
            "desc" if self.is_in() => ("desc", false),
            "title" if self.is_in() => ("title", false),
            "annotation-xml" if self.is_in() => ("annotation-xml", false),
            name => {
                if self.is_in() && BREAK_OUT.contains(&name) {
                    let html = self.open.iter().rposition(|(_, foreign)| !foreign);
                    self.open.truncate(html.map_or(0, |index| index + 1));
                }
                return self.is_in();
            }
        };
        if !tag.self_closing && self.open.len() < MAX_FOREIGN_DEPTH {
            self.open.push((name, foreign));
        }
        true
    }

    /// Registers an end tag.
    pub(super) fn close(&mut self, name: &str) {
        if let Some(index) = self.open.iter().rposition(|(open, _)| *open == name) {
            self.open.truncate(index);
        }
    }
}
