//! The text stops where a reprint continues.
//!
//! ## What it finds
//! Seeds that a reprint contains in full, and that stop where the reprint continues for a sentence or more. Not
//! reported if as many reprints stop at the same place.
//!
//! ## Why it matters
//! Pages that load the rest later, “read more” links and length limits truncate texts without a trace.
//!
//! ## Example
//! ```text
//! 磨坊在溪的拐弯处，水车比屋子还高。天旱的时候水车不转，磨坊主就坐在门口补网，说磨不了面，总还捉得了鱼。
//! ```
//! The reprint:
//! ```text
//! 磨坊在溪的拐弯处，水车比屋子还高。天旱的时候水车不转，磨坊主就坐在门口补网，说磨不了面，总还捉得了鱼。
//!
//! 后来溪水改了道，水车留在草地上，成了孩子们爬高的架子，磨坊主也搬到了镇上去住。
//! ```
//!
//! ## Fix
//! None: check whether the rest belongs to the text, and copy it from the reprint.
//!
//! ## Options
//! - `least`: by how many ideographs, or two and a half times as many letters, the reprint must continue. The default
//!   is 20.

use super::places;
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::reprints::FoldedSpan;
use crate::reprints::weight::{IDEOGRAPH, weight_of};
use crate::rules::{ComparedText, OptionDefault, Reporter, Rule, RuleOption, Severity, Witness, Witnesses};
use crate::seed::is_notice_text;
use crate::text::ByteSpan;
use crate::text::fold::fold_text;

/// The rule.
pub static RULE: Rule = Rule {
    name: "reprints/ends-early",
    severity: Severity::Info,
    summary: "The text stops where a reprint continues",
    options: &[RuleOption {
        name: "least",
        summary: "By how many ideographs the reprint must continue",
        default: OptionDefault::Count(20),
    }],
    check_witnesses: Some(check),
    ..Rule::BASE
};

/// The minimum share of the text that the reprint must contain.
const MIN_COVERED_SHARE: f32 = 0.9;

/// The minimum weight of a body: 40 ideographs. Shorter ones are teasers and notices.
const MIN_BODY_WEIGHT: u32 = 40 * IDEOGRAPH;

/// How many folded characters may precede the first passage or follow the last: a signature, an end mark.
const SLACK_CHARS: u32 = 8;

/// How many folded characters are marked at the end of the text, and how many of the reprint are read.
const MARKED_CHARS: u32 = 8;
const READ_CHARS: u32 = 120;

fn check(witnesses: &Witnesses<'_>, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let seed = &witnesses.seed;
    if weight_of(seed.folded.characters()) < MIN_BODY_WEIGHT {
        return Ok(());
    }
    let least = u32::try_from(reporter.count("least")).unwrap_or(u32::MAX).saturating_mul(IDEOGRAPH);
    let (mut longer, mut as_long) = (Vec::new(), 0);
    for witness in witnesses.all.iter().filter(|witness| witness.share_of_seed >= MIN_COVERED_SHARE) {
        reporter.check_cancelled()?;
        match rest(seed, witness) {
            Some(rest) if weight_of(witness.text.characters(rest)) < least => as_long += 1,
            Some(rest) if goes_on(&witness.text, rest, least) => longer.push((witness, rest)),
            _ => {}
        }
    }
    let Some((first, rest)) = longer.first().copied().filter(|_| longer.len() > as_long) else { return Ok(()) };
    let words = first
        .text
        .printed(first.text.folded.source_span(FoldedSpan::new(rest.start, rest.end.min(rest.start + READ_CHARS))));
    let (line, end) = (seed.folded.lines().next_back().unwrap_or_default(), seed.folded.len());
    let marked = FoldedSpan::new(line.start.max(end.saturating_sub(MARKED_CHARS)), end);
    let message =
        message!("ends-early", witness = places::name(&first.text), count = rest.len(), words = quote(&words));
    let finding = reporter.report(seed.folded.source_span(marked), message);
    for (witness, rest) in longer.into_iter().take(places::MAX_RELATED) {
        finding.add_related_in(
            witness.text.path,
            witness.text.folded.source_span(rest),
            message!("ends-early-goes-on"),
        );
    }
    Ok(())
}

