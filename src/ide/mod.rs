//! What the corpus says about a place or a seed: byte offsets in, plain data out.

pub mod describe;
