//! Boilerplate for people.

use anstyle::{AnsiColor, Style};

use crate::cli::output::about::quoted;
use crate::cli::output::boilerplate::BoilerplateEntry;
use crate::cli::output::punctuation::comma_separated;
use crate::cli::output::quote::elided;
use crate::cli::output::style::styled;
use crate::cli::terminal::{Screen, display_path};
use crate::messages::message;

/// The maximal number of sources that are named.
const MAX_SOURCES: usize = 4;

/// Three lines: the kind and the number of seeds, the text, and an example.
pub(in crate::cli) fn format(entry: &BoilerplateEntry, screen: Screen) -> String {
    let bold = styled(Style::new().bold(), screen);
    let link = styled(AnsiColor::Cyan.on_default(), screen);
    let seeds = message!("count-seeds", count = entry.count);
    let row = message!("boilerplate-row", kind = entry.kind.label(), seeds = seeds).text(screen.language);
    let mut sources: Vec<_> = entry.sources.iter().take(MAX_SOURCES).map(|source| elided(source, 30)).collect();
    if entry.sources.len() > MAX_SOURCES {
        sources.push("…".to_owned());
    }
    let sources =
        if sources.is_empty() { String::new() } else { format!("  {}", comma_separated(&sources, screen.language)) };
    let text = quoted(elided(&entry.text, screen.width.saturating_sub(8).max(20)), screen.language);
    format!(
        "{bold}{row}{bold:#}{sources}\n    {text}\n    {link}{}:{}{link:#}\n",
        display_path(&entry.path),
        entry.place
    )
}
