//! Where findings are printed, one file after the other, and what is said when all are.

use std::io::Write;

use anyhow::Result;

use super::arguments::FindingFormat;
use super::check::{Checked, Style};
use super::output::frame::Frame;
use super::output::statistics;
use super::tally::Tally;
use super::terminal::{complain, remark};
use crate::messages::message;

/// Where findings are printed, one file after the other.
pub(super) struct Findings<W: Write> {
    frame: Frame<W>,
    style: Style,
    pub(super) tally: Tally,
}

impl<W: Write> Findings<W> {
    pub(super) fn new(out: W, style: Style) -> Self {
        Self { frame: Frame::new(out, style.format), style, tally: Tally::default() }
    }

    pub(super) fn style(&self) -> Style {
        self.style
    }

    /// Prints what one file gave, or complains of it.
    ///
    /// # Errors
    /// Output that cannot be written.
    pub(super) fn add(&mut self, checked: Result<Checked>) -> Result<()> {
        let checked = match checked {
            Ok(checked) => checked,
            Err(error) => {
                self.frame.out().flush()?;
                complain(&error);
                self.tally.failed += 1;
                return Ok(());
            }
        };
        self.tally.merge(checked.tally);
        for piece in checked.pieces {
            self.frame.add(&piece)?;
        }
        if let Some(plain) = checked.plain {
            self.frame.out().write_all(&plain)?;
        }
        if let Some(said) = checked.remark {
            self.frame.out().flush()?;
            remark(&said);
        }
        Ok(())
    }

    /// Prints what comes at the end: the summary, the numbers, or what closes the document.
    ///
    /// # Errors
    /// Output that cannot be written.
    pub(super) fn finish(mut self) -> Result<Tally> {
        let Style { format, screen, fixing, statistics, timing, .. } = self.style;
        let language = screen.language;
        let only_shown = fixing.is_some_and(|fixing| fixing.only_shown);
        let human = format == FindingFormat::Human;
        if statistics && !human {
            self.frame.out().write_all(statistics::json(&self.tally).as_bytes())?;
        } else if !self.style.prints_no_findings() {
            if statistics {
                self.frame.out().write_all(statistics::human(&self.tally, screen).as_bytes())?;
            }
            self.frame.close()?;
            if human {
                writeln!(self.frame.out(), "{}", self.tally.summary(language))?;
            }
        }
        self.frame.out().flush()?;
        if let Some(known) = self.tally.known_summary() {
            remark(&known.text(language));
        }
        if let Some(mended) = self.tally.mended_summary(only_shown) {
            remark(&mended.text(language));
        }
        if timing {
            let costs = statistics::costs(&self.tally, screen);
            remark(&format!("{}\n{}", message!("rule-costs").text(language), costs.trim_end()));
        }
        Ok(self.tally)
    }
}
