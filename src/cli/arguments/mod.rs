//! The arguments of the command line, and the help that explains them.
//!
//! The doc comments of the fields and variants here *are* the help: the first paragraph is what `-h` prints, all of it
//! what `--help` prints. The man pages and the shell completions are generated from the same definition.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

pub use self::check::CheckArguments;
pub(in crate::cli) use self::formats::{FindingFormat, Format, LineFormat, LineageFormat, TableFormat};
pub use self::reprints::{BoilerplateArguments, ClustersArguments, LineageArguments, ReprintsArguments};
use crate::messages::Language;

mod check;
mod formats;
mod reprints;

/// Find errors in collected texts, and the passages that they share
#[derive(Debug, Parser)]
#[command(
    name = "variorum",
    version,
    arg_required_else_help = true,
    after_help = "\
A seed is a collected article: a Markdown, HTML or plain text file. A corpus is a folder of seeds.

Exit codes:
  0  success
  1  `check` found errors
  2  something could not be read or written, or the usage was wrong

Examples:
  variorum report my-archive            Show the findings and reprints of a folder
  variorum check                        Check the current folder
  variorum check a.md b.html            Check two files
  variorum reprints a.md                Find the passages of a.md in other seeds
  variorum lineage a.md                 Show who copied whom among the reprints of a.md
  variorum clusters my-archive          Group a folder into families of reprints
  variorum inspect a.md                 Show how a.md was parsed
  variorum rule metadata/missing-date   Explain a rule"
)]
pub(in crate::cli) struct Arguments {
    #[command(subcommand)]
    subcommand: Subcommands,
    /// Message language: en, zh-Hans or zh-Hant [default: the system's]
    #[arg(long, global = true, value_name = "LANG")]
    lang: Option<Language>,
}

#[derive(Debug, Subcommand)]
enum Subcommands {
    #[command(flatten)]
    Command(Command),
    /// Run the language server over standard input and output
    #[command(after_help = "\
Editors start the server themselves; docs/editors.md says how each is set up.

Example:
  variorum lsp --log variorum.log")]
    Lsp {
        /// Accepted for editors that pass it; the server always uses standard input and output
        #[arg(long, hide = true)]
        stdio: bool,
        /// Log messages, their durations and errors to a file
        ///
        /// The log never contains the text of a seed.
        #[arg(long, value_name = "FILE")]
        log: Option<PathBuf>,
    },
}

/// What the command line asks for.
#[derive(Debug)]
pub enum Invocation {
    /// Serve an editor over standard input and output. This is the language server's work.
    Lsp {
        /// The language of messages, if one was given.
        language: Option<Language>,
        /// The file to log to, if one was given.
        log: Option<PathBuf>,
    },
    /// Run a command of the command line, with messages in this language.
    Command(Command, Language),
}

/// A command of the command line, with its arguments.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check seeds for missing metadata, impossible dates, broken markup and damaged text
    Check(CheckArguments),
    /// List the passages that seeds share, and how each seed reads
    Reprints(ReprintsArguments),
    /// Group seeds into families of reprints
    Clusters(ClustersArguments),
    /// Infer which seed was copied from which
    Lineage(LineageArguments),
    /// List the boilerplate of a corpus: shared footers, notices, stock phrases and forms
    Boilerplate(BoilerplateArguments),
    /// Show the findings and reprints of a folder on one page
    Report(ReportArguments),
    /// Show how a seed was parsed: its metadata, body and boilerplate
    Inspect(InspectArguments),
    /// Bring the index of a corpus up to date, and print its size
    Index(IndexArguments),
    /// Explain a rule, or list all rules
    Rule(RuleArguments),
    /// Print a completion script for a shell
    Completions(CompletionsArguments),
    /// Print the manual as man pages
    Man(ManArguments),
}

impl Arguments {
    /// What the arguments ask for. Without `--lang`, the language of a command is that of the environment.
    pub(in crate::cli) fn into_invocation(self) -> Invocation {
        match self.subcommand {
            Subcommands::Lsp { log, .. } => Invocation::Lsp { language: self.lang, log },
            Subcommands::Command(command) => {
                let language = self.lang.unwrap_or_else(|| Language::from_environment(|name| std::env::var(name).ok()));
                Invocation::Command(command, language)
            }
        }
    }
}

/// The arguments of `variorum report`.
#[derive(Args, Debug)]
#[command(after_help = "\
This is `check --reprints` followed by `reprints`. The exit code is 0 even if there are errors; \
to fail on errors, use `check`.

Example:
  variorum report archive")]
pub struct ReportArguments {
    /// Folder to report on
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
}

/// The arguments of `variorum inspect`.
#[derive(Args, Debug)]
#[command(after_help = "\
Example:
  variorum inspect archive/2021/tea.md")]
pub struct InspectArguments {
    /// Seed to inspect
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// The arguments of `variorum index`.
#[derive(Args, Debug)]
#[command(after_help = "\
Other commands update the index when they need it. It is stored in the user's cache folder, or in \
the folder that VARIORUM_CACHE_DIR names, and can be deleted at any time.

Examples:
  variorum index                       Update the index of the current corpus
  variorum index --verify my-archive   Also compare it with a newly built one")]
pub struct IndexArguments {
    /// Folder of a corpus, or a folder inside one
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
    /// Build a second index of the same files, and report whether the two agree
    #[arg(long)]
    pub verify: bool,
}

/// The arguments of `variorum rule`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  variorum rule
  variorum rule text/control-character")]
pub struct RuleArguments {
    /// Rule to explain; without it, all rules are listed
    #[arg(value_name = "RULE")]
    pub name: Option<String>,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// The arguments of `variorum completions`.
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
    /// Shell to complete for
    #[arg(value_enum)]
    pub shell: Shell,
}

/// The arguments of `variorum man`.
#[derive(Args, Debug)]
#[command(
    hide = true,
    after_help = "\
Examples:
  variorum man | man -l -
  variorum man --output ~/.local/share/man/man1"
)]
pub struct ManArguments {
    /// Write a page for the program and one for each subcommand to this folder
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}
