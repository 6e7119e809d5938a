//! `variorum rule`: the list of rules, and the documentation of each.

use std::io::Write;
use std::process::ExitCode;

use anyhow::{Result, anyhow};

use crate::cli::arguments::{Format, RuleArguments};
use crate::cli::output::rules::{human, json};
use crate::cli::terminal::{self, Screen};
use crate::messages::{Language, message, quote};
use crate::rules::registry::{self, RULES};
use crate::rules::{Rule, nearest_name};

/// Runs the command.
///
/// # Errors
/// There is no such rule, or the output cannot be written.
pub(in crate::cli) fn run(arguments: &RuleArguments, language: Language) -> Result<ExitCode> {
    let screen = Screen::for_standard_output(language);
    let named = arguments.name.as_deref().map(|name| find(name, language)).transpose()?;
    let mut out = terminal::standard_output(arguments.format.audience());
    let text = match (named, arguments.format) {
        (None, Format::Human) => human::table(RULES, screen),
        (Some(rule), Format::Human) => human::page(rule, screen),
        (None, Format::Json) => json::all(RULES)?,
        (Some(rule), Format::Json) => json::one(rule)?,
    };
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Finds a rule by name.
///
/// # Errors
/// There is no such rule. The message suggests a similar name.
fn find(name: &str, language: Language) -> Result<&'static Rule> {
    registry::find(name).ok_or_else(|| {
        let message = match nearest_name(name).filter(|name| registry::find(name).is_some()) {
            Some(like) => message!("no-such-rule-but", rule = quote(name), like = quote(like)),
            None => message!("no-such-rule", rule = quote(name)),
        };
        anyhow!(message.text(language))
    })
}
