//! Seeds of every layout with their parse results, and properties of any seed.

mod bodies;
mod bylines;
mod front_matter;
mod front_matter_errors;
mod headers;
mod properties;
mod sound;

use std::fmt::Write;

use super::*;
use crate::text::ByteSpan;

/// Renders a seed for the tests: each part with its fields (value, source text if it differs, label, date), then
/// defects, boilerplate and the blocks of the body.
fn shown(text: &str, hint: FormatHint) -> String {
    let seed = Seed::parse(Source::from_text(text), hint);
    sound::check(&seed);
    let mut out = String::new();
    let slice = |span| seed.source.slice(span);
    for (index, part) in seed.parts.iter().enumerate() {
        let _ = writeln!(out, "{:?}", part.kind);
        for field in seed.fields.iter().filter(|field| field.part == index) {
            let _ = write!(out, "  {:?}", field.kind);
            match slice(field.span) {
                "" => {
                    // An empty value is shown by the text around its place.
                    let at = field.span.start();
                    let before: String =
                        text[..at].chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
                    let _ = write!(out, " empty at {:?}|{:?}", before, text[at..].chars().next().unwrap_or(' '));
                }
                written if written == field.value => {
                    let _ = write!(out, " {written}");
                }
                written => {
                    let _ = write!(out, " {} <- {written:?}", field.value);
                }
            }
            if let Some(label) = field.label {
                let _ = write!(out, " ({})", slice(label));
            }
            match &field.date {
                Some(Ok(date)) => {
                    let form = if date.has_time { "%F %T" } else { "%F" };
                    let offset = date.offset.map_or(String::new(), |offset| format!(" {offset}"));
                    let _ = write!(out, " = {}{offset}", date.civil.strftime(form));
                }
                Some(Err(problem)) => {
                    let _ = write!(out, " = {problem}");
                }
                None => {}
            }
            out.push('\n');
        }
    }
    for defect in &seed.defects {
        let place = slice(defect.span()).lines().next().unwrap_or_default();
        let _ = match defect {
            Defect::FrontMatterUnterminated { .. } => writeln!(out, "! unterminated {place:?}"),
            Defect::FrontMatterSyntax { problem, .. } => writeln!(out, "! at {place:?}: {problem:?}"),
            Defect::FeedHeader { problem, .. } => writeln!(out, "! at {place:?}: {problem:?}"),
            Defect::DuplicateKey { key, first, again } => {
                writeln!(out, "! twice {key:?}: {} and {}", first.start(), again.start())
            }
        };
    }
    for boilerplate in &seed.boilerplate {
        let _ = writeln!(out, "- {:?} {}", boilerplate.kind, slice(boilerplate.span));
    }
    let _ = writeln!(out, "{:?}", seed.body.format);
    for block in seed.body.blocks() {
        let text = seed.body.block_text(block, seed.source.text()).replace('\n', "⏎");
        let _ = writeln!(out, "  {:?} {text}", block.kind);
    }
    out
}
