//! Compares two indexes, to check one against a rebuild.

use super::{Index, IndexError, bodies};

impl Index {
    /// The first difference from another index of the same files, described in English for maintainers; `None` if the
    /// two agree. Values that only say whether a file has to be read again are left out. Reads both indexes, and
    /// holds their postings in memory.
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

/// The first item of two sorted lists that is not in both.
fn first_alone<T: PartialEq + Ord>(mut one: impl Iterator<Item = T>, mut two: impl Iterator<Item = T>) -> Option<T> {
    loop {
        match (one.next(), two.next()) {
            (Some(one), Some(two)) if one == two => {}
            (Some(one), Some(two)) => return Some(one.min(two)),
            (alone, None) | (None, alone) => return alone,
        }
    }
}
