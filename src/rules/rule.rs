//! What a rule is.

use super::{Reporter, Severity};
use crate::cancel::Cancelled;
use crate::seed::Seed;

/// The function that looks at one seed and reports what it finds. Its cost is linear in the seed, and it calls
/// [`Reporter::pause`] inside loops over the text.
pub type Check = fn(&Seed, &mut Reporter<'_>) -> Result<(), Cancelled>;

/// One rule: `src/rules/<group>/<rule_name>.rs` holds it as `RULE`, with its documentation as the module's and its
/// tests below; `registry.rs` lists it.
#[derive(Debug)]
pub struct Rule {
    /// The stable name, `group/rule-name`; the file is named after it. It never changes, for people write it down.
    pub name: &'static str,
    /// How much its findings matter, unless the curator's settings say otherwise.
    pub severity: Severity,
    /// What it finds, in one line without full stop: for tables and menus.
    pub summary: &'static str,
    /// The check itself.
    pub check: Check,
}

impl Rule {
    /// The part of the name before the slash.
    pub fn group(&self) -> &'static str {
        self.name.split_once('/').map_or("", |(group, _)| group)
    }
}
