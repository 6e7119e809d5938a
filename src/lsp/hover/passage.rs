//! Where the sentence under the cursor also appears, and how it reads there.

use super::super::markup::Page;
use super::super::view::View;
use super::super::witnesses::{Hit, Place, Shared};
use super::reading;
use crate::corpus::Reading;
use crate::messages::{Argument, Message, message};
use crate::seed::FieldKind;

/// How much of a name is shown: characters.
const LONGEST_NAME: usize = 60;

/// Describes the witnesses, earliest first: a list, with the reading of each that reads differently.
pub(super) fn describe(view: &View, place: &Place, shared: &Shared, page: &mut Page) {
    page.title(&message!("hover-in-seeds", count = shared.count()));
    if let Some(earliest) = earliest(&place.reading, shared) {
        page.say(" · ").tell(&earliest);
    }
    page.paragraph();
    let hits: Vec<_> = shared.hits().take(view.settings.hover_witnesses).collect();
    let names: Vec<_> = hits.iter().map(|hit| name(&hit.witnessed.witness)).collect();
    let mut differ = false;
    for (index, (hit, title)) in hits.iter().zip(&names).enumerate() {
        page.item(index + 1);
        witness(view, hit, title, page);
        // Reprints often have one title; then the file tells them apart.
        if names.iter().filter(|other| *other == title).count() > 1 {
            page.say(" · ").quote(&hit.witnessed.witness.path.file_name().unwrap_or_default().to_string_lossy());
        }
        differ |= reading::show(place, hit, page);
    }
    if let Some(more @ 1..) = shared.count().checked_sub(hits.len()) {
        page.paragraph().tell(&message!("and-more-seeds", count = more));
    }
    if differ {
        page.paragraph().legend();
    }
}

/// `earliest 2025-02-12`, or that it is this seed.
fn earliest(reading: &Reading, shared: &Shared) -> Option<Message> {
    let witness = &shared.hits().next()?.witnessed.witness;
    match (reading.published(), witness.published()) {
        (Some(own), Some(first)) if own < first => Some(message!("hover-this-earliest", date = day(reading))),
        (Some(_), None) => Some(message!("hover-this-earliest-dated", date = day(reading))),
        (_, Some(_)) => Some(message!("hover-earliest", date = day(witness))),
        (None, None) => None,
    }
}

/// The day of publication as the seed writes it, not as it is compared.
fn day(reading: &Reading) -> Argument {
    let mut dates = reading.seed.fields_of(FieldKind::Published).filter_map(|field| field.date.as_ref()?.as_ref().ok());
    dates.next().map_or_else(|| message!("undated").into(), |date| date.civil.date().to_string().into())
}

/// The title, or the file's name if there is none.
fn name(witness: &Reading) -> String {
    let file = || witness.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    shortened(&witness.seed.first(FieldKind::Title).map_or_else(file, |title| title.value.clone()), LONGEST_NAME)
}

/// The source, or the site where it was published.
fn source(witness: &Reading) -> Option<String> {
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
    match view.location(witness, hit.character) {
        // The fragment is what VS Code understands; others open the file.
        Some(location) => {
            let at = location.range.start;
            page.link(name, &format!("{}#L{},{}", location.uri.as_str(), at.line + 1, at.character + 1))
        }
        None => page.quote(name),
    };
    if let Some(source) = source(witness) {
        page.say(" · ").quote(&shortened(&source, LONGEST_NAME));
    }
    let percent = percent(hit.witnessed.passage.similarity);
    page.say(" · ").tell(&message!("hover-date-and-share", date = day(witness), percent = u32::from(percent)));
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
