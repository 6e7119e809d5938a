//! The contexts of text in a page: what the elements around it make of it.

use super::content_role::{ContentRole, content_role, is_block, kind_inside};
use crate::seed::body::link::BodyLink;
use crate::seed::html::{HtmlTree, NodeId};
use crate::seed::{BlockKind, Boilerplate};

/// The context of a piece of text.
#[derive(Clone, Copy)]
pub(super) struct TextContext {
    /// The kind of the blocks in it.
    pub(super) kind: BlockKind,
    /// The innermost block-level element around it.
    pub(super) block: NodeId,
    /// Whether it is body text.
    pub(super) is_body: bool,
}

/// The contexts of all text, with the links and boilerplate found on the way.
pub(super) struct TextContexts {
    /// The context of each text token and `<br>`, by its index in `Tokens::list`.
    pub(super) of_token: Vec<Option<TextContext>>,
    /// The elements that hold boilerplate, in tree order.
    pub(super) boilerplate: Vec<Boilerplate>,
    /// The links, in the order of the source.
    pub(super) links: Vec<BodyLink>,
}

impl TextContexts {
    /// Determines the contexts of a tree. Linear in its nodes.
    pub(super) fn new(tree: &HtmlTree<'_, '_>) -> Self {
        let root = TextContext { kind: BlockKind::Paragraph, block: tree.root(), is_body: true };
        let mut contexts =
            Self { of_token: vec![None; tree.tokens().list().len()], boilerplate: vec![], links: vec![] };
        let mut inside = vec![(tree.root(), root)];
        for id in tree.descendants(tree.root()) {
            // Leave the elements that the node is not inside of.
            let parent = tree.parent(id);
            while inside.len() > 1 && inside.last().map(|(open, _)| *open) != parent {
                inside.pop();
            }
            let around = inside.last().map_or(root, |(_, context)| *context);
            let is_break = tree.name(id) == "br";
            if (tree.is_text(id) || is_break)
                && let Some(slot) = tree.token_index(id).and_then(|token| contexts.of_token.get_mut(token))
            {
                *slot = Some(around);
            }
            if !tree.is_text(id) {
                inside.push((id, contexts.enter(tree, id, around)));
            }
        }
        contexts.links.sort_by_key(|link| link.span);
        contexts
    }

    /// The context inside an element. Notes links and boilerplate.
    fn enter(&mut self, tree: &HtmlTree<'_, '_>, id: NodeId, around: TextContext) -> TextContext {
        if !around.is_body {
            return around;
        }
        let name = tree.name(id);
        let span = tree.span(id);
        let context = TextContext {
            kind: kind_inside(name, around.kind),
            block: if is_block(name) { id } else { around.block },
            is_body: true,
        };
        match content_role(tree, id) {
            ContentRole::Text => {
                if name == "a"
                    && let Some(href) = tree.attribute(id, "href")
                {
                    self.links.push(BodyLink { span, url: href.value.trim().to_owned(), url_span: href.value_span });
                }
                context
            }
            ContentRole::NoText => TextContext { is_body: false, ..context },
            ContentRole::Boilerplate(kind) => {
                if !span.is_empty() {
                    self.boilerplate.push(Boilerplate { kind, span });
                }
                TextContext { is_body: false, ..context }
            }
        }
    }
}
