//! The shared part of the rules about missing metadata: one finding for each missing field, at the place where it
//! belongs.

use super::fill::{fill, value_of};
use crate::messages::{Message, message, quote};
use crate::rules::{Finding, Reporter, Safety, Severity, labels};
use crate::seed::{Defect, Field, FieldKind, PartKind, Seed};
use crate::text::{ByteSpan, slice};

/// Reports empty labels of a kind, and a missing field of this kind if every seed must state it.
pub(super) fn check(seed: &Seed, reporter: &mut Reporter<'_>, kind: FieldKind) {
    if empty(seed, reporter, kind, reporter.settings().requires(kind)) || seed.first(kind).is_some() {
        return;
    }
    if reporter.settings().requires(kind) {
        missing(seed, reporter, |part| match part {
            Some(part) => message!("missing-field", field = labels::field(kind), part = part),
            None => message!("missing-field-at-top", field = labels::field(kind)),
        });
    }
}

/// Reports empty labels of a kind, and returns whether there are any. The finding is info only if the field is not
/// `wanted` or another part states it.
pub(super) fn empty(seed: &Seed, reporter: &mut Reporter<'_>, kind: FieldKind, wanted: bool) -> bool {
    let empty: Vec<&Field> = seed.fields_of(kind).filter(|field| field.is_empty()).collect();
    let Some(first) = empty.first() else { return false };
    if let Some(stated) = seed.first(kind) {
        fill_in(seed, reporter, stated, &empty);
        return true;
    }
    let field = labels::field(kind);
    let message = match label(seed, first) {
        Some(label) => message!("empty-field", label = quote(label), field = field),
        None => message!("empty-field-unlabelled", field = field),
    };
    let finding = reporter.report(first.span, message);
    relate_others(finding, &empty);
    if !wanted {
        finding.cap_severity(Severity::Info);
    }
    true
}

/// Reports that a field is missing, at the place where it belongs. `message_for` makes the message; its argument is the header
/// part to add the field to, if there is one. Front matter that cannot be parsed may well state it, and has a finding
/// of its own.
pub(super) fn missing(seed: &Seed, reporter: &mut Reporter<'_>, message_for: impl Fn(Option<Message>) -> Message) {
    if !front_matter_is_broken(seed) {
        let (span, part) = home(seed);
        reporter.report(span, message_for(part.map(labels::part)));
    }
}

/// Reports empty labels whose value another part states: as info, with a fix that copies it.
fn fill_in(seed: &Seed, reporter: &mut Reporter<'_>, stated: &Field, empty: &[&Field]) {
    let beside = seed.fields_of(stated.kind).filter(|field| !field.is_empty() && field.part == stated.part);
    let Some(value) = value_of(&beside.collect::<Vec<_>>()) else { return };
    let Some(first) = empty.first() else { return };
    let (field, part) = (labels::field(stated.kind), labels::part(seed.part_of(stated).kind));
    let message = match label(seed, first) {
        Some(label) => message!("empty-field-known", label = quote(label), part = part, value = quote(&value)),
        None => message!("empty-field-unlabelled-known", field = field.clone(), part = part, value = quote(&value)),
    };
    let finding = reporter.report(first.span, message);
    finding.cap_severity(Severity::Info).add_related(stated.span, message!("field-stated-here", field = field));
    relate_others(finding, empty);
    let edits = empty.iter().map(|field| fill(seed, field, &value)).collect();
    finding.add_fix(message!("fill-in", value = quote(&value)), Safety::NeedsALook, edits);
}

/// Shows the first few of the other empty labels.
fn relate_others(finding: &mut Finding, empty: &[&Field]) {
    for other in empty.iter().skip(1).take(8) {
        finding.add_related(other.span, message!("empty-field-too"));
    }
}

/// Returns the label of a field as written.
pub(super) fn label<'a>(seed: &'a Seed, field: &Field) -> Option<&'a str> {
    field.label.map(|label| seed.source.slice(label)).filter(|label| !label.trim().is_empty())
}

/// Whether front matter may state more than could be parsed. After an error, YAML is still parsed entry by entry.
pub(in crate::rules) fn front_matter_is_broken(seed: &Seed) -> bool {
    let yaml = seed.parts.iter().any(|part| part.kind == PartKind::YamlFrontMatter);
    seed.defects.iter().any(|defect| match defect {
        Defect::FrontMatterUnterminated { .. } => true,
        Defect::FrontMatterSyntax { .. } => !yaml,
        Defect::DuplicateKey { .. } | Defect::FeedHeader { .. } => false,
    })
}

/// Returns where metadata belongs in this seed: the first line of the most suitable header part, and its kind; or the
/// first line of the text.
pub(in crate::rules) fn home(seed: &Seed) -> (ByteSpan, Option<PartKind>) {
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
        Some((_, part)) => (first_line(seed, part.span), Some(part.kind)),
        None => (first_line(seed, ByteSpan::new(0, seed.source.text().len())), None),
    }
}

/// The maximum number of characters of a line to mark, because a body can be one line of 200 kB.
const MAX_LINE_CHARS: usize = 80;

/// Returns the first line inside `span` that is not blank, without surrounding white space.
fn first_line(seed: &Seed, span: ByteSpan) -> ByteSpan {
    let text = seed.source.slice(span);
    let lead = text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').len();
    let rest = slice(text, lead..);
    let end = rest.char_indices().take(MAX_LINE_CHARS).find(|(_, c)| matches!(c, '\n' | '\r')).map(|(at, _)| at);
    let end = end.or_else(|| rest.char_indices().nth(MAX_LINE_CHARS).map(|(at, _)| at)).unwrap_or(rest.len());
    let line = slice(rest, ..end).trim_end();
    ByteSpan::new(0, line.len()).shifted(span.start() + lead)
}
