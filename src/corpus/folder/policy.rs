//! What becomes of what the rules find: the one place that decides it, whoever asks.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::{FilteredFindings, Manifest};
use crate::cancel::{Cancel, Cancelled};
use crate::rules::{self, Finding, Layer, Observer, Settings, Witnesses};
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
                settings.apply(&self.last);
                settings
            }
        };
        Settings { today: self.today, ..settings }
    }

    /// What is found in the seed at a path, in the order of the places, and not known yet.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is seen raised.
    pub fn check(&self, path: &Path, seed: &Seed, cancel: &Cancel) -> Result<FilteredFindings, Cancelled> {
        let findings = rules::check_with(seed, &self.settings_for(path), cancel)?;
        Ok(self.apply_baseline(path, seed, false, findings))
    }

    fn apply_baseline(&self, path: &Path, seed: &Seed, compared: bool, findings: Vec<Finding>) -> FilteredFindings {
        let manifest = self.manifest.as_ref().filter(|_| !self.shows_known);
        match manifest.and_then(|manifest| Some((manifest, manifest.baseline.as_ref()?, manifest.relative(path)?))) {
            Some((manifest, baseline, relative)) => {
                let is_there = |other: &Path| manifest.root.join(other).exists();
                baseline.filter_known(relative, seed.source.text(), compared, findings, is_there)
            }
            None => FilteredFindings { findings, ..FilteredFindings::default() },
        }
    }

    /// [`Policy::check`], and what comes of comparing the seed with its reprints, if `passages` are known: those that
    /// [`Snapshot::passages`](crate::corpus::Snapshot::passages) gives for a reading of the same text. `observe`, if somebody
    /// wants to know, is told how long each rule took.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is seen raised.
    pub fn check_observed(
        &self,
        path: &Path,
        seed: &Seed,
        witnesses: Option<&Witnesses>,
        cancel: &Cancel,
        observe: Option<Observer<'_>>,
    ) -> Result<FilteredFindings, Cancelled> {
        let findings = rules::check_observed(seed, witnesses, &self.settings_for(path), cancel, observe)?;
        Ok(self.apply_baseline(path, seed, witnesses.is_some(), findings))
    }

    /// Whether any rule is on for the seed at a path that has to see its witnesses.
    pub fn wants_witnesses(&self, path: &Path) -> bool {
        rules::want_witnesses(&self.settings_for(path))
    }
}
