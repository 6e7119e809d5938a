//! Everything besides its text that the findings in a seed depend on.

use std::sync::Arc;

use crate::corpus::Policy;

/// How the seeds of a folder are checked. Results obtained on other terms cannot be reused.
#[derive(Clone, Debug)]
pub(in crate::lsp) struct CheckTerms {
    /// The rules and today's date.
    pub(in crate::lsp) policy: Policy,
    /// Whether seeds are compared with one another.
    pub(in crate::lsp) can_compare: bool,
    /// How often a manifest has changed; a manifest further inside a folder counts too.
    pub(in crate::lsp) manifests_changed: u64,
}

impl PartialEq for CheckTerms {
    /// Manifests and settings are compared by identity: they are replaced whenever they are read again.
    fn eq(&self, other: &Self) -> bool {
        let manifest = |terms: &Self| terms.policy.manifest.as_ref().map(Arc::as_ptr);
        manifest(self) == manifest(other)
            && Arc::ptr_eq(&self.policy.last, &other.policy.last)
            && self.policy.today == other.policy.today
            && self.can_compare == other.can_compare
            && self.manifests_changed == other.manifests_changed
    }
}
