//! Rules about the characters of a seed.

pub mod control_character;
pub mod invisible_character;
pub mod replacement_character;
mod stretches;
