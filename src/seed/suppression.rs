//! What a curator does not want to hear of, said in the seed itself:
//!
//! - `<!-- variorum-ignore rule, rule: reason -->`, for the block that follows;
//! - `<!-- variorum-ignore-file rule: reason -->`, for the whole file;
//! - in front matter the key `variorum-ignore`, for the whole file: `[rule, rule]`, or `{ rule: reason }`.
//!
//! In a plain text and between header parts the comment stands on a line of its own.

use super::header::ParsedPart;
use super::html::Markup;
use super::{Body, BodyFormat};
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
const MAX_SUPPRESSIONS: usize = 1000;

const KEYWORD: &str = "variorum-ignore";

/// Whether a line, or a comment, is one of these.
pub(super) fn is_comment(text: &str) -> bool {
    let inside = text.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    inside.is_some_and(|inside| inside.trim_start().starts_with(KEYWORD) && !inside.contains("-->"))
}

/// Those of a seed, in order. `found` are the header parts, `start` is where the body begins; the body is as its parser
/// read it, nothing cut out. Linear; next to nothing if there are none.
pub(super) fn collect(
    text: &str,
    start: usize,
    found: &[ParsedPart],
    body: &Body,
    markup: Option<&Markup>,
) -> Vec<Suppression> {
    let mut suppressions: Vec<_> = found.iter().flat_map(|part| part.suppressions.clone()).collect();
    if text.contains(KEYWORD) {
        let between = lines(text, ByteSpan::new(0, start));
        let mut comments: Vec<_> = between
            .filter(|line| found.iter().all(|part| !part.span.overlaps(*line)))
            .map(|line| (line, None))
            .collect();
        if body.format == BodyFormat::Plain {
            comments.extend(lines(text, body.span).map(|line| (line, None)));
        }
        let of_markup = markup.map(|markup| markup.directives.as_slice()).unwrap_or_default();
        comments.extend(of_markup.iter().map(|(comment, next)| (*comment, Some(*next))));
        let mut starts: Vec<_> =
            found.iter().map(|part| part.span).chain(body.blocks().iter().map(|block| block.span)).collect();
        starts.sort_unstable();
        let comments = comments.into_iter().take(MAX_SUPPRESSIONS);
        suppressions.extend(comments.filter_map(|(comment, next)| read(text, comment, next, &starts)));
    }
    suppressions.truncate(MAX_SUPPRESSIONS);
    suppressions.sort_by_key(|suppression| suppression.span);
    suppressions
}

/// The lines of a span that are one of these comments, without the white space around it.
fn lines(text: &str, span: ByteSpan) -> impl Iterator<Item = ByteSpan> + '_ {
    let inside = slice(text, span.range());
    let lines =
        inside.split(['\n', '\r']).map(|line| line.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}'));
    lines.filter(|line| is_comment(line)).map(move |line| span_of(inside, line).shifted(span.start()))
}

/// Reads a comment. `next` is what markup says that follows it; `blocks` are the blocks and header parts, in order.
fn read(text: &str, comment: ByteSpan, next: Option<ByteSpan>, blocks: &[ByteSpan]) -> Option<Suppression> {
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
    Some(Suppression { span: comment, names: split(names).map(place).collect(), reason, scope, is_comment: true })
}

/// The names in a list of them, in any punctuation.
pub(super) fn split(names: &str) -> impl Iterator<Item = &str> {
    names
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；'))
        .filter(|name| !name.is_empty())
}

fn is_colon(character: char) -> bool {
    matches!(character, ':' | '：')
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
