//! Boilerplate that no parser knows, told from reprints by the statistics it keeps.
//!
//! A text that is reprinted stands among the same neighbours every time; a disclaimer, a columnist's note or a call to
//! subscribe stands at the end of a different article each time. So a stretch at the edge of a passage, between line
//! edges, is boilerplate if
//!
//! - at least [`MIN_CONTEXTS`] *contexts* have it. Two seeds are one context if what stands on the stretch's inner side, the
//!   side that faces the rest of the body, is alike in both, or if the seeds have much else in common;
//! - three in four seeds that have it have it at the same end of the body, there it is a third or more of the lines or
//!   blocks that it touches (templates have gaps to fill), and no more than half of the body.
//!
//! [`MIN_CONTEXTS_IF_ALIKE`] contexts suffice for a short stretch that is all that two seeds share, if *all* who have it have it so. If
//! the two name the same source, and the stretch is whole lines with which both bodies begin or end, two contexts do: so
//! outlets sign their articles. Whoever quotes says more in the line, or does not do it in the very last.
//!
//! Stock phrases are told by the same token: a run of words that six seeds have which have nothing else in common,
//! wherever it stands ([`PhraseDetector`]), is a way of speaking, and a short passage that is made of nothing else (a clause of a
//! disclaimer, the full name of a law, the head of a dispatch) is no reprint.
//!
//! A sentence that some articles quote fails the second test, and a story that twenty outlets print whole the first. In a
//! corpus of five seeds hardly anything can be learnt.
//!
//! A name with what it is called in Latin letters says less than it seems to: [`is_glossed_name`]. Notices of the law have too many
//! forms to be learnt and are told by their words, where two seeds share nothing that is more: [`notice_weight`].
//!
//! Pages that are filled in from a template (stock tickers) are told by their numbers: [`is_template`].
//!
//! Everything is asked from the seed of the two whose path comes first, so both get the same answer.

mod context_statistics;
mod filter;
mod learnt;
mod occurrence;
mod phrases;
mod similarity;

pub(super) use context_statistics::MAX_SAMPLED_SEEDS;
pub(super) use filter::BoilerplateFilter;
pub(super) use learnt::kind_of_place;
pub use learnt::{LearntBoilerplate, LearntKind};
