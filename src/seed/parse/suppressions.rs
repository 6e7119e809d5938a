//! Collection of the suppressions of a seed.

use crate::seed::header::ParsedPart;
use crate::seed::html::Markup;
use crate::seed::suppression::{KEYWORD, MAX_SUPPRESSIONS, Suppression, comment_lines, read_comment};
use crate::seed::{Body, BodyFormat};
use crate::text::ByteSpan;

/// Collects the suppressions of a seed, in the order of the source. `found` holds the header parts, and the body starts
/// at the byte `start`; nothing must have been cut out of the body yet. Linear, and almost free if there are none.
pub(super) fn collect(
    text: &str,
    start: usize,
    found: &[ParsedPart],
    body: &Body,
    markup: Option<&Markup>,
) -> Vec<Suppression> {
    let mut suppressions: Vec<_> = found.iter().flat_map(|part| part.suppressions.clone()).collect();
    if text.contains(KEYWORD) {
        let between = comment_lines(text, ByteSpan::new(0, start));
        let mut comments: Vec<_> = between
            .filter(|line| found.iter().all(|part| !part.span.overlaps(*line)))
            .map(|line| (line, None))
            .collect();
        if body.format == BodyFormat::Plain {
            comments.extend(comment_lines(text, body.span).map(|line| (line, None)));
        }
        let of_markup = markup.map(|markup| markup.directives.as_slice()).unwrap_or_default();
        comments.extend(of_markup.iter().map(|(comment, next)| (*comment, Some(*next))));
        let mut starts: Vec<_> =
            found.iter().map(|part| part.span).chain(body.blocks().iter().map(|block| block.span)).collect();
        starts.sort_unstable();
        let comments = comments.into_iter().take(MAX_SUPPRESSIONS);
        suppressions.extend(comments.filter_map(|(comment, next)| read_comment(text, comment, next, &starts)));
    }
    suppressions.truncate(MAX_SUPPRESSIONS);
    suppressions.sort_by_key(|suppression| suppression.span);
    suppressions
}
