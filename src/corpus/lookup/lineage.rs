//! Families of seeds, and which seed was most probably copied from which.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::collation::{CollatedWitness, collate};
use super::passages::LookupError;
use super::relation::relations_of;
use crate::cancel::Cancel;
use crate::corpus::index::AnalysedSeed;
use crate::corpus::snapshot::Snapshot;
use crate::reprints::arborescence::{Costs, cheapest, likelihoods};
use crate::reprints::lineage::{MIN_COPY_SHARE, Prices, Relation, insertion_count, prices};
use crate::reprints::mosaic::{older, pairs};
use crate::reprints::sources::{MIN_GAIN_NATS, sources};

/// Seeds that have large parts of one another, and where each got its text.
#[derive(Debug)]
pub struct Lineage {
    /// The seeds, the earliest first.
    pub members: Vec<Arc<AnalysedSeed>>,
    /// Where each of them comes from, in the same order.
    pub origins: Vec<Origin>,
}

/// The most probable origin of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The number of the seed that it was copied from; `None` if that is no known seed.
    pub parent: Option<usize>,
    /// How probable that is, from 0 to 1, given the prices: see [`prices`].
    pub likelihood: f64,
    /// In how many places it differs from the parent, including passages that were cut or inserted.
    pub changes: u32,
    /// The number of another seed, from which it has text or readings that the parent lacks.
    pub second: Option<usize>,
    /// Why the origin is uncertain, if it is.
    pub doubt: Option<Doubt>,
}

/// Why an origin is uncertain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The direction or the parent is uncertain: dates are missing, or do not say which seed came first.
    Undated,
    /// Another seed, given by its number, is about as close.
    OrFrom(usize),
    /// The text is closer to a seed, given by its number, that bears a later date.
    AgainstDate(usize),
}

/// An origin that is less probable than this is uncertain.
const MIN_SURE_LIKELIHOOD: f64 = 0.9;

/// The most members that a family is followed to. Seeds that are farther from the first one are left out.
const MAX_MEMBERS: usize = 400;

/// In families of up to this many members, every candidate for two sources is tried in the whole tree. In larger ones
/// only dates can prove two sources.
const MAX_TRIED_MEMBERS: usize = 100;

/// How many seeds, the cheapest ones, are tried as the first of two sources.
const MAX_FIRST_SOURCES: usize = 16;

impl Snapshot {
    /// The family of a seed and the origin of each member. The family is every seed that shares a large part with the
    /// given one, and in turn every seed that shares a large part with those.
    ///
    /// Costs a look-up for each member, and the cube of their number.
    ///
    /// # Errors
    /// As [`Snapshot::passages_with`].
    pub fn lineage(&self, seed: Arc<AnalysedSeed>, cancel: &Cancel) -> Result<Lineage, LookupError> {
        let mut known: HashMap<PathBuf, usize> = HashMap::from([(seed.path.clone(), 0)]);
        let mut members = vec![seed];
        let mut relations: Vec<Vec<(PathBuf, Relation)>> = Vec::new();
        while let Some(member) = members.get(relations.len()).map(Arc::clone) {
            let passages = self.passages(&member, cancel)?;
            let found = relations_of(&member, &collate(&member, &passages));
            for (witness, _) in found.iter().filter(|(witness, relation)| is_kin(&member, witness, relation)) {
                if members.len() < MAX_MEMBERS && !known.contains_key(&witness.path) {
                    known.insert(witness.path.clone(), members.len());
                    members.push(Arc::clone(witness));
                }
            }
            relations.push(found.into_iter().map(|(witness, relation)| (witness.path.clone(), relation)).collect());
        }
        Ok(lineage(members, relations))
    }

    /// The lineage of seeds that are known to be a family. Costs as much as [`Snapshot::lineage`].
    ///
    /// # Errors
    /// As [`Snapshot::passages_with`].
    pub fn lineage_of(&self, members: Vec<Arc<AnalysedSeed>>, cancel: &Cancel) -> Result<Lineage, LookupError> {
        let paths: std::collections::HashSet<&Path> = members.iter().map(|member| member.path.as_path()).collect();
        let relations = members.iter().map(|member| {
            let passages = self.passages_with(member, |witness| paths.contains(witness.path.as_path()), cancel)?;
            let found = relations_of(member, &collate(member, &passages));
            Ok(found.into_iter().map(|(witness, relation)| (witness.path.clone(), relation)).collect())
        });
        let relations = relations.collect::<Result<_, LookupError>>()?;
        Ok(lineage(members, relations))
    }
}

