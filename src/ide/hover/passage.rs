//! Where the sentence at a place also appears, and how it reads there.

use std::sync::Arc;

use super::HoverOptions;
use super::diff::{DiffPiece, diff};
use super::excerpt::shortened;
use super::sentence_apparatus::{SentenceApparatus, sentence_entries};
use crate::corpus::{AnalysedSeed, Doubt};
use crate::ide::describe::{self, Description};
use crate::ide::witnesses::{SentenceWitnesses, WitnessedSentence};
use crate::messages::{Message, message};
use crate::reprints::VariantKind;
use crate::text::{ByteSpan, subslice};

/// How much of a name is shown.
const MAX_NAME_CHARACTERS: usize = 60;

/// From so many witnesses on they are read together, in an apparatus, and not one after the other.
const MIN_WITNESSES_FOR_APPARATUS: usize = 3;

/// Where a sentence also appears.
#[derive(Debug)]
pub struct PassageHover {
    /// How many other seeds have it.
    pub seeds: usize,
    /// When it appeared first, if a date says so.
    pub earliest: Option<Message>,
    /// What all witnesses read, if they are many and one of them differs.
    pub apparatus: Option<SentenceApparatus>,
    /// The witnesses, the earliest first: not more than [`HoverOptions::max_witnesses`].
    pub witnesses: Vec<WitnessHover>,
    /// The witnesses that have what is around the place but not the place itself, the earliest first: not more than
    /// [`HoverOptions::max_witnesses`].
    pub omitting: Vec<OmittingWitness>,
    /// How many such witnesses there are in all.
    pub omitting_seeds: usize,
    /// What the seed was probably copied from.
    pub origin: Option<OriginNote>,
}

/// A witness of the sentence.
#[derive(Debug)]
pub struct WitnessHover {
    /// The witness.
    pub witness: Arc<AnalysedSeed>,
    /// The character that answers to the one at the place, in bytes of the witness.
    pub place: ByteSpan,
    /// Its name, shortened if it is long.
    pub name: String,
    /// What else people are told of it.
    pub description: Description,
    /// Whether its file has to be named, because another witness that is listed has the same title.
    pub needs_file: bool,
    /// How much of the passage is the same.
    pub share: Message,
    /// Whether it has the passage at another place among the others.
    pub is_moved: bool,
    /// How it reads the sentence.
    pub text: WitnessText,
}

/// How a witness reads the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WitnessText {
    /// With the same words, from beginning to end.
    Same,
    /// It has a part of the sentence, or reads it differently.
    Diff {
        /// The part that it has.
        pieces: Vec<DiffPiece>,
        /// Whether anything reads differently.
        is_different: bool,
    },
    /// As the apparatus says.
    InApparatus {
        /// Whether it has the whole sentence.
        is_whole: bool,
    },
}

/// A witness that does not have the place.
#[derive(Debug)]
pub struct OmittingWitness {
    /// The witness.
    pub witness: Arc<AnalysedSeed>,
    /// Where the place would be, in bytes of the witness.
    pub place: ByteSpan,
    /// Its name, shortened if it is long.
    pub name: String,
    /// What else people are told of it.
    pub description: Description,
    /// How much it leaves out: its characters but for white space.
    pub characters: usize,
    /// What it has instead, shortened if it is long.
    pub instead: Option<String>,
}

/// What a seed was probably copied from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginNote {
    /// Who the original is.
    pub parent: String,
    /// In how many places the copy differs from it.
    pub changes: u64,
    /// Why it is uncertain, if it is.
    pub doubt: Option<Message>,
    /// Another seed that it has text from.
    pub second: Option<String>,
}

