//! `variorum index`: updates the index of a corpus and prints its size.

use std::io::Write;
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::cli::arguments::IndexArguments;
use crate::cli::input::corpus_files::CorpusFiles;
use crate::cli::input::indexed_corpus::{self, IndexedCorpus};
use crate::cli::terminal::{self, Audience, localised};
use crate::messages::{Language, message};

/// Runs the command.
///
/// # Errors
/// The folder cannot be read, the index can be written nowhere, or it differs from a newly built one.
pub(in crate::cli) fn run(arguments: &IndexArguments, language: Language) -> Result<ExitCode> {
    let root = indexed_corpus::corpus_root(&arguments.folder)?;
    let corpus = IndexedCorpus::open(&root, language)?;
    let mut out = terminal::standard_output(Audience::People);
    if let Some(index) = corpus.index() {
        let seeds = message!("count-seeds", count = corpus.paths.len());
        let megabytes = format!("{:.1}", index.size() as f64 / 1e6);
        writeln!(out, "{}", message!("index-summary", seeds = seeds, megabytes = megabytes).text(language))?;
        if arguments.verify {
            let (_, anew) = CorpusFiles::list(&root)?.index_anew(language)?;
            if let Some(difference) = index.difference(&anew)? {
                index.request_rebuild();
                bail!(localised(&message!("index-differs", difference = difference)));
            }
            writeln!(out, "{}", message!("index-verified").text(language))?;
        }
    }
    out.flush()?;
    Ok(corpus.exit_code())
}
