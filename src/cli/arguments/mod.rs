//! What can be asked on the command line, and the help that explains it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

pub use self::check::CheckArguments;
pub(super) use self::forms::{FindingFormat, Format, LineFormat, LineageFormat, TableFormat};
pub use self::reprints::{BoilerplateArguments, ClustersArguments, LineageArguments, ReprintsArguments};
use super::{Command, Job};
use crate::messages::Language;

mod check;
mod forms;
mod reprints;

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
    Completions(CompletionsArguments),
    Man(ManArguments),
    /// Serve an editor (language server protocol over standard input and output)
    Lsp {
        /// Accepted because some editors add it; there is no other way
        #[arg(long, hide = true)]
        stdio: bool,
        /// Log what the server does into this file: which messages come and how long each takes, and what goes wrong; no
        /// text of a seed
        #[arg(long, value_name = "FILE")]
        log: Option<PathBuf>,
    },
}

impl Arguments {
    pub(super) fn into_command(self) -> Command {
        let language = self.lang.unwrap_or_else(|| Language::from_environment(|name| std::env::var(name).ok()));
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
            Subcommands::Completions(arguments) => Job::Completions(arguments),
            Subcommands::Man(arguments) => Job::Man(arguments),
            Subcommands::Lsp { log, .. } => return Command::Lsp { language: self.lang, log },
        };
        Command::Job(job, language)
    }
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

/// Print what completes the command line in a shell
#[derive(Args, Debug)]
#[command(
    hide = true,
    after_help = "\
Examples:
  variorum completions bash > ~/.local/share/bash-completion/completions/variorum
  variorum completions zsh > ~/.zfunc/_variorum
  variorum completions fish > ~/.config/fish/completions/variorum.fish
  variorum completions powershell >> $PROFILE
  variorum completions elvish >> ~/.config/elvish/rc.elv"
)]
pub struct CompletionsArguments {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Print the manual as a man page
#[derive(Args, Debug)]
#[command(
    hide = true,
    after_help = "\
Examples:
  variorum man | man -l -
  variorum man --output ~/.local/share/man/man1"
)]
pub struct ManArguments {
    /// Write a page for the program, and one for each subcommand, into this folder
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}
