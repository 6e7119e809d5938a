//! Rules about the characters of a seed.

pub mod bidirectional_control;
pub mod byte_order_mark;
pub mod compatibility_character;
pub mod control_character;
pub mod cut_off;
mod direction;
pub mod empty_body;
pub mod encoding_mismatch;
mod ending;
pub mod full_width_letters;
pub mod half_width_punctuation;
pub mod hard_wrapped_line;
pub mod invalid_utf8;
pub mod invisible_character;
pub mod latin_look_alike;
pub mod mixed_line_endings;
pub mod mojibake;
pub mod no_break_space;
mod occurrences;
pub mod ocr_blank;
pub mod other_encoding;
mod pairs;
pub mod private_use_character;
pub mod read_more_stub;
pub mod repeated_paragraph;
pub mod repeated_punctuation;
pub mod replacement_character;
mod shaping;
pub mod short_body;
mod stray;
pub mod stray_simplified;
pub mod stray_traditional;
pub mod unbalanced_bracket;
pub mod unbalanced_quotation_mark;

#[cfg(test)]
mod tests;
