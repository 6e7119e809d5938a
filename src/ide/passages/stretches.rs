//! What every stretch of a seed is: shared with others, read differently somewhere, or boilerplate.

use crate::cancel::{Cancel, Cancelled};
use crate::ide::Analysis;
use crate::reprints::Variant;
use crate::text::{ByteSpan, merge_spans};

/// What a stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StretchKind {
    /// Another seed has it too.
    Passage,
    /// A witness reads it differently.
    Variant,
    /// It is boilerplate.
    Boilerplate,
}

/// The stretches of a seed that overlap `within` (of the whole seed if that is `None`), in order and without overlaps: of a
/// place that is several things, boilerplate counts before a variant, and that before a passage. `variants` are those of each
/// passage, in the same order.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub fn stretches(
    analysis: &Analysis,
    variants: &[Vec<Variant>],
    within: Option<ByteSpan>,
    cancel: &Cancel,
) -> Result<Vec<(ByteSpan, StretchKind)>, Cancelled> {
    let wanted = |span: ByteSpan| within.is_none_or(|within| within.overlaps(span));
    let (mut shared, mut different) = (Vec::new(), Vec::new());
    let passages = analysis.passages.iter().zip(variants);
    for (witnessed, variants) in passages.filter(|(witnessed, _)| wanted(witnessed.seed_span)) {
        cancel.check()?;
        shared.push(witnessed.seed_span);
        different.extend(variants.iter().map(|it| it.seed).filter(|span| !span.is_empty() && wanted(*span)));
    }
    let boilerplate = analysis.seed.seed.boilerplate.iter().map(|it| it.span).filter(|span| wanted(*span)).collect();
    let [shared, different, boilerplate] = [shared, different, boilerplate].map(merge_spans);
    let of_kind = |kind| move |span| (span, kind);
    let mut found: Vec<_> = without(&shared, &different).into_iter().map(of_kind(StretchKind::Passage)).collect();
    found.extend(without(&different, &boilerplate).into_iter().map(of_kind(StretchKind::Variant)));
    found.extend(boilerplate.into_iter().map(of_kind(StretchKind::Boilerplate)));
    found.sort_unstable_by_key(|(span, _)| span.start());
    cancel.check()?;
    Ok(found)
}

/// What some spans cover and others do not. Both are in order and without overlaps.
fn without(spans: &[ByteSpan], others: &[ByteSpan]) -> Vec<ByteSpan> {
    let mut found = Vec::new();
    for span in spans {
        let mut start = span.start();
        let first = others.partition_point(|other| other.end() <= start);
        for other in others.iter().skip(first).take_while(|other| other.start() < span.end()) {
            if start < other.start() {
                found.push(ByteSpan::new(start, other.start()));
            }
            start = other.end();
        }
        if start < span.end() {
            found.push(ByteSpan::new(start, span.end()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ide::fixture::Fixture;
    use crate::reprints::Classes;

    #[test]
    fn variants_are_cut_out_of_passages() {
        let text = "渡船每天早上六点开，船老大姓周，他的狗坐在船头看对岸";
        let fixture = Fixture::new(&format!("//- a.md\n{text}\n//- b.md\n{}\n", text.replace('六', "七")));
        let analysis = fixture.analysis();
        let variants: Vec<_> = analysis.passages.iter().map(|it| it.variants(&analysis.seed, Classes::TEXT)).collect();
        let found = stretches(&analysis, &variants, None, &Cancel::new()).expect("nobody cancels");
        let shown: Vec<_> = found.iter().map(|(span, kind)| (*kind, analysis.seed.seed.source.slice(*span))).collect();
        assert_eq!(
            shown,
            [
                (StretchKind::Passage, "渡船每天早上"),
                (StretchKind::Variant, "六"),
                (StretchKind::Passage, "点开，船老大姓周，他的狗坐在船头看对岸"),
            ]
        );
    }

    fn spans(list: &[(usize, usize)]) -> Vec<ByteSpan> {
        list.iter().map(|&(start, len)| ByteSpan::new(start, start + len)).collect()
    }

    proptest! {
        #[test]
        fn what_is_left_is_in_the_one_and_not_in_the_other(
            ones in prop::collection::vec((0usize..60, 1usize..9), 0..9),
            others in prop::collection::vec((0usize..60, 1usize..9), 0..9),
        ) {
            let (ones, others) = (merge_spans(spans(&ones)), merge_spans(spans(&others)));
            let left = without(&ones, &others);
            let has = |spans: &[ByteSpan], at| spans.iter().any(|span| span.contains(at));
            for at in 0..80 {
                prop_assert_eq!(has(&left, at), has(&ones, at) && !has(&others, at));
            }
            prop_assert!(left.windows(2).all(|two| two[0].end() <= two[1].start()));
        }
    }
}
