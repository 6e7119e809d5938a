//! Characters of one Chinese script in a text that is written in the other.

use super::prose::{Prose, each_block, is_kana_or_hangul};
use super::stretches::Place;
use crate::cancel::Cancelled;
use crate::rules::{Reporter, Safety};
use crate::seed::Seed;
use crate::text::fold::{Variety, in_other_script, variety};

/// A text has to have so many characters of its own script only, to be of that script for certain.
const LEAST: usize = 60;

/// With more strays than this, somebody quotes, or writes so.
const MOST: usize = 6;

/// For each stray so many characters of the text's own script only.
const SHARE: usize = 60;

/// So many bytes before a character are searched for the mark that opens a quotation.
const QUOTATION: usize = 120;

/// So many characters at the start of the body say which script it is most likely in.
const SAMPLE: usize = 2000;

/// The places of characters that are written in `stray` only, in a text that is otherwise all in the other script. Those in
/// quotations and titles are meant, and so is a word of them, and a name from `names`. Linear.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub(super) fn strays(
    seed: &Seed,
    reporter: &mut Reporter<'_>,
    stray: Variety,
    names: &[&str],
) -> Result<Vec<Place>, Cancelled> {
    if !seems_other(seed, stray) {
        return Ok(Vec::new());
    }
    let (mut own, mut foreign, mut kana) = (0_usize, 0_usize, 0_usize);
    let mut places = Vec::new();
    each_block(seed, reporter, |_, prose, _| {
        let (known, before) = (places.len(), foreign);
        for (at, c) in prose.text().char_indices() {
            match variety(c) {
                Variety::Both => kana += usize::from(is_kana_or_hangul(c)),
                found if found != stray => own += 1,
                _ => {
                    foreign += 1;
                    if places.len() <= MOST {
                        places.extend(place(prose, at, c, stray, names));
                    }
                }
            }
        }
        // Several in one paragraph were written so.
        if foreign > before + 1 {
            places.truncate(known);
        }
    })?;
    let pure = own >= LEAST && foreign <= MOST && own >= foreign * SHARE && kana * 20 <= own;
    Ok(if pure { places } else { Vec::new() })
}

/// Whether the beginning of the body is in the other script than `stray`.
fn seems_other(seed: &Seed, stray: Variety) -> bool {
    let source = seed.source.text();
    let runs = seed.body.blocks().iter().flat_map(|block| seed.body.runs(block, source));
    let sample = runs.flat_map(|(_, text)| text.chars()).take(SAMPLE);
    let (mut own, mut foreign) = (0, 0);
    for found in sample.map(variety).filter(|found| *found != Variety::Both) {
        if found == stray { foreign += 1 } else { own += 1 }
    }
    own > foreign * 8
}

fn place(prose: &Prose, at: usize, c: char, stray: Variety, names: &[&str]) -> Option<Place> {
    let text = prose.text();
    let end = at + c.len_utf8();
    let beside = [super::prose::before(text, at), super::prose::after(text, end)];
    let in_word = beside.iter().flatten().any(|c| variety(*c) == stray);
    let named = names.iter().any(|name| {
        name.match_indices(c).any(|(offset, _)| {
            at.checked_sub(offset).and_then(|start| text.get(start..)).is_some_and(|tail| tail.starts_with(name))
        })
    });
    if in_word || named || is_quoted(text, at) {
        return None;
    }
    let span = prose.place(at..end);
    Some(match (in_other_script(c), prose.exact(at..end)) {
        (Some(other), Some(span)) => Place::replace(span, other, Safety::NeedsALook),
        _ => Place::bare(span),
    })
}

/// Whether a place stands inside of quotation marks or brackets, or behind the sign of an account.
fn is_quoted(text: &str, at: usize) -> bool {
    let mut from = at.saturating_sub(QUOTATION);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let head = text.get(from..at).unwrap_or_default().chars().rev();
    let mark = head.take_while(|c| *c != '\n').find(|c| "“”‘’「」『』《》〈〉（）()@".contains(*c));
    mark.is_some_and(|c| "“‘「『《〈（(@".contains(c))
}
