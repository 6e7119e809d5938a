//! Two seeds beside one another: what each says, a field a line and then a sentence a line, made to be compared.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::Analysis;
use super::sentence::{sentences, text_of};
use crate::cancel::{Cancel, Cancelled};
use crate::corpus::AnalysedSeed;
use crate::messages::{Language, message};
use crate::reprints::{Classes, Variant};
use crate::rules::labels;
use crate::seed::{Field, Seed};
use crate::text::{ByteSpan, fold::fold_text};

/// One line of what a seed says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeedLine {
    /// The text, without markup or boilerplate.
    pub text: String,
    /// Where it stands in the seed, in bytes.
    pub span: ByteSpan,
}

/// What a seed says: the fields that it states (of several that state the same, the first), an empty line, then the sentences
/// of its body. The names of the fields are in `language`. Linear in the length of the seed.
pub fn lines_of(seed: &Seed, language: Language) -> Vec<SeedLine> {
    let mut stated: Vec<&Field> = seed.fields.iter().filter(|field| !field.is_empty()).collect();
    // Two seeds state them in different orders.
    stated.sort_by_key(|field| field.kind);
    stated.dedup_by(|later, first| later.kind == first.kind && later.value == first.value);
    let field = |field: &&Field| SeedLine {
        text: message!("comparison-field", name = labels::field(field.kind).title(language), value = field.one_line())
            .text(language),
        span: field.span,
    };
    let mut lines: Vec<SeedLine> = stated.iter().map(field).collect();
    lines.push(SeedLine { text: String::new(), span: ByteSpan::at(seed.body.span.start()) });
    for block in seed.body.blocks() {
        let sentence = |span: ByteSpan| SeedLine { text: text_of(seed, span).trim().to_owned(), span };
        lines.extend(sentences(seed, block).into_iter().map(sentence));
    }
    lines
}

/// A line of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ComparedLine {
    /// Both seeds have it just so; the place is that in the seed.
    Both(SeedLine),
    /// The seed has it. Its variants are in brackets: `⟦六⟧`.
    Seed(SeedLine),
    /// The witness has it. Its variants are in brackets.
    Witness(SeedLine),
}

/// A seed and a witness, line by line. Lines that say the same but for how they are written (width, case, script,
/// punctuation) answer to each other. Costs the longest common subsequence of the lines.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub fn compare(
    analysis: &Analysis,
    witness: &AnalysedSeed,
    wanted: Classes,
    language: Language,
    cancel: &Cancel,
) -> Result<Vec<ComparedLine>, Cancelled> {
    let seed = &analysis.seed;
    let mut variants: Vec<Variant> = Vec::new();
    for witnessed in analysis.passages.iter().filter(|it| it.witness.path == witness.path) {
        cancel.check()?;
        variants.extend(witnessed.variants(seed, wanted));
    }
    let of_seed = side(seed, "-", variants.iter().map(|variant| variant.seed).collect(), language);
    let of_witness = side(witness, "+", variants.iter().map(|variant| variant.witness).collect(), language);
    let keys = |side: &[SideLine]| side.iter().map(|line| line.key.clone()).collect::<Vec<_>>();
    let marked = |line: &SideLine| SeedLine { text: line.marked.clone(), span: line.plain.span };
    let mut found = Vec::new();
    for step in capture_diff_slices(Algorithm::Patience, &keys(&of_seed), &keys(&of_witness)) {
        cancel.check()?;
        let (old, new) = (step.old_range(), step.new_range());
        let (old, new) = (of_seed.get(old).unwrap_or_default(), of_witness.get(new).unwrap_or_default());
        if matches!(step, DiffOp::Equal { .. }) {
            for (one, two) in old.iter().zip(new) {
                if one.plain.text == two.plain.text {
                    found.push(ComparedLine::Both(one.plain.clone()));
                } else {
                    found.extend([ComparedLine::Seed(marked(one)), ComparedLine::Witness(marked(two))]);
                }
            }
        } else {
            found.extend(old.iter().map(|line| ComparedLine::Seed(marked(line))));
            found.extend(new.iter().map(|line| ComparedLine::Witness(marked(line))));
        }
    }
    Ok(found)
}

/// One line of one side.
struct SideLine {
    plain: SeedLine,
    marked: String,
    /// By what it is compared with the lines of the other side.
    key: String,
}

/// The lines of one side. A line that folds to nothing equals no line of the other side: `side` sets the two apart.
fn side(reading: &AnalysedSeed, side: &str, mut places: Vec<ByteSpan>, language: Language) -> Vec<SideLine> {
    places.sort_unstable();
    let line = |plain: SeedLine| {
        let is_text = plain.span.start() >= reading.seed.body.span.start();
        let marked = if is_text { marked(&reading.seed, plain.span, &places) } else { plain.text.clone() };
        let key = match fold_text(&plain.text) {
            folded if folded.is_empty() && !plain.text.is_empty() => format!("{side}{}", plain.text),
            folded => folded,
        };
        SideLine { plain, marked, key }
    };
    lines_of(&reading.seed, language).into_iter().map(line).collect()
}

/// What a stretch of a seed says, with places in it in brackets: `渡船每天早上⟦六⟧点开`. The places are in order; one that
/// overlaps the one before it or reaches beyond the stretch is not marked.
pub fn marked(seed: &Seed, span: ByteSpan, places: &[ByteSpan]) -> String {
    let (mut text, mut from) = (String::new(), span.start());
    let first = places.partition_point(|place| place.end() < span.start());
    for place in places.iter().skip(first).take_while(|place| place.start() < span.end()) {
        if place.start() < from || place.end() > span.end() {
            continue;
        }
        text += &text_of(seed, ByteSpan::new(from, place.start()));
        text += &format!("⟦{}⟧", text_of(seed, *place));
        from = place.end();
    }
    text += &text_of(seed, ByteSpan::new(from, span.end()));
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::Fixture;

    #[test]
    fn lines_that_say_the_same_answer_to_each_other() {
        let fixture = Fixture::new(
            "//- a.md\n---\ntitle: 渡口\n---\n\n渡船每天早上六点开，船老大姓周，他的狗坐在船头。水涨了。\n\
             //- b.md\n---\ntitle: 渡口\nauthor: 温小满\n---\n\n渡船每天早上七点开，船老大姓周，他的狗坐在船头。水漲了。\n",
        );
        let analysis = fixture.analysis();
        let witness = fixture.seed("b.md");
        let lines = compare(&analysis, &witness, Classes::TEXT, Language::English, &Cancel::new());
        let shown = |line: ComparedLine| match line {
            ComparedLine::Both(line) => format!("  {}", line.text),
            ComparedLine::Seed(line) => format!("- {}", line.text),
            ComparedLine::Witness(line) => format!("+ {}", line.text),
        };
        let shown: Vec<_> = lines.expect("nobody cancels").into_iter().map(shown).collect();
        assert_eq!(
            shown,
            [
                "  Title: 渡口",
                "+ Author: 温小满",
                "  ",
                "- 渡船每天早上⟦六⟧点开，船老大姓周，他的狗坐在船头。",
                "+ 渡船每天早上⟦七⟧点开，船老大姓周，他的狗坐在船头。",
                "- 水涨了。",
                "+ 水漲了。",
            ]
        );
    }
}
