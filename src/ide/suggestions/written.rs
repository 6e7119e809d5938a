//! How words of another seed are written in this one: as its format writes them, so that the text then says just that. Each
//! way is tried out, and one that makes anything else read differently is not taken.

use crate::rules::Edit;
use crate::seed::html::escape;
use crate::seed::{Block, BlockKind, BodyFormat, FormatHint, Seed};
use crate::text::{ByteSpan, Source};

/// How much markup between two blocks may be written once more.
const MAX_JOINT_BYTES: usize = 2_000;

/// Whether a stretch of a seed can be replaced without touching markup: it is running text of one block and is written just as
/// it reads. Cheap enough to decide what is offered.
pub(super) fn is_plain(seed: &Seed, place: ByteSpan) -> bool {
    let source = seed.source.text();
    let written = seed.source.slice(place);
    let is_inside = |block: &Block| block.span.start() <= place.start() && place.end() <= block.span.end();
    !written.contains(['\n', '\r'])
        && written == seed.body.text_within(place, source)
        && block_at(seed, place.start()).is_some_and(|(_, block)| is_inside(block))
}

/// The block that a byte offset touches, with its index. Of two, the one that begins there.
fn block_at(seed: &Seed, offset: usize) -> Option<(usize, &Block)> {
    let blocks = seed.body.blocks();
    let first = blocks.partition_point(|block| block.span.end() < offset);
    blocks.iter().enumerate().skip(first).take_while(|(_, block)| block.span.start() <= offset).last()
}

/// The edit that puts `words` in the place of a stretch of running text, everything else reading as before; `None` if there is
/// none. Costs parsing the seed once or a few times.
pub(super) fn replaced(seed: &Seed, hint: FormatHint, place: ByteSpan, words: &str) -> Option<Edit> {
    let source = seed.source.text();
    let (number, block) = block_at(seed, place.start()).filter(|_| is_plain(seed, place))?;
    let before = seed.body.text_within(ByteSpan::new(block.span.start(), place.start()), source);
    let behind = seed.body.text_within(ByteSpan::new(place.end(), block.span.end()), source);
    let mut wanted = blocks_of(seed);
    wanted.get_mut(number)?.1 = format!("{before}{words}{behind}");
    let edit = |replacement: String| Edit { span: place, replacement };
    written(seed, words).map(edit).find(|edit| has_blocks(seed, hint, edit, &wanted))
}

/// The edit that inserts paragraphs after the block that ends at the byte `behind`, written as its neighbours are, everything
/// else reading as before; `None` if there is none. Costs parsing the seed a few times.
pub(super) fn inserted(seed: &Seed, hint: FormatHint, behind: usize, paragraphs: &[String]) -> Option<Edit> {
    let (number, before, next) = joint(seed, behind)?;
    let between = seed.source.slice(ByteSpan::new(behind, next.span.start()));
    // After the tags that end the block before.
    let ended = between.rfind("</").and_then(|at| Some(at + between.get(at..)?.find('>')? + 1)).unwrap_or(0);
    let mut wanted = blocks_of(seed);
    let new = paragraphs.iter().map(|text| (before.kind, text.clone()));
    wanted.splice(number + 1..number + 1, new);
    let mut as_paragraphs = wanted.clone();
    for (kind, _) in as_paragraphs.iter_mut().skip(number + 1).take(paragraphs.len()) {
        *kind = BlockKind::Paragraph;
    }
    let whole = |way: fn(&Seed, &str) -> String, wrap: &dyn Fn(&str) -> String| -> String {
        paragraphs.iter().map(|text| wrap(&way(seed, text))).collect()
    };
    let ways: [(usize, String); 3] = [
        (behind, whole(escaped, &|text| format!("{between}{text}"))),
        (behind + ended, whole(escaped, &|text| format!("<p>{text}</p>"))),
        (behind, whole(escaped, &|text| format!("\n\n{text}"))),
    ];
    let edits = ways.into_iter().map(|(at, text)| Edit::insert(at, text));
    edits.into_iter().find(|edit| has_blocks(seed, hint, edit, &wanted) || has_blocks(seed, hint, edit, &as_paragraphs))
}

/// The block that ends at a byte, with its index, and the next block, if paragraphs could be inserted between them.
pub(super) fn joint(seed: &Seed, behind: usize) -> Option<(usize, &Block, &Block)> {
    let blocks = seed.body.blocks();
    let number = blocks.iter().position(|block| block.span.end() == behind)?;
    let (before, next) = (blocks.get(number)?, blocks.get(number + 1)?);
    let is_near = next.span.start().saturating_sub(behind) <= MAX_JOINT_BYTES && next.span.start() >= behind;
    is_near.then_some((number, before, next))
}

/// The kind and the text of each block.
fn blocks_of(seed: &Seed) -> Vec<(BlockKind, String)> {
    let source = seed.source.text();
    seed.body.blocks().iter().map(|block| (block.kind, seed.body.block_text(block, source))).collect()
}

/// Whether the edited seed has the wanted blocks, states what it stated, and is no more broken than it was.
fn has_blocks(seed: &Seed, hint: FormatHint, edit: &Edit, wanted: &[(BlockKind, String)]) -> bool {
    let mut text = seed.source.text().to_owned();
    if text.get(edit.span.range()).is_none() {
        return false;
    }
    text.replace_range(edit.span.range(), &edit.replacement);
    let changed = Seed::parse(Source::from_text(text), hint);
    let errors = |seed: &Seed| seed.defects.len() + seed.markup.as_ref().map_or(0, |markup| markup.errors.len());
    let stated = |seed: &Seed| seed.fields.iter().map(|field| (field.kind, field.value.clone())).collect::<Vec<_>>();
    blocks_of(&changed) == wanted && errors(&changed) <= errors(seed) && stated(&changed) == stated(seed)
}

