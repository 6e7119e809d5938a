//! How a seed was parsed, for people.

use std::path::Path;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use crate::cli::output::about::quoted;
use crate::cli::output::line_index::LineIndex;
use crate::cli::output::quote::{elided, one_line};
use crate::cli::output::rules::human::padded;
use crate::cli::output::style::styled;
use crate::cli::terminal::{Screen, display_path};
use crate::ide::describe::full_date;
use crate::messages::{Language, Message, message};
use crate::rules::labels;
use crate::seed::{Field, Seed};
use crate::text::ByteSpan;

/// The maximal number of blocks that are listed; more are counted.
const MAX_BLOCKS: usize = 40;

/// Everything known about a seed, on one page.
pub(in crate::cli) fn format(path: &Path, seed: &Seed, screen: Screen) -> String {
    let lines = LineIndex::new(&seed.source);
    let mut page = SeedPage { out: String::new(), screen };
    let text = seed.source.text();
    page.heading(&display_path(path));
    let about = message!(
        "inspect-file",
        format = labels::format(seed.body.format),
        encoding = seed.source.encoding().name(),
        bytes = text.len(),
        lines = lines.count(),
    );
    page.line(&format!("  {}", page.localised(&about)));
    header(&mut page, seed, &lines);
    body(&mut page, seed, &lines);
    boilerplate(&mut page, seed, &lines);
    page.out
}

fn header(page: &mut SeedPage, seed: &Seed, lines: &LineIndex) {
    page.heading(&page.localised(&message!("inspect-header")));
    if seed.parts.is_empty() {
        page.line(&format!("  {}", page.localised(&message!("inspect-no-header"))));
    }
    let width = widest(seed.fields.iter().map(|field| labels::field(field.kind)), page.screen.language);
    for (index, part) in seed.parts.iter().enumerate() {
        page.line(&format!("  {}", page.localised(&part_lines(labels::part(part.kind), part.span, lines))));
        for field in seed.fields.iter().filter(|field| field.part == index) {
            field_line(page, seed, field, width, lines);
        }
    }
}

/// Where a header part is: `byline, line 3`, `front matter (YAML), lines 1–10`..
fn part_lines(part: Message, span: ByteSpan, lines: &LineIndex) -> Message {
    let (first, last) = (lines.line_column(span.start()).line, lines.line_column(span.end().saturating_sub(1)).line);
    match last > first {
        true => message!("inspect-lines", part = part, first = first, last = last),
        false => message!("hover-where", part = part, line = first),
    }
}

/// The width in columns of the widest name.
fn widest(names: impl Iterator<Item = Message>, language: Language) -> usize {
    names.map(|name| name.text(language).width()).max().unwrap_or_default()
}

fn field_line(page: &mut SeedPage, seed: &Seed, field: &Field, width: usize, lines: &LineIndex) {
    let place = lines.line_column(field.span.start()).to_string();
    let name = page.localised(&labels::field(field.kind));
    let room = page.screen.width.saturating_sub(width + 17);
    let written = one_line(seed.source.slice(field.span));
    let value = match &field.date {
        _ if field.is_empty() => page.localised(&message!("inspect-empty")),
        Some(Ok(date)) => {
            let written = quoted(elided(&written, room / 2), page.screen.language);
            page.localised(&message!("inspect-date", date = full_date(date), written = written))
        }
        Some(Err(problem)) => {
            let value = quoted(elided(&field.value, room / 2), page.screen.language);
            page.localised(&message!("inspect-problem", value = value, problem = labels::date_problem(problem)))
        }
        None => elided(&field.value, room),
    };
    let dim = styled(Style::new().dimmed(), page.screen);
    page.line(&format!("    {}  {dim}{place:<9}{dim:#} {value}", padded(&name, width)));
}

fn body(page: &mut SeedPage, seed: &Seed, lines: &LineIndex) {
    let blocks = seed.body.blocks();
    let text = seed.source.text();
    let characters: usize = blocks
        .iter()
        .flat_map(|block| seed.body.runs(block, text))
        .map(|(_, text)| text.chars().filter(|c| !c.is_whitespace()).count())
        .sum();
    page.heading(&page.localised(&message!("inspect-body", blocks = blocks.len(), characters = characters)));
    let shown = || blocks.iter().take(MAX_BLOCKS);
    let width = widest(shown().map(|block| labels::block(block.kind)), page.screen.language);
    for block in shown() {
        let place = lines.line_column(block.span.start()).to_string();
        let kind = page.localised(&labels::block(block.kind));
        let dim = styled(Style::new().dimmed(), page.screen);
        let room = page.screen.width.saturating_sub(width + 17);
        let words = elided(&seed.body.block_text(block, text), room);
        page.line(&format!("    {}  {dim}{place:<9}{dim:#} {words}", padded(&kind, width)));
    }
    if let Some(more @ 1..) = blocks.len().checked_sub(MAX_BLOCKS) {
        page.line(&format!("    {}", page.localised(&message!("and-more", count = more))));
    }
}

fn boilerplate(page: &mut SeedPage, seed: &Seed, lines: &LineIndex) {
    if seed.boilerplate.is_empty() {
        return;
    }
    page.heading(&page.localised(&message!("inspect-boilerplate")));
    let width = widest(seed.boilerplate.iter().map(|piece| labels::boilerplate(piece.kind)), page.screen.language);
    for piece in &seed.boilerplate {
        let place = lines.line_column(piece.span.start()).to_string();
        let kind = page.localised(&labels::boilerplate(piece.kind));
        let room = page.screen.width.saturating_sub(width + 17);
        let source = elided(seed.source.slice(piece.span), room);
        page.line(&format!("    {}  {place:<9} {source}", padded(&kind, width)));
    }
}

struct SeedPage {
    out: String,
    screen: Screen,
}

impl SeedPage {
    fn localised(&self, message: &Message) -> String {
        message.text(self.screen.language)
    }

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
