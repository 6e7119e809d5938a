//! The cheapest tree of copies, and the probability of each of its branches.
//!
//! The tree is found as in Chu and Liu (1965) and Edmonds (1967). The probability of a branch is its share of *all*
//! trees, where a tree weighs the exponential of minus its cost; it comes from Tutte's matrix-tree theorem, as in
//! Koo, Globerson, Carreras and Collins, “Structured prediction models via the matrix-tree theorem” (2007).

/// The cost, in nats, that one text is a copy of another, for each pair of `n` texts. None is a copy of itself, and
/// any may be a copy of no known text. Costs are not negative.
#[derive(Clone, Debug)]
pub struct Costs {
    n: usize,
    /// `from * n + to`; infinite if impossible.
    between: Vec<f64>,
    from_nobody: Vec<f64>,
}

impl Costs {
    /// Costs by which nothing is a copy yet; `from_nobody` is the cost that each text is a copy of no known one.
    pub fn new(from_nobody: Vec<f64>) -> Self {
        let n = from_nobody.len();
        Self { n, between: vec![f64::INFINITY; n * n], from_nobody }
    }

    /// Sets the cost that `to` is a copy of `from`. Ignored if either is out of range, or both are the same.
    pub fn set(&mut self, from: usize, to: usize, cost: f64) {
        if from != to && from < self.n && to < self.n {
            self.between[from * self.n + to] = cost;
        }
    }

    /// Makes `from` the only possible source of `to`, at a cost.
    pub fn only(&mut self, from: usize, to: usize, cost: f64) {
        (0..self.n).for_each(|other| self.set(other, to, f64::INFINITY));
        if let Some(place) = self.from_nobody.get_mut(to) {
            *place = f64::INFINITY;
        }
        self.set(from, to, cost);
    }

    /// The cost that `to`, which is in range, is a copy of `from`, or of no known text.
    pub fn cost(&self, from: Option<usize>, to: usize) -> f64 {
        self.get(from.unwrap_or(self.n), to)
    }

    /// The cost of a whole tree.
    pub fn total(&self, parents: &[Option<usize>]) -> f64 {
        parents.iter().enumerate().map(|(to, from)| self.cost(*from, to)).sum()
    }

    fn get(&self, from: usize, to: usize) -> f64 {
        // Number `n` stands for no known text.
        if from == self.n { self.from_nobody[to] } else { self.between[from * self.n + to] }
    }
}

/// For each text, its source in the cheapest tree; `None` is no known text. There is never a cycle, and ties go to
/// the lowest number. O(n³).
pub fn cheapest(costs: &Costs) -> Vec<Option<usize>> {
    let n = costs.n;
    let mut matrix = vec![vec![f64::INFINITY; n + 1]; n + 1];
    for (from, row) in matrix.iter_mut().enumerate() {
        for (to, cost) in row.iter_mut().take(n).enumerate().filter(|(to, _)| *to != from) {
            *cost = costs.get(from, to);
        }
    }
    let mut parents = contracted(&matrix, n);
    parents.truncate(n);
    parents.into_iter().map(|parent| Some(parent).filter(|parent| *parent != n)).collect()
}

/// For each node, its parent in the cheapest tree from `root`; the entry of the root itself means nothing.
fn contracted(cost: &[Vec<f64>], root: usize) -> Vec<usize> {
    let n = cost.len();
    let mut parent: Vec<usize> = (0..n)
        .map(|to| {
            (0..n).filter(|from| *from != to).fold(root, |best, from| {
                let is_better = cost[from][to] < cost[best][to] || cost[from][to] == cost[best][to] && from < best;
                if is_better { from } else { best }
            })
        })
        .collect();
    let Some(cycle) = cycle_in(&parent, root) else { return parent };
    // The cycle becomes one node, the last one.
    let outside: Vec<usize> = (0..n).filter(|node| !cycle.contains(node)).collect();
    let last = outside.len();
    let mut smaller = vec![vec![f64::INFINITY; last + 1]; last + 1];
    let (mut entered, mut left) = (vec![cycle[0]; last], vec![cycle[0]; last]);
    for (i, &one) in outside.iter().enumerate() {
        for (j, &two) in outside.iter().enumerate() {
            smaller[i][j] = cost[one][two];
        }
        for &node in &cycle {
            let more = cost[one][node] - cost[parent[node]][node];
            if more < smaller[i][last] {
                (smaller[i][last], entered[i]) = (more, node);
            }
            if cost[node][one] < smaller[last][i] {
                (smaller[last][i], left[i]) = (cost[node][one], node);
            }
        }
    }
    let new_root = outside.iter().position(|node| *node == root).unwrap_or_default();
    let tree = contracted(&smaller, new_root);
    for (i, &node) in outside.iter().enumerate() {
        parent[node] = if tree[i] == last { left[i] } else { outside[tree[i]] };
    }
    if tree[last] < last {
        parent[entered[tree[last]]] = outside[tree[last]];
    }
    parent
}

