//! Reporting what comes in crowds: neighbours are one finding, and past a limit the rest are one more.

use crate::cancel::Cancelled;
use crate::messages::{Message, message, quote};
use crate::rules::{Edit, Reporter, Safety};
use crate::seed::Seed;
use crate::text::{ByteSpan, slice};

/// So many places of one kind are reported one by one.
const MAX_SINGLE_FINDINGS: usize = 50;

/// So many characters of a replacement are shown in the title of a fix.
const MAX_TITLE_CHARS: usize = 20;

/// What a rule says about places of one kind.
pub(super) struct Wording {
    /// The message about one place, of its text.
    pub(super) message: fn(&str) -> Message,
    /// The message about so many more places from here on.
    pub(super) more: fn(usize) -> Message,
    /// The standard code that such a place goes by, if it does.
    pub(super) code: Option<&'static str>,
}

/// One place, and what mends it.
pub(super) struct Occurrence {
    /// The place.
    pub(super) span: ByteSpan,
    /// The edits that mend it, in order; none if it is not known how.
    pub(super) edits: Vec<Edit>,
    /// Whether they can be made unseen.
    pub(super) safety: Safety,
}

impl Occurrence {
    /// A place that nothing is known to mend.
    pub(super) fn without_fix(span: ByteSpan) -> Self {
        Self { span, edits: Vec::new(), safety: Safety::NeedsALook }
    }

    /// A place that a replacement mends.
    pub(super) fn replace(span: ByteSpan, replacement: impl Into<String>, safety: Safety) -> Self {
        Self { span, edits: vec![Edit::replace(span, replacement)], safety }
    }

    /// What the fix is called.
    fn title(&self) -> Message {
        match self.edits.as_slice() {
            [only] if only.replacement.is_empty() => message!("text-remove"),
            [only]
                if only.replacement.chars().nth(MAX_TITLE_CHARS).is_none() && !only.replacement.trim().is_empty() =>
            {
                message!("text-replace-with", text = quote(&only.replacement))
            }
            several if several.iter().all(|edit| edit.replacement.is_empty()) => message!("text-remove"),
            _ => message!("text-replace"),
        }
    }
}

/// The stretches of neighbouring characters that `wanted` picks. Linear.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub(super) fn find_runs(
    text: &str,
    reporter: &Reporter<'_>,
    mut wanted: impl FnMut(char) -> bool,
) -> Result<Vec<ByteSpan>, Cancelled> {
    find_runs_at(text, reporter, |_, character| wanted(character))
}

/// [`stretches`], where `wanted` is given the offset of each character, too. Linear, as long as it looks only at a few
/// characters around.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub(super) fn find_runs_at(
    text: &str,
    reporter: &Reporter<'_>,
    mut wanted: impl FnMut(usize, char) -> bool,
) -> Result<Vec<ByteSpan>, Cancelled> {
    let mut spans: Vec<ByteSpan> = Vec::new();
    for (at, character) in text.char_indices() {
        if at % 4096 == 0 {
            reporter.check_cancelled()?;
        }
        let end = at + character.len_utf8();
        if wanted(at, character) {
            match spans.last_mut() {
                Some(last) if last.end() == at => *last = ByteSpan::new(last.start(), end),
                _ => spans.push(ByteSpan::new(at, end)),
            }
        }
    }
    Ok(spans)
}

/// The places of stretches in which `mend` says what belongs in the place of each character, if that can be known.
pub(super) fn with_replacements(
    text: &str,
    spans: &[ByteSpan],
    replacement_of: impl Fn(char) -> Option<(&'static str, Safety)>,
) -> Vec<Occurrence> {
    let place = |span: &ByteSpan| {
        let mut replacement = String::new();
        let mut safety = Safety::Safe;
        for character in slice(text, span.range()).chars() {
            let Some((with, how)) = replacement_of(character) else { return Occurrence::without_fix(*span) };
            replacement.push_str(with);
            if how == Safety::NeedsALook {
                safety = how;
            }
        }
        Occurrence::replace(*span, replacement, beside_emphasis(text, *span).unwrap_or(safety))
    };
    spans.iter().map(place).collect()
}

/// Needs a look beside a mark of emphasis: there, a character that renders as nothing can be what makes the mark work.
pub(super) fn beside_emphasis(text: &str, span: ByteSpan) -> Option<Safety> {
    let before = text.get(..span.start()).and_then(|before| before.chars().next_back());
    let after = text.get(span.end()..).and_then(|after| after.chars().next());
    let marked = [before, after].iter().flatten().any(|c| matches!(c, '*' | '_' | '~'));
    marked.then_some(Safety::NeedsALook)
}

/// Reports each place; past [`MAX_SINGLE_FINDINGS`] of them the rest as one finding, at the first of the rest. In code, formulas
/// and template tags a fix needs a look, whatever the rule says.
pub(super) fn report_all(seed: &Seed, reporter: &mut Reporter<'_>, mut places: Vec<Occurrence>, crowd: &Wording) {
    let text = seed.source.text();
    for place in places.iter_mut().filter(|place| place.safety == Safety::Safe) {
        if reporter.verbatim(seed).touches(place.span) {
            place.safety = Safety::NeedsALook;
        }
    }
    let rest = places.split_off(places.len().min(MAX_SINGLE_FINDINGS));
    for place in places {
        let finding = reporter.report(place.span, (crowd.message)(slice(text, place.span.range())));
        finding.code = crowd.code;
        finding.add_fix(place.title(), place.safety, place.edits);
    }
    let Some(first) = rest.first() else { return };
    let count = rest.len();
    let finding = reporter.report(first.span, (crowd.more)(count));
    if rest.iter().all(|place| !place.edits.is_empty()) {
        let safe = rest.iter().all(|place| place.safety == Safety::Safe);
        let edits = rest.into_iter().flat_map(|place| place.edits).collect();
        let safety = if safe { Safety::Safe } else { Safety::NeedsALook };
        finding.add_fix(message!("text-mend-rest", count = count), safety, edits);
    }
}
