//! `variorum inspect`: how a seed was parsed.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;

use crate::cli::arguments::{Format, InspectArguments};
use crate::cli::input::files;
use crate::cli::output::seeds::{human, json};
use crate::cli::terminal::{self, Screen};
use crate::messages::Language;
use crate::seed::{FormatHint, Seed};

/// Runs the command.
///
/// # Errors
/// The file cannot be read, or the output cannot be written.
pub(in crate::cli) fn run(arguments: &InspectArguments, language: Language) -> Result<ExitCode> {
    let path = &arguments.file;
    let seed = Seed::parse(files::read_source(path)?, FormatHint::from_path(path));
    let mut out = terminal::standard_output(arguments.format.audience());
    match arguments.format {
        Format::Human => {
            out.write_all(human::format(path, &seed, Screen::for_standard_output(language)).as_bytes())?;
        }
        Format::Json => writeln!(out, "{}", json::format(path, &seed)?)?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
