//! `variorum index`: brings a folder's index up to date and says how large it is.

use std::io::Write;
use std::process::ExitCode;

use anyhow::{Result, bail};

use super::arguments::IndexArguments;
use super::read_corpus::{self, Listed, ReadCorpus};
use super::terminal::{self, Audience, said};
use crate::messages::{Language, message};

/// Runs the command.
///
/// # Errors
/// A folder that cannot be read, an index that can be written nowhere, or one that is not what a new one is.
pub(super) fn run(arguments: &IndexArguments, language: Language) -> Result<ExitCode> {
    let root = read_corpus::root_of(&arguments.folder)?;
    let read = ReadCorpus::at(&root, language)?;
    let mut out = terminal::standard_output(Audience::People);
    if let Some(index) = read.index() {
        let seeds = message!("count-seeds", count = read.paths.len());
        let megabytes = format!("{:.1}", index.size() as f64 / 1e6);
        writeln!(out, "{}", message!("index-summary", seeds = seeds, megabytes = megabytes).text(language))?;
        if arguments.verify {
            let (_, anew) = Listed::at(&root)?.index_anew(language)?;
            if let Some(difference) = index.difference(&anew)? {
                index.make_anew();
                bail!(said(&message!("index-differs", difference = difference)));
            }
            writeln!(out, "{}", message!("index-verified").text(language))?;
        }
    }
    out.flush()?;
    Ok(read.exit_code())
}
