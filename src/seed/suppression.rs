//! Suppressions: findings that a curator does not want to see, named in the seed itself.
//!
//! - `<!-- variorum-ignore rule, rule: reason -->` applies to the block that follows.
//! - `<!-- variorum-ignore-file rule: reason -->` applies to the whole file.
//! - In front matter, the key `variorum-ignore` applies to the whole file: `[rule, rule]`, or `{ rule: reason }`.
//!
//! In plain text and between header parts, the comment must be on a line of its own.

use crate::text::{ByteSpan, slice, span_of};

/// One comment, or the names in front matter that share a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The whole comment; in front matter, the key and its value.
    pub span: ByteSpan,
    /// The spans of the names of rules and groups. May be empty.
    pub names: Vec<ByteSpan>,
    /// The reason, if one is given.
    pub reason: Option<ByteSpan>,
    /// The part of the seed whose findings are suppressed. `None` means the whole file.
    pub scope: Option<ByteSpan>,
    /// Whether it is a comment rather than a key of front matter.
    pub is_comment: bool,
}

impl Suppression {
    /// Whether a finding at `place` is in the scope.
    pub fn covers(&self, place: ByteSpan) -> bool {
        self.scope.is_none_or(|scope| {
            let inside = scope.start() <= place.start() && place.start() < scope.end();
            inside || (place.is_empty() && place.start() == scope.end())
        })
    }
}

/// The most suppressions that are read in one seed. Nobody writes more, and a malicious file could contain a hundred
/// thousand.
pub(super) const MAX_SUPPRESSIONS: usize = 1000;

/// What suppression comments begin with, and the key in front matter.
pub(super) const KEYWORD: &str = "variorum-ignore";

/// Whether a line or a comment is a suppression comment.
pub(super) fn is_suppression_comment(text: &str) -> bool {
    let inside = text.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    inside.is_some_and(|inside| inside.trim_start().starts_with(KEYWORD) && !inside.contains("-->"))
}

/// The spans of the lines that are suppression comments, without the white space around them.
pub(super) fn comment_lines(text: &str, span: ByteSpan) -> impl Iterator<Item = ByteSpan> + '_ {
    let inside = slice(text, span.range());
    let lines =
        inside.split(['\n', '\r']).map(|line| line.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}'));
    lines.filter(|line| is_suppression_comment(line)).map(move |line| span_of(inside, line).shifted(span.start()))
}

/// Parses a suppression comment. `next` is the span that follows it according to the markup; `blocks` holds the blocks
/// and header parts, in order.
pub(super) fn read_comment(
    text: &str,
    comment: ByteSpan,
    next: Option<ByteSpan>,
    blocks: &[ByteSpan],
) -> Option<Suppression> {
    let written = text.get(comment.range())?;
    let inside = written.strip_prefix("<!--")?.strip_suffix("-->")?;
    let rest = inside.trim_start().strip_prefix(KEYWORD)?;
    let (of_file, rest) = rest.strip_prefix("-file").map_or((false, rest), |rest| (true, rest));
    if !(rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || is_colon(c))) {
        return None;
    }
    let place = |part: &str| span_of(written, part).shifted(comment.start());
    let (names, reason) = rest.split_once(is_colon).unwrap_or((rest, ""));
    let reason = Some(reason.trim()).filter(|reason| !reason.is_empty()).map(place);
    let scope = (!of_file).then(|| scope(comment, next, blocks));
    Some(Suppression { span: comment, names: split_names(names).map(place).collect(), reason, scope, is_comment: true })
}

/// The scope of a comment: from the comment itself, because findings about the whole seed are at its first line, to the
/// end of the following block. That is the element that `next` spans, together with the rest of the block that starts
/// with it or that contains the comment.
fn scope(comment: ByteSpan, next: Option<ByteSpan>, blocks: &[ByteSpan]) -> ByteSpan {
    let end = comment.end();
    // Blocks do not overlap, but a header part (a head, a card) can contain some.
    let from = blocks.partition_point(|block| block.start() < end).saturating_sub(1);
    let mut following = blocks.iter().skip(from).filter(|block| block.end() > end);
    let until = match next {
        None => following.find(|block| block.start() >= end).map_or(end, |block| block.end()),
        Some(next) => {
            let block = following.next().filter(|block| block.start() < next.end().max(end + 1));
            block.map_or(next.end(), |block| block.end().max(next.end()))
        }
    };
    ByteSpan::new(comment.start(), until.max(end))
}

/// The names in a list, separated by any punctuation or white space.
pub(super) fn split_names(names: &str) -> impl Iterator<Item = &str> {
    names
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；'))
        .filter(|name| !name.is_empty())
}

fn is_colon(character: char) -> bool {
    matches!(character, ':' | '：')
}
