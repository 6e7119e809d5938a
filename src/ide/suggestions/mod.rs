//! WriteBatch that the witnesses of a place suggest: to read what some of them read there, and to insert the paragraphs that some
//! of them have and the seed lacks.
//!
//! Nothing is suggested where it would touch markup. What a change makes of the text is worked out when it is wanted, and is
//! tried out first: if the text would not read as promised, or its markup would be more broken than before,
//! there is no edit.

mod written;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::corpus::AnalysedSeed;
use crate::ide::hover::sentence_entries;
use crate::ide::sentence::single_spaced;
use crate::ide::witnesses::SentenceWitnesses;
use crate::messages::{Message, message, quote};
use crate::reprints::weight::{IDEOGRAPH, weight_of};
use crate::reprints::{ApparatusEntry, Classes, Variant};
use crate::rules::Edit;
use crate::seed::{FormatHint, Seed};
use crate::text::{ByteSpan, fold::fold_text, subslice};

/// The least weight of paragraphs that are suggested: eight ideographs.
const MIN_PASSAGE_WEIGHT: u32 = 8 * IDEOGRAPH;

/// A change that witnesses suggest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What it does, and how many witnesses suggest it.
    pub title: Message,
    /// The change.
    pub change: SuggestedChange,
}

/// A change of a seed. [`SuggestedChange::edit`] makes an edit of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SuggestedChange {
    /// Replaces a stretch of running text.
    Words {
        /// The byte at which the stretch begins.
        from: usize,
        /// The byte at which it ends.
        to: usize,
        /// What it then says.
        words: String,
    },
    /// Inserts paragraphs.
    Paragraphs {
        /// The byte at which the block before them ends.
        behind: usize,
        /// What each of them says.
        paragraphs: Vec<String>,
    },
}

impl SuggestedChange {
    /// The edit that makes this change in a seed; `None` if it cannot be made. Costs parsing the seed a few times.
    pub fn edit(&self, reading: &AnalysedSeed) -> Option<Edit> {
        let (seed, hint) = (&reading.seed, FormatHint::from_path(&reading.path));
        match self {
            Self::Words { from, to, words } => {
                written::replaced(seed, hint, ByteSpan::new(*from, (*to).max(*from)), words)
            }
            Self::Paragraphs { behind, paragraphs } => written::inserted(seed, hint, *behind, paragraphs),
        }
    }
}

/// What the witnesses of the sentence at a byte offset suggest: other readings at the places that `range` touches, then
/// paragraphs beside that of the offset.
pub fn suggestions(found: &SentenceWitnesses, offset: usize, range: ByteSpan, wanted: Classes) -> Vec<Suggestion> {
    let witnesses: Vec<_> = found.witnesses().collect();
    let entries = sentence_entries(found.seed(), &witnesses, wanted);
    let mut suggestions = other_readings(&found.seed().seed, &entries, range);
    suggestions.extend(missing_paragraphs(found, offset));
    suggestions
}

/// What witnesses read at the places of a sentence that a range touches.
fn other_readings(seed: &Seed, entries: &[ApparatusEntry], range: ByteSpan) -> Vec<Suggestion> {
    let touched = |entry: &&ApparatusEntry| entry.place.start() <= range.end() && range.start() <= entry.place.end();
    let mut found = Vec::new();
    for entry in entries.iter().filter(touched).filter(|entry| written::is_plain(seed, entry.place)) {
        for reading in entry.readings.iter().skip(1).filter(|reading| !reading.witnesses.is_empty()) {
            let words = reading.text.trim_matches(['\n', '\r']);
            if words.contains(['\n', '\r']) {
                continue;
            }
            let count = reading.witnesses.len();
            let title = if words.trim().is_empty() {
                message!(
                    "take-nothing",
                    words = quote(&seed.body.text_within(entry.place, seed.source.text())),
                    count = count
                )
            } else if entry.place.is_empty() {
                message!("insert-words", words = quote(words), count = count)
            } else {
                message!("take-reading", words = quote(words), count = count)
            };
            let (from, to) = (entry.place.start(), entry.place.end());
            found.push(Suggestion { title, change: SuggestedChange::Words { from, to, words: words.to_owned() } });
        }
    }
    found
}

