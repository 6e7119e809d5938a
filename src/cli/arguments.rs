//! What can be asked on the command line, and the help that explains it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::{Command, Job};
use crate::messages::Language;
use crate::reprints::{Classes, VariantClass};
use crate::rules::{Layer, Level, Preset, is_known, nearest_name};

/// For people who collect texts: finds what is wrong with a seed (a collected article), and where a passage also
/// appears in other seeds, and how each differs.
#[derive(Debug, Parser)]
#[command(
    name = "variorum",
    version,
    arg_required_else_help = true,
    after_help = "\
Examples:
  variorum report my-archive           findings and reprints of a folder, to read
  variorum check                       findings of the folder you are in
  variorum check a.md b.html           findings of two files
  variorum reprints a.md               where the passages of a.md also appear
  variorum lineage a.md                who copied whom among the reprints of a.md
  variorum clusters my-archive         families of reprints
  variorum inspect a.md                what was understood of a.md
  variorum rule metadata/missing-date   what a rule finds, and why

Exit codes: 0 all is well, 1 `check` found errors, 2 something could not be read."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    subcommand: Subcommands,
    /// The language of messages: en, zh-Hans or zh-Hant; without it the system's, or the editor's
    #[arg(long, global = true, value_name = "LANGUAGE")]
    lang: Option<Language>,
}

#[derive(Debug, Subcommand)]
enum Subcommands {
    Check(CheckArguments),
    Reprints(ReprintsArguments),
    Clusters(ClustersArguments),
    Lineage(LineageArguments),
    Boilerplate(BoilerplateArguments),
    Report(ReportArguments),
    Inspect(InspectArguments),
    Index(IndexArguments),
    Rule(RuleArguments),
    /// Serve an editor (language server protocol over standard input and output)
    Lsp {
        /// Accepted because some editors add it; there is no other way
        #[arg(long, hide = true)]
        stdio: bool,
    },
}

impl Arguments {
    pub(super) fn into_command(self) -> Command {
        let language = self.lang.unwrap_or_else(|| Language::of_environment(|name| std::env::var(name).ok()));
        let job = match self.subcommand {
            Subcommands::Check(arguments) => Job::Check(arguments),
            Subcommands::Reprints(arguments) => Job::Reprints(arguments),
            Subcommands::Clusters(arguments) => Job::Clusters(arguments),
            Subcommands::Lineage(arguments) => Job::Lineage(arguments),
            Subcommands::Boilerplate(arguments) => Job::Boilerplate(arguments),
            Subcommands::Report(arguments) => Job::Report(arguments),
            Subcommands::Inspect(arguments) => Job::Inspect(arguments),
            Subcommands::Index(arguments) => Job::Index(arguments),
            Subcommands::Rule(arguments) => Job::Rule(arguments),
            Subcommands::Lsp { .. } => return Command::Lsp(self.lang),
        };
        Command::Job(job, language)
    }
}

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
    Parquet,
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

/// Say what is wrong in seeds: missing metadata, dates that cannot be, broken markup, damaged text
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  variorum check                                    the folder you are in
  variorum check archive/2021 notes.md              a folder and a file
  variorum check --format json . > findings.json    for a program
  variorum check --stdin-filename draft.md - < draft.md
  variorum check --fix archive                      mend what is certain
  variorum check --reprints archive                 what reprints know better, too

A folder with a `variorum.toml` (in it or above it) is a corpus: every text in it is checked.
A folder without is taken for one if most of its texts begin as collected articles do; then
those are checked. A file that you name is always checked.

