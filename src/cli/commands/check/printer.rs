//! Printing findings file by file, and the summary at the end.

use std::io::Write;

use anyhow::Result;

use crate::cli::arguments::FindingFormat;
use crate::cli::commands::check::file::CheckedFile;
use crate::cli::commands::check::options::CheckOptions;
use crate::cli::output::findings::document::FindingsDocument;
use crate::cli::output::findings::statistics;
use crate::cli::output::findings::tally::CheckTally;
use crate::cli::terminal::{print_error, print_note};
use crate::messages::message;

/// Prints findings file by file.
pub(in crate::cli) struct FindingsPrinter<W: Write> {
    document: FindingsDocument<W>,
    options: CheckOptions,
    pub(in crate::cli) tally: CheckTally,
}

impl<W: Write> FindingsPrinter<W> {
    /// A printer that writes to `out`.
    pub(in crate::cli) fn new(out: W, options: CheckOptions) -> Self {
        Self { document: FindingsDocument::new(out, options.format), options, tally: CheckTally::default() }
    }

    /// The options of the run.
    pub(in crate::cli) fn options(&self) -> CheckOptions {
        self.options
    }

    /// Prints the findings of one file, or the error.
    ///
    /// # Errors
    /// The output cannot be written.
    pub(in crate::cli) fn add(&mut self, checked: Result<CheckedFile>) -> Result<()> {
        let checked = match checked {
            Ok(checked) => checked,
            Err(error) => {
                self.document.out().flush()?;
                print_error(&error);
                self.tally.failed += 1;
                return Ok(());
            }
        };
        self.tally.merge(checked.tally);
        for piece in checked.pieces {
            self.document.add(&piece)?;
        }
        if let Some(plain) = checked.plain {
            self.document.out().write_all(&plain)?;
        }
        if let Some(note) = checked.remark {
            self.document.out().flush()?;
            print_note(&note);
        }
        Ok(())
    }

    /// Prints the end: the summary, the statistics, or what closes the document.
    ///
    /// # Errors
    /// The output cannot be written.
    pub(in crate::cli) fn finish(mut self) -> Result<CheckTally> {
        let CheckOptions { format, screen, fix_mode, statistics, timing, .. } = self.options;
        let language = screen.language;
        let dry_run = fix_mode.is_some_and(|fix_mode| fix_mode.dry_run);
        let human = format == FindingFormat::Human;
        if statistics && !human {
            self.document.out().write_all(statistics::json(&self.tally).as_bytes())?;
        } else if !self.options.suppresses_findings() {
            if statistics {
                self.document.out().write_all(statistics::human(&self.tally, screen).as_bytes())?;
            }
            self.document.close()?;
            if human {
                writeln!(self.document.out(), "{}", self.tally.summary(language))?;
            }
        }
        self.document.out().flush()?;
        if let Some(known) = self.tally.known_summary() {
            print_note(&known.text(language));
        }
        if let Some(fixed) = self.tally.fixed_summary(dry_run) {
            print_note(&fixed.text(language));
        }
        if timing {
            let costs = statistics::costs(&self.tally, screen);
            print_note(&format!("{}\n{}", message!("rule-costs").text(language), costs.trim_end()));
        }
        Ok(self.tally)
    }
}
