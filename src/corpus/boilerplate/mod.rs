//! Boilerplate that no parser knows, told from reprints by its contexts.
//!
//! A reprinted text has the same neighbours every time. A disclaimer, a columnist's note or a call to subscribe
//! stands at the end of a different article each time. So a stretch at the edge of a passage that begins and ends at
//! line edges is boilerplate if both hold:
//!
//! - At least `MIN_CONTEXTS` *contexts* have it. Two seeds are one context if the text on the stretch's inner side,
//!   the side that faces the rest of the body, is alike in both, or if the seeds have much else in common.
//! - Three quarters of the seeds that have it have it at the same end of the body. There it makes up at least a third
//!   of the lines or blocks that it touches (templates have gaps to fill), and no more than half of the body.
//!
//! `MIN_CONTEXTS_IF_ALIKE` contexts are enough for a short stretch that is all that two seeds share, if *all* seeds
//! that have it have it in this way. Two contexts are enough if, in addition, the two seeds name the same source and
//! both bodies begin or end with the stretch as whole lines: outlets sign their articles like this. Somebody who
//! quotes adds words of their own to the line, or does not quote in the very last one.
//!
//! Stock phrases are recognised by the same token. A run of words that six seeds share which have nothing else in
//! common is a turn of phrase, wherever it stands ([`PhraseDetector`](phrases::PhraseDetector)). A short passage made
//! of nothing else (a clause of a disclaimer, the full name of a law, the head of a dispatch) is no reprint.
//!
//! A sentence that some articles quote fails the second test, and a story that twenty outlets print whole fails the
//! first. In a corpus of five seeds hardly anything can be learnt.
//!
//! Three kinds are recognised without other seeds: a name followed by its gloss in Latin letters says less than it
//! seems to ([`is_glossed_name`](crate::reprints::is_glossed_name)); legal notices take too many forms to be learnt
//! and are known by their terms, where two seeds share nothing more
//! ([`notice_weight`](crate::reprints::notice_weight)); and pages filled in from a template, such as stock tickers,
//! are known by their numbers ([`is_template`](crate::reprints::is_template)).
//!
//! Every question is asked of the seed whose path sorts first, so both seeds of a pair get the same answer.

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