/// The origin of a seed as far as its own passages show it: what [`Snapshot::lineage`] says, without asking what its
/// witnesses share with one another. Numbers are positions in `witnesses`. `None` if it is a copy of none of them.
pub fn origin_of(seed: &AnalysedSeed, witnesses: &[CollatedWitness]) -> Option<Origin> {
    let relations: Vec<Relation> = relations_of(seed, witnesses).into_iter().map(|(_, relation)| relation).collect();
    let prices = prices(seed.folded.len(), &relations);
    let known = || prices.others.iter().enumerate().filter_map(|(index, price)| Some((index, (*price)?)));
    let alone = known().min_by(|one, two| one.1.total_cmp(&two.1)).filter(|(_, price)| *price < prices.nobody)?;
    let of_two = older(seed.folded.len(), &relations, &prices.others, MIN_GAIN_NATS);
    let (parent, price) = of_two.map_or(alone, |pair| (pair.first, pair.price));
    let others = known().filter(|(other, _)| *other != parent).map(|(_, other)| other);
    let all: f64 = others.chain([price, prices.nobody]).map(|other| (price - other).exp()).sum();
    // Whether the others may be copies of this seed is not asked: only dates say which came first.
    let is_before = relations.get(parent).is_some_and(|relation| relation.later.is_some_and(|hours| hours < 0));
    let of = (Some(parent), of_two.map(|pair| pair.second));
    let origin = origin(seed.folded.len(), of, 1.0 / all, &prices, &relations, |_| is_before);
    Some(Origin { doubt: origin.doubt.or((!is_before).then_some(Doubt::Undated)), ..origin })
}

/// Whether one of two seeds has a large part of the other.
fn is_kin(seed: &AnalysedSeed, witness: &AnalysedSeed, relation: &Relation) -> bool {
    let here: u32 = relation.covers.iter().map(|span| span.len()).sum();
    let there = witness.folded.len().saturating_sub(relation.lost.1);
    let share = |part: u32, of: &AnalysedSeed| part as f32 / of.folded.len().max(1) as f32;
    share(here, seed) >= MIN_COPY_SHARE || share(there, witness) >= MIN_COPY_SHARE
}

