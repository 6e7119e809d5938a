//! What there is to say about a place: how a field was understood, why a stretch is boilerplate, or where the sentence also
//! appears and how it reads there.

mod diff;
mod excerpt;
mod field;
mod passage;
mod sentence_apparatus;

use crate::corpus::{AnalysedSeed, LearntBoilerplate, LearntKind, LookupError};
use crate::ide::Analysis;
use crate::ide::witnesses::SentenceWitnesses;
use crate::reprints::Classes;
use crate::seed::{Boilerplate, BoilerplateKind};
use crate::text::ByteSpan;
pub use diff::DiffPiece;
pub use excerpt::shortened;
pub use field::{Agreement, FieldHover, FieldStatement, OtherStatement};
pub use passage::{OmittingWitness, OriginNote, PassageHover, WitnessHover, WitnessText};
pub use sentence_apparatus::{ApparatusReading, LemmaPiece, SentenceApparatus, sentence_entries};

/// What the user has set for hovers.
#[derive(Clone, Copy, Debug)]
pub struct HoverOptions {
    /// Which classes of variant are shown.
    pub variants: Classes,
    /// How many witnesses are listed.
    pub max_witnesses: usize,
}

/// What there is to say about a place.
#[derive(Debug)]
pub struct Hover {
    /// The sentence, field or boilerplate that it is about, in bytes of the seed.
    pub span: ByteSpan,
    /// What there is to say of it.
    pub content: HoverContent,
}

/// What there is to say of a stretch of a seed.
#[derive(Debug)]
pub enum HoverContent {
    /// It is a field of the header.
    Field(FieldHover),
    /// It is plainly marked as boilerplate.
    Boilerplate(BoilerplateKind),
    /// Other seeds have it.
    Passage(PassageHover),
    /// It was learnt to be boilerplate.
    LearntBoilerplate {
        /// Why.
        kind: LearntKind,
        /// How many other seeds have it, at least.
        seeds: usize,
    },
}

/// What there is to say about a byte offset of a seed; `None` if nothing. What the seed says itself costs time linear in its
/// fields, and nothing is looked up for it.
///
/// `analysis` gives what the seed shares, and `learnt_at` what was learnt to be boilerplate at the offset: they are called
/// only if the seed itself says nothing about the place, and `learnt_at` only if no other seed has it.
///
/// # Errors
/// Those of `analysis` and `learnt_at`.
pub fn hover(
    seed: &AnalysedSeed,
    offset: usize,
    options: HoverOptions,
    analysis: impl FnOnce() -> Result<Analysis, LookupError>,
    learnt_at: impl FnOnce() -> Result<Option<LearntBoilerplate>, LookupError>,
) -> Result<Option<Hover>, LookupError> {
    if let Some((span, field)) = field::at(&seed.seed, offset) {
        return Ok(Some(Hover { span, content: HoverContent::Field(field) }));
    }
    if let Some(Boilerplate { kind, span }) = boilerplate_at(&seed.seed.boilerplate, offset) {
        return Ok(Some(Hover { span: *span, content: HoverContent::Boilerplate(*kind) }));
    }
    if let Some(found) = SentenceWitnesses::at(&analysis()?, offset) {
        let content = HoverContent::Passage(PassageHover::new(&found, offset, options));
        return Ok(Some(Hover { span: found.span(), content }));
    }
    let learnt = |it: LearntBoilerplate| Hover {
        span: it.span,
        content: HoverContent::LearntBoilerplate { kind: it.kind, seeds: it.count },
    };
    Ok(learnt_at()?.map(learnt))
}

fn boilerplate_at(boilerplate: &[Boilerplate], offset: usize) -> Option<&Boilerplate> {
    let first = boilerplate.partition_point(|found| found.span.end() <= offset);
    boilerplate.get(first).filter(|found| found.span.contains(offset))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::Fixture;

    /// What hover is about, and the text of its span.
    fn subject(seeds: &str) -> Option<String> {
        let fixture = Fixture::new(seeds);
        let analysis = fixture.analysis();
        let options = HoverOptions { variants: Classes::TEXT, max_witnesses: 9 };
        let seed = analysis.seed.clone();
        let found = hover(&seed, fixture.offset, options, || Ok(analysis), || Ok(None)).expect("no look-up fails")?;
        let kind = match found.content {
            HoverContent::Field(_) => "field",
            HoverContent::Boilerplate(_) => "boilerplate",
            HoverContent::Passage(_) => "passage",
            HoverContent::LearntBoilerplate { .. } => "learnt",
        };
        Some(format!("{kind}: {}", seed.seed.source.slice(found.span)))
    }

    #[test]
    fn it_speaks_of_what_is_at_the_place() {
        let page = |text: &str| format!("//- a.html\n{text}");
        assert_eq!(subject("//- a.md\n---\ntitle: 茶$0馆\n---\n\n水涨了。"), Some("field: 茶馆".into()));
        assert_eq!(
            subject(&page("<p>水涨了。</p><script>var $0a = 1;</script>")),
            Some("boilerplate: <script>var a = 1;</script>".into())
        );
        assert_eq!(subject(&page("<p>水$0涨了。</p>")), None);
        let text = "渡船每天早上六点开，船老大姓周，他的狗坐在船头看对岸的芦苇。";
        assert_eq!(
            subject(&format!("//- a.md\n水涨了。$0{text}\n//- b.md\n{text}\n")),
            Some(format!("passage: {text}"))
        );
    }
}
