//! Finds the author that only the text names: in a byline, or in the brackets of a dateline.

use super::conflict::statement;
use super::fill::value_of;
use crate::seed::{Block, Field, FieldKind, PartKind, Seed};
use crate::text::{ByteSpan, is_han, slice, span_of, subslice};

/// The number of blocks to search at the beginning and at the end.
const SEARCHED_BLOCKS: usize = 3;

/// The maximum length of a dateline, in bytes.
const MAX_DATELINE_BYTES: usize = 400;

/// An author that the text names.
#[derive(Debug)]
pub(in crate::rules) struct NamedAuthor {
    /// The name or names, as they are written into a field.
    pub(super) value: String,
    /// Where they are.
    pub(super) span: ByteSpan,
}

/// Returns the author that the text names, if no other part of the seed does.
pub(in crate::rules) fn only_in_text(seed: &Seed) -> Option<NamedAuthor> {
    let stated = || seed.fields_of(FieldKind::Author).filter(|field| !field.is_empty());
    if stated().any(|field| !is_byline(seed, field)) {
        return None;
    }
    match stated().next() {
        Some(first) => {
            let value = value_of(&statement(seed, first).filter(|field| !field.is_empty()).collect::<Vec<_>>())?;
            let names: Vec<&str> = without_credits(&value).split('、').filter(|name| !ROLES.contains(name)).collect();
            // The same names again, with what they do: `某某、某某 评论人`.
            let again = |at: usize, name: &str| {
                let before = subslice(&names, ..at);
                before
                    .iter()
                    .any(|known| name.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
            };
            let once = names.iter().enumerate().filter(|(at, name)| !again(*at, name)).map(|(_, name)| *name);
            let value = once.collect::<Vec<_>>().join("、");
            (!value.is_empty()).then_some(NamedAuthor { value, span: first.span })
        }
        None => dateline(seed),
    }
}

/// Other work on a text, whose label sticks to the name before it where a line break was lost.
const CREDITS: &[&str] = &[
    "编辑", "編輯", "责编", "責編", "校对", "校對", "排版", "摄影", "攝影", "制图", "製圖", "审核", "監製", "监制",
    "本文", "来源", "來源",
];

/// Descriptions of a person that are not names.
const ROLES: &[&str] =
    &["记者", "記者", "实习记者", "實習記者", "实习生", "特约记者", "特約記者", "作者", "撰文", "文", ""];

/// Returns the names before anything that sticks to them: `某某校对：某某`.
fn without_credits(names: &str) -> &str {
    let ends = CREDITS.iter().filter_map(|word| names.find(word)).filter(|at| *at > 0);
    let end = ends.min().unwrap_or(names.len());
    slice(names, ..end).trim_end_matches(|c: char| c.is_whitespace() || "、，,|｜丨/（(".contains(c))
}

/// Whether a field is in a byline.
pub(super) fn is_byline(seed: &Seed, field: &Field) -> bool {
    seed.part_of(field).kind == PartKind::Byline
}

/// Finds the reporter or author in brackets in the first or last lines: `（本报记者 某某）`, `【来源：某某网 作者：某某】`.
fn dateline(seed: &Seed) -> Option<NamedAuthor> {
    let blocks = seed.body.blocks();
    let first = blocks.iter().take(SEARCHED_BLOCKS);
    let last = blocks.iter().skip(SEARCHED_BLOCKS.max(blocks.len().saturating_sub(SEARCHED_BLOCKS)));
    first.chain(last.rev()).find_map(|block| reporter_in(seed, block))
}

fn reporter_in(seed: &Seed, block: &Block) -> Option<NamedAuthor> {
    let (mut read, text) = (0, seed.source.text());
    let end = seed.body.runs(block, text).last().map_or(0, |(run, _)| run.span.end());
    for (run, written) in seed.body.runs(block, text).filter(|(run, _)| run.is_verbatim()) {
        // Not in the middle of a long paragraph.
        if read < MAX_DATELINE_BYTES || end - run.span.start() < MAX_DATELINE_BYTES {
            for (at, _) in written.match_indices(['（', '(', '【']).take(8) {
                let Some(inside) = written.get(at..).and_then(bracketed) else { continue };
                if let Some((names, value)) = reporters(inside) {
                    return Some(NamedAuthor { value, span: span_of(written, names).shifted(run.span.start()) });
                }
            }
        }
        read += written.len();
    }
    None
}

/// Returns the content of the bracket at the start of `text`, if it closes within a few words.
fn bracketed(text: &str) -> Option<&str> {
    let (open, first) = text.char_indices().next()?;
    let close = text.char_indices().skip(1).take(40).find(|(_, c)| matches!(c, '）' | ')' | '】'))?;
    text.get(open + first.len_utf8()..close.0)
}

/// Parses `本报记者 某某 某某` into the part with the names, and the names as one value.
fn reporters(inside: &str) -> Option<(&str, String)> {
    if let Some((_, names)) = inside.split_once("作者：").or_else(|| inside.split_once("作者:")) {
        return people(names.trim());
    }
    let (at, role) = ["记者", "記者"].iter().find_map(|role| inside.find(role).map(|at| (at, *role)))?;
    let before = inside.get(..at)?.trim();
    // `见习`, `本报驻山城`, `某某网`: the description of a reporter, not a sentence.
    if before.chars().count() > 8
        || !before.chars().all(|c| is_han(c) || c == '·')
        || before.contains(['的', '据', '據'])
    {
        return None;
    }
    let names = inside.get(at + role.len()..)?;
    let names = names.strip_prefix([' ', '\u{3000}', '\u{A0}', ':', '：'])?.trim();
    people(names)
}

/// Parses names, if there is nothing else: all of the text, and the names as one value.
fn people(names: &str) -> Option<(&str, String)> {
    let split: Vec<&str> = names.split([' ', '\u{3000}', '\u{A0}', '、']).filter(|name| !name.is_empty()).collect();
    let is_name = |name: &&str| (2..=4).contains(&name.chars().count()) && name.chars().all(is_han);
    (!split.is_empty() && split.len() <= 4 && split.iter().all(is_name)).then(|| (names, split.join("、")))
}
