//! What is newer in the protocol than the types that are used for it: it goes through members that those have.
//!
//! A client says in `workspace.textDocumentContent` that it asks for the text of documents which no file holds (LSP 3.18);
//! the types know only `experimental`. The server's answer is put where the protocol wants it.

use serde_json::{Value, json};

/// The member, in the protocol and in `experimental`.
pub(super) const TEXT_DOCUMENT_CONTENT: &str = "textDocumentContent";

/// Puts what a client says in `initialize` to where the types have it. Any other message is left as it is.
pub(super) fn adapt_client_message(message: &mut Value) {
    if message.get("method").is_none_or(|method| method != "initialize") {
        return;
    }
    let Some(capabilities) = message.pointer_mut("/params/capabilities").and_then(Value::as_object_mut) else { return };
    let said = capabilities.get("workspace").and_then(|workspace| workspace.get(TEXT_DOCUMENT_CONTENT)).cloned();
    // Only the protocol's own place counts.
    let experimental = capabilities.entry("experimental").or_insert_with(|| json!({}));
    if let Some(experimental) = experimental.as_object_mut() {
        experimental.remove(TEXT_DOCUMENT_CONTENT);
        experimental.extend(said.map(|said| (TEXT_DOCUMENT_CONTENT.to_owned(), said)));
    }
}

/// Puts what the server answers to it to where the protocol has it.
pub(super) fn adapt_initialize_response(answer: &mut Value) {
    let Some(capabilities) = answer.pointer_mut("/result/capabilities").and_then(Value::as_object_mut) else { return };
    let Some(experimental) = capabilities.get_mut("experimental").and_then(Value::as_object_mut) else { return };
    let Some(said) = experimental.remove(TEXT_DOCUMENT_CONTENT) else { return };
    if experimental.is_empty() {
        capabilities.remove("experimental");
    }
    let workspace = capabilities.entry("workspace").or_insert_with(|| json!({}));
    if let Some(workspace) = workspace.as_object_mut() {
        workspace.insert(TEXT_DOCUMENT_CONTENT.to_owned(), said);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capability_that_the_types_do_not_know_comes_through() {
        let mut message = json!({
            "method": "initialize",
            "params": { "capabilities": { "workspace": { "textDocumentContent": { "dynamicRegistration": true } } } },
        });
        adapt_client_message(&mut message);
        let experimental = &message["params"]["capabilities"]["experimental"];
        assert_eq!(*experimental, json!({ "textDocumentContent": { "dynamicRegistration": true } }));
        let mut answer = json!({
            "result": { "capabilities": { "experimental": { "textDocumentContent": { "schemes": ["a"] } } } },
        });
        adapt_initialize_response(&mut answer);
        let wanted = json!({ "capabilities": { "workspace": { "textDocumentContent": { "schemes": ["a"] } } } });
        assert_eq!(answer["result"], wanted);
    }

    #[test]
    fn whatever_else_comes_is_left_alone() {
        for message in [json!([]), json!({ "method": "initialize" }), json!({ "method": "initialize", "params": [1] })]
        {
            let mut same = message.clone();
            adapt_client_message(&mut same);
            assert_eq!(same, message);
        }
        let mut odd =
            json!({ "method": "initialize", "params": { "capabilities": { "experimental": 7, "workspace": "?" } } });
        adapt_client_message(&mut odd);
        assert_eq!(odd["params"]["capabilities"]["experimental"], 7);
    }
}
