//! `variorum reprints --output`: every passage of the corpus into a file, in bounded memory, so that a run that was
//! broken off can be gone on with.

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::Result;

use super::arguments::TableFormat;
use super::journal::Journal;
use super::output::{passage_row, table};
use super::parallel;
use super::progress::Progress;
use super::read_corpus::ReadCorpus;
use super::reprints::List;
use super::terminal::{remark, said};
use crate::messages::message;

/// Writes the passages of every pair of seeds, in the order of the paths; a seed is an item of the journal.
///
/// # Errors
/// A seed that cannot be compared, a file that cannot be written.
pub(super) fn write(list: &List, read: &ReadCorpus, target: &Path, resume: bool) -> Result<()> {
    let mut journal = Journal::open(target, &key(list, read), resume)?;
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
    let convert = (list.format == TableFormat::Parquet)
        .then_some(|rows: File, out: File| table::to_parquet(std::io::BufReader::new(rows), passage_row::COLUMNS, out));
    journal.finish(convert)
}

/// What the output depends on: the form, the program, and which seeds there are, by their paths, sizes and times of
/// change.
fn key(list: &List, read: &ReadCorpus) -> String {
    let mut hasher = DefaultHasher::new();
    (format!("{:?} {:?} {:?}", list.format, list.wanted, list.screen), list.root).hash(&mut hasher);
    for path in &read.paths {
        path.hash(&mut hasher);
        if let Ok(metadata) = fs::metadata(path) {
            (metadata.len(), metadata.modified().ok()).hash(&mut hasher);
        }
    }
    format!("variorum {} {:016x}", env!("CARGO_PKG_VERSION"), hasher.finish())
}
