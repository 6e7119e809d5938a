//! `variorum report`: the findings and reprints of a folder on one page, for people.
//!
//! It prints what `check --reprints` and `reprints` print. The exit code is 0 if everything could be read, even if
//! there are errors; to fail on errors, use `check`.

use std::io::Write;
use std::process::ExitCode;

use anyhow::Result;

use crate::cli::arguments::{ReportArguments, TableFormat};
use crate::cli::commands::check;
use crate::cli::commands::check::options::CheckOptions;
use crate::cli::commands::check::printer::FindingsPrinter;
use crate::cli::commands::reprints::printer::PassagePrinter;
use crate::cli::input::corpora::Corpora;
use crate::cli::input::files;
use crate::cli::input::indexed_corpus::IndexedCorpus;
use crate::cli::output::style::styled;
use crate::cli::terminal::{self, Audience, Screen};
use crate::messages::{Language, message};
use crate::reprints::Classes;
use crate::rules::Layer;

/// Runs the command.
///
/// # Errors
/// The folder cannot be read, or the output cannot be written.
pub(in crate::cli) fn run(arguments: &ReportArguments, language: Language) -> Result<ExitCode> {
    let root = &arguments.folder;
    let screen = Screen::for_standard_output(language);
    let mut out = terminal::standard_output(Audience::People);
    let heading = styled(anstyle::Style::new().bold().underline(), screen);

    let named = std::slice::from_ref(root);
    let listing = files::list_inputs(named, Layer::default(), false)?;
    let corpora = Corpora::open(named, language)?;
    writeln!(out, "{heading}{}{heading:#}\n", message!("heading-findings").text(language))?;
    let mut findings = FindingsPrinter::new(&mut out, CheckOptions::for_reading(screen));
    check::check_all(&listing, &corpora, &mut findings)?;
    let found = findings.finish()?;

    writeln!(out, "\n{heading}{}{heading:#}\n", message!("heading-reprints").text(language))?;
    let inner;
    let corpus = match corpora.get(root) {
        Some(corpus) => corpus,
        // The folder is part of a larger corpus; only what its own seeds share is listed.
        None => {
            inner = IndexedCorpus::open(root, language)?;
            &inner
        }
    };
    let printer = PassagePrinter { root, format: TableFormat::Human, wanted: Classes::SHOWN, screen };
    let shared = printer.print(&corpus.paths, |path| corpus.each_pair_once(path, Audience::People), &mut out)?;
    writeln!(out, "{}", shared.summary(corpus.paths.len(), language))?;
    out.flush()?;
    Ok(if found.failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(2) })
}
