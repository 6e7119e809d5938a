//! Families of reprints. Two seeds belong to one family if a given share of at least one of them is in the other, or
//! if a chain of such pairs connects them.

use std::path::PathBuf;

use super::collation::collate;
use super::passages::WitnessedPassage;
use crate::corpus::index::AnalysedSeed;

/// The least share that makes two seeds a family, by default.
pub const DEFAULT_CONTAINMENT: f32 = 0.5;

/// The witnesses that share enough with a seed to belong to its family, each with the larger of the two shares.
/// `passages` are all passages of the seed, in order of their places.
pub fn related_witnesses(seed: &AnalysedSeed, passages: &[WitnessedPassage], containment: f32) -> Vec<(PathBuf, f32)> {
    let near = collate(seed, passages).into_iter().filter_map(|it| {
        let share = it.share(seed).max(it.share_of_witness());
        Some((it.witness()?.path.clone(), share)).filter(|_| share >= containment)
    });
    near.collect()
}

/// Seeds, numbered from 0, and which of them are related.
#[derive(Debug)]
pub struct Families {
    /// A disjoint-set forest (Tarjan 1975) with path halving; the smaller number becomes the root.
    parents: Vec<usize>,
    /// For each seed, the largest share and the seed that it is shared with.
    nearest: Vec<Option<(f32, usize)>>,
}

/// A member of a family.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FamilyMember {
    /// The number of the seed.
    pub number: usize,
    /// The largest share that it and another seed have in common, of either of the two; 0 to 1.
    pub containment: f32,
    /// The number of that other seed.
    pub nearest: usize,
}

impl Families {
    /// Families of `count` seeds, none of which are related yet.
    pub fn new(count: usize) -> Self {
        Self { parents: (0..count).collect(), nearest: vec![None; count] }
    }

    /// Records that two seeds are related. The order of calls makes no difference, and numbers out of range are
    /// ignored.
    pub fn relate(&mut self, one: usize, two: usize, share: f32) {
        if one.max(two) >= self.parents.len() {
            return;
        }
        let roots = (self.root(one), self.root(two));
        self.parents[roots.0.max(roots.1)] = roots.0.min(roots.1);
        for (of, other) in [(one, two), (two, one)] {
            let best = &mut self.nearest[of];
            if best.is_none_or(|(known, by)| share > known || share == known && other < by) {
                *best = Some((share, other));
            }
        }
    }

    fn root(&mut self, mut of: usize) -> usize {
        while self.parents[of] != of {
            self.parents[of] = self.parents[self.parents[of]];
            of = self.parents[of];
        }
        of
    }

    /// The families of at least two seeds, those with the smallest numbers first, and the members of each sorted by
    /// number.
    pub fn groups(mut self) -> Vec<Vec<FamilyMember>> {
        let mut groups = vec![Vec::new(); self.parents.len()];
        for number in 0..self.parents.len() {
            let root = self.root(number);
            if let Some((containment, nearest)) = self.nearest[number] {
                groups[root].push(FamilyMember { number, containment, nearest });
            }
        }
        groups.retain(|group| !group.is_empty());
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_make_one_family() {
        let mut families = Families::new(7);
        for (one, two, share) in [(5, 2, 0.6), (2, 6, 0.9), (4, 0, 1.0), (6, 5, 0.6), (9, 1, 1.0)] {
            families.relate(one, two, share);
        }
        let groups = families.groups();
        let numbers: Vec<Vec<_>> = groups.iter().map(|group| group.iter().map(|it| it.number).collect()).collect();
        assert_eq!(numbers, [vec![0, 4], vec![2, 5, 6]]);
        let nearest: Vec<_> = groups[1].iter().map(|it| it.nearest).collect();
        assert_eq!(nearest, [6, 2, 2]);
    }
}
