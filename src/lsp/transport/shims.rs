//! Parts of the protocol that are newer than its types: they pass through members that the types have.
//!
//! A client announces in `workspace.textDocumentContent` that it asks for the text of virtual documents (LSP 3.18), but the
//! types know only `experimental`. So the member is moved there on the way in, and moved back in the server's answer.

use serde_json::{Value, json};

/// The name of the member, in `workspace` and in `experimental`.
pub(in crate::lsp) const TEXT_DOCUMENT_CONTENT: &str = "textDocumentContent";

/// Moves the member to `experimental` in the client's `initialize`. Leaves any other message unchanged.
pub(in crate::lsp) fn adapt_client_message(message: &mut Value) {
    if message.get("method").is_none_or(|method| method != "initialize") {
        return;
    }
    let Some(capabilities) = message.pointer_mut("/params/capabilities").and_then(Value::as_object_mut) else { return };
    let member = capabilities.get("workspace").and_then(|workspace| workspace.get(TEXT_DOCUMENT_CONTENT)).cloned();
    // The member counts only where the protocol has it.
    let experimental = capabilities.entry("experimental").or_insert_with(|| json!({}));
    if let Some(experimental) = experimental.as_object_mut() {
        experimental.remove(TEXT_DOCUMENT_CONTENT);
        experimental.extend(member.map(|member| (TEXT_DOCUMENT_CONTENT.to_owned(), member)));
    }
}

/// Moves the member from `experimental` to `workspace` in the answer to `initialize`.
pub(in crate::lsp) fn adapt_initialize_response(answer: &mut Value) {
    let Some(capabilities) = answer.pointer_mut("/result/capabilities").and_then(Value::as_object_mut) else { return };
    let Some(experimental) = capabilities.get_mut("experimental").and_then(Value::as_object_mut) else { return };
    let Some(member) = experimental.remove(TEXT_DOCUMENT_CONTENT) else { return };
    if experimental.is_empty() {
        capabilities.remove("experimental");
    }
    let workspace = capabilities.entry("workspace").or_insert_with(|| json!({}));
    if let Some(workspace) = workspace.as_object_mut() {
        workspace.insert(TEXT_DOCUMENT_CONTENT.to_owned(), member);
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
