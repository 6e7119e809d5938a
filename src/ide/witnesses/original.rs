//! Which witness is the original of a sentence.

use super::{SentenceWitnesses, WitnessedSentence};
use crate::corpus::AnalysedSeed;

/// Where a sentence was printed first.
#[derive(Debug)]
pub enum Original<'a> {
    /// In this witness.
    Witness(WitnessedSentence<'a>),
    /// In the seed itself.
    Itself,
}

impl SentenceWitnesses {
    /// The original of the sentence; `None` if nothing says which it is. It is
    ///
    /// - the seed itself, if all witnesses are dated later;
    /// - the earliest witness, if the seed was most probably [copied from it](SentenceWitnesses::origin);
    /// - else the earliest witness, not dated later than the seed, that states a source in common with it.
    ///
    /// Where that witness shares a further source with another witness, the other is its original in turn, and so on.
    pub fn original(&self) -> Option<Original<'_>> {
        let reading = self.seed();
        let is_older = |one: &AnalysedSeed, two: &AnalysedSeed| match (one.published(), two.published()) {
            (Some(one), Some(two)) => one < two,
            _ => false,
        };
        let first = self.witnesses().next()?;
        if self.witnesses().all(|found| is_older(reading, &found.witnessed.witness)) {
            return Some(Original::Itself);
        }
        let named = |found: &WitnessedSentence| {
            let witness = &found.witnessed.witness;
            reading.shares_source_name_with(witness) && !is_older(reading, witness)
        };
        // The first has the earliest date, unless none has any.
        let copied = self.origin().filter(|(origin, _)| origin.doubt.is_none());
        let parent = copied.and_then(|(origin, witnesses)| Some(witnesses.get(origin.parent?)?.path.clone()));
        let is_copy_of_first = parent.as_ref() == Some(&first.witnessed.witness.path);
        let mut found = if is_copy_of_first { first } else { self.witnesses().find(named)? };
        // Each step leads to a source that no seed on the way has named, so this ends.
        let mut on_the_way = vec![reading];
        loop {
            let from = &found.witnessed.witness;
            let leads_on = |next: &WitnessedSentence| {
                let witness = &next.witnessed.witness;
                witness.path != from.path
                    && from.shares_source_name_with(witness)
                    && !is_older(from, witness)
                    && !on_the_way.iter().any(|before| before.shares_source_name_with(witness))
            };
            match self.witnesses().find(leads_on) {
                Some(next) => {
                    on_the_way.push(from);
                    found = next;
                }
                None => return Some(Original::Witness(found)),
            }
        }
    }
}
