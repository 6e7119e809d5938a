//! The `variorum` binary: everything is in the library; this hands over the arguments and the exit code.

use std::process::ExitCode;

use variorum::cli::{self, Invocation};
use variorum::lsp;

/// See Cargo.toml.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::parse(std::env::args_os()) {
        Ok(Invocation::Lsp { language, log }) => lsp::run(language, log.as_deref()),
        Ok(Invocation::Command(command, language)) => cli::run(&command, language),
        Err(code) => code,
    }
}
