//! The command line.
//!
//! The rooms, each importing only those above it:
//!
//! - [`terminal`]: standard output and standard error, and who reads them
//! - [`arguments`]: what can be asked for, and the help
//! - [`output`]: what people and programs read, one room a subject, one file a format
//! - [`input`]: which files a command works on, and the corpus around them
//! - [`output_file`]: what `--output` writes
//! - [`commands`]: one file a subcommand
//!
//! The command line finds the files, asks the layers above, and prints; it does not decide what a finding or a passage
//! is. It never names the language server: `main.rs` hands [`Invocation::Lsp`] to it.
//!
//! Exit codes: 0 on success, 1 when `check` found errors, 2 when something could not be read or the usage was wrong. A
//! closed pipe (`variorum check | head`) is no failure.

mod arguments;
mod commands;
mod input;
mod output;
mod output_file;
mod parallel;
mod terminal;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory, Parser};

use crate::messages::Language;
use crate::text::visible;

pub use arguments::{
    BoilerplateArguments, CheckArguments, ClustersArguments, Command, CompletionsArguments, IndexArguments,
    InspectArguments, Invocation, LineageArguments, ManArguments, ReportArguments, ReprintsArguments, RuleArguments,
};

/// Parses the arguments, of which the first is the program's name.
///
/// # Errors
/// The exit code, after the help or the usage error has been printed.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Invocation, ExitCode> {
    match arguments::Arguments::try_parse_from(arguments) {
        Ok(arguments) => Ok(arguments.into_invocation()),
        Err(mut error) => {
            replace_controls(&mut error);
            // Help goes to standard output and errors to standard error. If that is closed, nobody is left to tell.
            let _ = error.print();
            Err(ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2)))
        }
    }
}

/// Runs a command, prints its output, and returns the exit code. Errors go to standard error.
pub fn run(command: &Command, language: Language) -> ExitCode {
    commands::run(command, language)
}

/// The definition of the command line: its subcommands, options and output formats.
pub fn definition() -> clap::Command {
    arguments::Arguments::command()
}

/// Replaces the control characters in a usage error by their codes: the error quotes what was typed, which can be
/// anything.
fn replace_controls(error: &mut clap::Error) {
    let quoted: Vec<_> = error.context().map(|(kind, value)| (kind, value.clone())).collect();
    for (kind, value) in quoted {
        let value = match value {
            ContextValue::String(text) => ContextValue::String(visible(&text).into_owned()),
            ContextValue::Strings(texts) => {
                ContextValue::Strings(texts.iter().map(|text| visible(text).into_owned()).collect())
            }
            // A suggestion quotes what was typed; it loses its styles too. Other styled texts quote nothing.
            ContextValue::StyledStrs(texts) if kind == ContextKind::Suggested => ContextValue::StyledStrs(
                texts.iter().map(|text| visible(&text.to_string()).into_owned().into()).collect(),
            ),
            other => other,
        };
        error.insert(kind, value);
    }
}
