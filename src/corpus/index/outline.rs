//! The outline of a seed: its title, authors, sources, tags and headings with their positions. Seeds are looked up by
//! it without being read.

use std::borrow::Cow;
use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::AnalysedSeed;
use crate::seed::{Block, BlockKind, Field, FieldKind};
use crate::text::{ByteSpan, LineColumns, PositionScanner};

/// The most headings that are kept of a seed.
const MAX_HEADINGS: usize = 200;

/// The most fields: more than any article has.
const MAX_FIELDS: usize = 1_000;

/// The most characters that are kept of an entry: nobody searches for more, and a page without a title must not
/// contribute all of its text.
const MAX_ENTRY_CHARACTERS: usize = 200;

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OutlineKind {
    /// The title.
    Title,
    /// A heading in the text.
    Heading,
    /// An author.
    Author,
    /// Who published the seed.
    Source,
    /// A tag.
    Tag,
}

impl OutlineKind {
    /// The kind of a field's entry; `None` for fields that have none.
    pub fn for_field(field: FieldKind) -> Option<Self> {
        Some(match field {
            FieldKind::Title => Self::Title,
            FieldKind::Author => Self::Author,
            FieldKind::Source => Self::Source,
            FieldKind::Tag => Self::Tag,
            _ => return None,
        })
    }
}

/// An entry of an outline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::corpus) struct OutlineEntry<'a> {
    /// What it is.
    pub(in crate::corpus) kind: OutlineKind,
    /// The text on one line, [shortened](shorten) if it is long.
    #[serde(borrow)]
    pub(in crate::corpus) text: Cow<'a, str>,
    /// Where it begins in the file.
    pub(in crate::corpus) begin: LineColumns,
    /// Where it ends.
    pub(in crate::corpus) end: LineColumns,
}

/// See the module. A value that a seed states more than once has one entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::corpus) struct Outline<'a> {
    /// Sorted by kind; those of one kind in the order of the file.
    #[serde(borrow)]
    pub(in crate::corpus) entries: Vec<OutlineEntry<'a>>,
}

impl Outline<'static> {
    /// The outline of a seed. Linear in the seed's length up to its last heading.
    pub(in crate::corpus) fn new(analysed: &AnalysedSeed) -> Self {
        let seed = &analysed.seed;
        let source = seed.source.text();
        let fields = seed.fields.iter().filter(|field| !field.is_empty()).take(MAX_FIELDS);
        let field = |field: &Field| Some((OutlineKind::for_field(field.kind)?, shorten(&field.value), field.span));
        let mut found: Vec<(OutlineKind, String, ByteSpan)> = fields.filter_map(field).collect();
        let headings = seed.body.blocks().iter().filter(|block| matches!(block.kind, BlockKind::Heading(_)));
        let heading = |block: &Block| (OutlineKind::Heading, shorten(&seed.body.block_text(block, source)), block.span);
        found.extend(headings.take(MAX_HEADINGS).map(heading).filter(|(_, text, _)| !text.is_empty()));
        found.sort_by_key(|(kind, _, span)| (*kind, *span));
        let mut seen = HashSet::new();
        found.retain(|(kind, text, _)| seen.insert((*kind, text.clone())));
        let places = places(source, found.iter().flat_map(|(_, _, span)| [span.start(), span.end()]).collect());
        let entry = |((kind, text, _), places): ((OutlineKind, String, ByteSpan), &[LineColumns])| match places {
            [begin, end] => Some(OutlineEntry { kind, text: text.into(), begin: *begin, end: *end }),
            _ => None,
        };
        Self { entries: found.into_iter().zip(places.chunks(2)).filter_map(entry).collect() }
    }
}

/// A text as entries hold it: with single spaces for white space, and at most [`MAX_ENTRY_CHARACTERS`] characters.
pub(in crate::corpus) fn shorten(text: &str) -> String {
    let mut short = String::with_capacity(text.len().min(3 * MAX_ENTRY_CHARACTERS));
    for (count, c) in text.split_whitespace().flat_map(|word| [" ", word]).flat_map(str::chars).skip(1).enumerate() {
        if count == MAX_ENTRY_CHARACTERS {
            break;
        }
        short.push(c);
    }
    short
}

/// The positions of some byte offsets, in the same order.
fn places(source: &str, offsets: Vec<usize>) -> Vec<LineColumns> {
    let mut order: Vec<(usize, usize)> =
        offsets.into_iter().enumerate().map(|(index, offset)| (offset, index)).collect();
    order.sort_unstable();
    let mut scanner = PositionScanner::new(source);
    let mut places = vec![LineColumns::default(); order.len()];
    for (offset, index) in order {
        if let Some(place) = places.get_mut(index) {
            *place = scanner.advance_to(offset);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{ColumnUnit, Source};

    fn lines(name: &str, text: &str) -> String {
        let analysed = AnalysedSeed::new(name.into(), Source::from_text(text));
        let line = |entry: &OutlineEntry| {
            let at = |place: LineColumns| {
                let position = place.in_unit(ColumnUnit::Utf16);
                format!("{}:{}", position.line, position.column)
            };
            format!("{:?} {} {}–{}\n", entry.kind, entry.text, at(entry.begin), at(entry.end))
        };
        Outline::new(&analysed).entries.iter().map(line).collect()
    }

    #[test]
    fn a_seed_is_looked_up_by_what_it_states_once_and_by_its_headings() {
        let text = "---\ntitle: 河湾茶馆\nauthor: [温小满, 老船]\nsource: 河湾日报\ntags: [茶]\n---\n\n# 河湾茶馆\n\n𠮷日。\n\n## 渡口  的&amp;石阶\n\n水涨了。\n";
        expect_test::expect![[r#"
            Title 河湾茶馆 1:7–1:11
            Heading 渡口 的&石阶 11:3–11:15
            Author 温小满 2:9–2:12
            Author 老船 2:14–2:16
            Source 河湾日报 3:8–3:12
            Tag 茶 4:7–4:8
        "#]]
        .assert_eq(&lines("a.md", text));
    }

    #[test]
    fn a_page_on_one_line_has_its_headings_where_they_stand() {
        expect_test::expect![[r#"
            Heading 上 10:4–10:5
        "#]]
        .assert_eq(&lines("a.html", "<p>河</p>\n\n\n\n\n\n\n\n\n\n<h2>上</h2><p>水涨了。</p><h2> </h2><h2>上</h2>"));
    }

    #[test]
    fn of_what_is_long_the_beginning_is_kept() {
        assert_eq!(shorten(" 一\n\t二  三 "), "一 二 三");
        assert_eq!(shorten(&"河".repeat(300)), "河".repeat(200));
    }
}
