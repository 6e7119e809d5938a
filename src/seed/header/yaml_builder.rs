//! The YAML parser's events, as entries.

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, ScanError};

use super::entries::{FrontMatterEntry, FrontMatterValue};
use super::scan::span_in;
use crate::seed::Defect;
use crate::text::{ByteSpan, slice};

/// A collection that is being read.
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

/// Builds entries out of the parser's events. Nesting is bounded by the parser (255).
pub(super) struct YamlBuilder<'a> {
    inner: &'a str,
    offset: usize,
    frames: Vec<OpenCollection>,
    /// The top-level entries that were read to their end.
    pub(super) entries: Vec<FrontMatterEntry>,
    /// Keys that stand twice below the top level.
    pub(super) defects: Vec<Defect>,
    /// A top-level key whose value was not read to its end.
    pub(super) pending: Option<(String, ByteSpan)>,
}

impl<'a> YamlBuilder<'a> {
    /// `inner` is the YAML, `offset` where it begins in the file.
    pub(super) fn new(inner: &'a str, offset: usize) -> Self {
        Self { inner, offset, frames: vec![], entries: vec![], defects: vec![], pending: None }
    }

    /// Reads all events; gives the error that stopped it, and where in the file the innermost open bracket stands.
    pub(super) fn read(&mut self) -> Option<(ScanError, Option<usize>)> {
        let mut parser = Parser::new_from_str(self.inner);
        while let Some(event) = parser.next_event() {
            match event {
                Ok((Event::DocumentEnd | Event::StreamEnd, _)) => return None,
                Ok((event, span)) => self.take(event, span.byte_range().unwrap_or(0..0)),
                Err(error) => {
                    let bracket = |start: &usize| {
                        self.inner.get(start - self.offset..).is_some_and(|rest| rest.starts_with(['[', '{']))
                    };
                    let opened = self.frames.iter().rev().map(OpenCollection::start).find(bracket);
                    self.abandon();
                    return Some((error, opened));
                }
            }
        }
        None
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        let start = self.offset + range.start;
        match event {
            Event::Scalar(value, style, ..) => self.scalar(&value, style, range),
            Event::SequenceStart(..) => self.frames.push(OpenCollection::List { items: vec![], start }),
            Event::MappingStart(..) => {
                self.frames.push(OpenCollection::Map { entries: vec![], key: None, first: HashMap::new(), start });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(self.offset + range.end),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.place(FrontMatterValue::Scalar(String::new(), ByteSpan::at(start)));
            }
            _ => {}
        }
    }

    fn close(&mut self, end: usize) {
        match self.frames.pop() {
            Some(OpenCollection::List { items, start }) if items.is_empty() => {
                self.place(FrontMatterValue::List(items, ByteSpan::at((start + 1).min(end))));
            }
            Some(OpenCollection::List { items, start }) => {
                self.place(FrontMatterValue::List(items, ByteSpan::new(start, end)));
            }
            Some(OpenCollection::Map { entries, .. }) if self.frames.is_empty() => self.entries = entries,
            Some(OpenCollection::Map { entries, .. }) => self.place(FrontMatterValue::Map(entries)),
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
                note_key(first, &mut self.defects, value, span);
            }
            *key = Some((value.to_owned(), span));
            return;
        }
        let null = style == ScalarStyle::Plain && matches!(value, "" | "~" | "null" | "Null" | "NULL");
        if null {
            self.place(FrontMatterValue::Scalar(
                String::new(),
                ByteSpan::at(self.offset + self.place_of_nothing(&range)),
            ));
        } else {
            self.place(FrontMatterValue::Scalar(value.trim().to_owned(), span));
        }
    }

    /// Where a value belongs that is not there: the parser gives the end of its key, before the colon.
    fn place_of_nothing(&self, range: &Range<usize>) -> usize {
        let rest = slice(self.inner, range.end..);
        if !range.is_empty() || !rest.trim_start_matches([' ', '\t', '"', '\'']).starts_with(':') {
            return range.start;
        }
        let behind = range.end + rest.find(':').map_or(0, |i| i + 1);
        let space = self.inner.get(behind..).is_some_and(|rest| rest.starts_with(' '));
        behind + usize::from(space)
    }

    /// Puts a value into the collection that is open.
    fn place(&mut self, node: FrontMatterValue) {
        match self.frames.last_mut() {
            Some(OpenCollection::List { items, .. }) => items.push(node),
            Some(OpenCollection::Map { entries, key, start, .. }) => {
                // A key may be a collection itself: it means nothing here.
                match key.take() {
                    Some((key, key_span)) => entries.push(FrontMatterEntry { key, key_span, value: node }),
                    None => *key = Some((String::new(), ByteSpan::at(*start))),
                }
            }
            None => {}
        }
    }

    /// Keeps what was read before an error.
    fn abandon(&mut self) {
        let mut frames = std::mem::take(&mut self.frames);
        frames.truncate(1);
        if let Some(OpenCollection::Map { entries, key, .. }) = frames.pop() {
            self.entries = entries;
            self.pending = key;
        }
    }
}

/// Notes that a key stands at `again`, and the defect if it stood before.
pub(super) fn note_key(first: &mut HashMap<String, ByteSpan>, defects: &mut Vec<Defect>, key: &str, again: ByteSpan) {
    match first.get(key) {
        Some(first) => defects.push(Defect::DuplicateKey { key: key.to_owned(), first: *first, again }),
        None => {
            first.insert(key.to_owned(), again);
        }
    }
}
