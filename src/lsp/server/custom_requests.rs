//! The table of the server's own requests: those that `tower_lsp`'s trait lacks.
//!
//! From the table the requests are routed, announced in `capabilities.experimental.variorum.requests`, and compared with
//! docs/protocol.md. To add one, add a row and describe it on that page.

use std::sync::Arc;

use tower_lsp::LspServiceBuilder;
use tower_lsp::jsonrpc::Error;

use super::backend::Backend;
use crate::lsp::requests::panels::{apparatus, corpus, families, reprints, status, witnesses};
use crate::lsp::requests::{comparison, contents, problem_report, rule_page};

/// One of the server's own requests or notifications.
pub(super) struct CustomRequest {
    /// Its method.
    pub(super) method: &'static str,
    /// Whether it is one of Variorum's, which are announced to the client and described in docs/protocol.md. The others belong to
    /// the protocol.
    pub(super) is_ours: bool,
    /// Adds its handler under its method.
    register: Register,
}

/// Adds a handler to the service.
type Register = fn(LspServiceBuilder<Backend>, &'static str) -> LspServiceBuilder<Backend>;

/// A request of Variorum's own.
const fn ours(method: &'static str, register: Register) -> CustomRequest {
    CustomRequest { method, is_ours: true, register }
}

/// A request of the protocol that `tower_lsp`'s trait lacks.
const fn of_protocol(method: &'static str, register: Register) -> CustomRequest {
    CustomRequest { method, is_ours: false, register }
}

/// Registers a request that is answered from the view, its parameters, and the flag that cancels it.
macro_rules! answer {
    ($name:literal, $answer:path) => {
        |service, method| {
            service.custom_method(method, |backend: &Backend, params| {
                backend.run_request($name, move |view, cancel| $answer(view, &params, cancel))
            })
        }
    };
}

/// Registers a request as [`answer`] does, whose answer also sends requests to the client.
macro_rules! answer_with_client {
    ($name:literal, $answer:path) => {
        |service, method| {
            service.custom_method(method, |backend: &Backend, params| {
                let client = backend.client.clone();
                backend.run_request($name, move |view, cancel| $answer(view, &client, &params, cancel))
            })
        }
    };
}

/// All of them, in the order in which they are announced.
pub(super) const CUSTOM_REQUESTS: &[CustomRequest] = &[
    ours("variorum/reprints", answer!("reprints", reprints::reprints)),
    ours("variorum/witnesses", answer!("witnesses", witnesses::witnesses)),
    ours("variorum/apparatus", answer!("the apparatus", apparatus::apparatus)),
    ours("variorum/comparison", answer!("a comparison", comparison::comparison)),
    ours("variorum/corpus", answer_with_client!("the corpus", corpus::corpora)),
    ours("variorum/families", answer_with_client!("families", families::families)),
    ours("variorum/status", |service, method| {
        service.custom_method(method, |backend: &Backend| {
            backend.run_request("the status", |view, _| Ok(status::status(view)))
        })
    }),
    ours("variorum/ruleDocumentation", |service, method| {
        service.custom_method(method, |_: &Backend, params| async move { Ok::<_, Error>(rule_page::page(&params)) })
    }),
    ours("variorum/problemReport", |service, method| {
        service.custom_method(method, |backend: &Backend| {
            let trace = Arc::clone(&backend.trace);
            backend.run_request("a report", move |view, _| Ok(problem_report::report(view, &trace)))
        })
    }),
    of_protocol("workspace/textDocumentContent", answer!("a document's text", contents::content)),
    of_protocol("window/workDoneProgress/cancel", |service, method| {
        service.custom_method(method, Backend::cancel_progress)
    }),
];

/// Adds the handlers of all custom requests.
pub(super) fn register_all(service: LspServiceBuilder<Backend>) -> LspServiceBuilder<Backend> {
    CUSTOM_REQUESTS.iter().fold(service, |service, request| (request.register)(service, request.method))
}

/// The methods that are announced to the client.
pub(super) fn announced() -> Vec<&'static str> {
    CUSTOM_REQUESTS.iter().filter(|request| request.is_ours).map(|request| request.method).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = include_str!("../../../docs/protocol.md");

    #[test]
    fn the_page_describes_our_requests_and_no_others() {
        let headings = PAGE.lines().filter_map(|line| line.strip_prefix("## `variorum/")?.strip_suffix('`'));
        let mut described: Vec<String> = headings.map(|name| format!("variorum/{name}")).collect();
        // A notification to the client, which needs no handler.
        described.retain(|method| method != "variorum/corpusChanged");
        described.sort_unstable();
        let mut announced = announced();
        announced.sort_unstable();
        assert_eq!(described, announced, "docs/protocol.md has one section for each request");
    }
}
