//! A lineage, ready to be printed in any form.

use crate::corpus::{AnalysedSeed, Origin};
use crate::reprints::Variant;

/// The members of a family, the earliest first.
pub(in crate::cli) struct Tree<'a> {
    pub(in crate::cli) branches: Vec<Branch<'a>>,
}

/// One of them.
pub(in crate::cli) struct Branch<'a> {
    pub(in crate::cli) member: &'a AnalysedSeed,
    pub(in crate::cli) origin: &'a Origin,
    /// What it reads differently from its original; empty if that is not to be shown.
    pub(in crate::cli) changes: Vec<Variant>,
}

impl Tree<'_> {
    /// The members that come from one, or from nobody, the earliest first.
    pub(in crate::cli) fn children(&self, of: Option<usize>) -> impl Iterator<Item = (usize, &Branch<'_>)> {
        self.branches.iter().enumerate().filter(move |(_, branch)| branch.origin.parent == of)
    }

    /// The member with a number.
    pub(in crate::cli) fn member(&self, number: usize) -> Option<&AnalysedSeed> {
        self.branches.get(number).map(|branch| branch.member)
    }
}
