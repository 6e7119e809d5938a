//! The rules, one file each, with their documentation and tests.
//!
//! A rule checks one [`Seed`](crate::seed::Seed) and reports findings. It never changes anything: a fix is a proposal
//! for the user to apply. A rule never reads a file or a clock and knows no other rule. A rule that compares a seed with
//! its reprints receives its [`Witnesses`] and looks at no other seed.
//!
//! `CONTRIBUTING.md` describes the steps to add a rule. The file of a rule, `<group>/<rule_name>.rs`, contains
//!
//! - the rule's documentation as module documentation, under the headings *What it finds*, *Why it matters*,
//!   *Example* and *Fix*, from which `docs/rules/` is made. A test runs the rule on the example;
//! - `pub static RULE: Rule`, and its check function, which is linear in the seed;
//! - its tests, in the notation of `fixture.rs`: a readable text with the expected places marked.
//!
//! `registry.rs` lists all rules and `check.rs` runs them. Everything else is what the rules share.

mod check;
pub mod compose;
pub mod finding;
pub mod fixing;
pub mod labels;
pub mod markup;
pub mod metadata;
mod names;
pub mod options;
pub mod pages;
pub mod preset;
mod prose;
pub mod registry;
pub mod reporter;
pub mod reprints;
pub mod rule;
pub mod settings;
pub mod suppression;
pub mod text;
mod verbatim;
pub mod witnesses;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod sound_texts;
// The template of a new rule is one that works, so that it always compiles.
#[cfg(test)]
#[path = "../../examples/new-rule/template.rs"]
#[expect(unreachable_pub, reason = "a rule is public where the scaffold puts it")]
mod template;
#[cfg(test)]
mod tests;

pub use check::{Observer, check, check_observed, check_with, needs_witnesses, run, run_witnesses, want_witnesses};
pub use finding::{Edit, Finding, Fix, RelatedSpan, Safety, Severity};
pub use names::nearest;
pub use options::{OptionDefault, OptionValue, RuleOption};
pub use preset::Preset;
pub use registry::{is_rule_or_group, nearest_name};
pub use reporter::Reporter;
pub use rule::Rule;
pub use settings::{FindingLimit, Layer, Level, Settings};
pub use witnesses::{ComparedText, Witness, Witnesses};
