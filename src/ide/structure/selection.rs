//! Growing and shrinking the selection: the sentence, the block, the passage that a witness has, the elements around it, the
//! header part, the body, everything.

use crate::ide::Analysis;
use crate::ide::sentence::sentence_at;
use crate::seed::Seed;
use crate::text::ByteSpan;

/// The maximum number of spans. In the protocol each is nested in the one before, and many clients read JSON to a depth of
/// 128 only.
const MAX_SELECTIONS: usize = 64;

/// The spans around a byte offset, from the smallest to the whole seed, each inside the next. A span that crosses a smaller
/// one is left out. There is at least one and at most [`MAX_SELECTIONS`]: of more, the smallest and the largest.
pub fn selections_at(analysis: &Analysis, offset: usize) -> Vec<ByteSpan> {
    let seed = &analysis.seed.seed;
    let mut spans = around(seed, offset);
    spans.extend(analysis.passages.iter().map(|it| it.seed_span).filter(|span| span.touches(offset)));
    spans.push(ByteSpan::new(0, seed.source.text().len()));
    spans.sort_by_key(|span| (span.len(), span.start()));
    let mut chain = vec![ByteSpan::at(offset)];
    for span in spans {
        if chain.last().is_some_and(|inner| span.covers(*inner) && span != *inner) {
            chain.push(span);
        }
    }
    // The offset itself is no selection. It only holds the others together, unless there is nothing else.
    if chain.len() > 1 {
        chain.remove(0);
    }
    if let Some(&outermost) = chain.get(MAX_SELECTIONS..).and_then(<[ByteSpan]>::last) {
        chain.truncate(MAX_SELECTIONS - 1);
        chain.push(outermost);
    }
    chain
}

/// The spans of a seed itself that touch a byte offset, in no order.
fn around(seed: &Seed, offset: usize) -> Vec<ByteSpan> {
    let fields = seed.fields.iter().flat_map(|field| {
        let labelled = field.label.map_or(field.span, |label| label.hull(field.span));
        [field.span, labelled]
    });
    let blocks = seed.body.blocks().iter().map(|block| block.span);
    let elements =
        seed.markup.iter().flat_map(|markup| &markup.elements).flat_map(|element| [element.tag, element.span]);
    let parts = seed.parts.iter().map(|part| part.span);
    let boilerplate = seed.boilerplate.iter().map(|it| it.span);
    let all = fields.chain(blocks).chain(elements).chain(parts).chain(boilerplate).chain([seed.body.span]);
    let touching = all.filter(|span| span.touches(offset));
    touching.chain(sentence_at(seed, offset)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::Fixture;

    #[test]
    fn a_selection_grows_outwards() {
        let fixture = Fixture::new("//- a.html\n<div><p>渡船六点开。船$0老大姓周。</p></div>");
        let analysis = fixture.analysis();
        let shown = |span: ByteSpan| analysis.seed.seed.source.slice(span).to_owned();
        let found: Vec<_> = selections_at(&analysis, fixture.offset).into_iter().map(shown).collect();
        assert_eq!(
            found,
            [
                "船老大姓周。",
                "渡船六点开。船老大姓周。",
                "<p>渡船六点开。船老大姓周。</p>",
                "<div><p>渡船六点开。船老大姓周。</p></div>",
            ]
        );
    }

    #[test]
    fn of_very_many_elements_the_smallest_and_the_largest_are_selected() {
        let (open, close) = ("<div>".repeat(150), "</div>".repeat(150));
        let fixture = Fixture::new(&format!("//- a.html\n{open}<p>渡船$0六点开。</p>{close}"));
        let analysis = fixture.analysis();
        let text = analysis.seed.seed.source.text();
        let found = selections_at(&analysis, fixture.offset);
        assert_eq!(found.len(), MAX_SELECTIONS);
        assert_eq!(&text[found[0].range()], "渡船六点开。");
        assert_eq!(found.last(), Some(&ByteSpan::new(0, text.len())));
        assert!(found.windows(2).all(|pair| pair[1].covers(pair[0])));
    }
}
