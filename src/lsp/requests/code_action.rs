//! Code actions: the fixes of the findings at a place, all fixes of a rule, all safe fixes, and ways to hide a finding.

use serde::{Deserialize, Serialize};
use tower_lsp::ls_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse, Command, Uri,
};

use super::edits::{FileEdits, workspace_edit};
use super::fixes;
use super::passages::changes;
use crate::cancel::Cancel;
use crate::corpus::LookupError;
use crate::ide::fixes::{FixSelection, OfferedFix, RuleFixes, offered, rule_fixes, suppressed};
use crate::lsp::diagnostics;
use crate::lsp::protocol::commands::FIX_WORKSPACE;
use crate::lsp::protocol::convert;
use crate::lsp::protocol::request_error::RequestError;
use crate::lsp::view::View;
use crate::lsp::view::document::Document;
use crate::messages::{Message, message, quote};
use crate::rules::{Edit, Finding, Fix, Safety};
use crate::seed::FormatHint;

/// All safe fixes of a file. An editor can apply them whenever it saves the file.
pub(in crate::lsp) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.variorum");

/// All safe fixes of the corpus. It is not below `source.fixAll`, because who fixes a file on saving it means that file only.
pub(in crate::lsp) const FIX_CORPUS: CodeActionKind = CodeActionKind::new("source.fixCorpus.variorum");

/// What an action has to remember to be completed once it is chosen.
#[derive(Serialize, Deserialize)]
struct DeferredAction {
    uri: Uri,
    version: i32,
    wanted: Chosen,
}

/// What was chosen.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Chosen {
    /// Fixes.
    Fix(FixSelection),
    /// Hiding the finding of a rule at a byte, or all findings of the rule in the file.
    Ignore { rule: String, at: usize, in_file: bool },
}

/// Answers `textDocument/codeAction`: every fix of every finding that the range touches, all fixes of their rules in the file,
/// what the witnesses of the place [suggest](changes), and all safe fixes of the file and of the corpus.
///
/// # Errors
/// [`RequestError::ContentModified`] if the document has changed before the findings were known; [`RequestError::Cancelled`] once `cancel` is
/// raised.
pub(in crate::lsp) fn code_actions(
    view: &View,
    params: &CodeActionParams,
    cancel: &Cancel,
) -> Result<Option<CodeActionResponse>, RequestError> {
    let only = params.context.only.as_deref();
    let asked = |kind: CodeActionKind| only.is_none_or(|only| only.iter().any(|only| includes(only, &kind)));
    let kinds =
        [CodeActionKind::QUICKFIX, CodeActionKind::REFACTOR_REWRITE, CodeActionKind::EMPTY, FIX_ALL, FIX_CORPUS];
    if !kinds.into_iter().any(asked) {
        return Ok(None);
    }
    let Some(document) = view.read_or_manifest(&params.text_document.uri)? else { return Ok(None) };
    let findings = view.findings(document).map_err(unfound)?;
    let mut actions = Vec::new();
    if asked(CodeActionKind::QUICKFIX) {
        let range = convert::span_of(&document.rope, params.range, view.client.unit);
        let touched = |finding: &&Finding| finding.span.start() <= range.end() && range.start() <= finding.span.end();
        let touched: Vec<_> = findings.iter().filter(touched).collect();
        actions.extend(touched.iter().flat_map(|finding| singles(view, document, finding)));
        actions.extend(of_rules(view, document, &findings, &touched)?);
        if !document.is_manifest() {
            for finding in touched.iter().take(MAX_HIDDEN) {
                actions.extend(ignoring(view, document, finding)?);
            }
        }
    }
    actions.extend(changes::suggested(view, params, asked, cancel)?);
    let can_fix = findings.iter().any(|finding| FixSelection::EverySafe.includes_one_of(finding));
    if can_fix && asked(FIX_ALL) {
        let title = message!("fix-all-safe");
        actions.push(for_many(view, document, FIX_ALL, &title, FixSelection::EverySafe)?);
    }
    if can_fix && asked(FIX_CORPUS) && view.client.applies_edits {
        let title = message!("fix-corpus").text(view.client.language);
        let command = Command { title: title.clone(), command: FIX_WORKSPACE.into(), arguments: None };
        let kind = Some(FIX_CORPUS);
        actions.push(CodeAction { title, kind, command: Some(command), ..CodeAction::default() });
    }
    Ok(Some(actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()))
}

/// Whether a client that asks for `only` asks for a kind: for the kind itself or for one above it.
fn includes(only: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let (only, kind) = (only.as_str(), kind.as_str());
    only.is_empty() || kind.strip_prefix(only).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Each fix of one finding.
fn singles(view: &View, document: &Document, finding: &Finding) -> Vec<CodeAction> {
    let action = |offer: OfferedFix| single(view, document, finding, offer.fix, offer.is_preferred);
    offered(finding).into_iter().map(action).collect()
}

fn single(view: &View, document: &Document, finding: &Finding, fix: &Fix, preferred: bool) -> CodeAction {
    CodeAction {
        title: fix.title.title(view.client.language),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostics::diagnostic(view, document, finding)]),
        edit: Some(workspace_edit(&view.client, vec![FileEdits::new(view, document, &fix.edits)], None)),
        is_preferred: Some(preferred),
        ..CodeAction::default()
    }
}

