//! What the rules for missing metadata have in common: one finding for each thing that is missing, at the place where
//! it belongs.

use super::fill::{fill, value_of};
use super::names;
use crate::rules::message::quote;
use crate::rules::{Finding, Reporter, Safety, Severity};
use crate::seed::{Defect, Field, FieldKind, PartKind, Seed};
use crate::text::ByteSpan;

/// A piece of metadata that every seed should have.
pub(super) struct Wanted {
    /// The kinds of field that give it; any one will do.
    pub(super) kinds: &'static [FieldKind],
    /// The whole message when no part has so much as a label for it, up to where it belongs: “No title is given: add
    /// it”.
    pub(super) missing: &'static str,
    /// What to do about a label with nothing behind it: “fill in the title”.
    pub(super) todo: &'static str,
}

/// Reports `wanted` if no part states it, or if a label for it is empty.
pub(super) fn check(seed: &Seed, reporter: &mut Reporter<'_>, wanted: &Wanted) {
    let fields = seed.fields.iter().filter(|field| wanted.kinds.contains(&field.kind));
    let (empty, stated): (Vec<&Field>, Vec<&Field>) = fields.partition(|field| field.is_empty());
    match (empty.first(), stated.first()) {
        (Some(_), Some(_)) => wanted.kinds.iter().for_each(|kind| fill_in(seed, reporter, *kind)),
        (Some(first), None) => {
            let message = format!("{}: {}", nothing_there(seed, first), wanted.todo);
            relate_others(reporter.at(first.span, message), &empty);
        }
        // Front matter that cannot be read may well state it; that is another finding.
        (None, None) if !front_matter_is_broken(seed) => {
            let (span, place) = home(seed);
            reporter.at(span, format!("{} {place}", wanted.missing));
        }
        _ => {}
    }
}

/// Reports labels that are empty while the same thing is stated elsewhere: a remark, and a fix that copies it.
fn fill_in(seed: &Seed, reporter: &mut Reporter<'_>, kind: FieldKind) {
    let empty: Vec<&Field> = seed.fields_of(kind).filter(|field| field.is_empty()).collect();
    let (Some(first), Some(stated)) = (empty.first(), seed.first(kind)) else { return };
    let beside = seed.fields_of(kind).filter(|field| !field.is_empty() && field.part == stated.part);
    let Some(value) = value_of(&beside.collect::<Vec<_>>()) else { return };
    let part = names::part(seed.part_of(stated).kind);
    let message = format!("{}, but {part} says {}: fill it in", nothing_there(seed, first), quote(&value));
    let finding = reporter.at(first.span, message);
    finding.lower(Severity::Info).relate(stated.span, format!("The {} is stated here", names::field(kind)));
    relate_others(finding, &empty);
    let edits = empty.iter().map(|field| fill(seed, field, &value)).collect();
    finding.fix(format!("Fill in {}", quote(&value)), Safety::NeedsALook, edits);
}

/// Points to the further labels that are empty, the first few.
fn relate_others(finding: &mut Finding, empty: &[&Field]) {
    for other in empty.iter().skip(1).take(8) {
        finding.relate(other.span, "Here, too, it is empty");
    }
}

/// “作者” stands here with nothing behind it.
fn nothing_there(seed: &Seed, field: &Field) -> String {
    match field.label.map(|label| seed.source.slice(label)).filter(|label| !label.trim().is_empty()) {
        Some(label) => format!("{} stands here with nothing behind it", quote(label)),
        None => format!("The {} is empty", names::field(field.kind)),
    }
}

/// Whether front matter may state more than could be read of it. YAML is read on behind an error, entry by entry.
fn front_matter_is_broken(seed: &Seed) -> bool {
    let yaml = seed.parts.iter().any(|part| part.kind == PartKind::YamlFrontMatter);
    seed.defects.iter().any(|defect| match defect {
        Defect::FrontMatterUnterminated { .. } => true,
        Defect::FrontMatterSyntax { .. } => !yaml,
        Defect::DuplicateKey { .. } => false,
    })
}

/// Where metadata belongs in this seed, and how that place is called: the first line of the part that is best fit to
/// hold it, or else of the text.
fn home(seed: &Seed) -> (ByteSpan, &'static str) {
    let fitness = |kind| match kind {
        PartKind::YamlFrontMatter | PartKind::TomlFrontMatter | PartKind::JsonFrontMatter => Some(0),
        PartKind::HtmlHead => Some(1),
        PartKind::SourceLine => Some(2),
        PartKind::FeedHeader => Some(3),
        PartKind::ArchiveCard => Some(4),
        PartKind::Byline | PartKind::Heading => None,
    };
    let fit = seed.parts.iter().filter_map(|part| fitness(part.kind).map(|rank| (rank, part)));
    match fit.min_by_key(|(rank, _)| *rank) {
        Some((_, part)) => (first_line(seed, part.span), place(part.kind)),
        None => (first_line(seed, ByteSpan::new(0, seed.source.text().len())), "at the top"),
    }
}

fn place(kind: PartKind) -> &'static str {
    match kind {
        PartKind::FeedHeader => "to the feed header",
        PartKind::SourceLine => "to the source line",
        PartKind::ArchiveCard => "to the archive card",
        PartKind::HtmlHead => "to the HTML head",
        PartKind::Byline | PartKind::Heading => "at the top",
        PartKind::YamlFrontMatter | PartKind::TomlFrontMatter | PartKind::JsonFrontMatter => "to the front matter",
    }
}

/// How many characters of a line are pointed at, at the most: a body can be one line of 200 kB.
const LINE: usize = 80;

/// The first line inside `span` that is not blank, without the space around it.
fn first_line(seed: &Seed, span: ByteSpan) -> ByteSpan {
    let text = seed.source.slice(span);
    let lead = text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').len();
    let rest = text.get(lead..).unwrap_or_default();
    let end = rest.char_indices().take(LINE).find(|(_, c)| matches!(c, '\n' | '\r')).map(|(at, _)| at);
    let end = end.or_else(|| rest.char_indices().nth(LINE).map(|(at, _)| at)).unwrap_or(rest.len());
    let line = rest.get(..end).unwrap_or_default().trim_end();
    ByteSpan::new(0, line.len()).shifted(span.start() + lead)
}