Exit codes: 0 no errors (there may be warnings), 1 errors (with --diff: something would change),
2 something could not be read or written.")]
pub struct CheckArguments {
    /// Files and folders; `-` is standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// What to call the text on standard input; its ending says how it is written
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<PathBuf>,
    /// How to print findings
    #[arg(long, value_enum, default_value_t)]
    pub format: FindingFormat,
    /// Also compare each seed with its reprints; the whole corpus is read first
    #[arg(long)]
    pub reprints: bool,
    /// Mend what can be mended for certain, and print what is left; standard input is printed mended
    #[arg(long)]
    pub fix: bool,
    /// Show what --fix would change, and change nothing
    #[arg(long)]
    pub diff: bool,
    /// With --fix or --diff: also what should be looked at afterwards
    #[arg(long = "unsafe")]
    pub needs_a_look: bool,
    /// Print how many findings there are of each rule, not the findings
    #[arg(long)]
    pub statistics: bool,
    /// Say at the end what each rule cost
    #[arg(long)]
    pub timing: bool,
    /// Record what is found now, so that only new findings show from now on; without FILE where `variorum.toml` says,
    /// else in `variorum-baseline.json` beside it
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true,
        conflicts_with_all = ["fix", "diff", "statistics", "no_baseline"])]
    #[allow(clippy::option_option)] // Asked for or not, with a file or not.
    pub write_baseline: Option<Option<PathBuf>>,
    /// Show what the baseline knows, too
    #[arg(long)]
    pub no_baseline: bool,
    /// Which rules run: archive, dataset or strict; counts before `variorum.toml`
    #[arg(long, value_name = "PRESET", value_parser = preset)]
    pub preset: Option<Preset>,
    /// How much a rule or a group matters: off, hint, info, warning or error; counts before `variorum.toml`
    #[arg(long = "rule", value_name = "NAME=LEVEL", value_parser = level)]
    pub levels: Vec<(String, Level)>,
}

impl CheckArguments {
    /// What the command line says about the rules.
    pub(super) fn layer(&self) -> Layer {
        Layer { preset: self.preset, levels: self.levels.iter().cloned().collect(), ..Layer::default() }
    }
}

fn preset(name: &str) -> Result<Preset, String> {
    Preset::named(name).ok_or_else(|| one_of(&Preset::NAMES.map(|(name, _)| name)))
}

/// `text/short-body=off`
fn level(written: &str) -> Result<(String, Level), String> {
    let (name, level) = written.split_once('=').ok_or("write NAME=LEVEL, as in `--rule text=off`")?;
    if !is_known(name) {
        let like = nearest_name(name).map(|like| format!(": is “{like}” meant?")).unwrap_or_default();
        return Err(format!("there is no rule or group of rules “{name}”{like}"));
    }
    let level = Level::named(level).ok_or_else(|| one_of(&Level::NAMES.map(|(name, _)| name)))?;
    Ok((name.to_owned(), level))
}

fn one_of(names: &[&str]) -> String {
    format!("write one of {}", names.join(", "))
}

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
  variorum reprints --all --corpus archive --format parquet --output passages.parquet --resume

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
    pub(super) fn classes(&self) -> Classes {
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
    #[arg(long, value_name = "SHARE", default_value_t = super::clusters::CONTAINMENT, value_parser = share)]
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

/// Findings and reprints of a folder on one page, to read
#[derive(Args, Debug)]
#[command(after_help = "Example:
  variorum report archive")]
pub struct ReportArguments {
    /// The folder
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
}

/// Show how a seed was understood: its metadata, its text, and what was taken for boilerplate
#[derive(Args, Debug)]
#[command(after_help = "Example:
  variorum inspect archive/2021/tea.md")]
pub struct InspectArguments {
    /// The seed
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Bring the index of a folder's seeds up to date, as the other commands do when they need it, and say how large it is
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  variorum index                       the corpus that you are in
  variorum index --verify my-archive   and compare its index with a new one

The index lies in the user's cache folder, or in the one that VARIORUM_CACHE_DIR names. It can be deleted at any time.")]
pub struct IndexArguments {
    /// The folder, or one inside of a corpus
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub folder: PathBuf,
    /// Make a second index of the same files, and say whether the two say the same
    #[arg(long)]
    pub verify: bool,
}

/// Explain a rule; without a name, list them all
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  variorum rule
  variorum rule text/control-character")]
pub struct RuleArguments {
    /// The rule
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}
