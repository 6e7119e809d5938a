//! Passages for people: the witnesses of each passage, and their variants.

use std::collections::HashMap;
use std::fmt::Write;

use anstyle::{AnsiColor, Effects, Style};
use unicode_width::UnicodeWidthStr;

use crate::cli::output::about::{about, quoted};
use crate::cli::output::line_index::LineIndex;
use crate::cli::output::punctuation::{parenthesised, semicolon};
use crate::cli::output::quote::{elided, following, leading_up_to, running_text};
use crate::cli::output::style::styled;
use crate::cli::terminal::Screen;
use crate::ide::describe;
use crate::messages::{Argument, message};
use crate::reprints::{PassageOrder, Placement, Variant, VariantKind};
use crate::seed::Seed;
use crate::text::ByteSpan;

/// The maximal number of variants of a witness that are shown; more are counted.
const MAX_VARIANTS: usize = 12;

/// The columns of text on either side of a variant.
const CONTEXT_COLUMNS: usize = 16;

/// The maximal width of a reading in columns; a longer one has its middle elided.
const MAX_READING_COLUMNS: usize = 72;

/// A passage in one witness.
pub(in crate::cli) struct WitnessEntry<'a> {
    /// The passage in the seed.
    pub(in crate::cli) seed_span: ByteSpan,
    /// The witness's path as it is printed.
    pub(in crate::cli) path: &'a str,
    pub(in crate::cli) witness: &'a Seed,
    /// The passage in the witness.
    pub(in crate::cli) witness_span: ByteSpan,
    pub(in crate::cli) similarity: f32,
    pub(in crate::cli) variants: Vec<Variant>,
    pub(in crate::cli) standing: Placement,
}

/// A seed and the witnesses of its passages, followed by an empty line. `entries` are in the order of the passages, so
/// that those of one passage are adjacent.
pub(in crate::cli) fn format(path: &str, seed: &Seed, entries: &[WitnessEntry], screen: Screen) -> String {
    let mut out = String::new();
    let lines = LineIndex::new(&seed.source);
    let bold = styled(Style::new().bold(), screen);
    let mut line = |text: String| {
        out.push_str(text.trim_end());
        out.push('\n');
    };
    line(format!("{bold}{path}{bold:#}  {}", about(seed, screen.language)));
    let mut last = None;
    for entry in entries {
        if last != Some(entry.seed_span) {
            line(passage_line(seed, &lines, entry.seed_span, screen));
            last = Some(entry.seed_span);
        }
        line(witness_line(entry, screen));
        for variant in &entry.standing.before {
            line(between_line(&lines, variant, screen));
        }
        let different = different(&entry.variants);
        for (variant, times) in different.iter().take(MAX_VARIANTS) {
            let times = (*times > 1).then(|| format!("  {}", message!("times", count = *times).text(screen.language)));
            line(variant_line(seed, &lines, variant, screen) + times.as_deref().unwrap_or_default());
        }
        if let Some(more @ 1..) = different.len().checked_sub(MAX_VARIANTS) {
            line(format!("        {}", message!("and-more-variants", count = more).text(screen.language)));
        }
    }
    line(String::new());
    out
}

/// The distinct variants with the number of their occurrences, in order of their first places.
fn different(variants: &[Variant]) -> Vec<(&Variant, usize)> {
    let mut different: Vec<(&Variant, usize)> = Vec::new();
    let mut known = HashMap::new();
    for variant in variants {
        let readings = (variant.kind, &variant.seed_text, &variant.witness_text);
        let index = *known.entry(readings).or_insert(different.len());
        match different.get_mut(index) {
            Some((_, times)) => *times += 1,
            None => different.push((variant, 1)),
        }
    }
    different
}

/// `  3:1–9:40  “从前 … 的水好。” (512 characters)`
fn passage_line(seed: &Seed, lines: &LineIndex, span: ByteSpan, screen: Screen) -> String {
    let text = running_text(seed, span);
    let characters = text.chars().filter(|c| !c.is_whitespace()).count();
    let size = message!("count-characters", count = characters).text(screen.language);
    let size = parenthesised(&size, screen.language);
    let from_to = format!("{}–{}", lines.line_column(span.start()), lines.line_column(span.end()));
    let room = screen.width.saturating_sub(from_to.width() + size.width() + 7).max(20);
    format!("  {from_to}  {} {size}", quoted(elided(&text, room), screen.language))
}

/// The line of a witness: `    98 %  b/tea.txt:5:1  “河湾茶馆记”, 某某号, 2019-03-05`.
fn witness_line(entry: &WitnessEntry, screen: Screen) -> String {
    let link = styled(AnsiColor::Cyan.on_default(), screen);
    let place = LineIndex::new(&entry.witness.source).line_column(entry.witness_span.start());
    let same = match entry.variants.len() {
        0 => message!("no-variants"),
        count => message!("count-variants", count = count),
    };
    let same = same.text(screen.language);
    let order = match entry.standing.order {
        PassageOrder::Same => String::new(),
        PassageOrder::Moved => semicolon(screen.language) + &message!("order-moved").text(screen.language),
        PassageOrder::Again => semicolon(screen.language) + &message!("order-again").text(screen.language),
    };
    let remark = parenthesised(&(same + &order), screen.language);
    let share = describe::share(entry.similarity).text(screen.language);
    let path = entry.path;
    let about = about(entry.witness, screen.language);
    format!("    {share:>5}  {link}{path}:{place}{link:#}  {about}  {remark}")
}

