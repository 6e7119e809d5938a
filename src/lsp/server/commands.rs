//! The table of commands that the server carries out for `workspace/executeCommand`.
//!
//! From the table commands are routed, announced in `capabilities.executeCommandProvider`, and compared with
//! docs/protocol.md. To add one, name it in [`protocol::commands`](crate::lsp::protocol::commands), add a row, and describe it on
//! that page.

use std::pin::Pin;

use serde_json::Value;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{ExecuteCommandParams, ProgressToken};

use super::backend::Backend;
use crate::lsp::protocol::client_features::ClientFeatures;
use crate::lsp::protocol::commands::{
    FILL_METADATA, FIX_WORKSPACE, OPEN_APPARATUS, OPEN_COMPARISON, OPEN_EARLIEST, REINDEX,
};
use crate::lsp::requests::passages::code_lens;
use crate::lsp::requests::{contents, proposal};
use crate::lsp::state::change::Change;

/// A command of the server.
pub(super) struct ServerCommand {
    /// Its name.
    pub(super) name: &'static str,
    /// Whether it is announced to a client that can do these things.
    pub(super) is_for: fn(&ClientFeatures) -> bool,
    /// Carries it out.
    run: fn(&Backend, CommandCall) -> CommandFuture,
}

/// What a command is called with.
struct CommandCall {
    arguments: Vec<Value>,
    /// The token of the client's progress.
    token: Option<ProgressToken>,
}

type CommandFuture = Pin<Box<dyn Future<Output = Result<()>> + Send>>;

/// All of them, in the order in which they are announced.
pub(super) const SERVER_COMMANDS: &[ServerCommand] = &[
    ServerCommand {
        name: FIX_WORKSPACE,
        is_for: |client| client.applies_edits,
        run: |backend, CommandCall { token, .. }| {
            let client = backend.client.clone();
            Box::pin(backend.run_request("fixing the corpus", move |view, cancel| {
                proposal::fix::propose(view, &client, token.as_ref(), cancel)
            }))
        },
    },
    ServerCommand {
        name: FILL_METADATA,
        is_for: |client| client.applies_edits,
        run: |backend, CommandCall { arguments, token }| {
            let client = backend.client.clone();
            Box::pin(backend.run_request("filling in metadata", move |view, cancel| {
                proposal::fill::propose(view, &client, &arguments, token.as_ref(), cancel)
            }))
        },
    },
    ServerCommand {
        name: OPEN_COMPARISON,
        is_for: |client| client.shows_contents,
        run: |backend, call| open_virtual_document(backend, OPEN_COMPARISON, call),
    },
    ServerCommand {
        name: OPEN_APPARATUS,
        is_for: |client| client.shows_contents,
        run: |backend, call| open_virtual_document(backend, OPEN_APPARATUS, call),
    },
    ServerCommand {
        name: OPEN_EARLIEST,
        is_for: |_| true,
        run: |backend, CommandCall { arguments, .. }| {
            let client = backend.client.clone();
            Box::pin(backend.run_request("opening a witness", move |view, cancel| {
                code_lens::open_earliest(view, &client, &arguments, cancel)
            }))
        },
    },
    ServerCommand { name: REINDEX, is_for: |_| true, run: |backend, _| reindex(backend) },
];

/// Carries out a command; `None` if there is no command of this name.
pub(super) fn run(backend: &Backend, params: ExecuteCommandParams) -> Option<CommandFuture> {
    let command = SERVER_COMMANDS.iter().find(|command| command.name == params.command)?;
    let token = params.work_done_progress_params.work_done_token;
    Some((command.run)(backend, CommandCall { arguments: params.arguments, token }))
}

fn open_virtual_document(
    backend: &Backend,
    name: &'static str,
    CommandCall { arguments, .. }: CommandCall,
) -> CommandFuture {
    let client = backend.client.clone();
    Box::pin(backend.run_request("opening a document", move |view, _| contents::open(view, &client, name, &arguments)))
}

/// Discards every index, and then opens every folder again.
fn reindex(backend: &Backend) -> CommandFuture {
    let discarded = backend.run_request("indexing", |view, _| {
        let snapshots = view.folders.iter().filter_map(|folder| folder.snapshot.as_ref());
        snapshots.filter_map(|snapshot| snapshot.index()).for_each(|index| index.request_rebuild());
        Ok(())
    });
    let send_change = backend.change_sender();
    Box::pin(async move {
        discarded.await?;
        send_change(Change::Reindex);
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = include_str!("../../../docs/protocol.md");

    #[test]
    fn the_page_describes_our_commands_and_no_others() {
        let rows = PAGE.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
        let described: Vec<&str> = rows.map(|(name, _)| name).collect();
        let names: Vec<&str> = SERVER_COMMANDS.iter().map(|command| command.name).collect();
        assert_eq!(described, names, "docs/protocol.md lists the commands in the order of the table");
    }
}
