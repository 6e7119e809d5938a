//! `variorum completions` and `variorum man`: shell completions and man pages, generated from the definition of the
//! command line.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::CommandFactory;

use crate::cli::arguments::{Arguments, CompletionsArguments, ManArguments};
use crate::cli::input::files::problem_with;
use crate::cli::terminal::{self, Audience, localised, quoted_path};
use crate::files::{DirHandle, FileError, NewFile};
use crate::messages::message;

/// Prints the completion script for a shell.
///
/// # Errors
/// The output cannot be written.
pub(in crate::cli) fn completions(arguments: &CompletionsArguments) -> Result<ExitCode> {
    // Into memory first: the generators panic if they cannot write.
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "variorum", &mut text);
    print(&text)
}

/// Prints the man page of the program, or writes it and those of the subcommands to a folder.
///
/// # Errors
/// The output cannot be written, or the folder cannot be created.
pub(in crate::cli) fn man(arguments: &ManArguments) -> Result<ExitCode> {
    let Some(folder) = &arguments.output else {
        let mut text = Vec::new();
        clap_mangen::Man::new(Arguments::command()).render(&mut text)?;
        return print(&text);
    };
    let cannot = |path: &Path| message!("cannot-write", path = quoted_path(path));
    // Into a temporary folder first: the generator follows links.
    let made = tempfile::tempdir().and_then(|made| {
        fs::create_dir_all(folder)?;
        clap_mangen::generate_to(Arguments::command(), made.path()).map(|()| made)
    });
    let made = made.with_context(|| localised(&cannot(folder)))?;
    for page in fs::read_dir(made.path())? {
        let page = page?;
        let path = folder.join(page.file_name());
        let written = || -> Result<(), FileError> {
            let mut new = NewFile::new(DirHandle::named(folder)?)?;
            new.write_all(&fs::read(page.path())?)?;
            new.put(&page.file_name())
        };
        written().map_err(|error| problem_with(error, &cannot(&path)))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn print(text: &[u8]) -> Result<ExitCode> {
    let mut out = terminal::standard_output(Audience::Programs);
    out.write_all(text)?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
