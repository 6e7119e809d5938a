//! Decides which findings of the rules are shown, in one place for every caller.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::{FilteredFindings, Manifest};
use crate::cancel::{Cancel, Cancelled};
use crate::rules::{self, Finding, FindingLimit, Layer, Observer, Settings, Witnesses};
use crate::seed::Seed;

/// Everything that decides about the findings of one corpus. The command line and the server each make one, and equal
/// policies give equal findings.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// The manifest of the corpus, if it has one.
    pub manifest: Option<Arc<Manifest>>,
    /// The settings of the editor or the command line, which have the last word.
    pub last: Arc<Layer>,
    /// The day on which the check is made.
    pub today: Option<Date>,
    /// Whether to show findings that the baseline has.
    pub shows_known: bool,
    /// How many findings of each rule are kept.
    pub limit: FindingLimit,
}

impl Policy {
    /// The policy for a check made today.
    pub fn today(manifest: Option<Arc<Manifest>>, last: Arc<Layer>) -> Self {
        Self { manifest, last, today: Some(jiff::Zoned::now().date()), ..Self::default() }
    }

    /// The same policy, for fixing what it finds.
    pub fn for_fixing(&self) -> Self {
        Self { limit: FindingLimit::Fixing, ..self.clone() }
    }

    /// The settings for the seed at a path, which is absolute like the manifest's root.
    pub fn settings_for(&self, path: &Path) -> Settings {
        let settings = match &self.manifest {
            Some(manifest) => manifest.settings_for(path, &self.last),
            None => {
                let mut settings = Settings::default();
                settings.apply(&self.last);
                settings
            }
        };
        Settings { today: self.today, limit: self.limit, ..settings }
    }

    /// The findings in the seed at a path, in order of their places, without those that the baseline has.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is raised.
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

    /// [`Policy::check`], and if `witnesses` are given, also the findings that come from comparing the seed with its
    /// reprints. `observe` is told how long each rule took.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is raised.
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

    /// Whether any rule is on for the seed at a path that needs its witnesses.
    pub fn wants_witnesses(&self, path: &Path) -> bool {
        rules::want_witnesses(&self.settings_for(path))
    }
}