/// The line of text between two passages: `      7:12  leaves out 84 characters: “从前 … 的水好。”`.
fn between_line(lines: &LineIndex, variant: &Variant, screen: Screen) -> String {
    let size = |text: &str| message!("count-characters", count = text.chars().filter(|c| !c.is_whitespace()).count());
    let (here, there) = (&variant.seed_text, &variant.witness_text);
    let text = |text: &str| Argument::Quote(elided(text, MAX_READING_COLUMNS));
    let message = match variant.kind {
        VariantKind::Omission => message!("leaves-out", size = size(here), text = text(here)),
        VariantKind::Addition => message!("adds", size = size(there), text = text(there)),
        VariantKind::Substitution => {
            let (old, new) = (size(here), size(there));
            message!("has-instead", size = old, text = text(here), other = new, words = text(there))
        }
    };
    format!("      {:>7}  {}", lines.line_column(variant.seed.start()).to_string(), message.text(screen.language))
}

/// `      7:12  …那年[-三月-]{+四月+}的…`
fn variant_line(seed: &Seed, lines: &LineIndex, variant: &Variant, screen: Screen) -> String {
    let mut line = format!("      {:>7}  ", lines.line_column(variant.seed.start()).to_string());
    line.push_str(&leading_up_to(seed, variant.seed.start(), CONTEXT_COLUMNS));
    if variant.kind != VariantKind::Addition {
        reading(&mut line, &variant.seed_text, ["[-", "-]"], REMOVED, screen);
    }
    if variant.kind != VariantKind::Omission {
        reading(&mut line, &variant.witness_text, ["{+", "+}"], ADDED, screen);
    }
    line.push_str(&following(seed, variant.seed.end(), CONTEXT_COLUMNS));
    line
}

/// The style of text that the witness lacks.
const REMOVED: Style = AnsiColor::Red.on_default().effects(Effects::STRIKETHROUGH);

/// The style of text that the witness adds.
const ADDED: Style = AnsiColor::Green.on_default().effects(Effects::UNDERLINE);

/// The reading of one side, in colours or, where none are shown, between marks.
fn reading(line: &mut String, text: &str, marks: [&str; 2], style: Style, screen: Screen) {
    let text = elided(text, MAX_READING_COLUMNS);
    let [open, close] = marks;
    // Writing to a string cannot fail.
    let _ = if screen.colours { write!(line, "{style}{text}{style:#}") } else { write!(line, "{open}{text}{close}") };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reprints::VariantClass;
    use crate::seed::FormatHint;
    use crate::text::Source;

    fn seed(text: &str) -> Seed {
        Seed::parse(Source::from_text(text), FormatHint::Markdown)
    }

    fn span(text: &str, part: &str) -> ByteSpan {
        let start = text.find(part).expect("the part");
        ByteSpan::new(start, start + part.len())
    }

    const HERE: &str = "---\ntitle: 灯\ndate: 2021-03-02\nsource: 甲报\n---\n\n巷口的灯亮了一夜，没有人去关。\n";
    const THERE: &str = "---\ntitle: 灯\ndate: 2021-04-01\nsource: 乙报\n---\n\n巷口的灯亮了整整一夜，没有人关。\n";

    fn variant(kind: VariantKind, here: ByteSpan, there: ByteSpan) -> Variant {
        let text = |text: &str, span: ByteSpan| text[span.range()].to_owned();
        Variant {
            kind,
            class: VariantClass::Text,
            seed: here,
            witness: there,
            seed_text: text(HERE, here),
            witness_text: text(THERE, there),
        }
    }

    fn page(colours: bool) -> String {
        let (here, there) = (seed(HERE), seed(THERE));
        let place = |part: &str| ByteSpan::at(span(HERE, part).start());
        let gone = |part: &str| ByteSpan::at(span(THERE, part).start());
        let entry = WitnessEntry {
            seed_span: span(HERE, "巷口的灯亮了一夜，没有人去关"),
            path: "b.md",
            witness: &there,
            witness_span: span(THERE, "巷口的灯亮了整整一夜，没有人关"),
            similarity: 0.899,
            variants: vec![
                variant(VariantKind::Addition, place("一夜"), span(THERE, "整整")),
                variant(VariantKind::Omission, span(HERE, "去"), gone("关。")),
            ],
            standing: Placement::default(),
        };
        format("a.md", &here, &[entry], Screen { width: 100, colours, language: crate::messages::Language::English })
    }

    #[test]
    fn without_colours_variants_are_between_marks() {
        expect_test::expect![[r#"
            a.md  “灯”, 甲报, 2021-03-02
              7:1–7:15  “巷口的灯亮了一夜，没有人去关” (14 characters)
                 89 %  b.md:7:1  “灯”, 乙报, 2021-04-01  (2 variants)
                      7:7  巷口的灯亮了{+整整+}一夜，没有人去关…
                     7:13  …亮了一夜，没有人[-去-]关。

        "#]]
        .assert_eq(&page(false));
    }

    #[test]
    fn with_colours_there_are_no_marks() {
        let page = page(true);
        assert!(page.contains("\u{1b}[4m\u{1b}[32m整整") || page.contains("整整\u{1b}[0m"), "{page:?}");
        assert!(!page.contains("{+") && !page.contains("[-"), "{page:?}");
    }
}
