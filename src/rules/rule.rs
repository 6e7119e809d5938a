//! The definition of a rule.

use super::options::RuleOption;
use super::{Preset, Reporter, Severity, Witnesses};
use crate::cancel::Cancelled;
use crate::seed::Seed;

/// Checks one seed and reports findings. Its cost is linear in the seed, and it calls [`Reporter::check_cancelled`]
/// inside loops over the text.
pub type Check = fn(&Seed, &mut Reporter<'_>) -> Result<(), Cancelled>;

/// Checks a seed against its reprints. Its cost is linear in the passages.
pub type CheckWitnesses = fn(&Witnesses<'_>, &mut Reporter<'_>) -> Result<(), Cancelled>;

/// A rule. `src/rules/<group>/<rule_name>.rs` holds it as `RULE`, with its documentation in the module documentation
/// and its tests below; `registry.rs` lists it.
#[derive(Debug)]
pub struct Rule {
    /// The stable name, `group/rule-name`, after which the file is named. It never changes, because people write it
    /// down.
    pub name: &'static str,
    /// The severity of its findings, unless the curator's settings say otherwise.
    pub severity: Severity,
    /// The mildest preset in which it runs. It also runs in the stricter ones.
    pub preset: Preset,
    /// What it finds, in one line without a full stop, for tables and menus.
    pub summary: &'static str,
    /// Its options.
    pub options: &'static [RuleOption],
    /// The check of a single seed.
    pub check: Check,
    /// The check of a rule that needs the seed's witnesses. It runs once the corpus is known.
    pub check_witnesses: Option<CheckWitnesses>,
}

impl Rule {
    /// The defaults of a rule: a warning in every preset, without options.
    pub const BASE: Self = Self {
        name: "",
        severity: Severity::Warning,
        preset: Preset::Archive,
        summary: "",
        options: &[],
        check: |_, _| Ok(()),
        check_witnesses: None,
    };

    /// The part of the name before the slash.
    pub fn group(&self) -> &'static str {
        self.name.split_once('/').map_or("", |(group, _)| group)
    }

    /// Whether a name is that of the rule or of its group.
    pub(super) fn has_name_or_group(&self, name: &str) -> bool {
        is_rule_or_its_group(name, self.name)
    }
}

/// Whether `name` is the rule name `rule`, or its group.
pub(super) fn is_rule_or_its_group(name: &str, rule: &str) -> bool {
    rule.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
