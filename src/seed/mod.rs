//! One file in, one [`Seed`] out.
//!
//! Seeds are layered, not of "a type": recognition is a sequence of header-part parsers (`header/`) over the start, and
//! for cards the inside, of the file, each yielding fields with spans; then the body (`body/`), which is HTML, Markdown
//! or plain text. Everything here is pure and total: any bytes give a seed, and what could not be read is kept as a
//! [`Defect`] for the rules to report.
//!
//! This module never reads a file, never knows of other seeds, and never says that something is *wrong*: that is the
//! rules' business.

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

/// One collected file, understood. All spans are into [`Source::text`].
#[derive(Clone, Debug)]
pub struct Seed {
    /// The text and its encoding.
    pub source: Source,
    /// The header parts, in the order in which they stand.
    pub parts: Vec<HeaderPart>,
    /// Every field that some part states, in the order of their values. Two parts that state the same field are both here.
    pub fields: Vec<Field>,
    /// The running text.
    pub body: Body,
    /// What is plainly marked as boilerplate, in order, none overlapping.
    pub boilerplate: Vec<Boilerplate>,
    /// What the parsers could not read as it was meant, in order.
    pub defects: Vec<Defect>,
    /// If the body is Markdown: what its parser saw beside the text.
    pub markdown: Option<Markdown>,
    /// If the body is HTML, or Markdown with HTML in it: what is to be said of its markup.
    pub markup: Option<html::Markup>,
    /// Which findings its curator does not want to hear of, in order.
    pub suppressions: Vec<Suppression>,
}

impl Seed {
    /// The fields of one kind, in order, empty ones included.
    pub fn fields_of(&self, kind: FieldKind) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |field| field.kind == kind)
    }

    /// The first field of a kind that is not empty: what a reader is shown.
    pub fn first(&self, kind: FieldKind) -> Option<&Field> {
        self.fields_of(kind).find(|field| !field.is_empty())
    }

    /// When it was published: the first readable date that any of its header parts states, in UTC if an offset is
    /// known.
    pub fn published(&self) -> Option<jiff::civil::DateTime> {
        self.fields_of(FieldKind::Published).find_map(|field| {
            let date = field.date.as_ref()?.as_ref().ok()?;
            let offset = date.offset.map(|offset| jiff::Span::new().try_seconds(offset.seconds())).transpose().ok()?;
            offset.map_or(Some(date.civil), |offset| date.civil.checked_sub(offset).ok())
        })
    }

    /// The day of publication, as the first readable date writes it: see [`field::SeedDate::day`]. It may differ from the day
    /// of [`Seed::published`], which is in UTC.
    pub fn published_on(&self) -> Option<String> {
        let mut dates = self.fields_of(FieldKind::Published).filter_map(|field| field.date.as_ref()?.as_ref().ok());
        dates.next().map(field::SeedDate::day)
    }

    /// The part that states a field.
    pub fn part_of(&self, field: &Field) -> &HeaderPart {
        &self.parts[field.part]
    }

    /// Whether the file begins as collected articles do, so that it can be taken for a seed on its own: it carries a
    /// feed header, source line, byline or archive card, or front matter that says where the text comes from (an author,
    /// a date, a source, an address, be they empty), or an HTML head with a date of publication. A title alone does not
    /// do: pages of manuals and web sites have one too.
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
