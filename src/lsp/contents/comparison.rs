//! A seed beside a witness: a field a line, then a sentence a line; what both say once, what they say otherwise one below
//! the other, with the variants marked.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use tower_lsp::ls_types::Location;

use super::super::comparison::reading_text;
use super::Line;
use crate::cancel::Cancel;
use crate::corpus::{AnalysedSeed, LookupError};
use crate::lsp::documents::Document;
use crate::lsp::sentence::text_of;
use crate::lsp::view::View;
use crate::messages::message;
use crate::reprints::Variant;
use crate::seed::{Field, FieldKind};
use crate::text::{ByteSpan, fold::fold_text};

/// What stands before a line of the one, of the other, and of both.
const SEED: &str = "- ";
const WITNESS: &str = "+ ";
const BOTH: &str = "  ";

/// The lines of a comparison. Costs what finding the seed's passages does, if they are not known yet.
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
    let passages = view.passages(seed, cancel)?;
    let mut variants: Vec<Variant> = Vec::new();
    for witnessed in passages.iter().filter(|it| it.witness.path == there.path) {
        cancel.check()?;
        variants.extend(witnessed.variants(&here, view.settings_of(seed).hover_variants));
    }
    let language = view.client.language;
    let of_seed = side(view, &here, SEED, variants.iter().map(|variant| variant.seed).collect());
    let of_witness = side(view, &there, WITNESS, variants.iter().map(|variant| variant.witness).collect());
    let keys = |side: &[Said]| side.iter().map(|said| said.key.clone()).collect::<Vec<_>>();
    let mut found = vec![
        Line { text: format!("--- {}", name(&here)), place: of_seed.first().and_then(|said| said.place.clone()) },
        Line { text: format!("+++ {}", name(&there)), place: of_witness.first().and_then(|said| said.place.clone()) },
        Line::of_its_own(message!("contents-comparison").text(language)),
        Line::of_its_own(String::new()),
    ];
    for step in capture_diff_slices(Algorithm::Patience, &keys(&of_seed), &keys(&of_witness)) {
        cancel.check()?;
        let (old, new) = (step.old_range(), step.new_range());
        let (old, new) = (of_seed.get(old).unwrap_or_default(), of_witness.get(new).unwrap_or_default());
        if matches!(step, DiffOp::Equal { .. }) {
            for (one, two) in old.iter().zip(new) {
                if one.plain == two.plain {
                    found.push(Line {
                        text: format!("{BOTH}{}", one.plain).trim_end().to_owned(),
                        place: one.place.clone(),
                    });
                } else {
                    found.extend([one.line(SEED), two.line(WITNESS)]);
                }
            }
        } else {
            found.extend(old.iter().map(|said| said.line(SEED)));
            found.extend(new.iter().map(|said| said.line(WITNESS)));
        }
    }
    Ok(found)
}

/// One line of one side.
struct Said {
    plain: String,
    marked: String,
    /// By what it is compared with the lines of the other side.
    key: String,
    place: Option<Location>,
}

impl Said {
    fn line(&self, of: &str) -> Line {
        Line { text: format!("{of}{}", self.marked), place: self.place.clone() }
    }
}

fn side(view: &View, reading: &AnalysedSeed, of: &str, mut places: Vec<ByteSpan>) -> Vec<Said> {
    places.sort_unstable();
    let said = |line: reading_text::Line| {
        let is_text = line.span.start() >= reading.seed.body.span.start();
        let marked = if is_text { marked(reading, line.span, &places) } else { line.text.clone() };
        let place = view.location(reading, line.span).filter(|_| !line.text.is_empty());
        // What folds to nothing is the same as nothing else.
        let key = match fold_text(&line.text) {
            folded if folded.is_empty() && !line.text.is_empty() => format!("{of}{}", line.text),
            folded => folded,
        };
        Said { plain: line.text, marked, key, place }
    };
    reading_text::lines(&reading.seed, view.client.language).into_iter().map(said).collect()
}

/// What a stretch of a seed says, with places in it in brackets.
pub(super) fn marked(reading: &AnalysedSeed, span: ByteSpan, places: &[ByteSpan]) -> String {
    let (mut said, mut from) = (String::new(), span.start());
    let first = places.partition_point(|place| place.end() < span.start());
    for place in places.iter().skip(first).take_while(|place| place.start() < span.end()) {
        if place.start() < from || place.end() > span.end() {
            continue;
        }
        said += &text_of(&reading.seed, ByteSpan::new(from, place.start()));
        said += &format!("⟦{}⟧", text_of(&reading.seed, *place));
        from = place.end();
    }
    said += &text_of(&reading.seed, ByteSpan::new(from, span.end()));
    said.trim().to_owned()
}

/// What a seed is called here: its title, source and day, and its file.
pub(super) fn name(reading: &AnalysedSeed) -> String {
    let stated = |kind| reading.seed.first(kind).map(Field::line);
    let date = reading.published_on();
    let file = reading.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let parts = [stated(FieldKind::Title), stated(FieldKind::Source), date, Some(file)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
