//! A learnt text as people read it.

use anstyle::{AnsiColor, Style};

use super::about::quoted;
use super::finding_human::styled;
use super::quote::elided;
use crate::cli::boilerplate::Entry;
use crate::cli::terminal::{Screen, shown};
use crate::messages::message;

/// So many sources are named.
const SOURCES: usize = 4;

/// Three lines: what it is and how many have it, the text, an example.
pub(in crate::cli) fn format(entry: &Entry, screen: Screen) -> String {
    let bold = styled(Style::new().bold(), screen);
    let link = styled(AnsiColor::Cyan.on_default(), screen);
    let seeds = message!("count-seeds", count = entry.count);
    let row = message!("boilerplate-row", kind = entry.kind.label(), seeds = seeds).text(screen.language);
    let mut sources: Vec<_> = entry.sources.iter().take(SOURCES).map(|source| elided(source, 30)).collect();
    if entry.sources.len() > SOURCES {
        sources.push("…".to_owned());
    }
    let sources = if sources.is_empty() { String::new() } else { format!("  {}", sources.join(", ")) };
    let text = quoted(elided(&entry.text, screen.width.saturating_sub(8).max(20)), screen.language);
    format!("{bold}{row}{bold:#}{sources}\n    {text}\n    {link}{}:{}{link:#}\n", shown(&entry.path), entry.place)
}
