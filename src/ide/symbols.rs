//! The outline of a seed: its header parts with their fields, then its headings, or the paragraphs of a seed without headings.

use super::hover::shortened;
use super::sentence::shown;
use crate::messages::{Language, message};
use crate::rules::labels;
use crate::seed::{BlockKind, HeaderPart, PartKind, Seed};
use crate::text::ByteSpan;

/// How much of a paragraph or value is shown.
const MAX_NAME_CHARACTERS: usize = 40;

/// An entry of an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineSymbol {
    /// What it is called: never empty.
    pub name: String,
    /// The value of a field, which may be empty.
    pub detail: Option<String>,
    /// What it is.
    pub kind: OutlineSymbolKind,
    /// All of it, in bytes: of a heading, its section too.
    pub span: ByteSpan,
    /// What is selected when it is chosen, in bytes.
    pub selection: ByteSpan,
    /// What belongs to it, in order.
    pub children: Vec<OutlineSymbol>,
}

/// What an entry of an outline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutlineSymbolKind {
    /// A header part.
    HeaderPart,
    /// A field of a header part.
    Field,
    /// A heading.
    Heading,
    /// A paragraph, or another block.
    Block,
}

/// The outline of a seed, in order. The names of fields and parts are in `language`. Linear in the length of the seed.
pub fn outline(seed: &Seed, language: Language) -> Vec<OutlineSymbol> {
    let mut symbols = header(seed, language);
    symbols.extend(body(seed, language));
    symbols
}

fn header(seed: &Seed, language: Language) -> Vec<OutlineSymbol> {
    let part = |(index, part): (usize, &HeaderPart)| {
        let fields = seed.fields.iter().filter(|field| field.part == index);
        let children: Vec<_> = fields
            .map(|field| OutlineSymbol {
                name: labels::field(field.kind).title(language),
                detail: Some(shortened(&shown(&field.value), MAX_NAME_CHARACTERS)),
                kind: OutlineSymbolKind::Field,
                span: field.label.map_or(field.span, |label| label.hull(field.span)),
                selection: field.span,
                children: Vec::new(),
            })
            .collect();
        // A heading is its title: there is nothing more to open.
        if part.kind == PartKind::Heading {
            return children;
        }
        let span = children.iter().fold(part.span, |span, child| span.hull(child.span));
        let name = labels::part(part.kind).title(language);
        let kind = OutlineSymbolKind::HeaderPart;
        vec![OutlineSymbol { name, detail: None, kind, span, selection: part.span, children }]
    };
    seed.parts.iter().enumerate().flat_map(part).collect()
}

fn body(seed: &Seed, language: Language) -> Vec<OutlineSymbol> {
    let source = seed.source.text();
    let blocks = seed.body.blocks();
    let level = |kind| match kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    };
    let has_headings = blocks.iter().any(|block| level(block.kind).is_some());
    let end = blocks.last().map_or(0, |block| block.span.end());
    // The headings that are still open, outermost first.
    let mut open: Vec<(u8, OutlineSymbol)> = Vec::new();
    let mut done = Vec::new();
    for block in blocks.iter().filter(|block| !has_headings || level(block.kind).is_some()) {
        let name = shortened(&shown(seed.body.block_text(block, source).trim()), MAX_NAME_CHARACTERS);
        let kind = if has_headings { OutlineSymbolKind::Heading } else { OutlineSymbolKind::Block };
        let name = if name.is_empty() { message!("blank").text(language) } else { name };
        let (span, children) = (block.span, Vec::new());
        let symbol = OutlineSymbol { name, detail: None, kind, span, selection: span, children };
        let level = level(block.kind).unwrap_or_default();
        close(&mut open, &mut done, level, span.start());
        open.push((level, symbol));
    }
    close(&mut open, &mut done, 0, end);
    done
}

/// Ends the open headings that are not above `level`: each reaches to the byte `at`, where the next begins.
fn close(open: &mut Vec<(u8, OutlineSymbol)>, done: &mut Vec<OutlineSymbol>, level: u8, at: usize) {
    while let Some((_, mut symbol)) = open.pop_if(|(above, _)| *above >= level) {
        if symbol.kind == OutlineSymbolKind::Heading {
            symbol.span = symbol.span.hull(ByteSpan::new(symbol.span.start(), at));
        }
        match open.last_mut() {
            Some((_, parent)) => parent.children.push(symbol),
            None => done.push(symbol),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::FormatHint;
    use crate::text::Source;

    fn outlined(text: &str) -> String {
        fn add(symbols: &[OutlineSymbol], depth: usize, out: &mut String) {
            for OutlineSymbol { name, detail, children, .. } in symbols {
                let detail = detail.as_ref().map_or(String::new(), |detail| format!(" = {detail}"));
                *out += &format!("{:depth$}{name}{detail}\n", "");
                add(children, depth + 2, out);
            }
        }
        let mut out = String::new();
        let seed = Seed::parse(Source::from_text(text), FormatHint::Markdown);
        add(&outline(&seed, Language::English), 0, &mut out);
        out
    }

    #[test]
    fn fields_come_before_headings() {
        let text = "---\ntitle: 渡口\ndate: 2021-03-01\n---\n\n# 渡口\n\n水涨了。\n\n## 茶馆\n\n开门了。\n\n# 集市\n\n没有人。\n";
        let expected =
            "Front matter (YAML)\n  Title = 渡口\n  Publication date = 2021-03-01\nTitle = 渡口\n茶馆\n集市\n";
        assert_eq!(outlined(text), expected);
    }

    #[test]
    fn headings_hold_those_below_them() {
        let text = "---\nlang: zh\ntitle: 渡口\n---\n\n水涨了。\n\n## 甲\n\n### 乙\n\n丙。\n\n## 丁\n\n戊。\n";
        assert_eq!(outlined(text), "Front matter (YAML)\n  Language = zh\n  Title = 渡口\n甲\n  乙\n丁\n");
    }

    #[test]
    fn without_headings_paragraphs_are_listed() {
        let long = "渡".repeat(50);
        assert_eq!(
            outlined(&format!("---\nlang: zh\n---\n\n水涨了。\n\n{long}\n")),
            format!("Front matter (YAML)\n  Language = zh\n水涨了。\n{}…\n", "渡".repeat(40))
        );
    }
}
