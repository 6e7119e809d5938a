//! All reprints agree on another reading of a word.
//!
//! ## What it finds
//! Words that all reprints read differently from this seed but identically to each other, where the two readings are
//! nearly the same: they differ in one Chinese character, or in a letter or two, or marks hide the word here (`□□`). A
//! completely different word was chosen, not mistaken, and so was a reading that this seed has in several places. At
//! least two reprints must contain the place, and they must not be copies of one another: they have to differ
//! elsewhere, though in few words. Case, width, script, punctuation and figures do not count.
//!
//! ## Why it matters
//! It is probably an error of this copy: a typing error, a character misread by a machine, or a word masked by a
//! censor.
//!
//! ## Example
//! ```text
//! 磨坊在溪的拐弯处，水年比屋子还高，半个镇子的人都听得见它转。溪水改道以后，磨坊主搬到了镇上，逢人就说夜里太静，睡不着。
//! ```
//! A reprint:
//! ```text
//! 磨坊在溪的拐弯处，水车比屋子还高，半个镇子的人都听得见它转。溪水改道以后，磨坊主搬到了镇上，逢人就说夜里太静，睡不着。
//! ```
//! Another:
//! ```text
//! 磨坊在溪的拐弯处，水车比屋子还高，半个村子的人都听得见它转。溪水改道以后，磨坊主搬到了镇上，逢人就说夜里太静，睡不着。
//! ```
//!
//! ## Fix
//! Replaces the word with the reading of the reprints.
//!
//! - Needs a look: always; check which reading is right.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::places;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::reprints::{Variant, VariantKind};
use crate::rules::{ComparedText, Edit, Preset, Reporter, Rule, Safety, Severity, Witness, Witnesses};
use crate::text::fold::fold_text;
use crate::text::{ByteSpan, is_han, slice};

/// The rule.
pub static RULE: Rule = Rule {
    name: "reprints/lone-reading",
    severity: Severity::Hint,
    preset: Preset::Dataset,
    summary: "All reprints agree on another reading of a word",
    check_witnesses: Some(check),
    ..Rule::BASE
};

/// The maximum number of masked characters to restore.
const MAX_MASKED_CHARS: usize = 8;

/// The maximum number of letters that a slip changes in a word.
const MAX_CHANGED_LETTERS: usize = 2;

/// How many letters a word must have for each changed one.
const MIN_LETTERS_PER_CHANGE: usize = 3;

/// The minimum share of one text that the other must contain.
const MIN_REPRINT_SHARE: f32 = 0.8;

/// A reprint has at most one other reading per this many folded characters.
const MIN_CHARS_PER_READING: usize = 100;

/// How many folded characters of a passage must surround the place.
const MIN_CONTEXT_CHARS: u32 = 6;

/// A witness and the places where it reads differently.
struct WitnessVariants<'a> {
    witness: &'a Witness<'a>,
    variants: Vec<Variant>,
    /// The place in the seed and the folded reading of each.
    readings: BTreeSet<(ByteSpan, String)>,
}

fn check(witnesses: &Witnesses<'_>, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let seed = &witnesses.seed;
    if witnesses.all.len() < 2 {
        return Ok(());
    }
    let mut read = Vec::new();
    for witness in &witnesses.all {
        let mut variants = Vec::new();
        for passage in &witness.passages {
            reporter.check_cancelled()?;
            variants.extend(witness.variants(seed, passage));
        }
        let readings = variants.iter().map(|variant| (variant.seed, fold_text(&variant.witness_text))).collect();
        read.push(WitnessVariants { witness, variants, readings });
    }
    let mut places: BTreeMap<ByteSpan, Vec<(usize, &Variant)>> = BTreeMap::new();
    for (index, read) in read.iter().enumerate() {
        for variant in read.variants.iter().filter(|variant| is_a_slip(seed, variant)) {
            places.entry(variant.seed).or_default().push((index, variant));
        }
    }
    let mut often: HashMap<(String, String), usize> = HashMap::new();
    for (_, first) in places.values().filter_map(|found| found.first()) {
        *often.entry((fold_text(&first.seed_text), fold_text(&first.witness_text))).or_default() += 1;
    }
    for (place, found) in places {
        reporter.check_cancelled()?;
        let Some((_, first)) = found.first() else { continue };
        let carrying = || read.iter().filter(|read| covers(seed, read.witness, place));
        let alike = found.iter().all(|(_, other)| fold_text(&other.witness_text) == fold_text(&first.witness_text));
        if found.len() < 2 || !alike || carrying().count() > found.len() {
            continue;
        }
        // A reading that the seed has in several places is its own way of writing.
        let pair = (fold_text(&first.seed_text), fold_text(&first.witness_text));
        if often.get(&pair).is_some_and(|count| *count > 1) {
            continue;
        }
        let of = |(index, _): &(usize, &Variant)| read.get(*index);
        let mut close = found.iter().filter_map(of).filter(|read| is_close(read)).take(64);
        let Some(one) = close.next() else { continue };
        if !close.any(|other| are_apart(seed, one, other)) {
            continue;
        }
        let message = message!(
            "lone-reading",
            reading = quote(&first.seed_text),
            count = found.len(),
            other = quote(&first.witness_text)
        );
        let finding = reporter.report(place, message);
        for ((_, variant), read) in found.iter().zip(found.iter().filter_map(of)).take(places::MAX_RELATED) {
            let message = message!("lone-reading-there", other = quote(&variant.witness_text));
            finding.add_related_in(read.witness.text.path, variant.witness, message);
        }
        let written = found.iter().filter_map(|it| Some((of(it)?, it.1)));
        if let Some(reading) = written.into_iter().find_map(|(read, variant)| replacement(seed, read.witness, variant))
        {
            let title = message!("lone-reading-take", other = quote(&reading));
            finding.add_fix(title, Safety::NeedsALook, vec![Edit::replace(place, reading)]);
        }
    }
    Ok(())
}