/// The nodes of a cycle, if there is one.
fn cycle_in(parent: &[usize], root: usize) -> Option<Vec<usize>> {
    let mut seen_from = vec![usize::MAX; parent.len()];
    for start in 0..parent.len() {
        let mut node = start;
        while node != root && seen_from[node] == usize::MAX {
            seen_from[node] = start;
            node = parent[node];
        }
        if node != root && seen_from[node] == start {
            let mut cycle = vec![node];
            let mut next = parent[node];
            while next != node {
                cycle.push(next);
                next = parent[next];
            }
            return Some(cycle);
        }
    }
    None
}

/// In larger families, each text's choice is weighed by itself: see [`likelihoods`].
const MAX_WEIGHED_MEMBERS: usize = 100;

/// Trees with more roots than they need weigh at most this much less than those with the least number of roots, in
/// nats.
const MAX_EXTRA_ROOT_NATS: f64 = 12.0;

/// How much less the weights of a node can be than its largest, in nats.
const MAX_COST_SPREAD_NATS: f64 = 300.0;

/// For each text, the probability that it comes from its parent in `parents` (as [`cheapest`] returns them), over all
/// trees; 0 to 1. O(n⁴) for up to [`MAX_WEIGHED_MEMBERS`] texts. For more, it is the share among the sources of that
/// text alone, whatever the others do: O(n²).
pub fn likelihoods(costs: &Costs, parents: &[Option<usize>]) -> Vec<f64> {
    let n = costs.n;
    let least =
        |to: usize| (0..=n).filter(|from| *from != to).map(|from| costs.get(from, to)).fold(f64::INFINITY, f64::min);
    let least: Vec<f64> = (0..n).map(least).collect();
    // Every tree has a root, so what all roots cost alike says nothing.
    let of_roots = (0..n).map(|to| costs.get(n, to) - least[to]).fold(f64::INFINITY, f64::min);
    let alike =
        if n <= MAX_WEIGHED_MEMBERS && of_roots.is_finite() { (of_roots - MAX_EXTRA_ROOT_NATS).max(0.0) } else { 0.0 };
    let weigh = |from: usize, to: usize| {
        let cost = costs.get(from, to) - if from == n { alike } else { 0.0 };
        if from == to || cost.is_infinite() { 0.0 } else { (least[to] - cost).max(-MAX_COST_SPREAD_NATS).exp() }
    };
    let weights: Vec<Vec<f64>> = (0..=n).map(|from| (0..n).map(|to| weigh(from, to)).collect()).collect();
    let all = if n <= MAX_WEIGHED_MEMBERS { sum_of_trees(weights.clone()) } else { f64::NEG_INFINITY };
    let likelihood = |to: usize| {
        let chosen = parents.get(to).copied().flatten().unwrap_or(n);
        if all.is_finite() {
            let mut with = weights.clone();
            with.iter_mut().enumerate().filter(|(from, _)| *from != chosen).for_each(|(_, row)| row[to] = 0.0);
            (sum_of_trees(with) - all).exp().clamp(0.0, 1.0)
        } else {
            weights[chosen][to] / weights.iter().map(|row| row[to]).sum::<f64>().max(f64::MIN_POSITIVE)
        }
    };
    (0..n).map(likelihood).collect()
}

