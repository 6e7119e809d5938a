//! Which members of a family were made from two others.
//!
//! Second sources are added to a tree one by one, those first that make it cheaper by most, as TreeMix adds
//! migrations to a tree of populations (Pickrell and Pritchard 2012). What counts is the price of the whole tree.
//! Neither source may come from the copy, so a text is not taken for a mixture of its source and its own copy if that
//! copy would be harder to explain otherwise.

use super::arborescence::{Costs, cheapest};
use super::mosaic::SourcePair;

/// A second source has to make a family cheaper by at least this much, in nats.
pub const MIN_GAIN_NATS: f64 = 1.0;

/// How many pairs are tried for each text, the cheapest ones.
const MAX_PAIRS_TRIED: usize = 8;

/// How many branches are cut through which a source comes from the copy.
const MAX_DETOURS: usize = 4;

/// For each member, the two it was made from, or `None`. `pairs` are the candidates of each, the cheapest first.
///
/// Costs a few calls of [`cheapest`] for each member that two sources make cheaper.
pub fn sources(costs: &Costs, pairs: &[Vec<SourcePair>]) -> Vec<Option<SourcePair>> {
    let mut found: Vec<Option<SourcePair>> = vec![None; pairs.len()];
    let mut costs = costs.clone();
    let mut tree = cheapest(&costs);
    let now = |costs: &Costs, tree: &[Option<usize>], to: usize| costs.cost(tree.get(to).copied().flatten(), to);
    let gain = |to: usize, pair: &SourcePair| now(&costs, &tree, to) - pair.price;
    let mut open: Vec<(usize, f64)> = pairs
        .iter()
        .enumerate()
        .filter_map(|(to, pairs)| Some((to, pairs.first().map(|pair| gain(to, pair))?)))
        .filter(|(_, gain)| *gain >= MIN_GAIN_NATS)
        .collect();
    open.sort_by(|one, two| two.1.total_cmp(&one.1));
    for (to, _) in open {
        let total = costs.total(&tree);
        let tried =
            pairs.get(to).into_iter().flatten().filter(|pair| now(&costs, &tree, to) - pair.price >= MIN_GAIN_NATS);
        let networks = tried.take(MAX_PAIRS_TRIED).filter_map(|pair| {
            let (costs, tree) = with(&costs, to, pair)?;
            let gain = total - costs.total(&tree);
            Some((gain, *pair, costs, tree))
        });
        let best =
            networks.filter(|it| it.0 >= MIN_GAIN_NATS).reduce(|best, next| if next.0 > best.0 { next } else { best });
        if let (Some((_, pair, with, next)), Some(place)) = (best, found.get_mut(to)) {
            *place = Some(pair);
            (costs, tree) = (with, next);
        }
    }
    found
}

/// The costs and the cheapest tree if `to` was made from two, neither of which comes from it.
fn with(costs: &Costs, to: usize, pair: &SourcePair) -> Option<(Costs, Vec<Option<usize>>)> {
    let mut costs = costs.clone();
    costs.only(pair.first, to, pair.price);
    for _ in 0..MAX_DETOURS {
        let tree = cheapest(&costs);
        // The child of `to` through which the second source comes from it, if it does.
        let mut line = std::iter::successors(Some(pair.second), |node| tree.get(*node).copied().flatten());
        let child = line.find(|node| tree.get(*node).copied().flatten() == Some(to));
        match child {
            Some(child) => costs.set(to, child, f64::INFINITY),
            None => return costs.total(&tree).is_finite().then_some((costs, tree)),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const OF_TWO: SourcePair = SourcePair { first: 1, second: 2, price: 3.0 };

    /// 1 and 2 are copies of 0; 3 has half of what is new in each.
    fn family(two_from_three: f64) -> Costs {
        let mut costs = Costs::new(vec![50.0; 4]);
        costs.set(0, 1, 10.0);
        costs.set(0, 2, 10.0);
        costs.set(1, 3, 8.0);
        costs.set(3, 2, two_from_three);
        costs
    }

    #[test]
    fn what_is_cheaper_made_of_two_is() {
        let pairs = [Vec::new(), Vec::new(), Vec::new(), vec![OF_TWO]];
        assert_eq!(sources(&family(f64::INFINITY), &pairs), [None, None, None, Some(OF_TWO)]);
        let dear = SourcePair { price: 7.5, ..OF_TWO };
        assert_eq!(sources(&family(f64::INFINITY), &[Vec::new(), Vec::new(), Vec::new(), vec![dear]]), [None; 4]);
    }

    #[test]
    fn a_copy_of_it_is_no_source() {
        let pairs = [Vec::new(), Vec::new(), Vec::new(), vec![OF_TWO]];
        assert_eq!(sources(&family(2.5), &pairs), [None; 4]);
    }
}
