//! The subcommands, one file each: they read their input, ask the layers above, and print the answer.

mod boilerplate;
mod check;
mod clusters;
mod families;
mod index;
mod inspect;
mod lineage;
mod report;
mod reprints;
mod rule;
mod shell;

use std::process::ExitCode;

use crate::cli::arguments::Command;
use crate::cli::terminal::{self, bugs};
use crate::messages::Language;
use crate::panics;

/// Runs a command, prints its output, and returns the exit code. Errors go to standard error.
pub(in crate::cli) fn run(command: &Command, language: Language) -> ExitCode {
    panics::install_hook();
    bugs::log_to_standard_error();
    terminal::set_language(language);
    let result = match command {
        Command::Check(arguments) => check::run(arguments, language),
        Command::Reprints(arguments) => reprints::run(arguments, language),
        Command::Clusters(arguments) => clusters::run(arguments, language),
        Command::Lineage(arguments) => lineage::run(arguments, language),
        Command::Boilerplate(arguments) => boilerplate::run(arguments, language),
        Command::Report(arguments) => report::run(arguments, language),
        Command::Inspect(arguments) => inspect::run(arguments, language),
        Command::Index(arguments) => index::run(arguments, language),
        Command::Rule(arguments) => rule::run(arguments, language),
        Command::Completions(arguments) => shell::completions(arguments),
        Command::Man(arguments) => shell::man(arguments),
    };
    match result {
        Ok(code) => code,
        Err(error) if terminal::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            terminal::print_error(&error);
            ExitCode::from(2)
        }
    }
}
