//! The running text of a seed: its body, and the header parts inside it.

use crate::seed::body::html::HtmlBody;
use crate::seed::body::markdown::MarkdownBody;
use crate::seed::body::{self, BodyLink, html, markdown, mixed};
use crate::seed::boilerplate::keep_outermost;
use crate::seed::header::{self, ParsedPart};
use crate::seed::html::{HtmlTree, Markup, Tokens};
use crate::seed::{Body, BodyFormat, Boilerplate, FormatHint, Markdown};
use crate::text::{ByteSpan, slice};

/// A body with everything that was found in it.
#[derive(Debug, Default)]
pub(super) struct ParsedBody {
    /// The text.
    pub(super) body: Body,
    /// Boilerplate, in the order of its places; no item lies inside another.
    pub(super) boilerplate: Vec<Boilerplate>,
    /// Links, in the order of their places.
    pub(super) links: Vec<BodyLink>,
    /// For Markdown: what the parser saw besides the text.
    pub(super) markdown: Option<Markdown>,
    /// For HTML, and Markdown with HTML: the facts of the markup.
    pub(super) markup: Option<Markup>,
    /// The header parts inside: archive cards, the head of a page.
    pub(super) parts: Vec<ParsedPart>,
}

/// Reads the running text from the byte `start` to the end of `text`. Linear.
pub(super) fn read(text: &str, start: usize, hint: FormatHint) -> ParsedBody {
    let span = ByteSpan::new(start, text.len());
    match body::detect_format(slice(text, start..), hint) {
        BodyFormat::Html => read_html(text, span),
        BodyFormat::Markdown => read_markdown(text, span),
        BodyFormat::Plain => ParsedBody { body: Body::plain(text, span), ..ParsedBody::default() },
    }
}

/// Reads HTML: a whole page or a fragment.
fn read_html(text: &str, span: ByteSpan) -> ParsedBody {
    let mut tokens = Tokens::new(text);
    tokens.tokenize(span);
    let is_page = html::is_page(&tokens);
    let tree = if is_page { HtmlTree::of_document(&tokens) } else { HtmlTree::of_fragment(&tokens) };
    let mut read = read_tree(text, span, &tree);
    read.markup = Some(Markup::new(&tokens, &tree));
    if is_page {
        read.parts.extend(header::read_html_head(text, &tree));
    }
    read
}

/// Reads Markdown. If it contains HTML, the body is read from the tree that both make together.
fn read_markdown(text: &str, span: ByteSpan) -> ParsedBody {
    let MarkdownBody { body, facts, mut links } = markdown::read(text, span);
    if facts.html.is_empty() {
        return ParsedBody { body, links, markdown: Some(facts), ..ParsedBody::default() };
    }
    let tokens = mixed::tokenize(text, span);
    let tree = HtmlTree::of_fragment(&tokens);
    let mut read = read_tree(text, span, &tree);
    read.body.format = BodyFormat::Markdown;
    links.append(&mut read.links);
    links.sort_by_key(|link| link.span);
    ParsedBody { links, markdown: Some(facts), markup: Some(Markup::new(&tokens, &tree)), ..read }
}

/// Reads the body of a tree, and moves its archive cards to the header parts.
fn read_tree(text: &str, span: ByteSpan, tree: &HtmlTree<'_, '_>) -> ParsedBody {
    let HtmlBody { mut body, containers, mut boilerplate, links } = html::read(text, span, tree);
    let cards = header::find_cards(text, &body, &containers, tree, &links);
    boilerplate.extend(cards.boilerplate);
    keep_outermost(&mut boilerplate);
    body.cut(text, &cards.cuts);
    boilerplate.retain_mut(|item| end_before_text(item, &body, text));
    ParsedBody { body, boilerplate, links, parts: cards.cards, ..ParsedBody::default() }
}

/// Ends boilerplate where body text starts. With misnested tags, a browser shows such text outside the element. Returns
/// whether any boilerplate is left.
fn end_before_text(item: &mut Boilerplate, body: &Body, text: &str) -> bool {
    let run = body.runs_within(item.span, text).map(|(run, _)| run.span).find(|run| !run.is_empty());
    item.span = ByteSpan::new(item.span.start(), run.map_or(item.span.end(), ByteSpan::start));
    !item.span.is_empty()
}

#[cfg(test)]
mod tests;
