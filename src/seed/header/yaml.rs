//! YAML front matter: `---`, keys and values, `---`.
//!
//! The YAML parser stops at its first error. Reading then resumes at the next entry, so that one bad escape in a title
//! hides neither the title nor what follows.

use std::collections::HashMap;

use super::entries::{self, FrontMatterEntry};
use super::parsed::ParsedPart;
use super::scan::{line_at, span_in};
use super::yaml_builder::{YamlBuilder, record_key};
use super::{fenced, yaml_errors, yaml_lines};
use crate::seed::{Defect, PartKind, SyntaxProblem};
use crate::text::ByteSpan;

/// How often parsing resumes after an error before the rest is read line by line.
const MAX_RESTARTS: usize = 8;

/// Reads front matter that starts at byte `at`.
pub(super) fn read(text: &str, at: usize) -> Option<ParsedPart> {
    let fenced = fenced::read(text, at, "---", |line| matches!(line, "---" | "..."))?;
    let mut inner = fenced.inner;
    let written = text.get(inner.range())?;
    if !yaml_lines::looks_like_entries(written) {
        return None;
    }
    let mut end = fenced.end;
    let extent = yaml_lines::extent(written);
    // A thematic break of Markdown, far below, does not close the front matter.
    if end.is_some() && !written.get(extent..)?.trim().is_empty() && has_gap(written, extent) {
        end = None;
    }
    if end.is_none() {
        inner = ByteSpan::new(inner.start(), inner.start() + extent);
    }
    let reading = YamlReader::new(text.get(inner.range())?, inner.start());
    if end.is_none() && reading.entries.is_empty() {
        return None;
    }
    let end = end.unwrap_or(inner.end());
    let mut found = ParsedPart::new(PartKind::YamlFrontMatter, ByteSpan::new(at, end.max(at)));
    found.fields = entries::fields(text, &reading.entries);
    found.suppressions = entries::suppressions(text, &reading.entries);
    found.defects = reading.defects;
    if fenced.end != Some(end) {
        found.defects.push(Defect::FrontMatterUnterminated { span: fenced.opening });
    }
    Some(found)
}

/// Whether the line at `at` is blank.
fn has_gap(inner: &str, at: usize) -> bool {
    line_at(inner, at).0.trim().is_empty()
}

/// Reads front matter into entries.
#[derive(Debug, Default)]
struct YamlReader {
    entries: Vec<FrontMatterEntry>,
    defects: Vec<Defect>,
    /// The first occurrence of each top-level key.
    first: HashMap<String, ByteSpan>,
}

impl YamlReader {
    /// Reads the text between the fences. `offset` is its offset in the file.
    fn new(inner: &str, offset: usize) -> Self {
        let mut reading = Self::default();
        let masked = reading.read_full_width_colons(inner, offset);
        let inner = masked.as_deref().unwrap_or(inner);
        let mut at = 0;
        for _ in 0..MAX_RESTARTS {
            match reading.parse(inner, at, offset) {
                Some(next) => at = next,
                None => return reading,
            }
        }
        while let Some(start) = yaml_lines::next_entry(inner, at) {
            if let Some(entry) = yaml_lines::read_entry(inner, start, offset) {
                reading.push(entry);
            }
            at = line_at(inner, start).1;
        }
        reading
    }

    fn push(&mut self, entry: FrontMatterEntry) {
        record_key(&mut self.first, &mut self.defects, &entry.key, entry.key_span);
        self.entries.push(entry);
    }

    /// Reads lines like `title：…` by hand, and returns the text with these lines blanked out, for the parser. Returns
    /// `None` if there are none.
    fn read_full_width_colons(&mut self, inner: &str, offset: usize) -> Option<String> {
        let mut masked: Option<String> = None;
        let mut at = 0;
        while at < inner.len() {
            let (line, next) = line_at(inner, at);
            if let Some(found) = yaml_lines::key_line(line).filter(yaml_lines::KeyLine::is_full_width) {
                let span = span_in(inner, found.colon, offset);
                let problem = SyntaxProblem::FullWidthColon(found.key.to_owned());
                self.defects.push(Defect::FrontMatterSyntax { span, problem });
                if let Some(entry) = yaml_lines::read_entry(inner, at, offset) {
                    self.push(entry);
                }
                masked
                    .get_or_insert_with(|| inner.to_owned())
                    .replace_range(at..at + line.len(), &" ".repeat(line.len()));
            }
            at = next;
        }
        masked
    }

    /// Parses from `at`. At an error, notes the defect, reads the affected entry by hand, and returns the offset of the
    /// next entry, where parsing resumes.
    fn parse(&mut self, inner: &str, at: usize, offset: usize) -> Option<usize> {
        let mut tree = YamlBuilder::new(inner.get(at..)?, offset + at);
        let error = tree.read();
        let YamlBuilder { entries, defects, pending, .. } = tree;
        self.defects.extend(defects);
        let mut last_key = None;
        for entry in entries {
            last_key = Some((entry.key_span, true));
            self.push(entry);
        }
        if let Some((_, span)) = pending {
            last_key = Some((span, false));
        }
        let (error, opened) = error?;
        let place = (at + error.marker().byte_offset().unwrap_or(0)).min(inner.len());
        let line_start = inner.get(..place).and_then(|before| before.rfind('\n')).map_or(0, |i| i + 1);
        let (error_line, after_error) = line_at(inner, line_start);
        let key_start = last_key.map(|(span, _)| span.start() - offset);
        let key_line = key_start.map(|start| inner.get(..start).and_then(|s| s.rfind('\n')).map_or(0, |i| i + 1));
        self.defects.push(yaml_errors::describe(inner, offset, place, error.kind(), key_line, opened));
        let concerned = last_key.is_some_and(|(_, complete)| {
            !complete || key_line == Some(line_start) || error_line.starts_with([' ', '\t', '-', ']', '}'])
        });
        let resume = match key_line.filter(|_| concerned) {
            Some(start) => {
                if let Some((span, true)) = last_key {
                    let last = self.entries.pop_if(|entry| entry.key_span == span);
                    if let Some(last) = last {
                        self.first.retain(|key, first| *key != last.key || *first != span);
                    }
                }
                if let Some(entry) = yaml_lines::read_entry(inner, start, offset) {
                    self.push(entry);
                }
                line_at(inner, start).1
            }
            None => {
                if let Some(entry) = yaml_lines::read_entry(inner, line_start, offset) {
                    self.push(entry);
                }
                after_error
            }
        };
        yaml_lines::next_entry(inner, resume.max(at + 1))
    }
}