/// How many of the findings at one place can be hidden by an action. Each is tried out, which parses the document anew.
const MAX_HIDDEN: usize = 4;

/// In a longer document hiding a finding is offered without being tried out, if the client asks again for what is chosen:
/// editors ask for actions whenever the cursor moves, and it can nearly always be done.
const MAX_TRIED_BYTES: usize = 100_000;

/// The ways to hide a finding.
fn ignoring(view: &View, document: &Document, finding: &Finding) -> Result<Vec<CodeAction>, RequestError> {
    let titles =
        [message!("ignore-here", rule = quote(finding.rule)), message!("ignore-in-file", rule = quote(finding.rule))];
    let is_late = view.client.resolves_actions && document.rope.len_bytes() > MAX_TRIED_BYTES;
    let mut ways = Vec::new();
    for (title, in_file) in titles.into_iter().zip([false, true]) {
        if is_late {
            let chosen = Chosen::Ignore { rule: finding.rule.to_owned(), at: finding.span.start(), in_file };
            let mut action = later(view, document, CodeActionKind::QUICKFIX, &title, chosen)?;
            action.diagnostics = Some(vec![diagnostics::diagnostic(view, document, finding)]);
            action.is_preferred = Some(false);
            ways.push(action);
        } else if let Some(edit) = hiding(document, finding, in_file) {
            let fix = Fix { title, safety: Safety::NeedsALook, edits: vec![edit], to_utf8: false };
            ways.push(single(view, document, finding, &fix, false));
        }
    }
    Ok(ways)
}

/// The edit that hides a finding. Parses the document a few times.
fn hiding(document: &Document, finding: &Finding, in_file: bool) -> Option<Edit> {
    let reading = document.reading();
    suppressed(&reading.seed, FormatHint::from_path(&reading.path), finding, in_file)
}

/// For each rule among the findings that are touched all its fixes in the file that are as safe, if there are several.
fn of_rules(
    view: &View,
    document: &Document,
    findings: &[Finding],
    touched: &[&Finding],
) -> Result<Vec<CodeAction>, RequestError> {
    let offers = rule_fixes(findings, touched).into_iter();
    let action = |RuleFixes { finding, selection, title }: RuleFixes| {
        let mut action = for_many(view, document, CodeActionKind::QUICKFIX, &title, selection)?;
        action.diagnostics = Some(vec![diagnostics::diagnostic(view, document, finding)]);
        Ok(action)
    };
    offers.map(action).collect()
}

/// An action for many findings. Its edit is worked out only when it is chosen, if the client then asks for it.
fn for_many(
    view: &View,
    document: &Document,
    kind: CodeActionKind,
    title: &Message,
    wanted: FixSelection,
) -> Result<CodeAction, RequestError> {
    later(view, document, kind, title, Chosen::Fix(wanted))
}

fn later(
    view: &View,
    document: &Document,
    kind: CodeActionKind,
    title: &Message,
    wanted: Chosen,
) -> Result<CodeAction, RequestError> {
    let action = CodeAction { title: title.text(view.client.language), kind: Some(kind), ..CodeAction::default() };
    if !view.client.resolves_actions {
        return with_edit(view, document, action, &wanted);
    }
    let deferred = DeferredAction { uri: document.uri.clone(), version: document.version, wanted };
    Ok(CodeAction { data: serde_json::to_value(deferred).ok(), ..action })
}

/// Why there are no findings. Nobody waits for those of a document that has changed.
fn unfound(error: LookupError) -> RequestError {
    RequestError::from_lookup(error, || RequestError::ContentModified)
}

fn with_edit(
    view: &View,
    document: &Document,
    action: CodeAction,
    chosen: &Chosen,
) -> Result<CodeAction, RequestError> {
    let edits = match chosen {
        Chosen::Fix(wanted) => fixes::fixed(view, document, wanted).map_err(unfound)?.0,
        Chosen::Ignore { rule, at, in_file } => {
            let findings = view.findings(document).map_err(unfound)?;
            let finding = findings.iter().find(|finding| finding.rule == rule && finding.span.start() == *at);
            let edit = finding.and_then(|finding| hiding(document, finding, *in_file));
            let none =
                || RequestError::Failed(message!("ignore-nowhere", rule = quote(rule)).text(view.client.language));
            vec![edit.ok_or_else(none)?]
        }
    };
    let edit = workspace_edit(&view.client, vec![FileEdits::new(view, document, &edits)], None);
    Ok(CodeAction { edit: Some(edit), ..action })
}

/// Answers `codeAction/resolve`.
///
/// # Errors
/// [`RequestError::ContentModified`] if the document has changed since the action was offered; [`RequestError::Failed`] if a finding cannot be
/// hidden at its place.
pub(in crate::lsp) fn resolved(view: &View, mut action: CodeAction) -> Result<CodeAction, RequestError> {
    if let Some(suggested) = changes::resolved(view, &action)? {
        return Ok(suggested);
    }
    let deferred = action.data.take().and_then(|data| serde_json::from_value::<DeferredAction>(data).ok());
    let Some(DeferredAction { uri, version, wanted }) = deferred else { return Ok(action) };
    let document = view
        .read_or_manifest(&uri)?
        .filter(|document| document.version == version)
        .ok_or(RequestError::ContentModified)?;
    with_edit(view, document, action, &wanted)
}
