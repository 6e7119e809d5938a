//! The `variorum` binary: everything is in the library; this hands over the arguments and the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    variorum::cli::run(std::env::args_os())
}
