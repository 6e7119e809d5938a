//! Finds characters of one Chinese script in a text in the other.

use super::occurrences::Occurrence;
use crate::cancel::Cancelled;
use crate::rules::prose::Prose;
use crate::rules::{Reporter, Safety};
use crate::seed::Seed;
use crate::text::fold::in_other_script;
use crate::text::{CharClass, slice};

/// How many characters of only its own script a text must have to be certainly in that script.
const MIN_OWN_CHARS: usize = 60;

/// The maximum number of stray characters. More of them are a quotation, or a habit.
const MAX_STRAYS: usize = 6;

/// How many characters of only its own script a text must have for each stray one.
const OWN_CHARS_PER_STRAY: usize = 60;

/// How many bytes before a character are searched for the mark that opens a quotation.
const QUOTATION_REACH_BYTES: usize = 120;

/// Returns the occurrences of characters that only the script `stray` uses, in a text that is otherwise entirely in the
/// other script. Characters in quotations and titles are intended, and so are several in one paragraph, and those in a
/// name from `names`. Linear.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub(super) fn strays(
    seed: &Seed,
    reporter: &mut Reporter<'_>,
    stray: CharClass,
    names: &[&str],
) -> Result<Vec<Occurrence>, Cancelled> {
    let other = if stray == CharClass::Traditional { CharClass::Simplified } else { CharClass::Traditional };
    let kinds = reporter.running_text(seed).kinds();
    let (own, foreign, kana) = (kinds.count(other), kinds.count(stray), kinds.count(CharClass::KanaOrHangul));
    let pure =
        own >= MIN_OWN_CHARS && foreign <= MAX_STRAYS && own >= foreign * OWN_CHARS_PER_STRAY && kana * 20 <= own;
    let mut places = Vec::new();
    if foreign == 0 || !pure {
        return Ok(places);
    }
    reporter.for_each_block(seed, |_, prose, _| {
        // Several in one paragraph were written on purpose.
        if prose.kinds().count(stray) == 1
            && let Some((at, c)) = prose.text().char_indices().find(|(_, c)| CharClass::from_char(*c) == stray)
        {
            places.extend(place(&prose, at, c, names));
        }
    })?;
    Ok(places)
}

fn place(prose: &Prose<'_>, at: usize, c: char, names: &[&str]) -> Option<Occurrence> {
    let text = prose.text();
    let end = at + c.len_utf8();
    let named = names.iter().any(|name| {
        name.match_indices(c).any(|(offset, _)| {
            at.checked_sub(offset).and_then(|start| text.get(start..)).is_some_and(|tail| tail.starts_with(name))
        })
    });
    if named || is_quoted(text, at) {
        return None;
    }
    let span = prose.source_span(at..end);
    Some(match (in_other_script(c), prose.exact_source_span(at..end)) {
        (Some(other), Some(span)) => Occurrence::replace(span, other, Safety::NeedsALook),
        _ => Occurrence::without_fix(span),
    })
}

/// Whether an offset is inside quotation marks or brackets, or after the sign of an account name.
fn is_quoted(text: &str, at: usize) -> bool {
    let mut from = at.saturating_sub(QUOTATION_REACH_BYTES);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let head = slice(text, from..at).chars().rev();
    let mark = head.take_while(|c| *c != '\n').find(|c| "“”‘’「」『』《》〈〉（）()@".contains(*c));
    mark.is_some_and(|c| "“‘「『《〈（(@".contains(c))
}
