//! How a witness reads the sentence under the cursor: an inline diff, short enough to be read at a glance.

use super::super::markup::Page;
use super::super::sentence::{single_spaced, text_of};
use super::super::witnesses::{Hit, Place};
use crate::messages::message;
use crate::reprints::{Classes, Variant};
use crate::text::{ByteSpan, subslice};

/// How many variants of one sentence are shown: of more, those around the cursor.
pub(super) const MOST_VARIANTS: usize = 8;

/// Longer stretches of text have their middle left out: characters kept at either end.
const KEPT: usize = 24;

/// One end of a stretch of text.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    /// Whether what stands there is worth showing: a variant is beside it.
    pub(super) kept: bool,
    /// Whether the text goes on beyond it.
    pub(super) cut: bool,
}

pub(super) const BESIDE_A_VARIANT: Edge = Edge { kept: true, cut: false };

/// Shows the sentence with what reads differently; gives whether anything does.
pub(super) fn show(place: &Place, hit: &Hit, wanted: Classes, page: &mut Page) -> bool {
    let variants = hit.variants(&place.reading, wanted);
    if variants.is_empty() && hit.has_beginning && hit.has_end {
        page.text(" · ").message(&message!("hover-same-words"));
        return false;
    }
    page.line();
    let (first, shown) = around(&variants, place.offset);
    let left_out_before = first.checked_sub(1).and_then(|before| variants.get(before));
    let mut from = left_out_before.map_or(hit.here.start(), |variant| variant.seed.end());
    let mut front = Edge { kept: variants.is_empty(), cut: first > 0 || !hit.has_beginning };
    for variant in shown {
        let equal = text_of(&place.reading.seed, ByteSpan::new(from, variant.seed.start()));
        page.quote(&elided(&equal, front, BESIDE_A_VARIANT));
        let reading = |text: &str| elided(text, BESIDE_A_VARIANT, BESIDE_A_VARIANT);
        page.variant(&reading(&variant.seed_text), &reading(&variant.witness_text));
        from = from.max(variant.seed.end());
        front = BESIDE_A_VARIANT;
    }
    let left_out_behind = variants.get(first + shown.len());
    let to = left_out_behind.map_or(hit.here.end(), |variant| variant.seed.start()).max(from);
    let equal = text_of(&place.reading.seed, ByteSpan::new(from, to));
    let back = Edge { kept: variants.is_empty(), cut: left_out_behind.is_some() || !hit.has_end };
    page.quote(&elided(&equal, front, back));
    !variants.is_empty()
}

/// At most [`MOST_VARIANTS`] variants around a place, with the index of the first.
fn around(variants: &[Variant], offset: usize) -> (usize, &[Variant]) {
    let at = variants.partition_point(|variant| variant.seed.end() < offset);
    let first = at.saturating_sub(MOST_VARIANTS / 2).min(variants.len().saturating_sub(MOST_VARIANTS));
    let last = (first + MOST_VARIANTS).min(variants.len());
    (first, subslice(variants, first..last))
}

/// A stretch of text, shortened if it is long: the middle is left out, and the ends that are not kept. No word is cut
/// where words are written apart.
pub(super) fn elided(text: &str, front: Edge, back: Edge) -> String {
    let text: Vec<char> = single_spaced(text).chars().collect();
    let mark = |edge: Edge| if edge.cut { "…" } else { "" };
    let say = |characters: Option<&[char]>| characters.unwrap_or_default().iter().collect::<String>();
    if text.len() <= 2 * KEPT {
        return format!("{}{}{}", mark(front), say(Some(&text)), mark(back));
    }
    let in_word = |c: &&char| c.is_ascii_alphanumeric();
    let (mut shown, mut hidden) = (String::new(), String::new());
    if front.kept {
        let end = KEPT + text.iter().skip(KEPT).take(KEPT / 2).take_while(in_word).count();
        shown = format!("{}{}", mark(front), say(text.get(..end)));
    }
    if back.kept {
        let start = text.len() - KEPT;
        let start = start - text.iter().take(start).rev().take(KEPT / 2).take_while(in_word).count();
        hidden = format!("{}{}", say(text.get(start..)), mark(back));
    }
    format!("{shown}…{hidden}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAR: Edge = Edge { kept: false, cut: false };
    const CUT: Edge = Edge { kept: true, cut: true };

    #[test]
    fn short_stretches_are_shown_whole() {
        assert_eq!(elided("河水涨了", FAR, BESIDE_A_VARIANT), "河水涨了");
        assert_eq!(elided("河水涨了", CUT, CUT), "…河水涨了…");
    }

    #[test]
    fn long_stretches_keep_what_is_beside_a_variant() {
        let long = "河".repeat(30) + &"水".repeat(30);
        let (front, back) = ("河".repeat(KEPT), "水".repeat(KEPT));
        assert_eq!(elided(&long, BESIDE_A_VARIANT, BESIDE_A_VARIANT), format!("{front}…{back}"));
        assert_eq!(elided(&long, FAR, BESIDE_A_VARIANT), format!("…{back}"));
        assert_eq!(elided(&long, CUT, FAR), format!("…{front}…"));
    }

    #[test]
    fn words_are_not_cut() {
        let long = "The river rose in the night and carried the boats away";
        assert_eq!(elided(long, BESIDE_A_VARIANT, FAR), "The river rose in the night…");
        assert_eq!(elided(long, FAR, BESIDE_A_VARIANT), "…and carried the boats away");
    }
}
