//! Names with a gloss in Latin letters: 对华政策跨国议会联盟（Inter-Parliamentary Alliance on China）.
//!
//! Among ideographs, such a gloss repeats what is before it. It makes a name of ten ideographs as long as a sentence,
//! and everybody who writes about a thing has to name it. So a gloss does not count when a passage is tested for
//! saying enough. Letters that would make a passage by themselves are a quotation, and fewer than
//! [`MIN_GLOSS_LETTERS`] are ordinary words.

use super::fingerprint::WINDOW_WEIGHT;
use super::passage::MIN_PASSAGE_WEIGHT;
use super::weight::{IDEOGRAPH, LETTER, weight, weight_of};
use super::{FoldedSpan, FoldedText, Passage};

/// The least number of letters of a gloss.
const MIN_GLOSS_LETTERS: u32 = 10;

/// The number of letters from which on a gloss would be a passage by itself.
const MAX_GLOSS_LETTERS: u32 = MIN_PASSAGE_WEIGHT / LETTER;

/// One ideograph behind the last gloss says nothing yet.
const MAX_TRAILING_WEIGHT: u32 = IDEOGRAPH;

/// Whether a passage of `a` and another body consists of names with their glosses. Either the rest that agrees weighs
/// less than a [window](WINDOW_WEIGHT), so it would not even be looked for; or all of the rest is before the last
/// gloss, like an office before its holder's name, and would be no passage by itself. Linear in the passage.
pub fn is_glossed_name(a: &FoldedText, passage: &Passage) -> bool {
    let text = a.characters();
    let glosses = glosses(text, passage.seed);
    let Some(last) = glosses.last() else { return false };
    let equal_weight = |stretch: FoldedSpan| -> u32 {
        let equal = passage.equal.iter().map(|run| FoldedSpan::new(run.seed, run.seed + run.len));
        let equal = equal.map(|run| run.intersection(stretch));
        equal.filter_map(|run| text.get(run.start as usize..run.end as usize)).map(weight_of).sum()
    };
    let glossed: u32 = glosses.iter().map(|gloss| equal_weight(*gloss)).sum();
    let behind = equal_weight(FoldedSpan::new(last.end, passage.seed.end));
    let most = if behind <= MAX_TRAILING_WEIGHT { MIN_PASSAGE_WEIGHT } else { WINDOW_WEIGHT };
    equal_weight(passage.seed).saturating_sub(glossed) < most
}

/// The glosses that a stretch touches, in order.
fn glosses(text: &[char], stretch: FoldedSpan) -> Vec<FoldedSpan> {
    let is_letter = |at: u32| text.get(at as usize).is_some_and(|&c| weight(c) == LETTER && c.is_alphabetic());
    let is_ideograph = |at: u32| text.get(at as usize).is_some_and(|&c| weight(c) > LETTER);
    let mut found = Vec::new();
    let mut at = stretch.start;
    // The first one may begin before the stretch.
    while at > 0 && is_letter(at) && is_letter(at - 1) && stretch.start - at <= MAX_GLOSS_LETTERS {
        at -= 1;
    }
    while at < stretch.end {
        let start = at;
        while is_letter(at) && at - start <= MAX_GLOSS_LETTERS {
            at += 1;
        }
        let is_gloss = (MIN_GLOSS_LETTERS..MAX_GLOSS_LETTERS).contains(&(at - start));
        if is_gloss && start.checked_sub(1).is_some_and(is_ideograph) {
            found.push(FoldedSpan::new(start, at));
        }
        // Skip the rest of a quotation too.
        while at > start && is_letter(at) {
            at += 1;
        }
        at += u32::from(at == start);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reprints::EqualRun;
    use crate::text::fold::fold_text;

    /// Whether a text that two seeds share word for word is a name.
    fn is_one(before: &str, text: &str) -> bool {
        let (before, text): (Vec<char>, Vec<char>) =
            (fold_text(before).chars().collect(), fold_text(text).chars().collect());
        let start = before.len() as u32;
        let len = text.len() as u32;
        let body = FoldedText::new([before, text].concat(), vec![0], vec![0]);
        let span = FoldedSpan::new(start, start + len);
        let equal = vec![EqualRun { seed: start, witness: 0, len }];
        is_glossed_name(&body, &Passage { seed: span, witness: FoldedSpan::new(0, len), similarity: 1.0, equal })
    }

    #[test]
    fn a_name_with_its_gloss_is_no_passage() {
        assert!(is_one("据", "远山渡口保护与研究协会（Far Hills Ferry Preservation Society）"));
        assert!(is_one("议员", "约翰·木桥（John Woodbridge）和玛丽·石阶（Mary Stonestep）"));
        // An office with its holder.
        assert!(is_one("", "远山镇与河湾镇渡口联合会秘书长约翰·木桥（John Woodbridge）说"));
        // The gloss begins before the passage.
        assert!(is_one("协会（Far Hills Ferry", " Preservation Society）称，渡口的石阶已经修好"));
    }

    #[test]
    fn a_sentence_with_a_gloss_is_one() {
        assert!(!is_one(
            "",
            "远山渡口协会（Far Hills Ferry Society）上周三在镇上宣布，清晨的渡船从下月起改由新的船工来撑，票价不变"
        ));
        assert!(!is_one("", "渡口的船工在立冬那天清晨把缆绳和油灯都收进了祠堂里"));
    }

    #[test]
    fn letters_that_stand_for_themselves_count() {
        // A quotation in another language.
        assert!(!is_one(
            "他写道：",
            "The ferry will not cross before the lanterns on both banks have been put out by the keeper"
        ));
        // No ideographs at all.
        assert!(!is_one("so ", "the ferry does not cross before the lanterns on both banks have been put out"));
        // Words among ideographs.
        assert!(!is_one("", "用Rust写的DeepDive跑了一遍，再用Linux的Perf看了看"));
    }
}
