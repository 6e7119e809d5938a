//! A seed's passages as people read them: which witnesses carry each, and how each witness reads.

use std::collections::HashMap;
use std::fmt::Write;

use anstyle::{AnsiColor, Effects, Style};
use unicode_width::UnicodeWidthStr;

use super::about::{about, quoted};
use super::finding_human::styled;
use super::lines::Lines;
use super::quote::{elided, following, leading_up_to, running_text};
use crate::cli::terminal::Screen;
use crate::messages::{Argument, message};
use crate::reprints::{PassageOrder, Placement, Variant, VariantKind};
use crate::seed::Seed;
use crate::text::ByteSpan;

/// More variants than this in one witness are counted, not shown.
const VARIANTS_SHOWN: usize = 12;

/// Columns of text on either side of a variant.
const CONTEXT: usize = 16;

/// A longer reading has its middle left out: columns.
const READING: usize = 72;

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

/// A seed and the witnesses of its passages, in order of the passages; entries of one passage stand together. Ends
/// with an empty line.
pub(in crate::cli) fn format(path: &str, seed: &Seed, entries: &[WitnessEntry], screen: Screen) -> String {
    let mut out = String::new();
    let lines = Lines::of(&seed.source);
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
        for (variant, times) in different.iter().take(VARIANTS_SHOWN) {
            let times = (*times > 1).then(|| format!("  {}", message!("times", count = *times).text(screen.language)));
            line(variant_line(seed, &lines, variant, screen) + times.as_deref().unwrap_or_default());
        }
        if let Some(more @ 1..) = different.len().checked_sub(VARIANTS_SHOWN) {
            line(format!("        {}", message!("and-more-variants", count = more).text(screen.language)));
        }
    }
    line(String::new());
    out
}

/// The variants, each with how often the same readings differ so, in the order of their first places.
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
fn passage_line(seed: &Seed, lines: &Lines, span: ByteSpan, screen: Screen) -> String {
    let text = running_text(seed, span);
    let characters = text.chars().filter(|c| !c.is_whitespace()).count();
    let size = message!("count-characters", count = characters).text(screen.language);
    let from_to = format!("{}–{}", lines.place(span.start()), lines.place(span.end()));
    let room = screen.width.saturating_sub(from_to.width() + size.width() + 9).max(20);
    format!("  {from_to}  {} ({size})", quoted(elided(&text, room), screen.language))
}

/// `    98 %  b/tea.txt:5:1  “河湾茶馆记”, 某某号, 2019-03-05`
fn witness_line(entry: &WitnessEntry, screen: Screen) -> String {
    let link = styled(AnsiColor::Cyan.on_default(), screen);
    let place = Lines::of(&entry.witness.source).place(entry.witness_span.start());
    let same = match entry.variants.len() {
        0 => message!("no-variants"),
        count => message!("count-variants", count = count),
    };
    let same = same.text(screen.language);
    let order = match entry.standing.order {
        PassageOrder::Same => String::new(),
        PassageOrder::Moved => format!("; {}", message!("order-moved").text(screen.language)),
        PassageOrder::Again => format!("; {}", message!("order-again").text(screen.language)),
    };
    let (percent, path) = (percent(entry.similarity), entry.path);
    let about = about(entry.witness, screen.language);
    format!("    {percent:>3} %  {link}{path}:{place}{link:#}  {about}  ({same}{order})")
}

/// `      7:12  leaves out 84 characters: “从前 … 的水好。”`
fn between_line(lines: &Lines, variant: &Variant, screen: Screen) -> String {
    let size = |text: &str| message!("count-characters", count = text.chars().filter(|c| !c.is_whitespace()).count());
    let (here, there) = (&variant.seed_text, &variant.witness_text);
    let text = |text: &str| Argument::Quote(elided(text, READING));
    let message = match variant.kind {
        VariantKind::Omission => message!("leaves-out", size = size(here), text = text(here)),
        VariantKind::Addition => message!("adds", size = size(there), text = text(there)),
        VariantKind::Substitution => {
            let (old, new) = (size(here), size(there));
            message!("has-instead", size = old, text = text(here), other = new, words = text(there))
        }
    };
    format!("      {:>7}  {}", lines.place(variant.seed.start()).to_string(), message.text(screen.language))
}

/// A share in whole percent; only what is wholly the same is 100 %.
fn percent(share: f32) -> u8 {
    // In range by the clamp; the fraction is what is to be cut off.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let percent = (share * 100.0).clamp(0.0, 100.0).floor() as u8;
    percent
}

/// `      7:12  …那年[-三月-]{+四月+}的…`
fn variant_line(seed: &Seed, lines: &Lines, variant: &Variant, screen: Screen) -> String {
    let mut line = format!("      {:>7}  ", lines.place(variant.seed.start()).to_string());
    line.push_str(&leading_up_to(seed, variant.seed.start(), CONTEXT));
    if variant.kind != VariantKind::Addition {
        reading(&mut line, &variant.seed_text, ["[-", "-]"], REMOVED, screen);
    }
    if variant.kind != VariantKind::Omission {
        reading(&mut line, &variant.witness_text, ["{+", "+}"], ADDED, screen);
    }
    line.push_str(&following(seed, variant.seed.end(), CONTEXT));
    line
}

/// What the witness lacks.
const REMOVED: Style = AnsiColor::Red.on_default().effects(Effects::STRIKETHROUGH);

/// What the witness has.
const ADDED: Style = AnsiColor::Green.on_default().effects(Effects::UNDERLINE);

/// One side's reading, in colours, or between marks where no colours are shown.
fn reading(line: &mut String, text: &str, marks: [&str; 2], style: Style, screen: Screen) {
    let text = elided(text, READING);
    let [open, close] = marks;
    // Writing to a string does not fail.
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
    fn without_colours_marks_stand_around_what_differs() {
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
