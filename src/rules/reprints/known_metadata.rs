//! A reprint has an author, title or URL that is missing here.
//!
//! ## What it finds
//! Seeds without an author, a title or a URL for which a reprint of the same text has one. A URL is only taken from a
//! reprint with the same source.
//!
//! ## Why it matters
//! What one copy has lost, another still has. There is no easier place to find it.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 磨坊
//! author:
//! ---
//!
//! 磨坊在溪的拐弯处，水车比屋子还高。天旱的时候水车不转，磨坊主就坐在门口补网，说磨不了面，总还捉得了鱼。
//! ```
//! The reprint:
//! ```markdown
//! ---
//! title: 磨坊
//! author: 桑榆
//! ---
//!
//! 磨坊在溪的拐弯处，水车比屋子还高。天旱的时候水车不转，磨坊主就坐在门口补网，说磨不了面，总还捉得了鱼。
//! ```
//!
//! ## Fix
//! Fills in what the reprint says.
//!
//! - Needs a look: always.

use super::places;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::reprints::weight::{IDEOGRAPH, weight_of};
use crate::rules::metadata::{authors, fill, missing};
use crate::rules::{ComparedText, Edit, Reporter, Rule, Safety, Severity, Witnesses, labels};
use crate::seed::{Field, FieldKind, Seed};
use crate::text::fold::fold_text;

/// The rule.
pub static RULE: Rule = Rule {
    name: "reprints/known-metadata",
    severity: Severity::Info,
    summary: "A reprint has an author, title or URL that is missing here",
    check_witnesses: Some(check),
    ..Rule::BASE
};

/// The minimum share of each text that the other must contain.
pub(super) const MIN_SAME_TEXT_SHARE: f32 = 0.9;

/// The minimum weight of a body: 40 ideographs. Shorter ones are notices and forms, which have no author of their own.
pub(super) const MIN_BODY_WEIGHT: u32 = 40 * IDEOGRAPH;

fn check(witnesses: &Witnesses<'_>, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let seed = &witnesses.seed;
    if weight_of(seed.folded.characters()) < MIN_BODY_WEIGHT || missing::front_matter_is_broken(seed.seed) {
        return Ok(());
    }
    for (kind, key) in lacks(seed.seed) {
        let same = witnesses.all.iter().filter(|witness| witness.is_same_text(MIN_SAME_TEXT_SHARE));
        let mut known = same.filter_map(|witness| Some((&witness.text, stated(seed, &witness.text, kind)?))).peekable();
        let Some((first, (_, value))) = known.peek() else { continue };
        let empty: Vec<&Field> = seed.seed.fields_of(kind).collect();
        let place = empty.first().map_or_else(|| missing::home(seed.seed).0, |field| field.span);
        let (value, field) = (value.clone(), labels::field(kind));
        let message = message!("known-metadata", field = field, witness = places::name(first), value = quote(&value));
        let finding = reporter.report(place, message);
        for (witness, (field, value)) in known.take(places::MAX_RELATED) {
            finding.add_related_in(witness.path, field.span, message!("reprint-says", value = quote(&value)));
        }
        let edits: Vec<Edit> = match empty.is_empty() {
            true => fill::add(seed.seed, key, &value).into_iter().collect(),
            false => empty.iter().map(|field| fill::fill(seed.seed, field, &value)).collect(),
        };
        finding.add_fix(message!("fill-in", value = quote(&value)), Safety::NeedsALook, edits);
    }
    Ok(())
}

/// What a seed may lack and a reprint may state: the kinds of fields, each with its key in front matter.
pub fn lacks(seed: &Seed) -> impl Iterator<Item = (FieldKind, &'static str)> {
    let all = [(FieldKind::Title, "title"), (FieldKind::Author, "author"), (FieldKind::Url, "url")];
    let in_text = |kind| kind == FieldKind::Author && authors::only_in_text(seed).is_some();
    all.into_iter().filter(move |(kind, _)| seed.first(*kind).is_none() && !in_text(*kind))
}

/// Returns what a witness states for a kind, if it holds for the seed too, and where.
fn stated<'a>(seed: &ComparedText<'_>, witness: &ComparedText<'a>, kind: FieldKind) -> Option<(&'a Field, String)> {
    let first = witness.seed.first(kind)?;
    match kind {
        FieldKind::Author => {
            let named = authors_of(witness.seed)?;
            let is_outlet = [seed.seed, witness.seed].into_iter().any(|seed| is_source(seed, &named));
            (!is_outlet).then_some((first, named))
        }
        FieldKind::Url => {
            let of = |seed: &Seed| seed.first(FieldKind::Source).map(|source| fold_text(&source.value));
            (of(seed.seed).is_some() && of(seed.seed) == of(witness.seed)).then(|| (first, first.value.clone()))
        }
        _ => Some((first, first.value.clone())),
    }
}

/// Returns the authors that a seed names, as one value.
fn authors_of(seed: &Seed) -> Option<String> {
    let first = seed.first(FieldKind::Author)?;
    let beside: Vec<_> =
        seed.fields_of(FieldKind::Author).filter(|field| field.part == first.part && !field.is_empty()).collect();
    fill::value_of(&beside)
}

/// Whether a name is that of a seed's source, which is an outlet and not an author.
pub(super) fn is_source(seed: &Seed, name: &str) -> bool {
    let name = fold_text(name);
    seed.fields_of(FieldKind::Source)
        .map(|field| fold_text(&field.value))
        .any(|source| !source.is_empty() && (source.contains(&name) || name.contains(&source)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{finds_among, fixes_among, quiet_among};

    const BODY: &str =
        "磨坊在溪的拐弯处，水车比屋子还高。天旱的时候水车不转，磨坊主就坐在门口补网，说磨不了面，总还捉得了鱼。";

    fn seed(header: &str) -> String {
        format!("---\n{header}\n---\n\n{BODY}\n")
    }

    #[test]
    fn the_author_of_a_reprint_can_be_filled_in() {
        let (lacks, knows) = (seed("title: 磨坊\nauthor:"), seed("title: 磨坊\nauthor: 桑榆"));
        let told =
            "The author is missing here, but “b.md”, which has the same text, states “桑榆”: add it if it is right";
        let marked = lacks.replace("author:", "author:‹›");
        finds_among(&RULE, &[("a.md", &marked), ("b.md", &knows)], &[told]);
        fixes_among(&RULE, &[("a.md", &lacks), ("b.md", &knows)], &knows);
    }

    #[test]
    fn an_outlet_is_no_author_and_another_site_no_url() {
        let lacks = seed("title: 磨坊\nsource: 溪头日报");
        quiet_among(&RULE, &[("a.md", &lacks), ("b.md", &seed("title: 磨坊\nauthor: 溪头日报"))]);
        quiet_among(&RULE, &[("a.md", &lacks), ("b.md", &seed("source: 山城读本\nurl: https://shancheng.example/1"))]);
    }

    #[test]
    fn a_key_is_added_where_there_is_none() {
        let (lacks, knows) = (seed("title: 磨坊"), seed("title: 磨坊\nauthor: 桑榆"));
        fixes_among(&RULE, &[("a.md", &lacks), ("b.md", &knows)], &knows);
    }
}