impl PassageHover {
    /// What there is to say of a sentence at a byte offset of its seed.
    pub(super) fn new(found: &SentenceWitnesses, offset: usize, options: HoverOptions) -> Self {
        let all: Vec<_> = found.witnesses().collect();
        let listed = subslice(&all, ..all.len().min(options.max_witnesses));
        let seed = found.seed();
        let entries = match all.len() {
            MIN_WITNESSES_FOR_APPARATUS.. => sentence_entries(seed, &all, options.variants),
            _ => Vec::new(),
        };
        let apparatus =
            (!entries.is_empty()).then(|| SentenceApparatus::new(&seed.seed, found.span(), &entries, offset));
        let descriptions: Vec<Description> =
            listed.iter().map(|it| Description::from(&*it.witnessed.witness)).collect();
        let witness = |(it, description): (&WitnessedSentence, &Description)| WitnessHover {
            witness: Arc::clone(&it.witnessed.witness),
            place: it.character,
            name: shortened(description.name(), MAX_NAME_CHARACTERS),
            needs_file: shares_title(description, &descriptions),
            description: shortened_source(description.clone()),
            share: describe::share(it.witnessed.passage.similarity),
            is_moved: found.is_moved(it),
            text: match apparatus {
                Some(_) => WitnessText::InApparatus { is_whole: it.has_beginning && it.has_end },
                None => WitnessText::new(seed, it, offset, options),
            },
        };
        let witnesses = listed.iter().zip(&descriptions).map(witness).collect();
        Self {
            seeds: all.len(),
            earliest: earliest(found),
            witnesses,
            apparatus,
            omitting: omitting(found, options.max_witnesses),
            omitting_seeds: found.omitting().len(),
            origin: origin(found),
        }
    }
}

impl WitnessText {
    fn new(seed: &AnalysedSeed, found: &WitnessedSentence, offset: usize, options: HoverOptions) -> Self {
        let variants = found.variants(seed, options.variants);
        if variants.is_empty() && found.has_beginning && found.has_end {
            return Self::Same;
        }
        Self::Diff { pieces: diff(&seed.seed, found, &variants, offset), is_different: !variants.is_empty() }
    }
}

/// Whether several of these state the title of one.
fn shares_title(one: &Description, all: &[Description]) -> bool {
    one.title.is_some() && all.iter().filter(|other| other.title == one.title).count() > 1
}

fn shortened_source(description: Description) -> Description {
    let source = description.source.map(|source| shortened(&source, MAX_NAME_CHARACTERS));
    Description { source, ..description }
}

/// `earliest 2025-02-12`, or that the seed itself is the earliest.
fn earliest(found: &SentenceWitnesses) -> Option<Message> {
    let (seed, first) = (found.seed(), &found.witnesses().next()?.witnessed.witness);
    let day = |reading: &AnalysedSeed| Description::from(reading).day_argument();
    match (seed.published(), first.published()) {
        (Some(own), Some(other)) if own < other => Some(message!("hover-this-earliest", date = day(seed))),
        (Some(_), None) => Some(message!("hover-this-earliest-dated", date = day(seed))),
        (_, Some(_)) => Some(message!("hover-earliest", date = day(first))),
        (None, None) => None,
    }
}

fn omitting(found: &SentenceWitnesses, max_witnesses: usize) -> Vec<OmittingWitness> {
    let listed = found.omitting().iter().take(max_witnesses);
    let witness = |(witnessed, variant): &(crate::corpus::WitnessedPassage, crate::reprints::Variant)| {
        let description = Description::from(&*witnessed.witness);
        OmittingWitness {
            witness: Arc::clone(&witnessed.witness),
            place: variant.witness,
            name: shortened(description.name(), MAX_NAME_CHARACTERS),
            description: shortened_source(description),
            characters: variant.seed_text.chars().filter(|c| !c.is_whitespace()).count(),
            instead: (variant.kind == VariantKind::Substitution)
                .then(|| shortened(&variant.witness_text, MAX_NAME_CHARACTERS)),
        }
    };
    listed.map(witness).collect()
}

