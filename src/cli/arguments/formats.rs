//! The formats of output.

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::cli::terminal::{Audience, localised};
use crate::messages::message;

/// The formats of `inspect` and `rule`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Text for people
    #[default]
    Human,
    /// One JSON value
    Json,
}

/// The formats of findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum FindingFormat {
    /// Text for people
    #[default]
    Human,
    /// One JSON array
    Json,
    /// One JSON object per line
    Jsonl,
    /// SARIF 2.1.0 for code-scanning services
    Sarif,
    /// Annotations for GitHub Actions
    Github,
    /// Code Quality report for GitLab
    Gitlab,
    /// JUnit XML with a failed test for each finding
    Junit,
    /// Checkstyle XML
    Checkstyle,
}

/// The forms of tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// Text for people
    #[default]
    Human,
    /// One JSON object per line
    Jsonl,
    /// Comma-separated values with a header row
    Csv,
    /// Parquet for data frames and databases
    // A build without the feature accepts the word too, so that the error can say what is missing.
    #[cfg_attr(not(feature = "parquet"), value(hide = true))]
    Parquet,
}

impl TableFormat {
    /// Checks that this build can write the format. Call it before any work is done.
    ///
    /// # Errors
    /// The format is Parquet and the feature `parquet` is off.
    pub(in crate::cli) fn check_is_built_in(self) -> Result<()> {
        if self == Self::Parquet && !cfg!(feature = "parquet") {
            bail!(localised(&message!("parquet-not-built-in")));
        }
        Ok(())
    }
}

/// The formats of a plain list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LineFormat {
    /// Text for people
    #[default]
    Human,
    /// One JSON object per line
    Jsonl,
}

/// The formats of a lineage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LineageFormat {
    /// A tree for people
    #[default]
    Human,
    /// One JSON object per seed and line
    Jsonl,
    /// A graph for Graphviz
    Dot,
    /// A graph for Gephi, yEd, Cytoscape and others
    Graphml,
}

/// Implements `audience` for a format.
macro_rules! impl_audience {
    ($format:ident, people: $people:ident, programs: $($program:ident),+) => {
        impl $format {
            /// Who reads output in this format.
            pub(in crate::cli) fn audience(self) -> Audience {
                // No wildcard: a new format has to name its audience.
                match self {
                    Self::$people => Audience::People,
                    $(Self::$program)|+ => Audience::Programs,
                }
            }
        }
    };
}

impl_audience!(Format, people: Human, programs: Json);
impl_audience!(FindingFormat, people: Human, programs: Json, Jsonl, Sarif, Github, Gitlab, Junit, Checkstyle);
impl_audience!(TableFormat, people: Human, programs: Jsonl, Csv, Parquet);
impl_audience!(LineFormat, people: Human, programs: Jsonl);
impl_audience!(LineageFormat, people: Human, programs: Jsonl, Dot, Graphml);
