//! The command line: one file a subcommand.
//!
//! Nothing here knows the language server: `main.rs` hands [`Command::Lsp`] to it.

use std::ffi::OsString;
use std::process::ExitCode;

/// What the command line asks for.
#[derive(Debug)]
pub enum Command {
    /// Serve an editor over standard input and output.
    Lsp,
}

/// Reads the arguments.
///
/// # Errors
/// The exit code, after the help or the complaint has been printed.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, ExitCode> {
    let _ = arguments.into_iter().count();
    Err(ExitCode::from(2))
}
