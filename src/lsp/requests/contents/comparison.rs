//! A seed beside a witness as a unified diff of what they say: a field a line, then a sentence a line.

use super::Line;
use crate::cancel::Cancel;
use crate::corpus::{AnalysedSeed, LookupError};
use crate::ide::comparison::{ComparedLine, SeedLine, compare, lines_of};
use crate::ide::describe::Description;
use crate::lsp::view::View;
use crate::lsp::view::document::Document;
use crate::messages::message;

/// The lines of a comparison. Looks the passages of the seed up if they are not known yet.
///
/// # Errors
/// As [`View::passages`].
pub(super) fn lines(
    view: &View,
    seed: &Document,
    witness: &Document,
    cancel: &Cancel,
) -> Result<Vec<Line>, LookupError> {
    let (here, there) = (seed.reading(), witness.reading());
    let (language, wanted) = (view.client.language, view.settings_of(seed).hover_variants);
    let compared = compare(&view.analysis(seed, cancel)?, &there, wanted, language, cancel)?;
    let head = |mark: &str, reading: &AnalysedSeed| Line {
        text: format!("{mark} {}", Description::from(reading).line()),
        place: lines_of(&reading.seed, language).first().and_then(|first| place_of(view, reading, first)),
    };
    let mut found = vec![
        head("---", &here),
        head("+++", &there),
        Line::without_place(message!("contents-comparison").text(language)),
        Line::without_place(String::new()),
    ];
    found.extend(compared.into_iter().map(|line| match line {
        ComparedLine::Both(line) => {
            Line { text: format!("  {}", line.text).trim_end().to_owned(), place: place_of(view, &here, &line) }
        }
        ComparedLine::Seed(line) => Line { text: format!("- {}", line.text), place: place_of(view, &here, &line) },
        ComparedLine::Witness(line) => Line { text: format!("+ {}", line.text), place: place_of(view, &there, &line) },
    }));
    Ok(found)
}

/// Where a line stands in its file; an empty line stands nowhere.
fn place_of(view: &View, reading: &AnalysedSeed, line: &SeedLine) -> Option<tower_lsp::ls_types::Location> {
    view.location(reading, line.span).filter(|_| !line.text.is_empty())
}
