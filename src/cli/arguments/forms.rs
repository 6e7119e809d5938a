//! The forms that output comes in.

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::cli::terminal::{Audience, said};
use crate::messages::message;

/// For people or for programs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading
    #[default]
    Human,
    /// One JSON value, for programs
    Json,
}

/// The forms that findings come in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum FindingFormat {
    /// For reading
    #[default]
    Human,
    /// One JSON array
    Json,
    /// One JSON object a line
    Jsonl,
    /// SARIF 2.1.0, for code-scanning services
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// GitLab's Code Quality report
    Gitlab,
    /// JUnit's XML, each finding a test that failed
    Junit,
    /// Checkstyle's XML
    Checkstyle,
}

/// The forms of tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// For reading
    #[default]
    Human,
    /// One JSON object a line, for programs
    Jsonl,
    /// Comma-separated values, the names of the columns first
    Csv,
    /// Parquet, for data frames and databases
    // A build without it knows the word all the same, so that it can say what is missing.
    #[cfg_attr(not(feature = "parquet"), value(hide = true))]
    Parquet,
}

impl TableFormat {
    /// Refuses a form that this build cannot write; asked before any work is done.
    ///
    /// # Errors
    /// Parquet was asked for, and the feature `parquet` is off.
    pub(in crate::cli) fn check_is_built_in(self) -> Result<()> {
        if self == Self::Parquet && !cfg!(feature = "parquet") {
            bail!(said(&message!("parquet-not-built-in")));
        }
        Ok(())
    }
}

/// For people or for programs, of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LineFormat {
    /// For reading
    #[default]
    Human,
    /// One JSON object a line, for programs
    Jsonl,
}

/// The forms of a lineage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LineageFormat {
    /// A tree, for reading
    #[default]
    Human,
    /// One JSON object a seed and line, for programs
    Jsonl,
    /// A graph for Graphviz
    Dot,
    /// A graph for Gephi, yEd, Cytoscape and other programs
    Graphml,
}

/// Gives a form the audience that its output is made for.
macro_rules! made_for {
    ($form:ident, people: $people:ident, programs: $($program:ident),+) => {
        impl $form {
            /// Whom its output is made for.
            pub(in crate::cli) fn audience(self) -> Audience {
                // Without a wildcard: of a new form it has to be said.
                match self {
                    Self::$people => Audience::People,
                    $(Self::$program)|+ => Audience::Programs,
                }
            }
        }
    };
}

made_for!(Format, people: Human, programs: Json);
made_for!(FindingFormat, people: Human, programs: Json, Jsonl, Sarif, Github, Gitlab, Junit, Checkstyle);
made_for!(TableFormat, people: Human, programs: Jsonl, Csv, Parquet);
made_for!(LineFormat, people: Human, programs: Jsonl);
made_for!(LineageFormat, people: Human, programs: Jsonl, Dot, Graphml);
