//! `variorum rule`: what the rules are, and what each is about.

use std::io::Write;
use std::process::ExitCode;

use anyhow::{Result, anyhow};

use super::arguments::{Format, RuleArguments};
use super::output::{rule_human, rule_json};
use super::terminal::{self, Screen};
use crate::messages::{Language, message, quote};
use crate::rules::registry::{self, RULES};
use crate::rules::{Rule, nearest_name};

/// Runs the command.
///
/// # Errors
/// There is no such rule, or output cannot be written.
pub(super) fn run(arguments: &RuleArguments, language: Language) -> Result<ExitCode> {
    let screen = Screen::of_standard_output(language);
    let named = arguments.name.as_deref().map(|name| find(name, language)).transpose()?;
    let mut out = terminal::standard_output(arguments.format.audience());
    let text = match (named, arguments.format) {
        (None, Format::Human) => rule_human::table(RULES, screen),
        (Some(rule), Format::Human) => rule_human::page(rule, screen),
        (None, Format::Json) => rule_json::all(RULES)?,
        (Some(rule), Format::Json) => rule_json::one(rule)?,
    };
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The rule of a name.
///
/// # Errors
/// There is none; the message says which may be meant.
fn find(name: &str, language: Language) -> Result<&'static Rule> {
    registry::find(name).ok_or_else(|| {
        let message = match nearest_name(name).filter(|name| registry::find(name).is_some()) {
            Some(like) => message!("no-such-rule-but", rule = quote(name), like = quote(like)),
            None => message!("no-such-rule", rule = quote(name)),
        };
        anyhow!(message.text(language))
    })
}
