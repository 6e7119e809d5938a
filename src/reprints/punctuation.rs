//! Where two sides have the same words with different punctuation between them.
//!
//! Folding drops punctuation, so it is found again in the source: what lies between two folded characters on one side
//! is compared with what lies between the same two on the other.

use super::mask::is_mask;
use super::passage::VariantClass;
use super::side::{AlignedEdit, SeedSide, SidePair};
use super::{Passage, Variant};
use crate::text::fold::{Difference, difference};
use crate::text::{ByteSpan, is_mark};

/// The punctuation between a folded character and the one before it: where it is, from the first mark to the last,
/// and the marks themselves without white space.
struct Marks {
    place: ByteSpan,
    text: String,
}

/// The variants of punctuation inside a passage, in order. Marks beside words that only one side has go with those
/// words, unless the other side has none of them. Linear in the passage.
pub(super) fn variants(pair: &SidePair, passage: &Passage, edits: &[AlignedEdit]) -> Vec<Variant> {
    let mut found = Vec::new();
    let mut edits = edits.iter().peekable();
    let mut last = None;
    for run in &passage.equal {
        for i in 0..run.len {
            let (a, b) = (run.seed + i, run.witness + i);
            while edits.next_if(|edit| edit.a.end <= a && edit.b.end <= b).is_some() {}
            if edits.peek().is_some_and(|edit| edit.a.contains(a) || edit.b.contains(b)) {
                continue;
            }
            match last.replace((a + 1, b + 1)) {
                None => {}
                Some(next) if next == (a, b) => found.extend(compared(pair, a, b)),
                Some((first_a, first_b)) if first_a < a && first_b < b => {
                    found.extend(compared(pair, first_a, first_b));
                    found.extend(compared(pair, a, b));
                }
                Some(first) => found.extend(beside_lone_words(pair, first, (a, b))),
            }
        }
    }
    found
}

/// The marks around words that only one side has: from `first` to `end`, which is the same place on the other side.
fn beside_lone_words(pair: &SidePair, first: (u32, u32), end: (u32, u32)) -> Option<Variant> {
    let (before_a, before_b) = (marks(pair.a, first.0)?, marks(pair.b, first.1)?);
    let (behind_a, behind_b) = (marks(pair.a, end.0)?, marks(pair.b, end.1)?);
    let has_either = before_a.text == before_b.text || behind_a.text == behind_b.text;
    if has_either { None } else { variant_between(pair, &behind_a, &behind_b) }
}

/// The variant of the marks before a character of each side, if they differ.
fn compared(pair: &SidePair, a: u32, b: u32) -> Option<Variant> {
    let (within_a, within_b) = (between(pair.a, a)?, between(pair.b, b)?);
    if pair.a.seed.source.slice(within_a) == pair.b.seed.source.slice(within_b) {
        return None;
    }
    variant_between(pair, &marks(pair.a, a)?, &marks(pair.b, b)?)
}

fn variant_between(pair: &SidePair, here: &Marks, there: &Marks) -> Option<Variant> {
    let class = match difference(&here.text, &there.text) {
        Difference::None => return None,
        Difference::Width => VariantClass::Width,
        _ => VariantClass::Punctuation,
    };
    Some(pair.reading(class, here.place, there.place))
}

/// The source bytes between a folded character and the one before it.
fn between(side: SeedSide, at: u32) -> Option<ByteSpan> {
    let (before, here) = (side.folded.source_of(at.checked_sub(1)?)?, side.folded.source_of(at)?);
    Some(ByteSpan::new(before.end(), here.start().max(before.end())))
}

fn marks(side: SeedSide, at: u32) -> Option<Marks> {
    let within = between(side, at)?;
    let (mut place, mut text) = (None::<ByteSpan>, String::new());
    for (run, run_text) in side.seed.body.runs_within(within, side.seed.source.text()) {
        for (offset, c) in run_text.char_indices().filter(|(_, c)| is_printed(*c)) {
            let verbatim = ByteSpan::new(offset, offset + c.len_utf8()).shifted(run.span.start());
            let here = if run.is_verbatim() { verbatim } else { run.span };
            place = Some(place.map_or(here, |place| place.hull(here)));
            text.push(c);
        }
    }
    Some(Marks { place: place.unwrap_or(ByteSpan::at(within.start())), text })
}

/// Whether a reader sees a character as a mark: not white space, not invisible, not a mask, which stands for a word,
/// and not part of a letter, with which it is compared.
fn is_printed(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !is_mask(c)
        && !is_mark(c)
        && !matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use crate::reprints::tests::{passages, text};
    use crate::reprints::{Classes, VariantClass, variants};

    /// The variants of punctuation as `seed→witness`; those of width are labelled.
    fn told(a: &str, b: &str) -> Vec<String> {
        let (a, b) = (text(a), text(b));
        let classes: Classes = [VariantClass::Punctuation, VariantClass::Width].into_iter().collect();
        let found = variants(a.side(), b.side(), &passages(&a, &b)[0], classes);
        let sign = |class| if class == VariantClass::Width { " (width)" } else { "" };
        found.iter().map(|it| format!("{}→{}{}", it.seed_text, it.witness_text, sign(it.class))).collect()
    }

    const POEM: &str =
        "江边的渡口每天清晨都有人等船，老船工说：“坐稳了。”船就慢慢离了岸。雾散以后，对面山上的茶园一层一层显出来。";

    #[test]
    fn other_marks_between_the_same_words() {
        let witness = POEM.replace("等船，", "等船。").replace("说：“", "说").replace("岸。雾", "岸……雾");
        assert_eq!(told(POEM, &witness), ["，→。", "：“→", "。→……"]);
        assert_eq!(told(POEM, &POEM.replace('，', ",")), ["，→, (width)", "，→, (width)"]);
        assert_eq!(told(POEM, &POEM.replace('。', "。\n")), [""; 0]);
    }

    #[test]
    fn marks_beside_other_words() {
        assert_eq!(told(POEM, &POEM.replace("老船工说：", "船老大说，")), ["：“→，“"]);
        assert_eq!(told(POEM, &POEM.replace("，老船工说：“", "，船主说，“")), ["：“→，“"]);
        let tail = |text: &str| text.replace("雾散以后，对面", "对面");
        assert_eq!(told(POEM, &tail(POEM)), [""; 0]);
        assert_eq!(told(&tail(POEM), POEM), [""; 0]);
    }
}
