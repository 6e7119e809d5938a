//! Reports the occurrences of a defect that comes in crowds: adjacent ones are one finding, and all beyond a limit are
//! one more.

use crate::cancel::Cancelled;
use crate::messages::{Message, message, quote};
use crate::rules::{Edit, Reporter, Safety};
use crate::seed::Seed;
use crate::text::{ByteSpan, slice};

/// The maximum number of occurrences that are reported one by one.
const MAX_SINGLE_FINDINGS: usize = 50;

/// The maximum length of a replacement in the title of its fix, in characters.
const MAX_TITLE_CHARS: usize = 20;

/// What a rule says about its occurrences.
pub(super) struct Wording {
    /// The message about one occurrence, given its text.
    pub(super) message: fn(&str) -> Message,
    /// The message about this many more occurrences from here on.
    pub(super) more: fn(usize) -> Message,
    /// The standard code of the defect, if it has one.
    pub(super) code: Option<&'static str>,
}

/// One occurrence of a defect, and how to fix it.
pub(super) struct Occurrence {
    /// The place, in bytes.
    pub(super) span: ByteSpan,
    /// The edits that fix it, sorted; none if there is no fix.
    pub(super) edits: Vec<Edit>,
    /// The safety of the fix.
    pub(super) safety: Safety,
}

impl Occurrence {
    /// An occurrence without a fix.
    pub(super) fn without_fix(span: ByteSpan) -> Self {
        Self { span, edits: Vec::new(), safety: Safety::NeedsALook }
    }

    /// An occurrence that a replacement fixes.
    pub(super) fn replace(span: ByteSpan, replacement: impl Into<String>, safety: Safety) -> Self {
        Self { span, edits: vec![Edit::replace(span, replacement)], safety }
    }

    /// The title of the fix.
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

/// Returns the runs of adjacent characters that `wanted` accepts. Linear.
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

/// Does what [`find_runs`] does, and also passes the byte offset of each character to `wanted`. Linear, as long as
/// `wanted` only looks at a few characters around it.
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

/// Turns runs into occurrences. `replacement_of` returns the replacement of each character, if there is one.
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

/// Needs a look next to a mark of emphasis, where an invisible character can be what makes the mark work.
pub(super) fn beside_emphasis(text: &str, span: ByteSpan) -> Option<Safety> {
    let before = text.get(..span.start()).and_then(|before| before.chars().next_back());
    let after = text.get(span.end()..).and_then(|after| after.chars().next());
    let marked = [before, after].iter().flatten().any(|c| matches!(c, '*' | '_' | '~'));
    marked.then_some(Safety::NeedsALook)
}

/// Reports each occurrence. Beyond [`MAX_SINGLE_FINDINGS`], the rest are one finding at the first of them. In code,
/// formulas and template tags every fix needs a look.
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
        finding.add_fix(message!("fix-rest", count = count), safety, edits);
    }
}
