//! Where a seed says that it comes from.

use serde::{Deserialize, Serialize};

use crate::seed::{FieldKind, Seed};
use crate::text::fold::fold_text;

/// The sources that a seed states.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::corpus) struct StatedSources {
    /// Their names, folded.
    sources: Vec<String>,
    /// The hosts of its addresses.
    sites: Vec<String>,
}

impl StatedSources {
    /// The sources that a seed's fields state.
    pub(super) fn from_seed(seed: &Seed) -> Self {
        let stated = |kind: FieldKind, part: fn(&str) -> Option<String>| -> Vec<String> {
            seed.fields_of(kind).filter_map(|field| part(&field.value)).collect()
        };
        let name = |value: &str| Some(fold_text(value)).filter(|name| !name.is_empty());
        let site = |value: &str| url::Url::parse(value).ok()?.host_str().map(str::to_owned);
        Self { sources: stated(FieldKind::Source, name), sites: stated(FieldKind::Url, site) }
    }

    /// Whether two seeds state a source in common, or, if neither states one, a host.
    pub(in crate::corpus) fn share_a_source_with(&self, other: &Self) -> bool {
        if self.sources.is_empty() && other.sources.is_empty() {
            return self.sites.iter().any(|site| other.sites.contains(site));
        }
        self.share_a_name_with(other)
    }

    /// Whether two seeds name a source in common.
    pub(in crate::corpus) fn share_a_name_with(&self, other: &Self) -> bool {
        self.sources.iter().any(|source| other.sources.contains(source))
    }
}
