//! The arguments of the commands that compare seeds: `reprints`, `boilerplate`, `clusters` and `lineage`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::arguments::{LineFormat, LineageFormat, TableFormat};
use crate::corpus::families::DEFAULT_CONTAINMENT;
use crate::reprints::{Classes, VariantClass};

/// The arguments of `variorum reprints`.
#[derive(Args, Debug)]
#[command(after_help = "\
Offsets in JSON and in tables are bytes of the stored file; they start at 0, and ends are \
exclusive. docs/batch.md describes the columns of tables.

Examples:
  variorum reprints                        List every shared passage of the current folder
  variorum reprints --corpus archive       List every shared passage of a folder
  variorum reprints archive/2021/tea.md    List the passages of one seed
  variorum reprints --variants all tea.md  Show variants of punctuation, script and width, too
  variorum reprints --apparatus tea.md     Show the readings of all witnesses, place by place
  variorum reprints --format jsonl --corpus archive > passages.jsonl
  variorum reprints --all --corpus archive --format csv --output passages.csv --resume")]
pub struct ReprintsArguments {
    /// Seeds whose passages to list
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Folder whose seeds are compared [default: the corpus of FILE]
    ///
    /// Without FILE, and for a FILE outside of a corpus, the default is the current folder.
    #[arg(long, value_name = "DIR")]
    pub corpus: Option<PathBuf>,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    pub format: TableFormat,
    /// List every passage of the corpus; this is the default without FILE
    #[arg(long, conflicts_with = "files")]
    pub all: bool,
    /// Write every passage of the corpus to a file
    ///
    /// The file appears when it is complete. An interrupted run can be continued with --resume.
    #[arg(long, value_name = "FILE", conflicts_with = "files")]
    pub output: Option<PathBuf>,
    /// Resume an interrupted --output run
    #[arg(long, requires = "output")]
    pub resume: bool,
    /// Classes of variants to show, separated by commas
    #[arg(long, value_enum, value_name = "CLASSES", value_delimiter = ',', default_values = ["text", "case"])]
    pub variants: Vec<VariantChoice>,
    /// Show the readings of all witnesses together, place by place
    #[arg(long, requires = "files")]
    pub apparatus: bool,
    /// Seed whose text the apparatus is based on [default: FILE]
    ///
    /// Only the places in passages that it shares with FILE are shown.
    #[arg(long, value_name = "FILE", requires = "apparatus")]
    pub base: Option<PathBuf>,
}

impl ReprintsArguments {
    /// The classes of variants to show.
    pub(in crate::cli) fn classes(&self) -> Classes {
        let class = |choice: &VariantChoice| match choice {
            VariantChoice::All => None,
            VariantChoice::Text => Some(VariantClass::Text),
            VariantChoice::Case => Some(VariantClass::Case),
            VariantChoice::Script => Some(VariantClass::Script),
            VariantChoice::Width => Some(VariantClass::Width),
            VariantChoice::Punctuation => Some(VariantClass::Punctuation),
        };
        // `all` among them selects every class.
        self.variants.iter().map(class).collect::<Option<Vec<_>>>().map_or(Classes::ALL, Classes::from_iter)
    }
}

/// The arguments of `variorum boilerplate`.
#[derive(Args, Debug)]
#[command(after_help = "\
Boilerplate is text that seeds share without being reprints of one another. Correct a wrong \
decision in `variorum.toml`:

  [boilerplate]
  keep = [\"a text that is not boilerplate\"]
  drop = [\"a text that is\"]

Offsets in JSON are bytes of the stored file; they start at 0, and ends are exclusive.

Examples:
  variorum boilerplate                        List the boilerplate of the current folder
  variorum boilerplate --format jsonl archive > boilerplate.jsonl")]
pub struct BoilerplateArguments {
    /// Folder whose seeds are compared
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    pub format: LineFormat,
}

/// A class of variants, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VariantChoice {
    /// Every class
    All,
    /// Different words
    Text,
    /// Upper and lower case
    Case,
    /// Traditional and Simplified characters
    Script,
    /// Full-width and half-width characters
    Width,
    /// Punctuation between the same words
    Punctuation,
}

/// The arguments of `variorum clusters`.
#[derive(Args, Debug)]
#[command(after_help = "\
docs/batch.md describes the columns of tables, and how families are formed.

Examples:
  variorum clusters archive
  variorum clusters --containment 0.8 --format csv archive > families.csv")]
pub struct ClustersArguments {
    /// Folder whose seeds are compared
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    pub format: TableFormat,
    /// Share of a seed that a relative must contain, from 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = DEFAULT_CONTAINMENT, value_parser = share)]
    pub containment: f32,
    /// Write the families to a file
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Parses a number from 0 to 1.
fn share(written: &str) -> Result<f32, String> {
    let share = written.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "expected a number from 0 to 1".to_owned())
}

/// The arguments of `variorum lineage`.
#[derive(Args, Debug)]
#[command(after_help = "\
Each family is printed as a tree with its earliest seed first. Uncertain branches are marked. \
docs/lineage.md describes the method and how reliable it is.

Examples:
  variorum lineage archive/2021/tea.md
  variorum lineage --corpus archive
  variorum lineage --format dot archive/2021/tea.md | dot -Tsvg > tea.svg")]
pub struct LineageArguments {
    /// Seeds whose families to show [default: every seed of the corpus]
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Folder whose seeds are compared [default: the corpus of FILE]
    ///
    /// Without FILE, and for a FILE outside of a corpus, the default is the current folder.
    #[arg(long, value_name = "DIR")]
    pub corpus: Option<PathBuf>,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    pub format: LineageFormat,
}
