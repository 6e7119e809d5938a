//! The paranoid mode: whether two indexes say the same.

use super::{Index, IndexError, bodies};

impl Index {
    /// Where this index differs from another one of the same files: in what, in words for those who look after
    /// Variorum; none if they say the same. What tells only whether a file is to be looked at again is left out. Costs
    /// reading both, and their postings in memory.
    ///
    /// # Errors
    /// One of them is damaged, or cannot be read.
    pub fn difference(&self, other: &Self) -> Result<Option<String>, IndexError> {
        let (here, there) = (self.reader()?, other.reader()?);
        let (heads, others) = (here.heads()?, there.heads()?);
        if let Some(id) = first_alone(heads.iter().map(|(id, _)| *id), others.iter().map(|(id, _)| *id)) {
            return Ok(Some(format!("only one of the two has the file {id:?}")));
        }
        for ((id, one), (_, two)) in heads.iter().zip(&others) {
            let name = String::from_utf8_lossy(&one.name);
            if (&one.name, one.content, &one.seed) != (&two.name, two.content, &two.seed) {
                return Ok(Some(format!("{name} is not the same in both")));
            }
            let Some(seed) = &one.seed else { continue };
            let body = |index: &Self, reader: &super::IndexReader| {
                bodies::get(index.bodies, reader.txn(), *id, seed.body.packed())
            };
            if here.outline(*id)? != there.outline(*id)? {
                return Ok(Some(format!("{name} is looked up by something else")));
            }
            if body(self, &here)? != body(other, &there)? {
                return Ok(Some(format!("{name} reads differently")));
            }
        }
        let (postings, others) = (self.all_postings(here.txn())?, other.all_postings(there.txn())?);
        if let Some(posting) = first_alone(postings.into_iter(), others.into_iter()) {
            return Ok(Some(format!("only one of the two has {posting:?}")));
        }
        let seeds = heads.iter().filter(|(_, head)| head.seed.is_some()).count();
        let counted = (here.len()?, there.len()?);
        Ok((counted != (seeds, seeds)).then(|| format!("{counted:?} seeds are counted, and there are {seeds}")))
    }
}

/// The first of two lists in order that is not in both.
fn first_alone<T: PartialEq + Ord>(mut one: impl Iterator<Item = T>, mut two: impl Iterator<Item = T>) -> Option<T> {
    loop {
        match (one.next(), two.next()) {
            (Some(one), Some(two)) if one == two => {}
            (Some(one), Some(two)) => return Some(one.min(two)),
            (alone, None) | (None, alone) => return alone,
        }
    }
}
