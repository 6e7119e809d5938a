//! Rules about the characters of a seed.

pub mod bidirectional_control;
pub mod control_character;
mod direction;
pub mod invalid_utf8;
pub mod invisible_character;
pub mod mixed_line_endings;
pub mod other_encoding;
pub mod replacement_character;
mod stretches;
