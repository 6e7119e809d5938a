//! Inserts suppressions into a seed.

use crate::rules::{Edit, Finding};
use crate::seed::{FormatHint, Seed};
use crate::text::Source;

/// Returns the edit that suppresses the finding without changing the text of the seed: a comment before the block that
/// contains it. `None` where a comment is impossible, as in front matter and code. Parses the seed a few times.
pub fn ignore_here(seed: &Seed, hint: FormatHint, finding: &Finding) -> Option<Edit> {
    let text = seed.source.text();
    let at = finding.span.start();
    let before = text.get(..at)?;
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    let block = seed.body.blocks().iter().find(|block| block.span.start() <= at && at < block.span.end().max(at + 1));
    let tag = before.rfind('<').filter(|open| !before.get(*open..).is_some_and(|inside| inside.contains('>')));
    let tag = if text.get(at..).is_some_and(|rest| rest.starts_with('<')) { Some(at) } else { tag };
    let block_line = block.and_then(|block| text.get(..block.span.start())?.rfind('\n')).map(|end| end + 1);
    // Before the paragraph or the line, on a line of its own; or right before the tag or the text of the block.
    let own_lines = [Some(paragraph(text, line)), block_line, Some(line)].into_iter().flatten().map(|at| (at, true));
    let inline = [tag, block.map(|block| block.span.start())].into_iter().flatten().map(|at| (at, false));
    let one_line_body = text.get(line..).is_some_and(|rest| rest.find('\n').unwrap_or(rest.len()) > MAX_LINE_BYTES);
    let places: Vec<_> = if one_line_body { inline.collect() } else { own_lines.chain(inline).collect() };
    places.into_iter().find_map(|(place, own_line)| {
        let end = if own_line { line_break(text) } else { "" };
        let edit = Edit::insert(place, format!("<!-- variorum-ignore {} -->{end}", finding.rule));
        works(seed, hint, finding, &edit).then_some(edit)
    })
}

/// Returns the edit that suppresses all findings of the finding's rule in the seed: a comment at the beginning of the
/// body.
pub fn ignore_in_file(seed: &Seed, hint: FormatHint, finding: &Finding) -> Option<Edit> {
    let text = seed.source.text();
    let place = seed.body.span.start().min(text.len());
    let lead = if text.get(..place).is_some_and(|before| before.is_empty() || before.ends_with(['\n', '\u{FEFF}'])) {
        ""
    } else {
        line_break(text)
    };
    let end = line_break(text);
    let edit = Edit::insert(place, format!("{lead}<!-- variorum-ignore-file {} -->{end}", finding.rule));
    works(seed, hint, finding, &edit).then_some(edit)
}

/// The maximum length of a line in bytes. A longer one is a whole body, all of which a comment on a line of its own
/// would suppress.
const MAX_LINE_BYTES: usize = 2000;

/// Returns the beginning of the paragraph that contains a line: after the last blank line above it.
fn paragraph(text: &str, line: usize) -> usize {
    let mut start = line;
    while let Some(above) = text.get(..start).and_then(|before| before.strip_suffix('\n')) {
        let begins = above.rfind('\n').map_or(0, |end| end + 1);
        if above.get(begins..).is_none_or(|above| above.trim().is_empty()) {
            break;
        }
        start = begins;
    }
    start
}

fn line_break(text: &str) -> &'static str {
    if text.split_once('\n').is_some_and(|(first, _)| first.ends_with('\r')) { "\r\n" } else { "\n" }
}

/// Whether the edit suppresses the finding and leaves the seed otherwise unchanged.
fn works(seed: &Seed, hint: FormatHint, finding: &Finding, edit: &Edit) -> bool {
    let text = seed.source.text();
    let place = edit.span.start();
    let (Some(before), Some(behind)) = (text.get(..place), text.get(place..)) else { return false };
    let added = Seed::parse(Source::from_text([before, &edit.replacement, behind].concat()), hint);
    let shifted =
        if finding.span.start() >= place { finding.span.shifted(edit.replacement.len()) } else { finding.span };
    let ours = added.suppressions.iter().find(|it| it.is_comment && it.span.overlaps(edit_span(edit)));
    let body = |seed: &Seed| {
        let texts = seed.body.blocks().iter().map(|block| seed.body.block_text(block, seed.source.text()));
        texts.collect::<Vec<_>>().concat()
    };
    ours.is_some_and(|ours| ours.covers(shifted))
        && added.parts.len() == seed.parts.len()
        && added.body.format == seed.body.format
        && body(&added).split_whitespace().eq(body(seed).split_whitespace())
}

/// Returns the span of the inserted text after the edit.
fn edit_span(edit: &Edit) -> crate::text::ByteSpan {
    crate::text::ByteSpan::new(edit.span.start(), edit.span.start() + edit.replacement.len())
}