/// The lineage of members whose relations, to members or other seeds, are known by path.
fn lineage(members: Vec<Arc<AnalysedSeed>>, relations: Vec<Vec<(PathBuf, Relation)>>) -> Lineage {
    let mut family: Vec<_> = members.into_iter().zip(relations).collect();
    family.sort_by(|one, two| one.0.earliest_first().cmp(&two.0.earliest_first()));
    let numbers: HashMap<PathBuf, usize> =
        family.iter().enumerate().map(|(number, (member, _))| (member.path.clone(), number)).collect();
    let n = family.len();
    let (members, relations): (Vec<_>, Vec<_>) = family.into_iter().unzip();
    // For each member its relation to each other member, by number; an empty one if they share nothing.
    let relations: Vec<Vec<Relation>> = relations
        .into_iter()
        .map(|of_one| {
            let mut all = vec![Relation { later: Some(i64::MAX), ..Relation::default() }; n];
            for (path, relation) in of_one {
                if let Some(place) = numbers.get(&path).and_then(|number| all.get_mut(*number)) {
                    *place = relation;
                }
            }
            all
        })
        .collect();
    let prices: Vec<Prices> =
        members.iter().zip(&relations).map(|(member, relations)| prices(member.folded.len(), relations)).collect();
    let costs = |of: fn(&Prices) -> &[Option<f64>]| {
        let mut costs = Costs::new(prices.iter().map(|prices| prices.nobody).collect());
        for (to, prices) in prices.iter().enumerate() {
            for (from, price) in of(prices).iter().enumerate() {
                costs.set(from, to, price.unwrap_or(f64::INFINITY));
            }
        }
        costs
    };
    let mut closed = costs(|prices| &prices.others);
    // How probable that is, is measured over all trees, including those that take a date for wrong.
    let mut open = costs(|prices| &prices.ignoring_dates);
    let each = || members.iter().map(|member| member.folded.len()).zip(&relations).zip(&prices);
    let pairs: Vec<_> = each()
        .map(|((len, relations), prices)| {
            let is_open = |other: usize| relations.get(other).is_some_and(Relation::is_open);
            if n > MAX_TRIED_MEMBERS {
                older(len, relations, &prices.others, MIN_GAIN_NATS).into_iter().collect()
            } else {
                pairs(len, relations, &prices.others, MAX_FIRST_SOURCES, is_open)
            }
        })
        .collect();
    let made_of_two = if n > MAX_TRIED_MEMBERS {
        pairs.iter().map(|of| of.first().copied()).collect()
    } else {
        sources(&open, &pairs)
    };
    for (to, (pair, pairs)) in made_of_two.iter().zip(&pairs).enumerate() {
        let Some(pair) = pair else { continue };
        closed.only(pair.first, to, pair.price);
        // With the same second source, which does not come from this seed.
        for other in pairs.iter().filter(|other| other.second == pair.second) {
            open.set(other.first, to, other.price);
        }
        open.set(pair.first, to, pair.price);
    }
    let parents = cheapest(&closed);
    let comes_from = |node: usize, from: usize| {
        std::iter::successors(Some(node), |node| parents.get(*node).copied().flatten()).any(|node| node == from)
    };
    let (likelihoods, against) = (likelihoods(&open, &parents), cheapest(&open));
    let dated: Vec<bool> = members.iter().map(|member| member.published().is_some()).collect();
    let origins = parents.iter().zip(likelihoods).zip(prices.iter().zip(&relations)).enumerate();
    let origins = origins.map(|(number, ((parent, likelihood), (prices, relations)))| {
        let len = members.get(number).map_or(0, |member| member.folded.len());
        let is_dated = |other: Option<usize>| {
            let dated = |number: usize| dated.get(number).copied().unwrap_or_default();
            dated(number) && other.is_none_or(dated)
        };
        let against = against.get(number).copied().flatten();
        let is_young = |other: &usize| prices.others.get(*other).copied().flatten().is_none();
        let pair = made_of_two.get(number).copied().flatten();
        let pair = pair.filter(|pair| *parent == Some(pair.first) && !comes_from(pair.second, number));
        let second = pair.map(|pair| pair.second);
        let origin = origin(len, (*parent, second), likelihood, prices, relations, is_dated);
        match against.filter(is_young) {
            Some(other) => Origin { doubt: Some(Doubt::AgainstDate(other)), ..origin },
            None => origin,
        }
    });
    Lineage { origins: origins.collect(), members }
}

fn origin(
    len: u32,
    (parent, second): (Option<usize>, Option<usize>),
    likelihood: f64,
    prices: &Prices,
    relations: &[Relation],
    is_dated: impl Fn(Option<usize>) -> bool,
) -> Origin {
    let others = prices.others.iter().enumerate().filter(|(index, _)| ![parent, second].contains(&Some(*index)));
    let others = others.filter_map(|(index, price)| Some((index, (*price)?)));
    let next = others.min_by(|one, two| one.1.total_cmp(&two.1)).map(|(index, _)| index);
    let doubt = match next {
        // It could be the copy from which the second source has that text.
        _ if second.is_some() && !(is_dated(parent) && is_dated(second)) => Some(Doubt::Undated),
        _ if likelihood >= MIN_SURE_LIKELIHOOD => None,
        Some(next) if is_dated(parent) && is_dated(Some(next)) => Some(Doubt::OrFrom(next)),
        _ => Some(Doubt::Undated),
    };
    let relation = parent.and_then(|parent| relations.get(parent));
    Origin {
        parent,
        likelihood,
        changes: relation.map_or(0, |relation| relation.changes + relation.lost.0 + insertion_count(len, relation)),
        second,
        doubt,
    }
}