/// The paragraphs that witnesses have beside the paragraph at a byte offset, and the seed lacks.
fn missing_paragraphs(found: &SentenceWitnesses, offset: usize) -> Vec<Suggestion> {
    let seed = &found.seed().seed;
    let mut counts: BTreeMap<(usize, Vec<String>), usize> = BTreeMap::new();
    let blocks = seed.body.blocks();
    let here = blocks.partition_point(|block| block.span.end() < offset);
    // After the paragraph at the offset, and after the one before it.
    let near = here.saturating_sub(1)..(here + 1).min(blocks.len());
    for behind in subslice(blocks, near).iter().map(|block| block.span.end()) {
        let Some((_, _, next)) = written::joint(seed, behind) else { continue };
        let gap = ByteSpan::new(behind, next.span.start());
        for (witnessed, variant) in found.additions(gap) {
            let paragraphs = paragraphs(&witnessed.witness, &variant);
            if !paragraphs.is_empty() {
                *counts.entry((behind, paragraphs)).or_default() += 1;
            }
        }
    }
    let suggestion = |((behind, paragraphs), count): ((usize, Vec<String>), usize)| {
        let title = message!("insert-passage", words = quote(&single_spaced(&paragraphs.join(" "))), count = count);
        Suggestion { title, change: SuggestedChange::Paragraphs { behind, paragraphs } }
    };
    counts.into_iter().map(suggestion).collect()
}

/// The paragraphs that a variant covers in a witness; none if it is too short, or covers a part of one only.
fn paragraphs(witness: &AnalysedSeed, variant: &Variant) -> Vec<String> {
    let (seed, span) = (&witness.seed, variant.witness);
    let source = seed.source.text();
    let folded: Vec<char> = fold_text(&variant.witness_text).chars().collect();
    let blocks = seed.body.blocks();
    let first = blocks.partition_point(|block| block.span.end() <= span.start());
    let inside: Vec<_> = blocks.iter().skip(first).take_while(|block| block.span.start() < span.end()).collect();
    // Punctuation at the ends may be on either side of a variant.
    let rest = |span: ByteSpan| fold_text(&seed.body.text_within(span, source)).is_empty();
    let is_whole = inside.first().zip(inside.last()).is_some_and(|(first, last)| {
        let before = ByteSpan::new(first.span.start().min(span.start()), span.start());
        rest(before) && rest(ByteSpan::new(span.end().min(last.span.end()), last.span.end()))
    });
    if weight_of(&folded) < MIN_PASSAGE_WEIGHT || !is_whole {
        return Vec::new();
    }
    inside.into_iter().map(|block| single_spaced(&seed.body.block_text(block, source)).trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::Fixture;
    use crate::messages::Language;

    /// What is suggested at the cursor, and what the text then says, from the changed byte on.
    fn suggested(seeds: &str) -> Vec<(String, String)> {
        let fixture = Fixture::new(seeds);
        let analysis = fixture.analysis();
        let found = SentenceWitnesses::at(&analysis, fixture.offset).expect("a shared sentence");
        let range = ByteSpan::at(fixture.offset);
        let all = suggestions(&found, fixture.offset, range, Classes::TEXT);
        let shown = |suggestion: Suggestion| {
            let edit = suggestion.change.edit(&analysis.seed).expect("a change that can be made");
            let mut text = analysis.seed.seed.source.text().to_owned();
            text.replace_range(edit.span.range(), &edit.replacement);
            (suggestion.title.text(Language::English), text.trim().to_owned())
        };
        all.into_iter().map(shown).collect()
    }

    const BOAT: &str = "渡船每天早上六点开，船老大姓周，他的狗坐在船头看对岸的芦苇和雾。";

    #[test]
    fn another_reading_is_suggested() {
        let (before, behind) = BOAT.split_once('六').expect("the hour");
        let seeds = format!("//- a.md\n{before}$0六{behind}\n//- b.md\n{}\n", BOAT.replace('六', "七"));
        let found = suggested(&seeds);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].1, BOAT.replace('六', "七"));
    }

    #[test]
    fn a_paragraph_that_a_witness_has_is_suggested() {
        let (middle, last) =
            ("茶馆的掌柜姓闻，炉子上的水一整天都开着。", "水涨到了石阶上，没有人过河，孩子们在岸边等着看热闹。");
        let seeds = format!("//- a.md\n$0{BOAT}\n\n{last}\n//- b.md\n{BOAT}\n\n{middle}\n\n{last}\n");
        let found = suggested(&seeds);
        assert_eq!(
            found.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(),
            [format!("{BOAT}\n\n{middle}\n\n{last}")]
        );
    }
}
