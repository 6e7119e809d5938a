//! `variorum completions` and `variorum man`: what a shell and a system are given with the program. Both are made of the
//! definition of the command line.

use std::fs;
use std::io::Write;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::CommandFactory;

use super::arguments::{Arguments, CompletionsArguments, ManArguments};
use super::terminal;

/// Prints the completions for a shell.
///
/// # Errors
/// Output cannot be written.
pub(super) fn completions(arguments: &CompletionsArguments) -> Result<ExitCode> {
    // Into memory first: the generators take it for granted that they can write.
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "variorum", &mut text);
    print(&text)
}

/// Prints the manual of the program, or writes it and those of its subcommands into a folder.
///
/// # Errors
/// Output cannot be written; the folder cannot be made.
pub(super) fn man(arguments: &ManArguments) -> Result<ExitCode> {
    let Some(folder) = &arguments.output else {
        let mut text = Vec::new();
        clap_mangen::Man::new(Arguments::command()).render(&mut text)?;
        return print(&text);
    };
    let written = fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(Arguments::command(), folder));
    written.with_context(|| folder.display().to_string())?;
    Ok(ExitCode::SUCCESS)
}

fn print(text: &[u8]) -> Result<ExitCode> {
    let mut out = terminal::standard_output();
    out.write_all(text)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
