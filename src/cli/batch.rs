//! `variorum reprints --output`: every passage of the corpus into a file, in bounded memory, so that a run that was
//! broken off can be gone on with.

use std::fmt::Write as _;
use std::fs::File;

use anyhow::Result;
use twox_hash::XxHash3_128;

use super::arguments::TableFormat;
use super::journal::Journal;
use super::output::{passage_row, table, table_parquet};
use super::parallel;
use super::progress::Progress;
use super::read_corpus::ReadCorpus;
use super::reprints::{List, relative};
use super::target::Target;
use super::terminal::{remark, said};
use crate::messages::message;

/// Writes the passages of every pair of seeds, in the order of the paths; a seed is an item of the journal.
///
/// # Errors
/// A seed that cannot be compared, a file that cannot be written.
pub(super) fn write(list: &List, read: &ReadCorpus, target: Target, resume: bool) -> Result<()> {
    let mut journal = Journal::open(target.beside(read)?, &key(list, read)?, resume)?;
    if journal.done > 0 {
        remark(&said(&message!("batch-goes-on", done = journal.done, of = read.paths.len())));
    }
    let progress = Progress::new(message!("progress-comparing").text(list.screen.language), read.paths.len());
    progress.steps(journal.done);
    let left = read.paths.get(journal.done..).unwrap_or_default();
    let is_table = matches!(list.format, TableFormat::Csv | TableFormat::Parquet);
    let mut head = (is_table && journal.done == 0).then(|| table::head(passage_row::COLUMNS));
    parallel::in_order(
        left,
        |path| {
            let (seed, passages) = read.each_pair_once(path, list.format)?;
            list.text(&seed, &passages)
        },
        |text: Result<String>| -> Result<()> {
            progress.steps(1);
            journal.write(&(head.take().unwrap_or_default() + &text?))
        },
    )?;
    drop(progress);
    if let Some(head) = head {
        journal.write(&head)?;
    }
    let convert = (list.format == TableFormat::Parquet).then_some(|rows: File, out: &File| {
        table_parquet::write(std::io::BufReader::new(rows), passage_row::COLUMNS, out)
    });
    journal.finish(convert)
}

/// What the output depends on: the program, the form, the classes of variants, the manifest, and the seeds, by their
/// paths and contents. Who reads it counts only where it is made for a reader's screen.
///
/// # Errors
/// The index is damaged.
fn key(list: &List, read: &ReadCorpus) -> Result<String> {
    let mut decides = format!("{:?} {:?}\n", list.format, list.wanted);
    if list.format == TableFormat::Human {
        _ = writeln!(decides, "{:?}", list.screen);
    }
    let manifest = read.manifest.as_ref().map(|manifest| manifest.text.as_str());
    _ = writeln!(decides, "{manifest:?}");
    for (path, content) in read.contents()? {
        _ = writeln!(decides, "{:?} {content:?}", relative(list.root, &path));
    }
    let hash = XxHash3_128::oneshot(decides.as_bytes());
    Ok(format!("variorum {} {} {hash:032x}", env!("CARGO_PKG_VERSION"), env!("VARIORUM_INDEX_MAKER")))
}
