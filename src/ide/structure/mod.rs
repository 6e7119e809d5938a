//! What one seed is made of, as an editor shows it: what can be folded, links, selections, pairs of tags.

pub mod folding;
pub mod linked_editing;
pub mod links;
pub mod selection;