/// The ways in which words may have to be written in a seed, the most likely first.
fn written<'a>(seed: &Seed, words: &'a str) -> impl Iterator<Item = String> + use<'a> {
    let likely = escaped(seed, words);
    [likely, words.to_owned(), escape::in_text(words)].into_iter()
}

/// Words as the format of a seed writes them.
fn escaped(seed: &Seed, words: &str) -> String {
    match seed.body.format {
        BodyFormat::Html => escape::in_text(words),
        BodyFormat::Markdown => in_markdown(words),
        BodyFormat::Plain => words.to_owned(),
    }
}

/// Words with a backslash before what would be markup (CommonMark 0.31, 2.4), also at the beginning of a line.
fn in_markdown(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for (at, c) in words.char_indices() {
        let begins_something = at == 0 && matches!(c, '#' | '+' | '-' | '=' | '~');
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '>') || begins_something {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seed(name: &str, text: &str) -> (Seed, FormatHint) {
        let hint = FormatHint::from_path(std::path::Path::new(name));
        (Seed::parse(Source::from_text(text.to_owned()), hint), hint)
    }

    /// What becomes of a text if `words` are put in the place that `‹…›` marks.
    fn replacing(name: &str, text: &str, words: &str) -> Option<String> {
        let (start, end) = (text.find('‹').expect("a mark"), text.find('›').expect("a mark") - '‹'.len_utf8());
        let text = text.replace(['‹', '›'], "");
        let (seed, hint) = seed(name, &text);
        let edit = replaced(&seed, hint, ByteSpan::new(start, end), words)?;
        Some(format!("{}{}{}", &text[..edit.span.start()], edit.replacement, &text[edit.span.end()..]))
    }

    /// What becomes of a text if paragraphs are inserted after the block that ends at `‹›`.
    fn inserting(name: &str, text: &str, paragraphs: &[&str]) -> Option<String> {
        let behind = text.find("‹›").expect("a mark");
        let text = text.replace("‹›", "");
        let (seed, hint) = seed(name, &text);
        let paragraphs: Vec<_> = paragraphs.iter().map(|text| (*text).to_owned()).collect();
        let edit = inserted(&seed, hint, behind, &paragraphs)?;
        Some(format!("{}{}{}", &text[..edit.span.start()], edit.replacement, &text[edit.span.end()..]))
    }

    #[test]
    fn words_are_written_as_the_format_has_them() {
        let page = |words: &str| format!("<p>掌柜的姓<b>{words}</b>，炉子还在。</p>");
        assert_eq!(replacing("a.html", &page("‹文›"), "a<b & c"), Some(page("a&lt;b &amp; c")));
        let text = |words: &str| format!("掌柜的姓{words}，炉子还在。\n");
        assert_eq!(replacing("a.md", &text("‹文›"), "*闻*"), Some(text("\\*闻\\*")));
        assert_eq!(replacing("a.txt", &text("‹文›"), "*闻*"), Some(text("*闻*")));
        assert_eq!(replacing("a.txt", &text("‹›"), "闻"), Some(text("闻")));
    }

    #[test]
    fn no_markup_is_cut() {
        assert_eq!(replacing("a.html", "<p>掌柜的‹姓<b>文›</b>，炉子还在。</p>", "名闻"), None);
        assert_eq!(replacing("a.html", "<p>掌柜的姓‹&hellip;›，炉子还在。</p>", "闻"), None);
        assert_eq!(replacing("a.md", "掌柜的‹姓*文›*，炉子还在。\n", "名闻"), None);
        assert_eq!(replacing("a.txt", "掌柜的姓‹文\n\n炉›子还在。\n", "名闻"), None);
    }

    #[test]
    fn paragraphs_are_put_in_as_their_neighbours_are_written() {
        let page = |more: &str| format!("<div><p class=a>茶馆开了。‹›</p>\n<p class=a>{more}水涨了。</p></div>");
        assert_eq!(
            inserting("a.html", &page(""), &["一<二", "三"]),
            Some(page("一&lt;二</p>\n<p class=a>三</p>\n<p class=a>").replace("‹›", ""))
        );
        assert_eq!(
            inserting("a.md", "茶馆开了。‹›\n\n水涨了。\n", &["一*二*", "三"]).as_deref(),
            Some("茶馆开了。\n\n一\\*二\\*\n\n三\n\n水涨了。\n")
        );
        assert_eq!(
            inserting("a.txt", "茶馆开了。‹›\n\n水涨了。\n", &["一"]).as_deref(),
            Some("茶馆开了。\n\n一\n\n水涨了。\n")
        );
    }

    #[test]
    fn behind_a_heading_comes_a_paragraph() {
        assert_eq!(
            inserting("a.html", "<div><h2>茶馆‹›</h2><p>水涨了。</p></div>", &["一"]).as_deref(),
            Some("<div><h2>茶馆</h2><p>一</p><p>水涨了。</p></div>")
        );
        assert_eq!(
            inserting("a.md", "水。\n\n## 茶馆‹›\n\n水涨了。\n", &["一"]).as_deref(),
            Some("水。\n\n## 茶馆\n\n一\n\n水涨了。\n")
        );
    }
}
