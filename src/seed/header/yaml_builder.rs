//! Construction of entries from the events of the YAML parser.

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, ScanError};

use super::entries::{FrontMatterEntry, FrontMatterValue};
use super::scan::span_in;
use crate::seed::Defect;
use crate::text::{ByteSpan, slice};

/// A collection that is still open.
enum OpenCollection {
    List {
        items: Vec<FrontMatterValue>,
        start: usize,
    },
    Map {
        entries: Vec<FrontMatterEntry>,
        key: Option<(String, ByteSpan)>,
        first: HashMap<String, ByteSpan>,
        start: usize,
    },
}

impl OpenCollection {
    fn start(&self) -> usize {
        match self {
            Self::List { start, .. } | Self::Map { start, .. } => *start,
        }
    }
}

/// Builds entries from the parser's events. The parser limits nesting to 255 levels.
pub(super) struct YamlBuilder<'a> {
    inner: &'a str,
    offset: usize,
    frames: Vec<OpenCollection>,
    /// The complete top-level entries.
    pub(super) entries: Vec<FrontMatterEntry>,
    /// Duplicate keys below the top level.
    pub(super) defects: Vec<Defect>,
    /// A top-level key whose value is incomplete.
    pub(super) pending: Option<(String, ByteSpan)>,
}

impl<'a> YamlBuilder<'a> {
    /// Creates a builder for the YAML in `inner`, which starts at `offset` in the file.
    pub(super) fn new(inner: &'a str, offset: usize) -> Self {
        Self { inner, offset, frames: vec![], entries: vec![], defects: vec![], pending: None }
    }

    /// Reads all events. If an error stops it, returns the error and the offset in the file of the innermost open
    /// bracket.
    pub(super) fn read(&mut self) -> Option<(ScanError, Option<usize>)> {
        let mut parser = Parser::new_from_str(self.inner);
        while let Some(event) = parser.next_event() {
            match event {
                Ok((Event::DocumentEnd | Event::StreamEnd, _)) => return None,
                Ok((event, span)) => self.handle_event(event, span.byte_range().unwrap_or(0..0)),
                Err(error) => {
                    let bracket = |start: &usize| {
                        self.inner.get(start - self.offset..).is_some_and(|rest| rest.starts_with(['[', '{']))
                    };
                    let opened = self.frames.iter().rev().map(OpenCollection::start).find(bracket);
                    self.keep_partial();
                    return Some((error, opened));
                }
            }
        }
        None
    }

    fn handle_event(&mut self, event: Event<'_>, range: Range<usize>) {
        let start = self.offset + range.start;
        match event {
            Event::Scalar(value, style, ..) => self.scalar(&value, style, range),
            Event::SequenceStart(..) => self.frames.push(OpenCollection::List { items: vec![], start }),
            Event::MappingStart(..) => {
                self.frames.push(OpenCollection::Map { entries: vec![], key: None, first: HashMap::new(), start });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(self.offset + range.end),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.push_value(FrontMatterValue::Scalar(String::new(), ByteSpan::at(start)));
            }
            _ => {}
        }
    }

    fn close(&mut self, end: usize) {
        match self.frames.pop() {
            Some(OpenCollection::List { items, start }) if items.is_empty() => {
                self.push_value(FrontMatterValue::List(items, ByteSpan::at((start + 1).min(end))));
            }
            Some(OpenCollection::List { items, start }) => {
                self.push_value(FrontMatterValue::List(items, ByteSpan::new(start, end)));
            }
            Some(OpenCollection::Map { entries, .. }) if self.frames.is_empty() => self.entries = entries,
            Some(OpenCollection::Map { entries, .. }) => self.push_value(FrontMatterValue::Map(entries)),
            None => {}
        }
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, range: Range<usize>) {
        let written = slice(self.inner, range.clone());
        let bare = match style {
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => slice(written, 1..written.len().saturating_sub(1)),
            _ => written,
        };
        let span = span_in(self.inner, bare.trim(), self.offset);
        let nested = self.frames.len() > 1;
        if let Some(OpenCollection::Map { key: key @ None, first, .. }) = self.frames.last_mut() {
            if nested {
                record_key(first, &mut self.defects, value, span);
            }
            *key = Some((value.to_owned(), span));
            return;
        }
        let null = style == ScalarStyle::Plain && matches!(value, "" | "~" | "null" | "Null" | "NULL");
        if null {
            self.push_value(FrontMatterValue::Scalar(
                String::new(),
                ByteSpan::at(self.offset + self.missing_value_offset(&range)),
            ));
        } else {
            self.push_value(FrontMatterValue::Scalar(value.trim().to_owned(), span));
        }
    }

    /// Where a missing value belongs. The parser reports the end of its key, before the colon.
    fn missing_value_offset(&self, range: &Range<usize>) -> usize {
        let rest = slice(self.inner, range.end..);
        if !range.is_empty() || !rest.trim_start_matches([' ', '\t', '"', '\'']).starts_with(':') {
            return range.start;
        }
        let after = range.end + rest.find(':').map_or(0, |i| i + 1);
        let space = self.inner.get(after..).is_some_and(|rest| rest.starts_with(' '));
        after + usize::from(space)
    }

    /// Adds a value to the innermost open collection.
    fn push_value(&mut self, node: FrontMatterValue) {
        match self.frames.last_mut() {
            Some(OpenCollection::List { items, .. }) => items.push(node),
            Some(OpenCollection::Map { entries, key, start, .. }) => {
                // A collection used as a key means nothing here.
                match key.take() {
                    Some((key, key_span)) => entries.push(FrontMatterEntry { key, key_span, value: node }),
                    None => *key = Some((String::new(), ByteSpan::at(*start))),
                }
            }
            None => {}
        }
    }

    /// Keeps the top-level entries that were read before an error.
    fn keep_partial(&mut self) {
        let mut frames = std::mem::take(&mut self.frames);
        frames.truncate(1);
        if let Some(OpenCollection::Map { entries, key, .. }) = frames.pop() {
            self.entries = entries;
            self.pending = key;
        }
    }
}

/// Records a key that occurs at `again`, and adds a defect if it occurred before.
pub(super) fn record_key(first: &mut HashMap<String, ByteSpan>, defects: &mut Vec<Defect>, key: &str, again: ByteSpan) {
    match first.get(key) {
        Some(first) => defects.push(Defect::DuplicateKey { key: key.to_owned(), first: *first, again }),
        None => {
            first.insert(key.to_owned(), again);
        }
    }
}
