//! Reporting characters that come in crowds: neighbours are one finding, and past a limit the rest are one more.

use crate::cancel::Cancelled;
use crate::rules::{Edit, Reporter, Safety};
use crate::text::ByteSpan;

/// So many places of one kind are reported one by one.
const ONE_BY_ONE: usize = 50;

/// What a rule says about a stretch of such characters, and puts in the place of each.
pub(super) struct Crowd {
    /// The message about one stretch, of its text.
    pub(super) message: fn(&str) -> String,
    /// What they are called, several of them (“control characters”).
    pub(super) several: &'static str,
    /// The standard code that such a place goes by, if it does.
    pub(super) code: Option<&'static str>,
    /// What belongs in the place of such a character, if that can be known.
    pub(super) mend: fn(char) -> Option<(&'static str, Safety)>,
}

/// The stretches of neighbouring characters that `wanted` picks, given the character before (if any), the character,
/// and the text after it. Linear, as long as `wanted` looks only a few characters ahead.
///
/// # Errors
/// [`Cancelled`] as soon as the flag is seen raised.
pub(super) fn stretches(
    text: &str,
    reporter: &Reporter<'_>,
    mut wanted: impl FnMut(Option<char>, char, &str) -> bool,
) -> Result<Vec<ByteSpan>, Cancelled> {
    let mut spans: Vec<ByteSpan> = Vec::new();
    let mut before = None;
    for (at, character) in text.char_indices() {
        if at % 4096 == 0 {
            reporter.pause()?;
        }
        let end = at + character.len_utf8();
        if wanted(before, character, text.get(end..).unwrap_or_default()) {
            match spans.last_mut() {
                Some(last) if last.end() == at => *last = ByteSpan::new(last.start(), end),
                _ => spans.push(ByteSpan::new(at, end)),
            }
        }
        before = Some(character);
    }
    Ok(spans)
}

/// Reports each stretch; past [`ONE_BY_ONE`] of them the rest as one finding, at the first of the rest.
pub(super) fn report(text: &str, reporter: &mut Reporter<'_>, spans: &[ByteSpan], crowd: &Crowd) {
    let (single, rest) = spans.split_at(spans.len().min(ONE_BY_ONE));
    for span in single {
        let stretch = text.get(span.range()).unwrap_or_default();
        let finding = reporter.at(*span, (crowd.message)(stretch));
        finding.code = crowd.code;
        if let Some((edits, safety)) = mends(text, &[*span], crowd) {
            let nothing = edits.iter().all(|edit| edit.replacement.is_empty());
            finding.fix(if nothing { "Remove" } else { "Replace" }, safety, edits);
        }
    }
    let Some(first) = rest.first() else { return };
    let more = rest.iter().map(|span| text.get(span.range()).unwrap_or_default().chars().count()).sum::<usize>();
    let finding = reporter.at(*first, format!("{more} more {} stand from here on", crowd.several));
    if let Some((edits, safety)) = mends(text, rest, crowd) {
        finding.fix(format!("Mend all {more} from here on"), safety, edits);
    }
}

/// The edits that mend all of `spans`, if every character in them can be mended; safe if every one is.
fn mends(text: &str, spans: &[ByteSpan], crowd: &Crowd) -> Option<(Vec<Edit>, Safety)> {
    let mut edits = Vec::with_capacity(spans.len());
    let mut safety = Safety::Safe;
    for span in spans {
        let mut replacement = String::new();
        for character in text.get(span.range())?.chars() {
            let (with, how) = (crowd.mend)(character)?;
            replacement.push_str(with);
            if how == Safety::NeedsALook {
                safety = how;
            }
        }
        // Between emphasis marks, an invisible character can be what makes them work.
        let beside = [text.get(..span.start())?.chars().next_back(), text.get(span.end()..)?.chars().next()];
        if beside.iter().flatten().any(|c| matches!(c, '*' | '_' | '~')) {
            safety = Safety::NeedsALook;
        }
        edits.push(Edit::replace(*span, replacement));
    }
    Some((edits, safety))
}
