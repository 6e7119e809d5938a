//! How whoever looks something up says that a folder's index is damaged.

use std::sync::Arc;

/// Has a folder's index rebuilt. Clones belong to the same folder.
#[derive(Clone)]
pub(in crate::lsp) struct DamageSignal(Arc<dyn Fn() + Send + Sync>);

impl DamageSignal {
    /// A signal that calls `on_damage`, which must not wait.
    pub(in crate::lsp) fn new(on_damage: impl Fn() + Send + Sync + 'static) -> Self {
        Self(Arc::new(on_damage))
    }

    /// Says that a look-up has found the index damaged.
    pub(in crate::lsp) fn raise(&self) {
        (self.0)();
    }
}
