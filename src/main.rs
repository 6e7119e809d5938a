//! The `variorum` binary. It passes the arguments to the library, and its exit code to the system.

use std::process::ExitCode;

use variorum::cli::{self, Invocation};
use variorum::lsp;

/// The allocator of musl is slow; see Cargo.toml.
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
