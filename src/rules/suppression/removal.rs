//! Removes suppressions from a seed.

use crate::rules::Edit;
use crate::seed::{Seed, suppression::Suppression};
use crate::text::{ByteSpan, slice};

/// Removes a comment, and its whole line if it is alone there, unless that would join the blocks around it.
pub(super) fn remove_comment(seed: &Seed, suppression: &Suppression) -> Edit {
    let text = seed.source.text();
    let span = suppression.span;
    let (Some(before), Some(behind)) = (text.get(..span.start()), text.get(span.end()..)) else {
        return Edit::delete(span);
    };
    let line_start = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let rest = behind.find(['\n', '\r']).unwrap_or(behind.len());
    let alone = before.get(line_start..).is_some_and(|lead| lead.trim().is_empty())
        && behind.get(..rest).is_some_and(|rest| rest.trim().is_empty());
    if !alone {
        return Edit::delete(span);
    }
    let line_end = &behind[rest..];
    let break_len = if line_end.starts_with("\r\n") { 2 } else { usize::from(!line_end.is_empty()) };
    let above = slice(before, ..line_start);
    let above = above.strip_suffix('\n').unwrap_or(above);
    let above = above.strip_suffix('\r').unwrap_or(above).rsplit(['\n', '\r']).next().unwrap_or_default();
    let below = slice(line_end, break_len..).split(['\n', '\r']).next().unwrap_or_default();
    let holds_apart = line_start > 0 && !above.trim().is_empty() && !below.trim().is_empty();
    let end = span.end() + rest + if holds_apart { 0 } else { break_len };
    Edit::delete(ByteSpan::new(line_start, end))
}

/// Removes one of several names, or the whole comment if the name is its only one. `None` if that would mean taking
/// front matter apart.
pub(super) fn remove_name(seed: &Seed, suppression: &Suppression, index: usize) -> Option<Edit> {
    let names = &suppression.names;
    let name = names.get(index)?;
    match (index.checked_sub(1).and_then(|before| names.get(before)), names.get(index + 1)) {
        (_, Some(next)) => Some(Edit::delete(ByteSpan::new(name.start(), next.start()))),
        (Some(before), None) => Some(Edit::delete(ByteSpan::new(before.end(), name.end()))),
        (None, None) => suppression.is_comment.then(|| remove_comment(seed, suppression)),
    }
}
