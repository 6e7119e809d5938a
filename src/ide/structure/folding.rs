//! What can be folded: header parts, boilerplate, fenced code, the sections below headings, elements.

use crate::seed::{BlockKind, Seed};
use crate::text::ByteSpan;

/// A stretch that can be folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// The stretch, in bytes.
    pub span: ByteSpan,
    /// What it is.
    pub kind: FoldKind,
}

/// What can be folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoldKind {
    /// A header part.
    HeaderPart,
    /// Boilerplate.
    Boilerplate,
    /// Fenced code, or the section below a heading.
    Section,
    /// An element: its end tag, if it has a line of its own, stays visible.
    Element,
}

/// Everything that can be folded, in no order; stretches within one line too. Linear in the length of the seed.
pub fn folds(seed: &Seed) -> impl Iterator<Item = Fold> {
    let parts = seed.parts.iter().map(|part| (part.span, FoldKind::HeaderPart));
    let boilerplate = seed.boilerplate.iter().map(|it| (it.span, FoldKind::Boilerplate));
    let fences = seed.markdown.iter().flat_map(|markdown| &markdown.fences);
    let fences = fences.map(|fence| (fence.span, FoldKind::Section));
    let sections = sections(seed).into_iter().map(|section| (section, FoldKind::Section));
    let elements = seed.markup.iter().flat_map(|markup| &markup.elements);
    let elements = elements.map(|element| (element.span, FoldKind::Element));
    let all = parts.chain(boilerplate).chain(fences).chain(sections).chain(elements);
    all.map(|(span, kind)| Fold { span, kind })
}

/// The sections: from each heading to the next heading of the same or a higher level.
fn sections(seed: &Seed) -> Vec<ByteSpan> {
    let blocks = seed.body.blocks();
    let end = blocks.last().map_or(0, |block| block.span.end());
    let (mut open, mut found): (Vec<(u8, usize)>, Vec<ByteSpan>) = (Vec::new(), Vec::new());
    let mut before = 0;
    for block in blocks {
        if let BlockKind::Heading(level) = block.kind {
            while let Some((_, start)) = open.pop_if(|(above, _)| *above >= level) {
                found.push(ByteSpan::new(start, before));
            }
            open.push((level, block.span.start()));
        }
        before = block.span.end();
    }
    found.extend(open.into_iter().map(|(_, start)| ByteSpan::new(start, end)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::FormatHint;
    use crate::text::Source;

    #[test]
    fn header_sections_and_boilerplate_fold() {
        let text = "---\ntitle: 渡口\n---\n\n# 一\n\n甲\n\n## 二\n\n乙\n\n# 三\n\n丙\n";
        let seed = Seed::parse(Source::from_text(text), FormatHint::Markdown);
        let mut found: Vec<_> = folds(&seed).collect();
        found.sort_by_key(|fold| (fold.span.start(), fold.span.end()));
        let shown = |fold: &Fold| (fold.kind, seed.source.slice(fold.span).trim().to_owned());
        let shown: Vec<_> = found.iter().map(shown).collect();
        assert_eq!(
            shown,
            [
                (FoldKind::HeaderPart, "---\ntitle: 渡口\n---".to_owned()),
                (FoldKind::Section, "一\n\n甲\n\n## 二\n\n乙".to_owned()),
                (FoldKind::Section, "二\n\n乙".to_owned()),
                (FoldKind::Section, "三\n\n丙".to_owned()),
            ]
        );
    }
}
