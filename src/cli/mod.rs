//! The command line: one file a subcommand; what people and programs read is made in [`output`].
//!
//! This module never names the language server: `main.rs` hands [`Command::Lsp`] to it. Nothing here decides what a
//! finding or a passage is; it finds the files, asks the layers above, and prints.
//!
//! Exit codes: 0 when all went well, 1 when `check` found errors, 2 when something could not be read or was asked for
//! wrongly. A reader that goes away (`variorum check | head`) is no failure.

mod apparatus;
mod arguments;
mod baseline;
mod batch;
mod boilerplate;
mod bugs;
mod check;
mod clusters;
mod corpora;
mod files;
mod findings;
mod fix;
mod index;
mod inspect;
mod journal;
mod legible;
mod lineage;
mod output;
mod parallel;
mod progress;
mod read_corpus;
mod report;
mod reprints;
mod rule;
mod shell;
mod tally;
mod target;
mod terminal;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory, Parser};

use crate::messages::Language;
use crate::panics;
use crate::text::visible;

pub use arguments::{
    BoilerplateArguments, CheckArguments, ClustersArguments, CompletionsArguments, IndexArguments, InspectArguments,
    LineageArguments, ManArguments, ReportArguments, ReprintsArguments, RuleArguments,
};

/// What the command line asks for.
#[derive(Debug)]
pub enum Command {
    /// Serve an editor over standard input and output: not for this module.
    Lsp {
        /// In this language, if one was asked for.
        language: Option<Language>,
        /// What is done is to be logged in this file.
        log: Option<PathBuf>,
    },
    /// Anything else, in the reader's language: [`Job::run`] does it.
    Job(Job, Language),
}

/// Work that the command line does itself.
#[derive(Debug)]
pub enum Job {
    /// Report findings.
    Check(CheckArguments),
    /// List the passages that seeds share.
    Reprints(ReprintsArguments),
    /// List families of reprints.
    Clusters(ClustersArguments),
    /// Say who copied whom.
    Lineage(LineageArguments),
    /// List what was learnt to be boilerplate.
    Boilerplate(BoilerplateArguments),
    /// Findings and reprints of a folder, for reading.
    Report(ReportArguments),
    /// Show how a seed was understood.
    Inspect(InspectArguments),
    /// Bring an index up to date.
    Index(IndexArguments),
    /// Say what the rules are.
    Rule(RuleArguments),
    /// Print what completes the command line in a shell.
    Completions(CompletionsArguments),
    /// Print the manual.
    Man(ManArguments),
}

/// Reads the arguments, the program's name first.
///
/// # Errors
/// The exit code, after the help or the complaint has been printed.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, ExitCode> {
    match arguments::Arguments::try_parse_from(arguments) {
        Ok(arguments) => Ok(arguments.into_command()),
        Err(mut error) => {
            make_legible(&mut error);
            // Help goes to standard output, a complaint to standard error; neither can be helped if that is closed.
            let _ = error.print();
            Err(ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2)))
        }
    }
}

/// What was typed may be anything, and the complaint quotes it: controls become their codes.
fn make_legible(error: &mut clap::Error) {
    let quoted: Vec<_> = error.context().map(|(kind, value)| (kind, value.clone())).collect();
    for (kind, value) in quoted {
        let value = match value {
            ContextValue::String(text) => ContextValue::String(visible(&text).into_owned()),
            ContextValue::Strings(texts) => {
                ContextValue::Strings(texts.iter().map(|text| visible(text).into_owned()).collect())
            }
            // Advice how to write it otherwise; its styles go too. What is styled besides quotes nothing.
            ContextValue::StyledStrs(texts) if kind == ContextKind::Suggested => ContextValue::StyledStrs(
                texts.iter().map(|text| visible(&text.to_string()).into_owned().into()).collect(),
            ),
            other => other,
        };
        error.insert(kind, value);
    }
}

/// The definition of the command line: subcommands, options, forms of output. For what is made of all of them.
pub fn definition() -> clap::Command {
    arguments::Arguments::command()
}

impl Job {
    /// Does the work, prints what it gives, and says how the program ends. Complaints go to standard error.
    pub fn run(self, language: Language) -> ExitCode {
        panics::tell_legibly();
        bugs::tell();
        terminal::speak(language);
        let done = match self {
            Self::Check(arguments) => check::run(&arguments, language),
            Self::Reprints(arguments) => reprints::run(&arguments, language),
            Self::Clusters(arguments) => clusters::run(&arguments, language),
            Self::Lineage(arguments) => lineage::run(&arguments, language),
            Self::Boilerplate(arguments) => boilerplate::run(&arguments, language),
            Self::Report(arguments) => report::run(&arguments, language),
            Self::Inspect(arguments) => inspect::run(&arguments, language),
            Self::Index(arguments) => index::run(&arguments, language),
            Self::Rule(arguments) => rule::run(&arguments, language),
            Self::Completions(arguments) => shell::completions(&arguments),
            Self::Man(arguments) => shell::man(&arguments),
        };
        match done {
            Ok(code) => code,
            Err(error) if terminal::reader_went_away(&error) => ExitCode::SUCCESS,
            Err(error) => {
                terminal::complain(&error);
                ExitCode::from(2)
            }
        }
    }
}
