//! What `variorum.toml` says of boilerplate, in place of what is learnt.

use crate::reprints::FoldedSpan;
use crate::text::fold::fold_text;
use crate::text::merge_spans;

/// Texts that `variorum.toml` keeps or drops, whatever is learnt about them. They are compared folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoilerplateOverrides {
    keep: Vec<Vec<char>>,
    drop: Vec<Vec<char>>,
}

impl BoilerplateOverrides {
    /// `keep` are texts that are no boilerplate, `drop` are texts that are. Texts that fold to nothing are ignored.
    pub fn new(keep: &[String], drop: &[String]) -> Self {
        let folded = |texts: &[String]| {
            let texts = texts.iter().map(|text| fold_text(text).chars().collect::<Vec<_>>());
            texts.filter(|text| !text.is_empty()).collect()
        };
        Self { keep: folded(keep), drop: folded(drop) }
    }

    /// Whether a stretch, in folded characters, is kept: it contains a text that is kept, or is part of one.
    pub(in crate::corpus) fn keeps(&self, stretch: &[char]) -> bool {
        self.keep.iter().any(|kept| contains(stretch, kept) || contains(kept, stretch))
    }

    /// Where a stretch contains texts that are dropped, in order and without overlaps.
    pub(in crate::corpus) fn dropped_spans(&self, stretch: &[char]) -> Vec<FoldedSpan> {
        let places = |text: &[char]| -> Vec<FoldedSpan> {
            let places = stretch.windows(text.len()).zip(0u32..).filter(|(window, _)| *window == text);
            places.map(|(window, at)| FoldedSpan::new(at, at + window.len() as u32)).collect()
        };
        merge_spans(self.drop.iter().flat_map(|text| places(text)))
    }
}

/// Whether a text contains another one.
fn contains(text: &[char], other: &[char]) -> bool {
    !other.is_empty() && text.windows(other.len()).any(|window| window == other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_overruled_however_they_are_written() {
        let overrides =
            BoilerplateOverrides::new(&["來信請寄，編輯部。".to_owned()], &["ＡＢＣ".to_owned(), "。".to_owned()]);
        let text = |text: &str| fold_text(text).chars().collect::<Vec<_>>();
        assert!(overrides.keeps(&text("来信请寄编辑部")) && overrides.keeps(&text("请寄编辑")));
        assert!(overrides.keeps(&text("各位读者，来信请寄编辑部转交")));
        assert!(!overrides.keeps(&text("来信请寄报馆")));
        assert_eq!(overrides.dropped_spans(&text("甲abcabc乙 a.b.c")), [FoldedSpan::new(1, 7), FoldedSpan::new(8, 11)]);
        assert_eq!(overrides.dropped_spans(&text("甲乙")), []);
    }
}
