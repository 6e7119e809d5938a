//! How a seed was understood, as people read it.

use std::path::Path;

use anstyle::{AnsiColor, Style};

use super::about::date_in_full;
use super::finding_human::styled;
use super::lines::Lines;
use super::quote::{elided, one_line};
use super::words::{self, counted, grouped};
use crate::cli::terminal::{Screen, shown};
use crate::seed::{Field, Seed};
use crate::text::ByteSpan;

/// More blocks than this are counted, not listed.
const BLOCKS_SHOWN: usize = 40;

/// All that is known of a seed, on a page.
pub(in crate::cli) fn format(path: &Path, seed: &Seed, screen: Screen) -> String {
    let lines = Lines::of(&seed.source);
    let mut page = Page { out: String::new(), screen };
    let text = seed.source.text();
    page.heading(&shown(path));
    page.line(&format!(
        "  {}, {}, {} of text on {}",
        words::format(seed.body.format),
        words::encoding(seed.source.encoding()),
        counted(text.len(), "byte"),
        counted(lines.count(), "line"),
    ));
    header(&mut page, seed, &lines);
    body(&mut page, seed, &lines);
    boilerplate(&mut page, seed, &lines);
    page.out
}

fn header(page: &mut Page, seed: &Seed, lines: &Lines) {
    page.heading("Header");
    if seed.parts.is_empty() {
        page.line("  none: no front matter, feed header, source line or other part that states metadata");
    }
    for (index, part) in seed.parts.iter().enumerate() {
        page.line(&format!("  {}, {}", words::part(part.kind), lines_of(part.span, lines)));
        for field in seed.fields.iter().filter(|field| field.part == index) {
            field_line(page, seed, field, lines);
        }
    }
}

/// `line 3`, `lines 1–10`.
fn lines_of(span: ByteSpan, lines: &Lines) -> String {
    let (first, last) = (lines.place(span.start()).line, lines.place(span.end().saturating_sub(1)).line);
    if last > first { format!("lines {first}–{last}") } else { format!("line {first}") }
}

fn field_line(page: &mut Page, seed: &Seed, field: &Field, lines: &Lines) {
    let place = lines.place(field.span.start()).to_string();
    let name = words::field(field.kind);
    let room = page.screen.width.saturating_sub(28);
    let written = one_line(seed.source.slice(field.span));
    let value = match (&field.date, date_in_full(field, ' ')) {
        _ if field.is_empty() => "empty".to_owned(),
        (_, Some(date)) => format!("{date}  (written “{}”)", elided(&written, room / 2)),
        (Some(Err(problem)), _) => format!("“{}”: {problem}", elided(&field.value, room / 2)),
        _ => elided(&field.value, room),
    };
    let dim = styled(Style::new().dimmed(), page.screen);
    page.line(&format!("    {name:<11}  {dim}{place:<9}{dim:#} {value}"));
}

fn body(page: &mut Page, seed: &Seed, lines: &Lines) {
    let blocks = seed.body.blocks();
    let text = seed.source.text();
    let characters: usize = blocks
        .iter()
        .flat_map(|block| seed.body.runs(block, text))
        .map(|(_, text)| text.chars().filter(|c| !c.is_whitespace()).count())
        .sum();
    page.heading(&format!("Body: {}, {}", counted(blocks.len(), "block"), counted(characters, "character")));
    for block in blocks.iter().take(BLOCKS_SHOWN) {
        let place = lines.place(block.span.start()).to_string();
        let kind = words::block(block.kind);
        let dim = styled(Style::new().dimmed(), page.screen);
        let room = page.screen.width.saturating_sub(30);
        let words = elided(&seed.body.block_text(block, text), room);
        page.line(&format!("    {kind:<13}{dim}{place:<9}{dim:#} {words}"));
    }
    if let Some(more @ 1..) = blocks.len().checked_sub(BLOCKS_SHOWN) {
        page.line(&format!("    and {} more", grouped(more)));
    }
}

fn boilerplate(page: &mut Page, seed: &Seed, lines: &Lines) {
    if seed.boilerplate.is_empty() {
        return;
    }
    page.heading("Boilerplate, left out of the body");
    for piece in &seed.boilerplate {
        let place = lines.place(piece.span.start()).to_string();
        let kind = words::boilerplate(piece.kind);
        let room = page.screen.width.saturating_sub(32);
        let source = elided(seed.source.slice(piece.span), room);
        page.line(&format!("    {kind:<15}{place:<9} {source}"));
    }
}

struct Page {
    out: String,
    screen: Screen,
}

impl Page {
    fn heading(&mut self, text: &str) {
        let style = styled(AnsiColor::BrightBlue.on_default().bold(), self.screen);
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.line(&format!("{style}{text}{style:#}"));
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }
}