/// The logarithm of the sum over all trees of the products of their branches' weights; the last row belongs to no
/// known text. This is the determinant of a Laplacian, computed without subtractions so that no weight is lost beside
/// a larger one: nodes are eliminated one by one, and paths through them become direct (Grassmann, Taksar and Heyman
/// 1985).
fn sum_of_trees(mut weights: Vec<Vec<f64>>) -> f64 {
    let n = weights.len().saturating_sub(1);
    let mut sum = 0.0;
    for node in 0..n {
        let left = || (node + 1..n).chain([n]);
        let into: f64 = left().map(|from| weights[from][node]).sum();
        sum += into.ln();
        let onward = weights[node].clone();
        for from in left() {
            let share = weights[from][node] / into;
            if share > 0.0 {
                for to in (node + 1..n).filter(|to| *to != from) {
                    weights[from][to] += share * onward[to];
                }
            }
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Every choice of parents without a cycle.
    fn trees(n: usize) -> Vec<Vec<Option<usize>>> {
        let choices = (n + 1).pow(u32::try_from(n).expect("few"));
        let tree = |mut number: usize| {
            (0..n)
                .map(|_| {
                    let parent = number % (n + 1);
                    number /= n + 1;
                    (parent < n).then_some(parent)
                })
                .collect::<Vec<_>>()
        };
        let ends = |tree: &[Option<usize>], node: usize| {
            std::iter::successors(Some(node), |node| tree[*node]).take(n + 1).count() <= n
        };
        (0..choices).map(tree).filter(|tree| (0..n).all(|node| ends(tree, node))).collect()
    }

    fn sum(costs: &Costs, tree: &[Option<usize>]) -> f64 {
        tree.iter().enumerate().map(|(to, from)| costs.get(from.unwrap_or(costs.n), to)).sum()
    }

    fn costs() -> impl Strategy<Value = Costs> {
        (1usize..5).prop_flat_map(|n| {
            let cost = prop_oneof![4 => 0.0f64..6.0, 1 => Just(f64::INFINITY)];
            (prop::collection::vec(cost, n * n), prop::collection::vec(0.0f64..6.0, n)).prop_map(
                move |(between, alone)| {
                    let mut costs = Costs::new(alone);
                    for (at, cost) in between.iter().enumerate() {
                        costs.set(at / n, at % n, *cost);
                    }
                    costs
                },
            )
        })
    }

    #[test]
    fn a_circle_is_broken_where_it_costs_least() {
        let mut costs = Costs::new(vec![10.0, 9.0]);
        costs.set(0, 1, 1.0);
        costs.set(1, 0, 1.0);
        assert_eq!(cheapest(&costs), [Some(1), None]);
        let sure = likelihoods(&costs, &[Some(1), None]);
        // The two trees weigh e⁻¹⁰ and e⁻¹¹, and the one in which both come from nobody e⁻¹⁹.
        let expected = 1.0 / (1.0 + (-1.0f64).exp() + (-9.0f64).exp());
        let far = |more: f64| {
            let mut costs = Costs::new(vec![10.0 + more, 9.0 + more]);
            costs.set(0, 1, 1.0);
            costs.set(1, 0, 1.0);
            likelihoods(&costs, &[Some(1), None])[0]
        };
        assert!((far(2000.0) - 1.0 / (1.0 + (-1.0f64).exp())).abs() < 1e-4, "{}", far(2000.0));
        assert!((sure[0] - expected).abs() < 1e-6, "{sure:?}, {expected}");
    }

    proptest! {
        #[test]
        fn no_tree_is_cheaper_and_branches_are_as_likely_as_their_trees(costs in costs()) {
            let best = cheapest(&costs);
            let trees = trees(costs.n);
            prop_assert!(trees.contains(&best), "{best:?} has a cycle");
            let least = trees.iter().map(|tree| sum(&costs, tree)).fold(f64::INFINITY, f64::min);
            prop_assert!((sum(&costs, &best) - least).abs() < 1e-9);
            let all: f64 = trees.iter().map(|tree| (-sum(&costs, tree)).exp()).sum();
            let likely = likelihoods(&costs, &best);
            for (to, likelihood) in likely.iter().enumerate() {
                let with = trees.iter().filter(|tree| tree[to] == best[to]);
                let expected = with.map(|tree| (-sum(&costs, tree)).exp()).sum::<f64>() / all;
                prop_assert!((likelihood - expected).abs() < 1e-5, "{likelihood} is {expected}");
            }
        }
    }
}
