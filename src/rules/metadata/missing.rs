//! What the rules for missing metadata have in common: one finding for each thing that is missing, at the place where
//! it belongs.

use super::fill::{fill, value_of};
use crate::messages::{Message, message, quote};
use crate::rules::{Finding, Reporter, Safety, Severity, labels};
use crate::seed::{Defect, Field, FieldKind, PartKind, Seed};
use crate::text::{ByteSpan, slice};

/// Reports labels of a kind with nothing behind them, and that no part states it where every seed must.
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

/// Reports labels of a kind with nothing behind them; gives whether there are any. It is only a remark where the field
/// is not `wanted` or another part states it.
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

/// Reports that something is stated nowhere, at the place where it belongs. `told` makes the message, given the part to
/// add it to, if there is one. Front matter that cannot be read may well state it: that is another finding.
pub(super) fn missing(seed: &Seed, reporter: &mut Reporter<'_>, told: impl Fn(Option<Message>) -> Message) {
    if !front_matter_is_broken(seed) {
        let (span, part) = home(seed);
        reporter.report(span, told(part.map(labels::part)));
    }
}

/// Reports labels that are empty while another part states the same thing: a remark, and a fix that copies it.
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

/// Points to the further labels that are empty, the first few.
fn relate_others(finding: &mut Finding, empty: &[&Field]) {
    for other in empty.iter().skip(1).take(8) {
        finding.add_related(other.span, message!("empty-field-too"));
    }
}

/// A field's label as it is written.
pub(super) fn label<'a>(seed: &'a Seed, field: &Field) -> Option<&'a str> {
    field.label.map(|label| seed.source.slice(label)).filter(|label| !label.trim().is_empty())
}

/// Whether front matter may state more than could be read of it. YAML is read on behind an error, entry by entry.
pub(in crate::rules) fn front_matter_is_broken(seed: &Seed) -> bool {
    let yaml = seed.parts.iter().any(|part| part.kind == PartKind::YamlFrontMatter);
    seed.defects.iter().any(|defect| match defect {
        Defect::FrontMatterUnterminated { .. } => true,
        Defect::FrontMatterSyntax { .. } => !yaml,
        Defect::DuplicateKey { .. } | Defect::FeedHeader { .. } => false,
    })
}

/// Where metadata belongs in this seed: the first line of the part that is best fit to hold it, and its kind; or else
/// of the text.
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

/// How many characters of a line are pointed at, at the most: a body can be one line of 200 kB.
const MAX_LINE_CHARS: usize = 80;

/// The first line inside `span` that is not blank, without the space around it.
fn first_line(seed: &Seed, span: ByteSpan) -> ByteSpan {
    let text = seed.source.slice(span);
    let lead = text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').len();
    let rest = slice(text, lead..);
    let end = rest.char_indices().take(MAX_LINE_CHARS).find(|(_, c)| matches!(c, '\n' | '\r')).map(|(at, _)| at);
    let end = end.or_else(|| rest.char_indices().nth(MAX_LINE_CHARS).map(|(at, _)| at)).unwrap_or(rest.len());
    let line = slice(rest, ..end).trim_end();
    ByteSpan::new(0, line.len()).shifted(span.start() + lead)
}
