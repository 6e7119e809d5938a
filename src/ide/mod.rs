//! What the corpus says about a place or a seed: byte offsets in, plain data out.
//!
//! The two edges, `lsp` and `cli`, ask here, and then only convert and draw: this layer knows no URI, no type of the
//! protocol, no line and column, no colour and no JSON. What people read is a [`Message`](crate::messages::Message), or text
//! of a seed as it is. One file is one answer, with its tests beside it on a corpus in memory.
//!
//! An answer about a place starts from the seed alone, or from an [`Analysis`]: the seed with all that it shares.

mod analysis;
pub mod apparatus;
pub mod comparison;
pub mod completion;
pub mod describe;
pub mod fixes;
#[cfg(test)]
mod fixture;
pub mod hover;
pub mod manifest;
pub mod metadata;
pub mod passages;
pub mod rename;
pub mod seed_apparatus;
pub mod seed_status;
pub mod sentence;
pub mod structure;
pub mod suggestions;
pub mod symbols;
pub mod witness_list;
pub mod witnesses;

pub use analysis::Analysis;
