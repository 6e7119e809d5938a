//! `variorum reprints --output`: writes every passage of the corpus to a file. Memory is bounded, and an interrupted
//! run can be resumed.

use std::fmt::Write as _;
use std::fs::File;

use anyhow::Result;
use twox_hash::XxHash3_128;

use crate::cli::arguments::TableFormat;
use crate::cli::commands::reprints::printer::PassagePrinter;
use crate::cli::input::indexed_corpus::IndexedCorpus;
use crate::cli::output::passages::row;
use crate::cli::output::paths::relative;
use crate::cli::output::table::{self, parquet};
use crate::cli::output_file::journal::OutputJournal;
use crate::cli::output_file::target::OutputTarget;
use crate::cli::parallel;
use crate::cli::terminal::progress::ProgressLine;
use crate::cli::terminal::{localised, print_note};
use crate::messages::message;

/// Writes the passages of every pair of seeds, in the order of the paths. Each seed is an item of the journal.
///
/// # Errors
/// A seed cannot be compared, or a file cannot be written.
pub(in crate::cli) fn write(
    printer: &PassagePrinter,
    corpus: &IndexedCorpus,
    target: OutputTarget,
    resume: bool,
) -> Result<()> {
    let mut journal = OutputJournal::open(target.outside(corpus)?, &key(printer, corpus)?, resume)?;
    if journal.done > 0 {
        print_note(&localised(&message!("batch-goes-on", done = journal.done, of = corpus.paths.len())));
    }
    let progress = ProgressLine::new(message!("progress-comparing").text(printer.screen.language), corpus.paths.len());
    progress.advance(journal.done);
    let left = corpus.paths.get(journal.done..).unwrap_or_default();
    let is_table = matches!(printer.format, TableFormat::Csv | TableFormat::Parquet);
    let mut head = (is_table && journal.done == 0).then(|| table::head(row::COLUMNS));
    parallel::in_order(
        left,
        |path| {
            let (seed, passages) = corpus.each_pair_once(path, printer.format.audience())?;
            printer.text(&seed, &passages)
        },
        |text: Result<String>| -> Result<()> {
            progress.advance(1);
            journal.write(&(head.take().unwrap_or_default() + &text?))
        },
    )?;
    drop(progress);
    if let Some(head) = head {
        journal.write(&head)?;
    }
    let convert = (printer.format == TableFormat::Parquet)
        .then_some(|rows: File, out: &File| parquet::write(std::io::BufReader::new(rows), row::COLUMNS, out));
    journal.finish(convert)
}

/// Everything that the output depends on: the program, the format, the classes of variants, the manifest, and the paths
/// and contents of the seeds. The screen counts only if the output is drawn for it.
///
/// # Errors
/// The index is damaged.
fn key(printer: &PassagePrinter, corpus: &IndexedCorpus) -> Result<String> {
    let mut decides = format!("{:?} {:?}\n", printer.format, printer.wanted);
    if printer.format == TableFormat::Human {
        _ = writeln!(decides, "{:?}", printer.screen);
    }
    let manifest = corpus.manifest.as_ref().map(|manifest| manifest.text.as_str());
    _ = writeln!(decides, "{manifest:?}");
    for (path, content) in corpus.contents()? {
        _ = writeln!(decides, "{:?} {content:?}", relative(printer.root, &path));
    }
    let hash = XxHash3_128::oneshot(decides.as_bytes());
    Ok(format!("variorum {} {} {hash:032x}", env!("CARGO_PKG_VERSION"), env!("VARIORUM_INDEX_MAKER")))
}