/// Whether the two readings are nearly the same: they differ in one character or in a letter or two of a word, or marks
/// hide the word here. Figures do not count.
fn is_a_slip(seed: &ComparedText<'_>, variant: &Variant) -> bool {
    let (here, there) = (fold_text(&variant.seed_text), fold_text(&variant.witness_text));
    let has_figures =
        |text: &str| text.chars().any(|c| c.is_numeric() || "〇零一二三四五六七八九十百千万億亿两兩".contains(c));
    if variant.kind != VariantKind::Substitution || has_figures(&here) || has_figures(&there) {
        return false;
    }
    let masked = |text: &str| !text.is_empty() && text.chars().all(|c| matches!(c, '□' | '■' | '█' | '▇' | '×' | '＊'));
    if masked(&variant.seed_text) {
        return there.chars().nth(MAX_MASKED_CHARS).is_none();
    }
    if here.chars().all(is_han) {
        return here.chars().count() == 1 && there.chars().count() == 1 && there.chars().all(is_han);
    }
    let source = seed.seed.source.text();
    let beside = [
        source.get(..variant.seed.start()).and_then(|head| head.chars().next_back()),
        source.get(variant.seed.end()..).and_then(|tail| tail.chars().next()),
    ];
    let whole = !beside.iter().flatten().any(|c| c.is_alphanumeric());
    let changed = strsim::levenshtein(&here, &there);
    let shortest = here.chars().count().min(there.chars().count());
    whole && (1..=MAX_CHANGED_LETTERS).contains(&changed) && shortest > changed * MIN_LETTERS_PER_CHANGE
}

/// Whether a witness contains a place of the seed and some text around it.
fn covers(seed: &ComparedText<'_>, witness: &Witness<'_>, place: ByteSpan) -> bool {
    let Some(start) = seed.folded.at_byte(place.start()) else { return false };
    let end = seed.folded.at_byte(place.end()).unwrap_or(seed.folded.len());
    witness
        .passages
        .iter()
        .any(|it| it.seed.start + MIN_CONTEXT_CHARS <= start && end + MIN_CONTEXT_CHARS <= it.seed.end)
}

/// Whether a witness is a reprint, as opposed to another report with shared passages: one of the two contains most of
/// the other, and variants are rare.
fn is_close(read: &WitnessVariants<'_>) -> bool {
    let Witness { passages, share_of_seed, share_of_witness, .. } = read.witness;
    let shared: u32 = passages.iter().map(|passage| passage.seed.len()).sum();
    share_of_seed.max(*share_of_witness) >= MIN_REPRINT_SHARE
        && read.readings.len() * MIN_CHARS_PER_READING <= shared as usize + 2 * MIN_CHARS_PER_READING
}

/// Whether two witnesses are not copies of one another: one has a different reading at a place that both contain.
fn are_apart(seed: &ComparedText<'_>, one: &WitnessVariants<'_>, two: &WitnessVariants<'_>) -> bool {
    let differs = |one: &WitnessVariants<'_>, two: &WitnessVariants<'_>| {
        one.readings.difference(&two.readings).any(|(place, _)| covers(seed, two.witness, *place))
    };
    differs(one, two) || differs(two, one)
}

/// Returns the reading of a witness as it can be written here; `None` if there is markup, or if it is in another
/// script.
fn replacement(seed: &ComparedText<'_>, witness: &Witness<'_>, variant: &Variant) -> Option<String> {
    let plain = places::is_plain(seed.seed, variant.seed) && places::is_plain(witness.text.seed, variant.witness);
    let around = |text: &ComparedText<'_>, span: ByteSpan| -> String {
        let before = slice(text.seed.source.text(), ..span.start());
        before.chars().rev().filter(|c| c.is_alphanumeric()).take(12).collect()
    };
    let is_same_script = around(seed, variant.seed) == around(&witness.text, variant.witness);
    (plain && is_same_script).then(|| variant.witness_text.clone())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{finds_among, fixes_among, quiet_among};

    const TEXT: &str = "磨坊在溪的拐弯处，水车比屋子还高，半个镇子的人都听得见它转。溪水改道以后，磨坊主搬到了镇上，逢人就说夜里太静，睡不着。\n";

    #[test]
    fn the_reading_of_the_others_can_be_taken() {
        let (slip, village) = (TEXT.replace("水车", "水年"), TEXT.replace("镇子", "村子"));
        let told = "Only this seed reads “年”; 2 reprints read “车”: check whether it is an error";
        let marked = slip.replace('年', "‹年›");
        finds_among(&RULE, &[("a.txt", &marked), ("b.txt", TEXT), ("c.txt", &village)], &[told]);
        fixes_among(&RULE, &[("a.txt", &slip), ("b.txt", TEXT), ("c.txt", &village)], TEXT);
    }

    #[test]
    fn copies_of_one_another_count_as_one() {
        let slip = TEXT.replace("水车", "水年");
        quiet_among(&RULE, &[("a.txt", &slip), ("b.txt", TEXT), ("c.txt", TEXT)]);
        quiet_among(&RULE, &[("a.txt", &slip), ("b.txt", TEXT)]);
    }

    #[test]
    fn a_reading_that_another_shares_is_not_alone() {
        let (slip, village) = (TEXT.replace("水车", "水年"), TEXT.replace("镇子", "村子"));
        quiet_among(&RULE, &[("a.txt", &slip), ("b.txt", TEXT), ("c.txt", &village), ("d.txt", &slip)]);
    }
}
