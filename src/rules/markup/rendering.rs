//! Compares what a Markdown block shows before and after a fix: a fix of emphasis must not change anything else.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, Parser, Tag, TagEnd};

use crate::rules::Edit;
use crate::seed::MARKDOWN_OPTIONS;
use crate::text::{ByteSpan, slice};

/// A rewrite of part of a block.
#[derive(Debug)]
pub(super) struct Rewrite {
    /// The edits, sorted and not overlapping.
    pub(super) edits: Vec<Edit>,
    /// What must then be strong, including its marks: a range of the first edit's replacement.
    pub(super) strong: Option<Range<usize>>,
}

/// How many rewrites of one block are tried one by one if they do not work together. Each trial parses the block.
const MAX_SINGLE_REWRITES: usize = 8;

/// Returns which of the rewrites of one block preserve everything that the block shows except asterisks and emphasis,
/// and make strong what they intend to. The rewrites must not overlap. Linear in the block and the rewrites.
pub(super) fn keep_all_else(text: &str, block: ByteSpan, rewrites: &[&Rewrite]) -> Vec<bool> {
    let block = lines(text, block);
    let source = slice(text, block.range());
    let before = RenderedBlock::render(source);
    let tried = |rewrites: &[&Rewrite]| {
        let (rewritten, strong) = rewritten(source, block.start(), rewrites);
        let after = RenderedBlock::render(&rewritten);
        let same = after.shows_the_same(&before);
        strong
            .into_iter()
            .map(|wanted| {
                same && wanted.is_none_or(|wanted| after.strong.binary_search_by(|it| order(it, &wanted)).is_ok())
            })
            .collect::<Vec<_>>()
    };
    let together = tried(rewrites);
    if together.iter().all(|fits| *fits) || rewrites.len() < 2 {
        return together;
    }
    let alone = |(index, rewrite): (usize, &&Rewrite)| {
        index < MAX_SINGLE_REWRITES && tried(std::slice::from_ref(rewrite)).first() == Some(&true)
    };
    rewrites.iter().enumerate().map(alone).collect()
}

/// What a block shows.
#[derive(Debug, Default)]
struct RenderedBlock {
    /// The text without asterisks, and without the white space that may be inside them.
    text: String,
    /// The number of visible asterisks.
    asterisks: usize,
    /// Everything else except emphasis, with its offset in the text.
    others: Vec<(usize, String)>,
    /// Strong emphasis including its marks, sorted.
    strong: Vec<Range<usize>>,
}

impl RenderedBlock {
    fn render(source: &str) -> Self {
        // The definitions are elsewhere: assume that all exist.
        let defined = |_: BrokenLink<'_>| Some((CowStr::from("x"), CowStr::from("")));
        let mut shown = Self::default();
        let parser = Parser::new_with_broken_link_callback(source, MARKDOWN_OPTIONS, Some(defined));
        for (event, range) in parser.into_offset_iter() {
            shown.add(event, range);
        }
        shown.strong.sort_by(order);
        shown
    }

    fn add(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(text) => {
                self.asterisks += text.matches('*').count();
                self.text.extend(text.chars().filter(|c| *c != '*' && !c.is_whitespace()));
            }
            Event::Start(Tag::Strong) => self.strong.push(range),
            Event::End(TagEnd::Strong | TagEnd::Emphasis) | Event::Start(Tag::Emphasis) => {}
            Event::InlineHtml(html) if matches!(&*html, "<strong>" | "</strong>") => {}
            other => self.others.push((self.text.len(), format!("{other:?}"))),
        }
    }

    /// Whether both show the same, except that this has fewer asterisks.
    fn shows_the_same(&self, before: &Self) -> bool {
        self.text == before.text && self.others == before.others && self.asterisks < before.asterisks
    }
}

fn order(one: &Range<usize>, other: &Range<usize>) -> std::cmp::Ordering {
    (one.start, one.end).cmp(&(other.start, other.end))
}

/// Extends a block from its first character to the end of its last line, including the marks of emphasis around it.
fn lines(text: &str, block: ByteSpan) -> ByteSpan {
    let head = slice(text, ..block.start());
    let line = head.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let indented = slice(head, line..);
    let start = line + indented.len() - indented.trim_start().len();
    let tail = slice(text, block.end()..);
    ByteSpan::new(start, block.end() + tail.find(['\n', '\r']).unwrap_or(tail.len()))
}

/// Returns the source of a block with the rewrites applied, and the range that each of them wants to be strong.
fn rewritten(source: &str, offset: usize, rewrites: &[&Rewrite]) -> (String, Vec<Option<Range<usize>>>) {
    let (mut out, mut at, mut strong) = (String::with_capacity(source.len()), 0, Vec::new());
    for rewrite in rewrites {
        let mut wanted = None;
        for (index, edit) in rewrite.edits.iter().enumerate() {
            let (start, end) = (edit.span.start().saturating_sub(offset), edit.span.end().saturating_sub(offset));
            out += slice(source, at..start);
            if let (0, Some(range)) = (index, &rewrite.strong) {
                wanted = Some(out.len() + range.start..out.len() + range.end);
            }
            out += &edit.replacement;
            at = end;
        }
        strong.push(wanted);
    }
    out += slice(source, at..);
    (out, strong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(text: &str, from: &str, to: &str) -> bool {
        let at = text.find(from).expect("it is there");
        let strong = to.find("**").expect("it opens")..to.rfind("**").expect("it closes") + 2;
        let edits = vec![Edit::replace(ByteSpan::new(at, at + from.len()), to)];
        let rewrite = Rewrite { edits, strong: Some(strong) };
        keep_all_else(text, ByteSpan::new(0, text.trim_end().len()), &[&rewrite]) == [true]
    }

    #[test]
    fn punctuation_can_be_moved_out() {
        assert!(moved("**导语：**雪下了一夜。\n", "**导语：**", "**导语**："));
        assert!(moved("- 见 [雪][a] 与 **导语：**雪下了一夜。\n", "**导语：**", "**导语**："));
    }

    #[test]
    fn tags_pictures_and_escapes_are_not_torn_apart_or_made() {
        assert!(!moved(
            "选**<ruby>绳<rt>rope</rt></ruby>**来。\n",
            "**<ruby>绳<rt>rope</rt></ruby>**",
            "<**ruby>绳<rt>rope</rt></ruby**>"
        ));
        assert!(!moved("**雪停了!**[后来](a.md)\n", "**雪停了!**", "**雪停了**!"));
        assert!(!moved("**雪停了\\**，后来\n", "**雪停了\\**", "**雪停了**\\"));
    }

    #[test]
    fn what_is_to_be_strong_has_to_be() {
        assert!(!moved("雪**。停了**后来\n", "**。停了**", "**。停了**"));
    }
}
