//! A passage that reprints have is missing here.
//!
//! ## What it finds
//! Places at which this text runs on without a break, while most of its reprints have a sentence or more in between.
//!
//! ## Why it matters
//! Sentences get lost when pages are cleaned up, and censors and editors remove them. Only another printing shows it.
//!
//! ## Example
//! ```text
//! 磨坊在溪的拐弯处，水车比屋子还高，半个镇子的人都听得见它转。溪水改道以后，磨坊主搬到了镇上，逢人就说夜里太静，睡不着。
//! ```
//! The reprint:
//! ```text
//! 磨坊在溪的拐弯处，水车比屋子还高，半个镇子的人都听得见它转。那年春天乡里派人来量地，量完什么也没有说。溪水改道以后，磨坊主搬到了镇上，逢人就说夜里太静，睡不着。
//! ```
//!
//! ## Fix
//! Inserts the words, if there is no markup on either side.
//!
//! - One by one: always; check in the reprint that they belong to the text.
//!
//! ## Options
//! - `least`: how many ideographs, or two and a half times as many letters, must be missing. The default is 12.

use std::collections::BTreeMap;

use super::places;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::reprints::FoldedSpan;
use crate::reprints::weight::{IDEOGRAPH, weight_of};
use crate::rules::witnesses::Gap;
use crate::rules::{
    ComparedText, Edit, OptionDefault, Reporter, Rule, RuleOption, Safety, Severity, Witness, Witnesses,
};
use crate::seed::{BlockKind, is_notice_text};
use crate::text::ByteSpan;

/// The rule.
pub static RULE: Rule = Rule {
    name: "reprints/missing-passage",
    severity: Severity::Info,
    summary: "A passage that reprints have is missing here",
    options: &[RuleOption {
        name: "least",
        summary: "How many ideographs must be missing",
        default: OptionDefault::Count(12),
    }],
    check_witnesses: Some(check),
    ..Rule::BASE
};

/// The minimum share of the text that a witness must contain. One that only quotes it does not show what is missing.
const MIN_WITNESS_SHARE: f32 = 0.8;

/// The maximum number of folded characters in the place of the missing passage.
const MAX_REPLACED_CHARS: u32 = 2;

/// How far apart two witnesses may see the same place, in folded characters.
const PLACE_TOLERANCE_CHARS: u32 = 4;

/// How many folded characters must be equal before and after the place.
const MIN_EQUAL_CHARS: u32 = 6;

