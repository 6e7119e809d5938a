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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::Fixture;

    /// The original of a sentence that `a.md` and `b.md` have, with these lines of front matter.
    fn original(here: &str, there: &str) -> Option<String> {
        let text = "渡船每天早上六点开，船老大姓周，他的狗坐在船头看对岸的芦苇和雾。";
        let fixture =
            Fixture::new(&format!("//- a.md\n---\n{here}\n---\n\n$0{text}\n//- b.md\n---\n{there}\n---\n\n{text}\n"));
        let sentence = SentenceWitnesses::at(&fixture.analysis(), fixture.offset).expect("a shared sentence");
        match sentence.original()? {
            Original::Itself => Some("itself".to_owned()),
            Original::Witness(found) => Some(found.witnessed.witness.path.display().to_string()),
        }
    }

    #[test]
    fn the_earliest_seed_is_the_original_itself() {
        assert_eq!(original("date: 2019-03-02", "date: 2021-03-02").as_deref(), Some("itself"));
    }

    #[test]
    fn a_source_in_common_names_the_original() {
        assert_eq!(original("source: 河湾日报", "source: 河湾日报").as_deref(), Some("b.md"));
        assert_eq!(original("source: 河湾日报", "source: 山城读本"), None);
    }
}
