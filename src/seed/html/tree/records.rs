//! Records of elements: one for each start tag in the source.
//!
//! When a browser copies a formatting element to continue it in the next paragraph, the copy shares the record of the
//! original.

use std::collections::{HashMap, VecDeque};

use html5ever::LocalName;

use super::node::{HtmlNode, NONE};

/// How many elements of each name that other tags ended are remembered. html5ever reopens as many formatting elements
/// of a name.
const REMEMBERED_PER_NAME: usize = 3;

/// How an element ended, if it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closure {
    /// It is open.
    Open,
    /// Its own end tag ended it.
    Closed,
    /// Ended by a token other than its end tag; `NONE` for the end of the text.
    EndedBy(u32),
}

/// What is known of an element with a start tag in the source.
pub(super) struct ElementRecord {
    /// Its name in lower case.
    pub(super) name: LocalName,
    /// The index of its start tag.
    pub(super) token: u32,
    /// How it ended.
    pub(super) state: Closure,
    /// Its tag ends in `/>`, which does not close it.
    pub(super) slashed: bool,
}

/// All records, in the order of their start tags.
#[derive(Default)]
pub(super) struct Records {
    list: Vec<ElementRecord>,
    /// The latest records of each name that other tags have ended, oldest first.
    ended: HashMap<LocalName, VecDeque<usize>>,
}

impl Records {
    /// All records, in the order of their start tags.
    pub(super) fn all(&self) -> &[ElementRecord] {
        &self.list
    }

    /// The record with that index.
    pub(super) fn get_mut(&mut self, index: usize) -> Option<&mut ElementRecord> {
        self.list.get_mut(index)
    }

    /// Adds a record and returns its index.
    pub(super) fn push(&mut self, record: ElementRecord) -> u32 {
        self.list.push(record);
        self.list.len() as u32 - 1
    }

    /// Marks an element as ended by the token `by`, which is not its end tag.
    pub(super) fn end(&mut self, id: u32, by: u32, nodes: &[HtmlNode]) {
        let Some(index) = record_of(id, nodes) else { return };
        let Some(record) = self.list.get_mut(index).filter(|record| record.state == Closure::Open) else { return };
        record.state = Closure::EndedBy(by);
        let ended = self.ended.entry(record.name.clone()).or_default();
        if ended.len() == REMEMBERED_PER_NAME {
            ended.pop_front();
        }
        ended.push_back(index);
    }

    /// The record that another tag ended last among those of a name.
    pub(super) fn latest_ended(&self, name: &LocalName) -> Option<usize> {
        self.ended.get(name).and_then(|ended| ended.back().copied())
    }

    /// The record of the formatting element that a browser reopens next: the oldest one, which then counts as the
    /// newest.
    pub(super) fn next_reopened(&mut self, name: &LocalName) -> Option<usize> {
        let ended = self.ended.get_mut(name)?;
        let oldest = ended.pop_front()?;
        ended.push_back(oldest);
        Some(oldest)
    }

    /// Forgets that another tag has ended an element.
    pub(super) fn forget(&mut self, index: usize) {
        let name = self.list.get(index).map(|record| &record.name);
        if let Some(ended) = name.and_then(|name| self.ended.get_mut(name)) {
            ended.retain(|other| *other != index);
        }
    }

    /// Forgets all elements of a name that other tags have ended.
    pub(super) fn forget_name(&mut self, name: &LocalName) {
        self.ended.remove(name);
    }
}

/// The index of an element's record, if the element or its original is in the source.
pub(super) fn record_of(id: u32, nodes: &[HtmlNode]) -> Option<usize> {
    nodes.get(id as usize).map(|node| node.record).filter(|record| *record != NONE).map(|record| record as usize)
}