fn check(witnesses: &Witnesses<'_>, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let seed = &witnesses.seed;
    let least = u32::try_from(reporter.count("least")).unwrap_or(u32::MAX).saturating_mul(IDEOGRAPH);
    let mut missing: BTreeMap<u32, Vec<(&Witness<'_>, Gap)>> = BTreeMap::new();
    let whole: Vec<_> = witnesses.all.iter().filter(|witness| witness.share_of_seed >= MIN_WITNESS_SHARE).collect();
    for witness in &whole {
        reporter.check_cancelled()?;
        for gap in witness.gaps() {
            let heavy = weight_of(witness.text.characters(gap.witness)) >= least;
            if gap.seed.len() <= MAX_REPLACED_CHARS && heavy {
                let gap = at_breaks(&witness.text, gap);
                if is_of_the_text(&witness.text, gap.witness) {
                    let at = gap.seed.start;
                    let known = missing
                        .range(at.saturating_sub(PLACE_TOLERANCE_CHARS)..=at + PLACE_TOLERANCE_CHARS)
                        .next()
                        .map(|(at, _)| *at);
                    missing.entry(known.unwrap_or(at)).or_default().push((witness, gap));
                }
            }
        }
    }
    for (at, having) in missing {
        reporter.check_cancelled()?;
        let lacking = whole.iter().filter(|witness| runs_on(witness, at)).count();
        if having.len() > lacking {
            report(seed, reporter, at, &having, lacking);
        }
    }
    Ok(())
}

fn report(
    seed: &ComparedText<'_>,
    reporter: &mut Reporter<'_>,
    at: u32,
    having: &[(&Witness<'_>, Gap)],
    lacking: usize,
) {
    let (Some((first, gap)), Some(place)) = (having.first().copied(), places::before(seed, at)) else { return };
    let words = first.text.printed(first.text.folded.source_span(gap.witness));
    let message = message!(
        "missing-passage",
        words = quote(&words),
        count = gap.witness.len(),
        have = having.len(),
        of = having.len() + lacking
    );
    let finding = reporter.report(place, message);
    for (witness, gap) in having.iter().take(places::MAX_RELATED) {
        let span = witness.text.folded.source_span(gap.witness);
        finding.add_related_in(witness.text.path, span, message!("missing-passage-here"));
    }
    if let Some((witness, edit)) = having.iter().find_map(|(it, gap)| Some((it, insertion(seed, &it.text, *gap)?))) {
        let title = message!("missing-passage-insert", words = quote(&words), witness = places::name(&witness.text));
        finding.add_fix(title, Safety::OneByOne, vec![edit]);
    }
}

/// Moves the gap to the ends of sentences or clauses, if it can equally well be read there.
fn at_breaks(witness: &ComparedText<'_>, gap: Gap) -> Gap {
    let Gap { seed, witness: span } = gap;
    let same = |one: u32, two: u32| {
        let at = |at: u32| witness.folded.characters().get(at as usize);
        at(one).is_some() && at(one) == at(two)
    };
    let furthest = if seed.is_empty() { 16.min(span.start).min(seed.start) } else { 0 };
    let slidable = (1..=furthest).take_while(|by| same(span.start - by, span.end - by));
    let best = std::iter::once(0)
        .chain(slidable)
        .find(|by| is_break(witness, span.start - by) && is_break(witness, span.end - by));
    let by = best.unwrap_or(0);
    Gap {
        seed: FoldedSpan::new(seed.start - by, seed.end - by),
        witness: FoldedSpan::new(span.start - by, span.end - by),
    }
}

/// Whether a span of a witness is complete running text, not a caption or notice: it lies between ends of clauses, or
/// contains the end of a sentence. One that fills whole lines (a heading, a link) must contain the end of a sentence.
fn is_of_the_text(witness: &ComparedText<'_>, span: FoldedSpan) -> bool {
    let place = witness.folded.source_span(span);
    let blocks = witness.seed.body.blocks();
    let first = blocks.partition_point(|block| block.span.end() <= place.start());
    let mut touched = blocks.iter().skip(first).take_while(|block| block.span.start() < place.end());
    let source = witness.seed.source.text();
    if touched
        .any(|block| block.kind == BlockKind::Caption || is_notice_text(&witness.seed.body.block_text(block, source)))
    {
        return false;
    }
    let lines = witness.folded.is_line_edge(span.start) && witness.folded.is_line_edge(span.end);
    let whole = !lines && is_break(witness, span.start) && is_break(witness, span.end);
    whole || places::has_sentence_end(&places::with_end(witness, span))
}

/// Whether something is printed between a folded character and the one before it.
fn is_break(text: &ComparedText<'_>, at: u32) -> bool {
    let (before, here) = (at.checked_sub(1).and_then(|at| text.folded.source_of(at)), text.folded.source_of(at));
    before.zip(here).is_none_or(|(before, here)| before.end() < here.start())
}

/// Whether a witness runs on at a place just as the seed does.
fn runs_on(witness: &Witness<'_>, at: u32) -> bool {
    witness.passages.iter().any(|passage| {
        let index = passage.equal.partition_point(|run| run.seed + MIN_EQUAL_CHARS <= at);
        let run = index.checked_sub(1).and_then(|index| passage.equal.get(index));
        run.is_some_and(|run| at + MIN_EQUAL_CHARS <= run.seed + run.len)
    })
}

/// Returns the edit that inserts the words after the character before the gap; `None` if there is markup, or the
/// witness is in another script.
fn insertion(seed: &ComparedText<'_>, witness: &ComparedText<'_>, gap: Gap) -> Option<Edit> {
    let before_here = seed.folded.source_of(gap.seed.start.checked_sub(1)?)?;
    let before_there = witness.folded.source_of(gap.witness.start.checked_sub(1)?)?;
    let words = ByteSpan::new(before_there.end(), witness.folded.source_span(gap.witness).end());
    let behind = seed.folded.source_of(gap.seed.end)?;
    let written = seed.seed.source.slice(ByteSpan::new(before_here.end(), behind.start()));
    let joint = ByteSpan::new(0, written.find(['\n', '\r']).unwrap_or(written.len())).shifted(before_here.end());
    let is_same_script = (1..=gap.seed.start.min(gap.witness.start).min(24)).all(|by| {
        let here = seed.folded.source_of(gap.seed.start - by).map(|span| seed.seed.source.slice(span));
        let there = witness.folded.source_of(gap.witness.start - by).map(|span| witness.seed.source.slice(span));
        here == there
    });
    let is_plain = gap.seed.is_empty() && places::is_plain(witness.seed, words) && places::is_plain(seed.seed, joint);
    (is_same_script && is_plain).then(|| Edit::insert(before_here.end(), witness.seed.source.slice(words)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{finds_among, fixes_among, quiet_among};

    const BEFORE: &str = "磨坊在溪的拐弯处，水车比屋子还高，半个镇子的人都听得见它转。";
    const MISSING: &str = "那年春天乡里派人来量地，量完什么也没有说。";
    const BEHIND: &str = "溪水改道以后，磨坊主搬到了镇上，逢人就说夜里太静，睡不着。";

    #[test]
    fn the_words_can_be_put_in_where_they_were() {
        let whole = format!("{BEFORE}{MISSING}{BEHIND}\n");
        let marked = format!("{}{BEHIND}\n", BEFORE.replace("转。", "‹转。›"));
        let told = "“那年春天乡里派人来量地，量完什么也没有说” (19 characters) is missing here, but 1 of 1 \
                    reprint has it: check whether it belongs to the text";
        finds_among(&RULE, &[("short.txt", &marked), ("whole.txt", &whole)], &[told]);
        fixes_among(&RULE, &[("short.txt", &marked.replace(['‹', '›'], "")), ("whole.txt", &whole)], &whole);
    }

    #[test]
    fn what_most_reprints_lack_is_an_addition() {
        let short = format!("{BEFORE}{BEHIND}\n");
        let whole = format!("{BEFORE}{MISSING}{BEHIND}\n");
        quiet_among(&RULE, &[("a.txt", &short), ("b.txt", &short), ("c.txt", &whole)]);
    }

    #[test]
    fn a_caption_in_the_middle_is_not_missed() {
        let with_caption = format!("{BEFORE}\n\n图为溪边的老磨坊和它的水车，摄于一九八四年夏天\n\n{BEHIND}\n");
        quiet_among(&RULE, &[("a.txt", &format!("{BEFORE}\n\n{BEHIND}\n")), ("b.txt", &with_caption)]);
    }
}
