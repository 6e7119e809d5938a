//! `variorum inspect`: how a seed was understood.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;

use super::arguments::{Format, InspectArguments};
use super::files;
use super::output::{seed_human, seed_json};
use super::terminal::{self, Screen};
use crate::messages::Language;
use crate::seed::{FormatHint, Seed};

/// Runs the command.
///
/// # Errors
/// A file that cannot be read, or output that cannot be written.
pub(super) fn run(arguments: &InspectArguments, language: Language) -> Result<ExitCode> {
    let path = &arguments.file;
    let seed = Seed::parse(files::read_source(path)?, FormatHint::from_path(path));
    let mut out = terminal::standard_output(arguments.format.audience());
    match arguments.format {
        Format::Human => {
            out.write_all(seed_human::format(path, &seed, Screen::of_standard_output(language)).as_bytes())?;
        }
        Format::Json => writeln!(out, "{}", seed_json::format(path, &seed)?)?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
