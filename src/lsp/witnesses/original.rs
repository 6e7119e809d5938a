//! Which witness is the original of what stands under the cursor.

use super::{Hit, Shared};
use crate::corpus::AnalysedSeed;

/// Where a passage was printed first.
pub(in crate::lsp) enum Original<'a> {
    /// In this witness.
    Witness(Hit<'a>),
    /// Here.
    Itself,
}

impl Shared {
    /// The original of the sentence, if something names it: a source that the seed states and a witness that is no younger
    /// has too; or the dates, if they say that all others are younger, and what the copies have in common that it was
    /// copied. Of several the earliest. If that names another source in turn, what that is, and so on.
    pub(in crate::lsp) fn original(&self, reading: &AnalysedSeed) -> Option<Original<'_>> {
        let is_older = |one: &AnalysedSeed, two: &AnalysedSeed| match (one.published(), two.published()) {
            (Some(one), Some(two)) => one < two,
            _ => false,
        };
        let first = self.hits().next()?;
        if self.hits().all(|hit| is_older(reading, &hit.witnessed.witness)) {
            return Some(Original::Itself);
        }
        let named = |hit: &Hit| {
            let witness = &hit.witnessed.witness;
            reading.shares_source_name_with(witness) && !is_older(reading, witness)
        };
        // The first has the earliest date, or none has any.
        let copied = self.origin(reading).filter(|(origin, _)| origin.doubt.is_none());
        let parent = copied.and_then(|(origin, witnesses)| Some(witnesses.get(origin.parent?)?.path.clone()));
        let is_copy_of_first = parent.as_ref() == Some(&first.witnessed.witness.path);
        let mut found = if is_copy_of_first { first } else { self.hits().find(named)? };
        // Those that one on the way names as well were to choose from there: each step leads to a source not named before,
        // so there is an end.
        let mut on_the_way = vec![reading];
        loop {
            let from = &found.witnessed.witness;
            let leads_on = |hit: &Hit| {
                let witness = &hit.witnessed.witness;
                witness.path != from.path
                    && from.shares_source_name_with(witness)
                    && !is_older(from, witness)
                    && !on_the_way.iter().any(|before| before.shares_source_name_with(witness))
            };
            match self.hits().find(leads_on) {
                Some(next) => {
                    on_the_way.push(from);
                    found = next;
                }
                None => return Some(Original::Witness(found)),
            }
        }
    }
}
