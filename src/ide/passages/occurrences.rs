//! Where else in a seed a sentence stands, or a field is stated.

use crate::cancel::{Cancel, Cancelled};
use crate::corpus::AnalysedSeed;
use crate::ide::sentence::sentence_at;
use crate::reprints::FoldedSpan;
use crate::reprints::weight::{IDEOGRAPH, weight_of};
use crate::seed::Seed;
use crate::text::{ByteSpan, subslice};

/// The least weight of a sentence that is looked for: eight ideographs. What is shorter stands everywhere.
const MIN_SENTENCE_WEIGHT: u32 = 8 * IDEOGRAPH;

/// All places, in bytes, that state the field at a byte offset, or else that have the sentence there; the place itself is one
/// of them. Sentences are compared folded. Linear in the length of the seed.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub fn occurrences(seed: &AnalysedSeed, offset: usize, cancel: &Cancel) -> Result<Vec<ByteSpan>, Cancelled> {
    let found = statements(&seed.seed, offset);
    if found.is_empty() { sentences(seed, offset, cancel) } else { Ok(found) }
}

/// The values of the field at an offset, wherever the seed states it.
fn statements(seed: &Seed, offset: usize) -> Vec<ByteSpan> {
    let all = |span: ByteSpan, label: Option<ByteSpan>| label.map_or(span, |label| label.hull(span));
    let touched = seed.fields.iter().find(|field| all(field.span, field.label).touches(offset));
    let kind = touched.map(|field| field.kind);
    let stated = seed.fields.iter().filter(|field| Some(field.kind) == kind && !field.is_empty());
    stated.map(|field| field.span).collect()
}

fn sentences(seed: &AnalysedSeed, offset: usize, cancel: &Cancel) -> Result<Vec<ByteSpan>, Cancelled> {
    let folded = &seed.folded;
    let Some(sentence) = sentence_at(&seed.seed, offset) else { return Ok(Vec::new()) };
    let start = folded.at_byte(sentence.start()).unwrap_or(folded.len());
    let end = folded.at_byte(sentence.end()).unwrap_or(folded.len());
    let characters = folded.characters();
    let wanted = subslice(characters, start as usize..end.max(start) as usize);
    let mut found = Vec::new();
    if weight_of(wanted) < MIN_SENTENCE_WEIGHT {
        return Ok(found);
    }
    let mut at = 0_u32;
    while let Some(rest) = characters.get(at as usize..).filter(|rest| rest.len() >= wanted.len()) {
        if at.is_multiple_of(1 << 16) {
            cancel.check()?;
        }
        if rest.starts_with(wanted) {
            let end = at + end - start;
            found.push(folded.source_span(FoldedSpan::new(at, end)));
            at = end;
        } else {
            at += 1;
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::Fixture;

    fn found(text: &str) -> Vec<String> {
        let fixture = Fixture::new(&format!("//- a.md\n{text}"));
        let seed = fixture.analysis().seed;
        let found = occurrences(&seed, fixture.offset, &Cancel::new()).expect("nobody cancels");
        found.into_iter().map(|span| seed.seed.source.slice(span).to_owned()).collect()
    }

    #[test]
    fn a_sentence_is_found_however_it_is_written() {
        let text = "渡船$0每天早上六点开。水涨了。渡船，每天早上六點開。\n";
        assert_eq!(found(text), ["渡船每天早上六点开", "渡船，每天早上六點開"]);
    }

    #[test]
    fn a_short_sentence_is_not_looked_for() {
        assert_eq!(found("水涨$0了。水涨了。\n"), [""; 0]);
    }

    #[test]
    fn a_field_is_found_in_every_part() {
        let text = "---\nauthor: 温$0小满\n---\n\n来源:河湾日报 作者:老船 日期:2021-03-02\n\n水涨了。\n";
        assert_eq!(found(text), ["温小满", "老船"]);
    }
}
