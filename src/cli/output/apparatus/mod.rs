//! The apparatus of a seed: the readings of all its witnesses, place by place.

pub(in crate::cli) mod human;
pub(in crate::cli) mod json;
