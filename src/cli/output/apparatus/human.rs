//! The apparatus for people: the numbered witnesses, then each place with its readings.

use std::collections::HashMap;
use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use crate::cli::output::about::about;
use crate::cli::output::line_index::LineIndex;
use crate::cli::output::punctuation::parenthesised;
use crate::cli::output::quote::{elided, following, leading_up_to};
use crate::cli::output::style::styled;
use crate::cli::terminal::Screen;
use crate::ide::describe;
use crate::messages::message;
use crate::reprints::ApparatusEntry;
use crate::reprints::apparatus::Reading;
use crate::seed::Seed;

/// The columns of text on either side of a place.
const CONTEXT_COLUMNS: usize = 12;

/// The maximal width of a reading in columns; a longer one has its middle elided.
const MAX_READING_COLUMNS: usize = 48;

/// A witness. Its number is its position in the list, from 1.
pub(in crate::cli) struct Siglum<'a> {
    /// The path as it is printed.
    pub(in crate::cli) path: String,
    pub(in crate::cli) seed: &'a Seed,
    /// The share of the whole base that it contains, from 0 to 1.
    pub(in crate::cli) share: f32,
}

/// The base, its witnesses and its entries, followed by an empty line.
pub(in crate::cli) fn format(
    path: &str,
    base: &Seed,
    witnesses: &[Siglum],
    entries: &[ApparatusEntry],
    screen: Screen,
) -> String {
    let mut out = String::new();
    let lines = LineIndex::new(&base.source);
    let bold = styled(Style::new().bold(), screen);
    let link = styled(AnsiColor::Cyan.on_default(), screen);
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{bold}{path}{bold:#}  {}", about(base, screen.language));
    for (index, it) in witnesses.iter().enumerate() {
        let share = message!("apparatus-share", share = describe::share(it.share)).text(screen.language);
        let share = parenthesised(&share, screen.language);
        let about = about(it.seed, screen.language);
        let _ = writeln!(out, "  {:>3}  {link}{}{link:#}  {about}  {share}", index + 1, it.path);
    }
    for (entry, times) in different(entries) {
        let place = lines.line_column(entry.place.start()).to_string();
        let before = leading_up_to(base, entry.place.start(), CONTEXT_COLUMNS);
        let behind = following(base, entry.place.end(), CONTEXT_COLUMNS);
        let readings: Vec<_> = entry
            .readings
            .iter()
            .enumerate()
            .map(|(index, it)| reading_with_witnesses(it, index == 0, screen))
            .collect();
        let _ = writeln!(out, "  {place:>8}  {before}[…]{behind}");
        let times = if times > 1 { message!("times", count = times).text(screen.language) } else { String::new() };
        let _ = writeln!(out, "            {}", format!("{}  {times}", readings.join(" · ")).trim_end());
    }
    if entries.is_empty() {
        let among = message!("count-seeds", count = witnesses.len() + 1);
        let _ = writeln!(out, "  {}", message!("apparatus-none", seeds = among).text(screen.language));
    }
    out.push('\n');
    out
}

/// The distinct entries with the number of their occurrences, in order of their first places.
fn different(entries: &[ApparatusEntry]) -> Vec<(&ApparatusEntry, usize)> {
    let mut different: Vec<(&ApparatusEntry, usize)> = Vec::new();
    let mut known = HashMap::new();
    for entry in entries {
        let index = *known.entry(&entry.readings).or_insert(different.len());
        match different.get_mut(index) {
            Some((_, times)) => *times += 1,
            None => different.push((entry, 1)),
        }
    }
    different
}

/// `峰: 2 (here, 3)`
fn reading_with_witnesses(reading: &Reading, is_lemma: bool, screen: Screen) -> String {
    let style = styled(if is_lemma { Style::new().bold() } else { AnsiColor::Green.on_default() }, screen);
    let text = elided(&reading.text, MAX_READING_COLUMNS);
    let text = if text.trim().is_empty() { message!("reading-none").text(screen.language) } else { text };
    let here = is_lemma.then(|| message!("reading-here").text(screen.language));
    let who: Vec<_> = here.into_iter().chain(reading.witnesses.iter().map(|it| (it + 1).to_string())).collect();
    let who = who.join(&message!("reading-separator").text(screen.language));
    let count = reading.witnesses.len() + usize::from(is_lemma);
    let witnesses = message!("reading-witnesses", count = count, who = who).text(screen.language);
    format!("{style}{text}{style:#}{witnesses}")
}
