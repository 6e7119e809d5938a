//! `variorum reprints`: the passages that seeds share.
//!
//! Seeds are looked up in parallel, and their passages are printed in the order of the paths.

mod apparatus;
mod batch;
pub(in crate::cli) mod printer;

use std::io::Write;
use std::process::ExitCode;

use anyhow::{Result, bail};

use self::printer::PassagePrinter;
use crate::cli::arguments::{ReprintsArguments, TableFormat};
use crate::cli::input::indexed_corpus::{self, IndexedCorpus};
use crate::cli::output::passages::row;
use crate::cli::output::table;
use crate::cli::output_file::target::OutputTarget;
use crate::cli::terminal::{self, Screen, localised};
use crate::messages::{Language, message};

/// Runs the command.
///
/// # Errors
/// The corpus or a file cannot be read, or the output cannot be written.
pub(in crate::cli) fn run(arguments: &ReprintsArguments, language: Language) -> Result<ExitCode> {
    arguments.format.check_is_built_in()?;
    let mut out = terminal::standard_output(arguments.format.audience());
    let target = arguments.output.as_deref().map(OutputTarget::new).transpose()?;
    let root = indexed_corpus::comparison_root(arguments.corpus.as_deref(), &arguments.files)?;
    let corpus = IndexedCorpus::open(&root, language)?;
    let screen = Screen::for_standard_output(language);
    let printer = PassagePrinter { root: &root, format: arguments.format, wanted: arguments.classes(), screen };
    if let Some(target) = target {
        batch::write(&printer, &corpus, target, arguments.resume)?;
        return Ok(corpus.exit_code());
    }
    if arguments.apparatus {
        apparatus::print(&printer, &corpus, arguments, &mut out)?;
        out.flush()?;
        return Ok(corpus.exit_code());
    }
    if arguments.format == TableFormat::Parquet {
        bail!(localised(&message!("batch-needs-output")));
    }
    if arguments.format == TableFormat::Csv {
        out.write_all(table::head(row::COLUMNS).as_bytes())?;
    }
    let tally = if arguments.files.is_empty() {
        printer.print(&corpus.paths, |path| corpus.each_pair_once(path, arguments.format.audience()), &mut out)?
    } else {
        printer.print(&arguments.files, |path| corpus.every_witness(path), &mut out)?
    };
    if arguments.format == TableFormat::Human {
        writeln!(out, "{}", tally.summary(corpus.paths.len(), language))?;
    }
    out.flush()?;
    Ok(corpus.exit_code())
}
