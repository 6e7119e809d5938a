//! What the commands take that compare seeds: `reprints`, `boilerplate`, `clusters`, `lineage`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{LineFormat, LineageFormat, TableFormat};
use crate::corpus::families::DEFAULT_CONTAINMENT;
use crate::reprints::{Classes, VariantClass};

/// Say which passages seeds share, and how each seed reads
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  variorum reprints                        every shared passage of the folder you are in
  variorum reprints --corpus archive       every shared passage of a folder
  variorum reprints archive/2021/tea.md    only the passages of one seed
  variorum reprints --variants all tea.md  with punctuation, script, width and case
  variorum reprints --apparatus tea.md     what all witnesses read, place by place
  variorum reprints --format jsonl --corpus archive > passages.jsonl
  variorum reprints --all --corpus archive --format csv --output passages.csv --resume

Offsets in JSON lines count bytes of the file, from 0, the end not included.")]
pub struct ReprintsArguments {
    /// Only the passages of these seeds
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The folder whose seeds are compared; without it the corpus that FILE lies in, or the folder you are in
    #[arg(long, value_name = "DIR")]
    pub corpus: Option<PathBuf>,
    /// How to print passages
    #[arg(long, value_enum, default_value_t)]
    pub format: TableFormat,
    /// Every passage of the corpus, as without FILE
    #[arg(long, conflicts_with = "files")]
    pub all: bool,
    /// Write every passage of the corpus to this file, which appears when all of it is there
    #[arg(long, value_name = "PATH", conflicts_with = "files")]
    pub output: Option<PathBuf>,
    /// Go on with an --output that was broken off
    #[arg(long, requires = "output")]
    pub resume: bool,
    /// Which variants to tell, by what they are made of, separated by commas
    #[arg(long, value_enum, value_name = "CLASSES", value_delimiter = ',', default_values = ["text", "case"])]
    pub variants: Vec<VariantChoice>,
    /// The readings of all witnesses together, place by place, against the text of FILE
    #[arg(long, requires = "files")]
    pub apparatus: bool,
    /// With --apparatus: against the text of this seed, as far as it has what FILE says
    #[arg(long, value_name = "PATH", requires = "apparatus")]
    pub base: Option<PathBuf>,
}

impl ReprintsArguments {
    /// The classes of variants that are told.
    pub(in crate::cli) fn classes(&self) -> Classes {
        let class = |choice: &VariantChoice| match choice {
            VariantChoice::All => None,
            VariantChoice::Text => Some(VariantClass::Text),
            VariantChoice::Case => Some(VariantClass::Case),
            VariantChoice::Script => Some(VariantClass::Script),
            VariantChoice::Width => Some(VariantClass::Width),
            VariantChoice::Punctuation => Some(VariantClass::Punctuation),
        };
        // One that stands for all of them makes it all.
        self.variants.iter().map(class).collect::<Option<Vec<_>>>().map_or(Classes::ALL, Classes::from_iter)
    }
}

/// List what seeds share that is no reprint: footers, notes, phrases, forms, as learnt from the corpus
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  variorum boilerplate                        of the folder you are in
  variorum boilerplate --format jsonl archive > boilerplate.jsonl

What was learnt wrongly is put right in `variorum.toml`:
  [boilerplate]
  keep = [\"a text that is none\"]
  drop = [\"a text that is\"]

Offsets in JSON lines count bytes of the file, from 0, the end not included.")]
pub struct BoilerplateArguments {
    /// The folder whose seeds are compared
    #[arg(value_name = "PATH", default_value = ".")]
    pub folder: PathBuf,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    pub format: LineFormat,
}

/// What variants are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VariantChoice {
    /// Everything
    All,
    /// Other words
    Text,
    /// Capital and small letters
    Case,
    /// Traditional and Simplified characters
    Script,
    /// Full and half width
    Width,
    /// Marks between the same words
    Punctuation,
}

/// List families of reprints: seeds of which each has a good part of another
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  variorum clusters archive
  variorum clusters --containment 0.8 --format csv archive > families.csv

docs/batch.md says what the columns are.")]
pub struct ClustersArguments {
    /// The folder
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
    /// How to print families
    #[arg(long, value_enum, default_value_t)]
    pub format: TableFormat,
    /// The share of one of two seeds that must stand in the other for them to be of one family, from 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = DEFAULT_CONTAINMENT, value_parser = share)]
    pub containment: f32,
    /// Write to this file
    #[arg(long, value_name = "PATH")]
    pub output: Option<PathBuf>,
}

fn share(written: &str) -> Result<f32, String> {
    let share = written.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "write a number from 0 to 1".to_owned())
}

/// Say which seed was most probably copied from which: earliest first, and what is uncertain
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  variorum lineage archive/2021/tea.md
  variorum lineage --corpus archive
  variorum lineage --format dot archive/2021/tea.md | dot -Tsvg > tea.svg

docs/lineage.md says how it is found out, and how far it can be trusted.")]
pub struct LineageArguments {
    /// The families of these seeds; without one, of the whole corpus
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The folder whose seeds are compared; without it the corpus that FILE lies in, or the folder you are in
    #[arg(long, value_name = "DIR")]
    pub corpus: Option<PathBuf>,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    pub format: LineageFormat,
}
