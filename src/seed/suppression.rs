//! What a curator does not want to hear of, said in the seed itself:
//!
//! - `<!-- variorum-ignore rule, rule: reason -->`, for the block that follows;
//! - `<!-- variorum-ignore-file rule: reason -->`, for the whole file;
//! - in front matter the key `variorum-ignore`, for the whole file: `[rule, rule]`, or `{ rule: reason }`.
//!
//! In a plain text and between header parts the comment stands on a line of its own.

use crate::text::{ByteSpan, slice, span_of};

/// One comment, or what front matter says for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// All of the comment; in front matter, the key and its value.
    pub span: ByteSpan,
    /// The names of rules and groups, each where it stands; perhaps there are none.
    pub names: Vec<ByteSpan>,
    /// Why, if that is said.
    pub reason: Option<ByteSpan>,
    /// The stretch for whose findings it is meant; `None` is the whole file.
    pub scope: Option<ByteSpan>,
    /// Whether it is a comment, and not a key of front matter.
    pub is_comment: bool,
}

impl Suppression {
    /// Whether a finding at a place is meant, as far as the place goes.
    pub fn covers(&self, place: ByteSpan) -> bool {
        self.scope.is_none_or(|scope| {
            let inside = scope.start() <= place.start() && place.start() < scope.end();
            inside || (place.is_empty() && place.start() == scope.end())
        })
    }
}

/// So many are read in one seed: nobody writes more, and a file made to hurt holds a hundred thousand.
pub(super) const MAX_SUPPRESSIONS: usize = 1000;

pub(super) const KEYWORD: &str = "variorum-ignore";

/// Whether a line, or a comment, is one of these.
pub(super) fn is_comment(text: &str) -> bool {
    let inside = text.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    inside.is_some_and(|inside| inside.trim_start().starts_with(KEYWORD) && !inside.contains("-->"))
}

/// The lines of a span that are one of these comments, without the white space around it.
pub(super) fn comment_lines(text: &str, span: ByteSpan) -> impl Iterator<Item = ByteSpan> + '_ {
    let inside = slice(text, span.range());
    let lines =
        inside.split(['\n', '\r']).map(|line| line.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}'));
    lines.filter(|line| is_comment(line)).map(move |line| span_of(inside, line).shifted(span.start()))
}

/// Reads a comment. `next` is what markup says that follows it; `blocks` are the blocks and header parts, in order.
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

/// From a comment (what is said of a whole seed can stand at its first line, which this may be) to the end of the block
/// that follows it: of the element that markup says is next, and of the
/// rest of the block that begins with it or that the comment stands in.
fn scope(comment: ByteSpan, next: Option<ByteSpan>, blocks: &[ByteSpan]) -> ByteSpan {
    let end = comment.end();
    // Blocks lie apart, but a header part can lie over some (a head, a card).
    let from = blocks.partition_point(|block| block.start() < end).saturating_sub(1);
    let mut behind = blocks.iter().skip(from).filter(|block| block.end() > end);
    let until = match next {
        None => behind.find(|block| block.start() >= end).map_or(end, |block| block.end()),
        Some(next) => {
            let block = behind.next().filter(|block| block.start() < next.end().max(end + 1));
            block.map_or(next.end(), |block| block.end().max(next.end()))
        }
    };
    ByteSpan::new(comment.start(), until.max(end))
}

/// The names in a list of them, in any punctuation.
pub(super) fn split_names(names: &str) -> impl Iterator<Item = &str> {
    names
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；'))
        .filter(|name| !name.is_empty())
}

fn is_colon(character: char) -> bool {
    matches!(character, ':' | '：')
}
