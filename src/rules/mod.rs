//! The rules: one file each, with its documentation and its tests.
//!
//! A rule looks at one [`Seed`] and reports findings. Rules never change anything; a fix is a proposal that the user
//! applies. A new rule costs one file, `<group>/<rule_name>.rs`, one line in the group's `mod.rs` and one in
//! `registry.rs`; `text/control_character.rs` is a good one to start from. The file holds
//!
//! - the rule's documentation as module documentation, under the headings *What it finds*, *Why it matters*,
//!   *Example* and *Fix*; `docs/rules/` is made from it (`VARIORUM_UPDATE_DOCS=1 cargo test --test rule_docs`), and
//!   the same test runs the rule over the example;
//! - `pub static RULE: Rule`, and its check function, linear in the seed;
//! - tests in the form of `fixture.rs`: a text a person can read, with the expected places marked in it.
//!
//! No rule reads a file or a clock, and none knows another rule. A rule that compares a seed with its reprints is given
//! its [`Witnesses`] and looks at no other seed.

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
pub use settings::{Layer, Level, Settings};
pub use witnesses::{ComparedText, Witness, Witnesses};
