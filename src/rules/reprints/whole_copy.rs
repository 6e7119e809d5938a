//! An earlier seed contains the whole text.
//!
//! ## What it finds
//! Seeds whose body, except for a few words, is contained in a seed that was published earlier, as all of it or as a
//! part. Among undated seeds, or seeds with the same date, the one whose path sorts first counts as the earlier.
//!
//! ## Why it matters
//! To a reader, a reprint is a witness. To someone who counts words or trains models, it is the same text twice.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 磨坊
//! date: 2021-05-01
//! ---
//!
//! 磨坊在溪的拐弯处，水车比屋子还高。天旱的时候水车不转，磨坊主就坐在门口补网，说磨不了面，总还捉得了鱼。
//! ```
//! The earlier seed:
//! ```markdown
//! ---
//! title: 溪边的磨坊
//! date: 2019-11-20
//! ---
//!
//! 磨坊在溪的拐弯处，水车比屋子还高。天旱的时候水车不转，磨坊主就坐在门口补网，说磨不了面，总还捉得了鱼。
//! ```
//!
//! ## Fix
//! None: the curator decides whether to keep both.

use super::places;
use crate::cancel::Cancelled;
use crate::messages::message;
use crate::reprints::weight::{IDEOGRAPH, weight_of};
use crate::rules::{Preset, Reporter, Rule, Severity, Witnesses};

/// The rule.
pub static RULE: Rule = Rule {
    name: "reprints/whole-copy",
    severity: Severity::Hint,
    preset: Preset::Dataset,
    summary: "An earlier seed contains the whole text",
    check_witnesses: Some(check),
    ..Rule::BASE
};

/// The minimum share of the text that the earlier seed must contain.
const MIN_COPIED_SHARE: f32 = 0.95;

/// The minimum weight of a body: 40 ideographs. Shorter ones cannot be told from a notice or a form.
const MIN_BODY_WEIGHT: u32 = 40 * IDEOGRAPH;

fn check(witnesses: &Witnesses<'_>, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let seed = &witnesses.seed;
    if weight_of(seed.folded.characters()) < MIN_BODY_WEIGHT {
        return Ok(());
    }
    let is_earlier = |text: &crate::rules::ComparedText<'_>| text.earliest_first() < seed.earliest_first();
    let mut copies =
        witnesses.all.iter().filter(|it| it.share_of_seed >= MIN_COPIED_SHARE && is_earlier(&it.text)).peekable();
    let Some(first) = copies.peek() else { return Ok(()) };
    let witness = places::name(&first.text);
    let message = match places::day(&first.text) {
        Some(date) => message!("whole-copy", witness = witness, date = date),
        None => message!("whole-copy-undated", witness = witness),
    };
    let finding = reporter.report(places::of_whole(seed), message);
    for copy in copies.take(places::MAX_RELATED) {
        finding.add_related_in(copy.text.path, places::of_whole(&copy.text), message!("reprint-here"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{finds_among, quiet_among};

    const MILL: &str =
        "磨坊在溪的拐弯处，水车比屋子还高。天旱的时候水车不转，磨坊主就坐在门口补网，说磨不了面，总还捉得了鱼。";

    fn dated(title: &str, date: &str, body: &str) -> String {
        format!("---\ntitle: {title}\ndate: {date}\n---\n\n{body}\n")
    }

    #[test]
    fn the_later_of_two_is_the_copy() {
        let marked = format!("‹{}", MILL.replace("不转，", "不转›，"));
        let (first, later) = (dated("磨坊", "2019-11-20", MILL), dated("溪边", "2021-05-01", &marked));
        let told = "The whole text is already in “first.md”, published 2019-11-20: check whether you need both";
        finds_among(&RULE, &[("later.md", &later), ("first.md", &first)], &[told]);
        quiet_among(&RULE, &[("first.md", &first), ("later.md", &later.replace(['‹', '›'], ""))]);
    }

    #[test]
    fn a_text_that_says_more_is_no_copy() {
        let more = format!("{MILL}\n\n后来溪水改了道，水车留在草地上，成了孩子们爬高的架子，磨坊主也搬到了镇上去住。");
        let (first, later) = (dated("磨坊", "2019-11-20", MILL), dated("溪边", "2021-05-01", &more));
        quiet_among(&RULE, &[("later.md", &later), ("first.md", &first)]);
    }
}
