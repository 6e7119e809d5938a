//! Where the sentence under the cursor also appears, and how it reads there.

use super::super::markup::{Page, SLOT};
use super::super::view::View;
use super::super::witnesses::{Hit, Place, Shared};
use super::{reading, readings};
use crate::corpus::{AnalysedSeed, Doubt};
use crate::messages::{Argument, Message, message};
use crate::reprints::VariantKind;
use crate::seed::FieldKind;
use crate::text::{ByteSpan, subslice};

/// How much of a name is shown: characters.
const LONGEST_NAME: usize = 60;

/// Describes the witnesses, earliest first: a list, with the reading of each that reads differently, or with the readings
/// of all before it; then those that leave the place out.
pub(super) fn describe(view: &View, place: &Place, shared: &Shared, page: &mut Page) {
    let settings = view.settings_of(&place.document);
    let wanted = settings.hover_variants;
    let hits: Vec<_> = shared.hits().collect();
    let listed = hits.len().min(settings.hover_witnesses);
    if !hits.is_empty() {
        page.title(&message!("hover-in-seeds", count = hits.len()));
        if let Some(earliest) = earliest(&place.reading, shared) {
            page.text(" · ").message(&earliest);
        }
        page.paragraph();
    }
    let together = if hits.len() >= readings::TOGETHER { readings::entries(place, &hits, wanted) } else { Vec::new() };
    if !together.is_empty() {
        readings::show(place, shared.span(), &together, listed, page);
    }
    let shown = subslice(&hits, ..listed);
    let names: Vec<_> = shown.iter().map(|hit| name(&hit.witnessed.witness)).collect();
    let mut differ = false;
    for (index, (hit, title)) in shown.iter().zip(&names).enumerate() {
        page.item(index + 1);
        witness(view, hit, title, page);
        // Reprints often have one title; then the file tells them apart.
        if names.iter().filter(|other| *other == title).count() > 1 {
            page.text(" · ").quote(&hit.witnessed.witness.path.file_name().unwrap_or_default().to_string_lossy());
        }
        if shared.is_moved(hit) {
            page.text(" · ").message(&message!("order-moved"));
        }
        if together.is_empty() {
            differ |= reading::show(place, hit, wanted, page);
        } else if !hit.has_beginning || !hit.has_end {
            page.text(" · ").message(&message!("hover-part"));
        }
    }
    if let Some(more @ 1..) = hits.len().checked_sub(listed) {
        page.paragraph().message(&message!("and-more-seeds", count = more));
    }
    if differ {
        page.paragraph().legend();
    }
    lacking(view, place, shared, page);
    origin(place, shared, page);
}

/// What the seed was probably copied from.
fn origin(place: &Place, shared: &Shared, page: &mut Page) {
    let Some((origin, witnesses)) = shared.origin(&place.reading) else { return };
    let called = |number: usize| {
        let witness = witnesses.get(number)?;
        let title = name(witness);
        let is_one = witnesses.iter().filter(|other| name(other) == title).nth(1).is_none();
        let file = || witness.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let source = source(witness).map(|source| shortened(&source, LONGEST_NAME));
        let said = [Some(title), source, (!is_one).then(file)];
        Some(said.into_iter().flatten().collect::<Vec<_>>().join(" · "))
    };
    let Some(parent) = origin.parent.and_then(called) else { return };
    let changes = message!("lineage-changes", count = u64::from(origin.changes));
    page.paragraph().message_quoting(&message!("hover-copied", text = SLOT, changes = changes), &parent);
    if let Some(doubt) = origin.doubt {
        let why = match doubt {
            Doubt::Undated => message!("hover-undated"),
            Doubt::OrFrom(_) => message!("hover-or-from"),
            Doubt::AgainstDate(_) => message!("hover-against-date"),
        };
        page.text(" · ").message(&message!("hover-copied-uncertain", why = why));
    }
    if let Some(second) = origin.second.and_then(called) {
        page.text(" · ").message_quoting(&message!("hover-second", text = SLOT), &second);
    }
}