/// Returns what the witness has after the end of the seed; `None` if the two do not run parallel from beginning to end.
fn rest(seed: &ComparedText<'_>, witness: &Witness<'_>) -> Option<FoldedSpan> {
    let first = witness.passages.first()?;
    let last = witness.passages.iter().max_by_key(|passage| passage.seed.end)?;
    let begins =
        first.seed.start <= SLACK_CHARS.max(first.witness.start) && first.witness.start <= first.seed.start + 60;
    let ends = seed.folded.len() - last.seed.end <= SLACK_CHARS;
    let furthest = witness.passages.iter().all(|passage| passage.witness.end <= last.witness.end);
    (begins && ends && furthest).then(|| FoldedSpan::new(last.witness.end, witness.text.folded.len()))
}

/// Whether the rest belongs to the text: it begins with a sentence and contains enough of them, not counting
/// publication notes and subscription notices.
fn goes_on(witness: &ComparedText<'_>, rest: FoldedSpan, least: u32) -> bool {
    let near = FoldedSpan::new(rest.start, rest.end.min(rest.start + READ_CHARS));
    if !places::has_sentence_end(&places::with_end(witness, near)) {
        return false;
    }
    let (span, source) = (witness.folded.source_span(rest), witness.seed.source.text());
    let blocks = witness.seed.body.blocks();
    let first = blocks.partition_point(|block| block.span.end() <= span.start());
    let inside = blocks.iter().skip(first).map(|block| {
        let from = block.span.start().max(span.start());
        witness.seed.body.text_within(ByteSpan::new(from, block.span.end()), source)
    });
    let sentences = inside.filter(|text| places::has_sentence_end(text) && !is_notice_text(text));
    let mut weight = 0;
    for text in sentences {
        weight += weight_of(&fold_text(&text).chars().collect::<Vec<_>>());
        if weight >= least {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{finds_among, quiet_among};

    const MILL: &str =
        "磨坊在溪的拐弯处，水车比屋子还高。天旱的时候水车不转，磨坊主就坐在门口补网，说磨不了面，总还捉得了鱼。";
    const MORE: &str = "后来溪水改了道，水车留在草地上，成了孩子们爬高的架子，磨坊主也搬到了镇上去住。";

    #[test]
    fn the_next_words_are_quoted() {
        let marked = MILL.replace("了面，总还捉得了鱼", "‹了面，总还捉得了鱼›");
        finds_among(
            &RULE,
            &[("short.txt", &marked), ("long.txt", &format!("{MILL}\n\n{MORE}\n"))],
            &["The text ends here, but “long.txt” continues for 35 characters with “后来溪水改了道…"],
        );
    }

    #[test]
    fn a_text_of_which_as_many_end_here_ends_here() {
        let long = format!("{MILL}\n\n{MORE}\n");
        quiet_among(&RULE, &[("a.txt", MILL), ("b.txt", MILL), ("c.txt", &long)]);
    }

    #[test]
    fn a_few_words_more_are_nothing() {
        quiet_among(&RULE, &[("a.txt", MILL), ("b.txt", &format!("{MILL}\n\n本文完。\n"))]);
    }

    #[test]
    fn a_quotation_does_not_end_early() {
        let letter = format!(
            "昨夜读到一段写磨坊的文字，抄在这里给你看，不知道你还记不记得那条溪，还有溪边那些洗衣裳的石头，夏天的时候我们常常坐在上面，一直坐到天黑。\n\n{MILL}\n"
        );
        quiet_among(&RULE, &[("letter.txt", &letter), ("long.txt", &format!("{MILL}\n\n{MORE}\n"))]);
    }
}
