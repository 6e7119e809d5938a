//! Fields: single items of metadata, with their places.

use crate::text::ByteSpan;

/// The kinds of metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FieldKind {
    /// The article's title.
    Title,
    /// One author. Several authors are several fields.
    Author,
    /// When it was published.
    Published,
    /// When it was last modified.
    Updated,
    /// Who published it: an outlet, a channel or an account.
    Source,
    /// Where it was published.
    Url,
    /// Where a copy of it is archived.
    ArchiveUrl,
    /// One tag, category or subject. Several tags are several fields.
    Tag,
    /// The declared language.
    Language,
    /// A copyright or licence note.
    Copyright,
    /// A summary or description.
    Summary,
}

/// One item of metadata.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What it states.
    pub kind: FieldKind,
    /// The value, without quotation marks and padding, with character references and escapes resolved. Empty if a label
    /// has no value.
    pub value: String,
    /// The value in the source, without quotation marks and padding. If there is no value, an empty span where it
    /// belongs.
    pub span: ByteSpan,
    /// The key or label (`author`, `作者`), if there is one.
    pub label: Option<ByteSpan>,
    /// The date, or why the value is not one. Only for [`FieldKind::Published`] and [`FieldKind::Updated`] with a
    /// value.
    pub date: Option<Result<SeedDate, DateProblem>>,
    /// The index in [`Seed::parts`](super::Seed::parts) of the part that states it.
    pub part: usize,
}

impl Field {
    /// Whether the value is missing.
    pub fn is_empty(&self) -> bool {
        self.value.is_empty()
    }

    /// The value on one line. A date is written in a uniform format (`2025-02-17`, `2025-02-17 10:20:00`), without its
    /// offset; in other values, white space is collapsed.
    pub fn one_line(&self) -> String {
        match &self.date {
            Some(Ok(date)) if date.has_time => date.civil.to_string().replace('T', " "),
            Some(Ok(date)) if date.has_day => date.civil.date().to_string(),
            _ => self.value.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }
}

/// A date, no more exact than it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SeedDate {
    /// The civil date, and the time if one was written (midnight otherwise).
    pub civil: jiff::civil::DateTime,
    /// The offset from UTC, if one was written or follows from the format (numbers since 1970 are UTC).
    pub offset: Option<jiff::tz::Offset>,
    /// Whether a time of day was written.
    pub has_time: bool,
    /// Whether a day was written. If not, [`SeedDate::civil`] is the first day of the month.
    pub has_day: bool,
    /// Whether a month was written. If not, [`SeedDate::civil`] is the first day of the year.
    pub has_month: bool,
}

impl SeedDate {
    /// The day in its own time zone, as exactly as it was written: `2021-03-05`, `2021-03` or `2021`.
    pub fn day(&self) -> String {
        let date = self.civil.date();
        match (self.has_month, self.has_day) {
            (_, true) => date.to_string(),
            (true, false) => format!("{:04}-{:02}", date.year(), date.month()),
            (false, false) => format!("{:04}", date.year()),
        }
    }
}

/// Why the value of a date field is not a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateProblem {
    /// Its format is unknown.
    #[error("not a date")]
    Unreadable,
    /// Day and month cannot be told apart: `03/04/2025`.
    #[error("day and month cannot be told apart")]
    Ambiguous,
    /// The year has only two digits: `21/03/04`, `03/04/21`.
    #[error("a year of two digits")]
    ShortYear,
    /// The format is known, but no such day or time exists. Names the impossible part: `month`, `day`, `hour`, ….
    #[error("no such {0}")]
    Impossible(&'static str),
    /// The format is known, but the day is greater than the number of days in its month.
    #[error("no such day")]
    NoSuchDay {
        /// How many days the month has.
        days_in_month: u8,
    },
}
