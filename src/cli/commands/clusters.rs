//! `variorum clusters`: families of reprints.

use std::io::Write;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::cli::arguments::{ClustersArguments, TableFormat};
use crate::cli::commands::families::families;
use crate::cli::input::files::problem_with;
use crate::cli::input::indexed_corpus::IndexedCorpus;
use crate::cli::output::families::{human, json, table};
use crate::cli::output::table::{self as tables, parquet};
use crate::cli::output_file::target::OutputTarget;
use crate::cli::terminal::{self, Screen, localised};
use crate::messages::{Language, message};

/// Runs the command.
///
/// # Errors
/// The corpus cannot be read, or the output cannot be written.
pub(in crate::cli) fn run(arguments: &ClustersArguments, language: Language) -> Result<ExitCode> {
    arguments.format.check_is_built_in()?;
    let target = arguments.output.as_deref().map(OutputTarget::new).transpose()?;
    let root = &arguments.folder;
    let corpus = IndexedCorpus::open(root, language)?;
    let target = target.map(|target| target.outside(&corpus)).transpose()?;
    let families = families(&corpus, arguments.containment, language)?;
    let screen = Screen::for_standard_output(language);
    let text = match arguments.format {
        TableFormat::Human => human::format(&families, corpus.paths.len(), screen),
        TableFormat::Jsonl => json::format(&families, root)?,
        TableFormat::Csv | TableFormat::Parquet => {
            let rows = table::rows(&families, root).into_iter().map(tables::row);
            std::iter::once(tables::head(table::COLUMNS)).chain(rows).collect()
        }
    };
    match &target {
        None if arguments.format == TableFormat::Parquet => {
            if terminal::is_terminal() {
                bail!(localised(&message!("batch-needs-output")));
            }
            parquet::write(text.as_bytes(), table::COLUMNS, std::io::stdout())?;
        }
        None => {
            let mut out = terminal::standard_output(arguments.format.audience());
            out.write_all(text.as_bytes())?;
            out.flush()?;
        }
        Some(target) => write(target, &text, arguments.format)?,
    }
    Ok(corpus.exit_code())
}

fn write(target: &OutputTarget, text: &str, format: TableFormat) -> Result<()> {
    let mut file = target.new_file()?;
    match format {
        TableFormat::Parquet => parquet::write(text.as_bytes(), table::COLUMNS, file.file()),
        _ => file.write_all(text.as_bytes()).map_err(Into::into),
    }
    .with_context(|| localised(&target.write_error()))?;
    file.put(&target.name).map_err(|error| problem_with(error, &target.write_error()))
}