/// Who has what stands around the place, and not the place.
fn lacking(view: &View, place: &Place, shared: &Shared, page: &mut Page) {
    let most = view.settings_of(&place.document).hover_witnesses;
    if shared.lacking().is_empty() {
        return;
    }
    page.paragraph().title(&message!("hover-lacking", count = shared.lacking().len())).paragraph();
    for (index, (witnessed, variant)) in shared.lacking().iter().take(most).enumerate() {
        page.item(index + 1);
        let witness = &witnessed.witness;
        let title = name(witness);
        link(view, witness, variant.witness, &title, page);
        if let Some(source) = source(witness) {
            page.text(" · ").quote(&shortened(&source, LONGEST_NAME));
        }
        let size =
            |text: &str| message!("count-characters", count = text.chars().filter(|c| !c.is_whitespace()).count());
        page.text(" · ").message(&message!("hover-lacks", date = day(witness), size = size(&variant.seed_text)));
        if variant.kind == VariantKind::Substitution {
            page.line().message_quoting(
                &message!("hover-has-instead", text = SLOT),
                &shortened(&variant.witness_text, LONGEST_NAME),
            );
        }
    }
    if let Some(more @ 1..) = shared.lacking().len().checked_sub(most) {
        page.paragraph().message(&message!("and-more-seeds", count = more));
    }
}

/// `earliest 2025-02-12`, or that it is this seed.
fn earliest(reading: &AnalysedSeed, shared: &Shared) -> Option<Message> {
    let witness = &shared.hits().next()?.witnessed.witness;
    match (reading.published(), witness.published()) {
        (Some(own), Some(first)) if own < first => Some(message!("hover-this-earliest", date = day(reading))),
        (Some(_), None) => Some(message!("hover-this-earliest-dated", date = day(reading))),
        (_, Some(_)) => Some(message!("hover-earliest", date = day(witness))),
        (None, None) => None,
    }
}

/// The day of publication as the seed writes it, not as it is compared.
fn day(reading: &AnalysedSeed) -> Argument {
    let mut dates = reading.seed.fields_of(FieldKind::Published).filter_map(|field| field.date.as_ref()?.as_ref().ok());
    dates.next().map_or_else(|| message!("undated").into(), |date| date.civil.date().to_string().into())
}

/// The title, or the file's name if there is none.
fn name(witness: &AnalysedSeed) -> String {
    let file = || witness.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    shortened(&witness.seed.first(FieldKind::Title).map_or_else(file, |title| title.value.clone()), LONGEST_NAME)
}

/// The source, or the site where it was published.
fn source(witness: &AnalysedSeed) -> Option<String> {
    let stated = witness.seed.first(FieldKind::Source).map(|source| source.value.clone());
    let site = || {
        let url = url::Url::parse(&witness.seed.first(FieldKind::Url)?.value).ok()?;
        url.host_str().map(|host| host.trim_start_matches("www.").to_owned())
    };
    stated.or_else(site)
}

/// `[title](place) · source · date · 98 %`
fn witness(view: &View, hit: &Hit, name: &str, page: &mut Page) {
    let witness = &hit.witnessed.witness;
    link(view, witness, hit.character, name, page);
    if let Some(source) = source(witness) {
        page.text(" · ").quote(&shortened(&source, LONGEST_NAME));
    }
    let percent = percent(hit.witnessed.passage.similarity);
    page.text(" · ").message(&message!("hover-date-and-share", date = day(witness), percent = u32::from(percent)));
}

/// `[title](place)`
fn link(view: &View, witness: &AnalysedSeed, place: ByteSpan, name: &str, page: &mut Page) {
    match view.location(witness, place) {
        // The fragment is what VS Code understands; others open the file.
        Some(location) => {
            let at = location.range.start;
            page.link(name, &format!("{}#L{},{}", location.uri.as_str(), at.line + 1, at.character + 1))
        }
        None => page.quote(name),
    };
}

/// A share in whole percent; only what is wholly the same is 100.
fn percent(share: f32) -> u8 {
    // In range by the clamp; the fraction is what is to be cut off.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let percent = (share * 100.0).clamp(0.0, 100.0).floor() as u8;
    percent
}

/// The beginning of a text that is too long.
pub(super) fn shortened(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let kept: String = text.chars().take(longest).collect();
    format!("{kept}…")
}
