//! The `variorum` binary: everything is in the library; this hands over the arguments and the exit code.

use std::process::ExitCode;

use variorum::cli::{self, Command};
use variorum::lsp;

fn main() -> ExitCode {
    match cli::parse(std::env::args_os()) {
        Ok(Command::Lsp(language)) => lsp::run(language),
        Ok(Command::Job(job, language)) => job.run(language),
        Err(code) => code,
    }
}