fn origin(found: &SentenceWitnesses) -> Option<OriginNote> {
    let (origin, witnesses) = found.origin()?;
    let descriptions: Vec<Description> = witnesses.iter().map(|witness| Description::from(*witness)).collect();
    let called = |number: usize| {
        let witness = descriptions.get(number)?;
        let source = witness.source.as_ref().map(|source| shortened(source, MAX_NAME_CHARACTERS));
        let file = shares_title(witness, &descriptions).then(|| witness.file.clone());
        let parts = [Some(shortened(witness.name(), MAX_NAME_CHARACTERS)), source, file];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
    };
    Some(OriginNote {
        parent: origin.parent.and_then(called)?,
        changes: origin.changes.into(),
        doubt: origin.doubt.map(|doubt| match doubt {
            Doubt::Undated => message!("hover-undated"),
            Doubt::OrFrom(_) => message!("hover-or-from"),
            Doubt::AgainstDate(_) => message!("hover-against-date"),
        }),
        second: origin.second.and_then(called),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::Fixture;
    use crate::messages::Language;
    use crate::reprints::Classes;

    fn passage(seeds: &str) -> PassageHover {
        let fixture = Fixture::new(seeds);
        let found = SentenceWitnesses::at(&fixture.analysis(), fixture.offset).expect("a shared sentence");
        PassageHover::new(&found, fixture.offset, HoverOptions { variants: Classes::TEXT, max_witnesses: 3 })
    }

    const BOAT: &str = "渡船每天早上六点开，船老大姓周，他的狗坐在船头看对岸的芦苇和霧。";

    /// A seed with these lines of front matter.
    fn seed(name: &str, header: &str, text: &str) -> String {
        format!("//- {name}\n---\n{header}\n---\n\n{text}\n")
    }

    #[test]
    fn a_witness_is_named_dated_and_measured() {
        let seeds = seed("a.md", "title: 渡口", &format!("$0{BOAT}"))
            + &seed("b.md", "title: 渡口旧事\nsource: 河湾日报\nauthor: 温小满\ndate: 2025-02-13T03:00:00+08:00", BOAT);
        let found = passage(&seeds);
        let witness = found.witnesses.first().expect("a witness");
        assert_eq!((witness.name.as_str(), witness.description.outlet()), ("渡口旧事", "河湾日报"));
        assert_eq!(witness.description.day.as_deref(), Some("2025-02-13"));
        assert_eq!(witness.share.text(Language::English), "100 %");
        assert_eq!(witness.text, WitnessText::Same);
        assert_eq!(found.earliest, Some(message!("hover-earliest", date = "2025-02-13")));
    }

    #[test]
    fn a_witness_that_reads_otherwise_is_shown_as_a_diff() {
        let seeds = format!("//- a.md\n$0{BOAT}\n//- b.md\n{}\n", BOAT.replace('六', "七"));
        let found = passage(&seeds);
        let WitnessText::Diff { pieces, is_different: true } = &found.witnesses[0].text else { panic!("{found:?}") };
        assert_eq!(pieces[1], DiffPiece::Different { here: "六".into(), there: "七".into() });
    }

    #[test]
    fn many_witnesses_are_read_together() {
        let copies = |(name, hour): (&str, &str)| format!("//- {name}\n{}\n", BOAT.replace('六', hour));
        let others: String = [("b.md", "七"), ("c.md", "七"), ("d.md", "六"), ("e.md", "八")].map(copies).concat();
        let found = passage(&format!("//- a.md\n$0{BOAT}\n{others}"));
        assert_eq!((found.seeds, found.witnesses.len()), (4, 3));
        let apparatus = found.apparatus.expect("an apparatus");
        assert_eq!(apparatus.sentence[1], LemmaPiece::Lemma("六".into()));
        let readings: Vec<_> = apparatus.entries[0].iter().map(|it| (it.text.as_deref(), &it.witnesses[..])).collect();
        assert_eq!(readings, [(Some("六"), &[2][..]), (Some("七"), &[0, 1]), (Some("八"), &[3])]);
        assert_eq!(found.witnesses[0].text, WitnessText::InApparatus { is_whole: true });
    }

    use super::super::LemmaPiece;

    #[test]
    fn witnesses_of_one_title_are_told_apart_by_their_files() {
        let seeds = seed("a.md", "title: 渡口", &format!("$0{BOAT}"))
            + &seed("b.md", "title: 渡口", BOAT)
            + &seed("c.md", "title: 渡口", BOAT);
        let files: Vec<_> =
            passage(&seeds).witnesses.iter().map(|it| (it.needs_file, it.description.file.clone())).collect();
        assert_eq!(files, [(true, "b.md".to_owned()), (true, "c.md".to_owned())]);
    }
}
