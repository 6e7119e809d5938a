//! The language server protocol: one file a feature. The only place where `tower_lsp` and its types are named.
