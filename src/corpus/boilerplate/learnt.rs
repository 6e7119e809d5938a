//! What was taken for boilerplate.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::Serialize;

use crate::messages::{Message, message};
use crate::reprints::FoldedSpan;
use crate::text::ByteSpan;

/// Why a stretch is no reprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LearntKind {
    /// It stands at the head of bodies that go on differently.
    Head,
    /// It stands at their foot.
    Foot,
    /// It is a phrase: seeds that have nothing else in common say it, in any place.
    Phrase,
    /// It is a name with its gloss in Latin letters.
    Name,
    /// It is a form that is filled in with other numbers each time.
    Form,
    /// It is a legal notice: a disclaimer, a risk warning, a company's statement about its future.
    Notice,
    /// `variorum.toml` drops it.
    Named,
}

impl LearntKind {
    /// What it is called, for people.
    pub fn label(self) -> Message {
        match self {
            Self::Head => message!("learnt-head"),
            Self::Foot => message!("learnt-foot"),
            Self::Phrase => message!("learnt-phrase"),
            Self::Name => message!("learnt-name"),
            Self::Form => message!("learnt-form"),
            Self::Notice => message!("learnt-notice"),
            Self::Named => message!("learnt-named"),
        }
    }
}

/// A stretch of a seed that was taken for boilerplate.
#[derive(Clone, Debug)]
pub struct LearntBoilerplate {
    /// Why.
    pub kind: LearntKind,
    /// Where it is, in source bytes.
    pub span: ByteSpan,
    /// The other seeds that have it, as far as they were compared.
    pub seeds: BTreeSet<PathBuf>,
    /// How many other seeds have it, at least.
    pub count: usize,
}

/// Whether a stretch is nearer to the head or to the foot of a body of `len` folded characters.
pub(in crate::corpus) fn kind_of_place(span: FoldedSpan, len: u32) -> LearntKind {
    if span.start.saturating_add(span.end) >= len { LearntKind::Foot } else { LearntKind::Head }
}
