//! A lineage: who copied whom in a family.

pub(in crate::cli) mod graph;
pub(in crate::cli) mod human;
pub(in crate::cli) mod json;

use crate::corpus::{AnalysedSeed, Origin};
use crate::reprints::Variant;

/// The members of a family, the earliest first.
pub(in crate::cli) struct LineageTree<'a> {
    pub(in crate::cli) branches: Vec<LineageBranch<'a>>,
}

/// A member and its origin.
pub(in crate::cli) struct LineageBranch<'a> {
    pub(in crate::cli) member: &'a AnalysedSeed,
    pub(in crate::cli) origin: &'a Origin,
    /// What it changed, if that is to be shown.
    pub(in crate::cli) changes: Vec<Variant>,
}

impl LineageTree<'_> {
    /// The copies of a member, or the members without an original, the earliest first.
    pub(in crate::cli) fn children(&self, of: Option<usize>) -> impl Iterator<Item = (usize, &LineageBranch<'_>)> {
        self.branches.iter().enumerate().filter(move |(_, branch)| branch.origin.parent == of)
    }

    /// The member with this number.
    pub(in crate::cli) fn member(&self, number: usize) -> Option<&AnalysedSeed> {
        self.branches.get(number).map(|branch| branch.member)
    }
}
