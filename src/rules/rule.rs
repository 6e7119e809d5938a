//! What a rule is.

use super::options::RuleOption;
use super::{Preset, Reporter, Severity, Witnesses};
use crate::cancel::Cancelled;
use crate::seed::Seed;

/// The function that looks at one seed and reports what it finds. Its cost is linear in the seed, and it calls
/// [`Reporter::check_cancelled`] inside loops over the text.
pub type Check = fn(&Seed, &mut Reporter<'_>) -> Result<(), Cancelled>;

/// The same for a rule that compares the seed with its reprints. Its cost is linear in the passages.
pub type CheckWitnesses = fn(&Witnesses<'_>, &mut Reporter<'_>) -> Result<(), Cancelled>;

/// One rule: `src/rules/<group>/<rule_name>.rs` holds it as `RULE`, with its documentation as the module's and its
/// tests below; `registry.rs` lists it.
#[derive(Debug)]
pub struct Rule {
    /// The stable name, `group/rule-name`; the file is named after it. It never changes, for people write it down.
    pub name: &'static str,
    /// How much its findings matter, unless the curator's settings say otherwise.
    pub severity: Severity,
    /// The mildest preset in which it runs; in those that are stricter it runs too.
    pub preset: Preset,
    /// What it finds, in one line without full stop: for tables and menus.
    pub summary: &'static str,
    /// What a curator may set about it.
    pub options: &'static [RuleOption],
    /// The check itself.
    pub check: Check,
    /// The check of a rule that needs the seed's witnesses; it runs once the corpus is known.
    pub check_witnesses: Option<CheckWitnesses>,
}

impl Rule {
    /// What most rules have in common, to be filled in: a warning in every preset, without options.
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

    /// Whether a name is that of the rule, or of its group.
    pub(super) fn has_name_or_group(&self, name: &str) -> bool {
        is_rule_or_its_group(name, self.name)
    }
}

/// Whether `name` is the rule name `rule`, or its group.
pub(super) fn is_rule_or_its_group(name: &str, rule: &str) -> bool {
    rule.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
