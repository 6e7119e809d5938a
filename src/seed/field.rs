//! Fields: single pieces of metadata, each with its place.

use crate::text::ByteSpan;

/// What a field states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FieldKind {
    /// The article's title.
    Title,
    /// One author. Several authors are several fields.
    Author,
    /// When it was published.
    Published,
    /// When it was last changed.
    Updated,
    /// Who published it: an outlet, a channel, an account.
    Source,
    /// Where it was published.
    Url,
    /// Where a copy is archived.
    ArchiveUrl,
    /// One tag, category or subject. Several are several fields.
    Tag,
    /// The declared language.
    Language,
    /// A copyright or licence note.
    Copyright,
    /// A summary or description.
    Summary,
}

/// One piece of metadata.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What it states.
    pub kind: FieldKind,
    /// The value as it was understood: quotes and padding removed, character references and escapes resolved.
    /// Empty if the label stands there with nothing behind it.
    pub value: String,
    /// Exactly the value in the source, without quotes or padding. Empty, at the place where the value belongs, if
    /// there is none.
    pub span: ByteSpan,
    /// The key or label in the source (`author`, `作者`), where there is one.
    pub label: Option<ByteSpan>,
    /// For [`FieldKind::Published`] and [`FieldKind::Updated`] with a value: the date, or why it is none.
    pub date: Option<Result<SeedDate, DateProblem>>,
    /// The index in [`Seed::parts`](super::Seed::parts) of the part that states it.
    pub part: usize,
}

impl Field {
    /// Whether the label stands there with nothing behind it.
    pub fn is_empty(&self) -> bool {
        self.value.is_empty()
    }

    /// What it says, on one line: a date as it was understood, however it is written (`2025-02-17`, `2025-02-17
    /// 10:20:00`), without its offset; anything else with its blanks made one.
    pub fn line(&self) -> String {
        match &self.date {
            Some(Ok(date)) if date.has_time => date.civil.to_string().replace('T', " "),
            Some(Ok(date)) if date.has_day => date.civil.date().to_string(),
            _ => self.value.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }
}

/// A date as a seed states it, no more exact than it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SeedDate {
    /// The civil date, and the time if one was written (midnight if not).
    pub civil: jiff::civil::DateTime,
    /// The offset from UTC, if one was written or follows from the form (epoch numbers are UTC).
    pub offset: Option<jiff::tz::Offset>,
    /// Whether a time of day was written.
    pub has_time: bool,
    /// Whether a day was written; if not, [`SeedDate::civil`] is the first of the month.
    pub has_day: bool,
    /// Whether a month was written; if not, [`SeedDate::civil`] is the first of the year.
    pub has_month: bool,
}

impl SeedDate {
    /// The day as it was written, in its own time zone and no more exact than that: `2021-03-05`, `2021-03`, `2021`.
    pub fn day(&self) -> String {
        let date = self.civil.date();
        match (self.has_month, self.has_day) {
            (_, true) => date.to_string(),
            (true, false) => format!("{:04}-{:02}", date.year(), date.month()),
            (false, false) => format!("{:04}", date.year()),
        }
    }
}

/// Why a date's value is not a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateProblem {
    /// In no form that is known.
    #[error("not a date")]
    Unreadable,
    /// Day and month cannot be told apart (`03/04/2025`).
    #[error("day and month cannot be told apart")]
    Ambiguous,
    /// The year is written with two digits (`21/03/04`, `03/04/21`).
    #[error("a year of two digits")]
    ShortYear,
    /// In a known form, but no such day or time exists; names the part (`month`, `day`, `hour`, …).
    #[error("no such {0}")]
    Impossible(&'static str),
}
