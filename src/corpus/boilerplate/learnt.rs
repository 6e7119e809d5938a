//! What was taken for boilerplate.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::Serialize;

use crate::messages::{Message, message};
use crate::reprints::FoldedSpan;
use crate::text::ByteSpan;

/// What a stretch that is no reprint was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LearntKind {
    /// It stands at the head of bodies that go on differently.
    Head,
    /// It stands at their foot.
    Foot,
    /// A phrase: seeds say it that have nothing else in common, wherever.
    Phrase,
    /// A name with what it is called in Latin letters.
    Name,
    /// A form that is filled in with other numbers each time.
    Form,
    /// A notice of the law: a disclaimer, a warning of risk, what a statistics says of its future.
    Notice,
    /// `variorum.toml` says so.
    Named,
}

impl LearntKind {
    /// What it is called.
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
    /// What for.
    pub kind: LearntKind,
    /// Where it is, in source bytes.
    pub span: ByteSpan,
    /// The other seeds that have it, as far as they were compared.
    pub seeds: BTreeSet<PathBuf>,
    /// How many other seeds have it, at the least.
    pub count: usize,
}

/// Whether a stretch of a body of `len` characters is nearer to its head or its foot.
pub(in crate::corpus) fn kind_of_place(span: FoldedSpan, len: u32) -> LearntKind {
    if span.start.saturating_add(span.end) >= len { LearntKind::Foot } else { LearntKind::Head }
}
