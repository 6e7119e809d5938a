//! The page that explains a rule, for the editor to show.
//!
//! Diagnostics lead to it by a URI of our own, `variorum-rule:/text/control-character.md`; what it stands for the client
//! asks by `variorum/ruleDocumentation`.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{CodeDescription, Uri};

use crate::rules::pages;

/// The request.
pub(super) const METHOD: &str = "variorum/ruleDocumentation";

/// What is asked: a rule's name, or the path of its URI.
#[derive(Deserialize)]
pub(super) struct RulePageParams {
    rule: String,
}

/// A rule's page.
#[derive(Serialize)]
pub(super) struct RulePage {
    /// The rule's name.
    rule: String,
    /// Its page, as Markdown.
    text: &'static str,
}

/// Where a rule is explained; `None` of what is no rule.
pub(super) fn description(rule: &str) -> Option<CodeDescription> {
    pages::page(rule)?;
    Some(CodeDescription { href: Uri::from_str(&format!("variorum-rule:/{rule}.md")).ok()? })
}

/// Answers the request: `None` if there is no such rule.
pub(super) fn page(params: &RulePageParams) -> Option<RulePage> {
    let rule = params.rule.trim_start_matches('/');
    let rule = rule.strip_suffix(".md").unwrap_or(rule);
    Some(RulePage { rule: rule.to_owned(), text: pages::page(rule)? })
}
