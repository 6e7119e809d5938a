//! Where the sentence under the cursor also appears, and how it reads there.

use super::super::markup::Page;
use super::super::sentence::{single_spaced, text_of};
use super::super::view::View;
use super::super::witnesses::{Hit, Place, Shared};
use crate::corpus::Reading;
use crate::reprints::Variant;
use crate::seed::FieldKind;
use crate::text::ByteSpan;

/// Longer stretches of equal text have their middle left out: characters kept at either end.
const KEPT: usize = 24;

/// How much of a name is shown: characters.
const LONGEST_NAME: usize = 60;

/// Describes the witnesses, earliest first.
pub(super) fn describe(view: &View, place: &Place, shared: &Shared, page: &mut Page) {
    let seeds = if shared.count() == 1 { "1 other seed".to_owned() } else { format!("{} other seeds", shared.count()) };
    page.strong(&format!("In {seeds}"));
    if let Some(earliest) = earliest(&place.reading, shared) {
        page.say(" · ").say(&earliest);
    }
    let mut differ = false;
    let shown = view.settings.hover_witnesses;
    for (index, hit) in shared.hits().enumerate().take(shown) {
        page.paragraph(0).say(&format!("{}. ", index + 1));
        witness(view, &hit, page);
        page.paragraph(3);
        differ |= sentence(place, &hit, page);
    }
    if let Some(more @ 1..) = shared.count().checked_sub(shown) {
        page.paragraph(0).say(&format!("and {more} more"));
    }
    if differ {
        page.paragraph(0).differs("only here", "only there");
    }
}

/// `earliest 2025-02-12`, or that it is this seed.
fn earliest(reading: &Reading, shared: &Shared) -> Option<String> {
    let first = shared.hits().next().and_then(|hit| hit.witnessed.witness.published());
    let own = reading.published();
    match (own, first) {
        (Some(own), Some(first)) if own < first => Some(format!("this one is the earliest, {}", own.date())),
        (Some(own), None) => Some(format!("this one is the earliest that is dated, {}", own.date())),
        (_, Some(first)) => Some(format!("earliest {}", first.date())),
        (None, None) => None,
    }
}

/// `[title](place) · source · date · 98 %`
fn witness(view: &View, hit: &Hit, page: &mut Page) {
    let witness = &hit.witnessed.witness;
    let seed = &witness.seed;
    let file = || witness.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = seed.first(FieldKind::Title).map_or_else(file, |title| title.value.clone());
    let name = shortened(&name, LONGEST_NAME);
    match view.location(witness, hit.character) {
        // The fragment is what VS Code understands; others open the file.
        Some(location) => {
            let at = location.range.start;
            page.link(&name, &format!("{}#L{},{}", location.uri.as_str(), at.line + 1, at.character + 1))
        }
        None => page.quote(&name),
    };
    if let Some(source) = seed.first(FieldKind::Source) {
        page.say(" · ").quote(&shortened(&source.value, LONGEST_NAME));
    }
    match witness.published() {
        Some(date) => page.say(&format!(" · {}", date.date())),
        None => page.say(" · undated"),
    };
    page.say(&format!(" · {} %", percent(hit.witnessed.passage.similarity)));
}

/// A share in whole percent; only what is wholly the same is 100.
fn percent(share: f32) -> u8 {
    // In range by the clamp; the fraction is what is to be cut off.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let percent = (share * 100.0).clamp(0.0, 100.0).floor() as u8;
    percent
}

/// The sentence with what reads differently; gives whether anything does.
fn sentence(place: &Place, hit: &Hit, page: &mut Page) -> bool {
    let variants = variants(place, hit);
    if variants.is_empty() {
        page.say("the same words");
        return false;
    }
    let seed = &place.reading.seed;
    let mut from = hit.here.start();
    for (index, variant) in variants.iter().enumerate() {
        let equal = text_of(seed, ByteSpan::new(from, variant.seed.start()));
        page.quote(&elided(&equal, index > 0, true));
        page.differs(&elided(&variant.seed_text, true, true), &elided(&variant.witness_text, true, true));
        from = from.max(variant.seed.end());
    }
    if from < hit.here.end() {
        let equal = text_of(seed, ByteSpan::new(from, hit.here.end()));
        page.quote(&elided(&equal, true, false));
    }
    true
}

/// The variants that lie in the sentence, in order.
fn variants(place: &Place, hit: &Hit) -> Vec<Variant> {
    let mut variants = hit.witnessed.variants(&place.reading);
    variants.retain(|variant| {
        let reading = variant.seed;
        reading.overlaps(hit.here) || reading.is_empty() && hit.here.contains(reading.start())
    });
    variants
}

/// A stretch of text with its middle left out if it is long; only the ends that matter are kept.
fn elided(text: &str, keep_start: bool, keep_end: bool) -> String {
    let text = single_spaced(text);
    let length = text.chars().count();
    let (start, end) = (if keep_start { KEPT } else { 0 }, if keep_end { KEPT } else { 0 });
    if length <= 2 * KEPT {
        return text;
    }
    let first: String = text.chars().take(start).collect();
    let last: String = text.chars().skip(length - end).collect();
    format!("{first}…{last}")
}

fn shortened(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let kept: String = text.chars().take(longest).collect();
    format!("{kept}…")
}
