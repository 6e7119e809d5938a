use proptest::prelude::*;

use super::*;
use crate::seed::{Body, BodyFormat, FormatHint};
use crate::text::{Source, fold::fold_text};

fn seed_of(text: &str) -> Seed {
    let mut seed = Seed::parse(Source::from_text(text), FormatHint::Unknown);
    seed.body = Body::plain(text, ByteSpan::new(0, text.len()));
    seed
}

#[test]
fn every_folded_character_knows_its_source_bytes() {
    let folded = FoldedBody::new(&seed_of("“山水，㎏”\n\nＡb"));
    let spans: Vec<_> = (0..folded.len()).filter_map(|at| folded.source_of(at)).collect();
    assert_eq!(folded.characters(), ['山', '水', 'k', 'g', 'a', 'b']);
    let expected = [(3, 6), (6, 9), (12, 15), (12, 15), (20, 23), (23, 24)];
    assert_eq!(spans, expected.map(|(start, end)| ByteSpan::new(start, end)));
    assert_eq!(folded.lines().collect::<Vec<_>>(), [FoldedSpan::new(0, 4), FoldedSpan::new(4, 6)]);
}

#[test]
fn addresses_are_not_compared() {
    let folded =
        FoldedBody::new(&seed_of("见[阿里](https://a.example/usstock/BABA.html)和 http://b.example/甲，ftp://乙"));
    assert_eq!(folded.characters().iter().collect::<String>(), "见阿里和甲ftp乙");
    let folded = FoldedBody::new(&seed_of("存 https://a.example/web/http://b.example/?to=http://c.example 档"));
    assert_eq!(folded.characters().iter().collect::<String>(), "存档");
}

#[test]
fn text_that_the_source_stands_for_belongs_to_all_of_its_bytes() {
    let text = "a&#x4e2d;b";
    let mut seed = seed_of(text);
    seed.body = Body::new(BodyFormat::Html, ByteSpan::new(0, text.len()));
    seed.body.push_verbatim(ByteSpan::new(0, 1));
    seed.body.push_decoded(ByteSpan::new(1, 9), "中");
    seed.body.push_verbatim(ByteSpan::new(9, 10));
    let folded = FoldedBody::new(&seed);
    assert_eq!(folded.characters(), ['a', '中', 'b']);
    assert_eq!(folded.source_of(1), Some(ByteSpan::new(1, 9)));
    assert_eq!(folded.at_byte(5), Some(1));
    assert_eq!(folded.source_span(FoldedSpan::new(0, 2)), ByteSpan::new(0, 9));
}

proptest! {
    #[test]
    fn spans_are_in_order_on_boundaries_and_found_again(text in "[a-cé字發㎏ﬁ，。 \n𠮷Ａ々서\u{1109}\u{1165}\u{11AF}]{0,60}") {
        let folded = FoldedBody::new(&seed_of(&text));
        prop_assert_eq!(folded.characters().iter().collect::<String>(), fold_text(&text));
        let mut last = ByteSpan::default();
        for at in 0..folded.len() {
            let span = folded.source_of(at).expect("inside");
            prop_assert!(text.get(span.range()).is_some());
            prop_assert!(span == last || last.end() <= span.start());
            if span != last {
                for offset in span.range() {
                    prop_assert_eq!(folded.at_byte(offset), Some(at));
                }
            }
            last = span;
        }
        prop_assert_eq!(folded.at_byte(last.end()), None);
        prop_assert_eq!(folded.lines().map(FoldedSpan::len).sum::<u32>(), folded.len());
    }
}
