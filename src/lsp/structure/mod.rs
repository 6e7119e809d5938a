//! What an editor asks about one document's make-up: nothing here looks at other seeds, but for a passage's ends.

pub(super) mod folding;
pub(super) mod formatting;
pub(super) mod linked_editing;
pub(super) mod links;
pub(super) mod selection;
