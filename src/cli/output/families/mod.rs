//! Families of reprints.

pub(in crate::cli) mod human;
pub(in crate::cli) mod json;
pub(in crate::cli) mod table;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use crate::corpus::AnalysedSeed;
use crate::ide::describe::Description;
use crate::seed::FieldKind;

/// A family: at least two seeds, each of which shares a good part with another. The earliest comes first.
pub(in crate::cli) struct Family {
    pub(in crate::cli) members: Vec<Member>,
}

/// A seed of a family.
pub(in crate::cli) struct Member {
    pub(in crate::cli) path: PathBuf,
    pub(in crate::cli) title: Option<String>,
    pub(in crate::cli) source: Option<String>,
    pub(in crate::cli) published: Option<DateTime>,
    /// Its description for people.
    pub(in crate::cli) description: Description,
    /// The largest share that it contains of another member, or another of it; from 0 to 1.
    pub(in crate::cli) containment: f32,
    /// The other member of that share.
    pub(in crate::cli) nearest: PathBuf,
}

impl Member {
    /// The member for a seed that shares `containment` with `nearest`.
    pub(in crate::cli) fn new(reading: &AnalysedSeed, containment: f32, nearest: PathBuf) -> Self {
        let value = |kind| reading.seed.first(kind).map(|field| field.value.clone());
        Self {
            path: reading.path.clone(),
            title: value(FieldKind::Title),
            source: value(FieldKind::Source),
            published: reading.published(),
            description: reading.into(),
            containment,
            nearest,
        }
    }

    /// The key that sorts seeds by date, the undated last.
    pub(in crate::cli) fn earliest_first(&self) -> (bool, Option<DateTime>, &Path) {
        (self.published.is_none(), self.published, &self.path)
    }
}

impl Family {
    /// The number of different sources of its members. `source` says what counts as the source of one.
    fn sources(&self, source: fn(&Member) -> Option<&String>) -> usize {
        self.members.iter().filter_map(source).collect::<HashSet<_>>().len()
    }
}
