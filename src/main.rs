//! The `variorum` binary: everything is in the library; this hands over the arguments and the exit code.

use std::process::ExitCode;

use variorum::cli::{self, Command};
use variorum::lsp;

/// See Cargo.toml.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::parse(std::env::args_os()) {
        Ok(Command::Lsp { language, log }) => lsp::run(language, log.as_deref()),
        Ok(Command::Job(job, language)) => job.run(language),
        Err(code) => code,
    }
}
