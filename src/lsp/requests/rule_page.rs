//! `variorum/ruleDocumentation`: the page that explains a rule, for the editor to show.

use serde::{Deserialize, Serialize};

use crate::rules::pages;

/// The parameters: a rule's name, or the path of the URI to which its diagnostics link.
#[derive(Deserialize)]
pub(in crate::lsp) struct RulePageParams {
    rule: String,
}

/// A rule's page.
#[derive(Serialize)]
pub(in crate::lsp) struct RulePage {
    /// The rule's name.
    rule: String,
    /// The page, in Markdown.
    text: &'static str,
}

/// Answers `variorum/ruleDocumentation`; `None` if there is no such rule.
pub(in crate::lsp) fn page(params: &RulePageParams) -> Option<RulePage> {
    let rule = params.rule.trim_start_matches('/');
    let rule = rule.strip_suffix(".md").unwrap_or(rule);
    Some(RulePage { rule: rule.to_owned(), text: pages::page(rule)? })
}
