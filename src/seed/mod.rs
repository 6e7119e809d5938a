//! Parsing of one collected file into a [`Seed`].
//!
//! Seeds do not have one “type”, but layers. A sequence of header-part parsers (`header/`) reads the start of the file
//! and, for archive cards, its inside; each gives fields with spans. The rest is the body (`body/`): HTML, Markdown or
//! plain text. Everything here is pure and total: any bytes give a seed, and what could not be read becomes a
//! [`Defect`] for the rules to report.
//!
//! ```text
//! Source ──parse──▶ header parts at the start ──▶ body (html/, body/) ──▶ header parts inside it ──▶ Seed
//! ```
//!
//! This module never reads a file, knows nothing of other seeds, and never says that something is *wrong*: that is the
//! business of the rules.

pub mod blocks;
mod body;
mod boilerplate;
pub mod date;
pub mod defect;
pub mod field;
mod format_hint;
mod header;
mod header_part;
pub mod html;
pub mod markdown;
mod parse;
pub mod suppression;

use crate::text::Source;
pub use blocks::{Block, BlockKind, Body, BodyFormat, Run};
pub use body::{MARKDOWN_OPTIONS, is_notice_text, is_share_address};
pub use boilerplate::{Boilerplate, BoilerplateKind};
pub use defect::{Defect, FeedProblem, SyntaxProblem};
pub use field::{Field, FieldKind};
pub use format_hint::FormatHint;
pub use header_part::{HeaderPart, PartKind};
pub use markdown::Markdown;
pub use suppression::Suppression;

/// One collected file, parsed. All spans refer to [`Source::text`].
#[derive(Clone, Debug)]
pub struct Seed {
    /// The text and its encoding.
    pub source: Source,
    /// The header parts, in the order of the source.
    pub parts: Vec<HeaderPart>,
    /// All fields, in the order of their values. If two parts state the same field, both are here.
    pub fields: Vec<Field>,
    /// The running text.
    pub body: Body,
    /// Boilerplate, in the order of the source; no two items overlap.
    pub boilerplate: Vec<Boilerplate>,
    /// What the parsers could not read as intended, in the order of the source.
    pub defects: Vec<Defect>,
    /// For Markdown bodies: what the parser saw besides the text.
    pub markdown: Option<Markdown>,
    /// For HTML bodies and Markdown bodies with HTML: the facts of the markup.
    pub markup: Option<html::Markup>,
    /// The findings that the curator suppresses in the seed itself, in the order of the source.
    pub suppressions: Vec<Suppression>,
}

impl Seed {
    /// The fields of one kind, in order, including empty ones.
    pub fn fields_of(&self, kind: FieldKind) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |field| field.kind == kind)
    }

    /// The first field of a kind that has a value: the one that readers are shown.
    pub fn first(&self, kind: FieldKind) -> Option<&Field> {
        self.fields_of(kind).find(|field| !field.is_empty())
    }

    /// The publication date: the first readable one in any header part, in UTC if its offset is known.
    pub fn published(&self) -> Option<jiff::civil::DateTime> {
        self.fields_of(FieldKind::Published).find_map(|field| {
            let date = field.date.as_ref()?.as_ref().ok()?;
            let offset = date.offset.map(|offset| jiff::Span::new().try_seconds(offset.seconds())).transpose().ok()?;
            offset.map_or(Some(date.civil), |offset| date.civil.checked_sub(offset).ok())
        })
    }

    /// The day of publication, from the first readable date, as [`SeedDate::day`](field::SeedDate::day) writes it. May
    /// differ from the day of [`Seed::published`], which is in UTC.
    pub fn published_on(&self) -> Option<String> {
        let mut dates = self.fields_of(FieldKind::Published).filter_map(|field| field.date.as_ref()?.as_ref().ok());
        dates.next().map(field::SeedDate::day)
    }

    /// The header part that states a field of this seed.
    pub fn part_of(&self, field: &Field) -> &HeaderPart {
        &self.parts[field.part]
    }

    /// Whether the file starts like a collected article, so that it can be recognised as a seed without a manifest.
    ///
    /// It does if it has a feed header, source line, byline or archive card, front matter that tells where the text
    /// comes from (author, date, source or address, possibly empty), or an HTML head with a publication date. A title
    /// alone is not enough: pages of manuals and web sites have one too.
    pub fn has_seed_header(&self) -> bool {
        use FieldKind::{ArchiveUrl, Author, Published, Source, Url};
        let states = |part: usize, kinds: &[FieldKind]| {
            self.fields.iter().any(|field| field.part == part && kinds.contains(&field.kind))
        };
        self.parts.iter().enumerate().any(|(index, part)| match part.kind {
            PartKind::FeedHeader | PartKind::SourceLine | PartKind::Byline | PartKind::ArchiveCard => true,
            PartKind::YamlFrontMatter | PartKind::TomlFrontMatter | PartKind::JsonFrontMatter => {
                states(index, &[Author, Published, Source, Url, ArchiveUrl])
            }
            PartKind::HtmlHead => states(index, &[Published]),
            PartKind::Heading => false,
        })
    }
}

#[cfg(test)]
mod tests;
