//! What becomes of what the rules find: the one place that decides it, whoever asks.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;

use super::{Judged, Manifest};
use crate::cancel::{Cancel, Cancelled};
use crate::rules::{self, Finding, Layer, Rule, Settings};
use crate::seed::Seed;

/// Everything that has a say in the findings of the seeds of one corpus. The command line and the server make one each,
/// and with the same one they find the same.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// What the corpus says of itself, if it does.
    pub manifest: Option<Arc<Manifest>>,
    /// What the editor or the command line says: it counts last.
    pub last: Arc<Layer>,
    /// The day on which the check is made.
    pub today: Option<Date>,
    /// Whether findings show that the corpus's baseline knows.
    pub shows_known: bool,
}

impl Policy {
    /// The policy of today.
    pub fn today(manifest: Option<Arc<Manifest>>, last: Arc<Layer>) -> Self {
        Self { manifest, last, today: Some(jiff::Zoned::now().date()), shows_known: false }
    }

    /// What counts for the seed at a path (absolute, as the manifest's root is).
    pub fn settings_for(&self, path: &Path) -> Settings {
        let settings = match &self.manifest {
            Some(manifest) => manifest.settings_for(path, &self.last),
            None => {
                let mut settings = Settings::default();
                settings.lay(&self.last);
                settings
            }
        };
        Settings { today: self.today, ..settings }
    }

    /// What is found in the seed at a path, in the order of the places, and not known yet.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is seen raised.
    pub fn check(&self, path: &Path, seed: &Seed, cancel: &Cancel) -> Result<Judged, Cancelled> {
        let findings = rules::check_with(seed, &self.settings_for(path), cancel)?;
        Ok(self.judged(path, seed, findings))
    }

    fn judged(&self, path: &Path, seed: &Seed, findings: Vec<Finding>) -> Judged {
        let manifest = self.manifest.as_ref().filter(|_| !self.shows_known);
        match manifest.and_then(|manifest| Some((manifest.baseline.as_ref()?, manifest.relative(path)?))) {
            Some((baseline, relative)) => baseline.judge(relative, seed.source.text(), findings),
            None => Judged { findings, ..Judged::default() },
        }
    }

    /// [`Policy::check`], telling `observe` how long each rule took.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is seen raised.
    pub fn check_observed(
        &self,
        path: &Path,
        seed: &Seed,
        cancel: &Cancel,
        observe: impl FnMut(&'static Rule, Duration),
    ) -> Result<Judged, Cancelled> {
        let findings = rules::check_observed(seed, &self.settings_for(path), cancel, observe)?;
        Ok(self.judged(path, seed, findings))
    }
}
