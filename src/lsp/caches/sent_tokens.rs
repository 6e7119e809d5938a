//! The semantic tokens that the client was sent last, so that the next answer can be an edit of them.

use tower_lsp::ls_types::SemanticToken;

/// The tokens of one document, whatever its version.
#[derive(Debug, Default)]
pub(in crate::lsp) struct SentTokens {
    /// How many results have been sent; the last result's id.
    count: u64,
    last: Option<(String, Vec<SemanticToken>)>,
}

impl SentTokens {
    /// Remembers `tokens` as sent. Returns the id of this result, and the previous result with its own id.
    pub(in crate::lsp) fn replace(
        &mut self,
        tokens: Vec<SemanticToken>,
    ) -> (String, Option<(String, Vec<SemanticToken>)>) {
        self.count += 1;
        let id = self.count.to_string();
        (id.clone(), self.last.replace((id, tokens)))
    }
}
