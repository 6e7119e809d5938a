//! Applying fixes: as many as do not stand in each other's way, again and again until nothing is left to mend.

use std::collections::BTreeMap;

use super::{Edit, Finding, Fix};
use crate::seed::{FormatHint, Seed};
use crate::text::{ByteSpan, Encoding, Source};

/// So many times a text is mended and looked at again, at the most. Fixes that bring no findings need two rounds, and a
/// round more for each that waited for a neighbour.
const ROUNDS: usize = 16;

/// What mending made of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// The edits of each round, of the text as the round before left it. One that only stored the file in UTF-8 has none.
    pub rounds: Vec<Vec<Edit>>,
    /// How many findings of each rule were mended.
    pub counts: BTreeMap<&'static str, usize>,
    /// Whether some could not be, because the file's encoding does not allow it.
    pub refused: bool,
}

/// Mends a stored file: applies the first fix of each finding that `wanted` takes, until there is none left. Every byte
/// that no fix is about stays what it is.
///
/// `read` makes a source of bytes; `find` gives the findings of a seed, in the order of their places.
///
/// # Errors
/// What `find` returns.
pub fn mend<E>(
    stored: &[u8],
    hint: FormatHint,
    read: impl Fn(&[u8]) -> Source,
    find: impl Fn(&Seed) -> Result<Vec<Finding>, E>,
    wanted: impl Fn(&Finding, &Fix) -> bool,
) -> Result<Mended, E> {
    let mut mended = Mended { bytes: stored.to_vec(), ..Mended::default() };
    let mut encoding = None;
    for _ in 0..ROUNDS {
        let seed = Seed::parse(read(&mended.bytes), hint);
        // Had the bytes come to look like another encoding, the places of the text would be others.
        if *encoding.get_or_insert(seed.source.encoding()) != seed.source.encoding() {
            break;
        }
        let findings = find(&seed)?;
        if findings
            .iter()
            .flat_map(|finding| finding.fixes.iter().map(move |fix| (finding, fix)))
            .any(|(finding, fix)| fix.to_utf8 && wanted(finding, fix))
        {
            if let Some((bytes, rule)) = in_utf8(&seed.source, &findings) {
                *mended.counts.entry(rule).or_default() += 1;
                mended.bytes = bytes;
                encoding = Some(Encoding::Utf8);
                continue;
            }
            mended.refused = true;
        }
        let chosen = choose(&findings, |finding, fix| !fix.to_utf8 && wanted(finding, fix));
        if chosen.is_empty() {
            break;
        }
        let round = edits(&chosen);
        let Ok(bytes) = seed.source.rewritten(&mended.bytes, &round) else {
            mended.refused = true;
            break;
        };
        for (finding, _) in &chosen {
            *mended.counts.entry(finding.rule).or_default() += 1;
        }
        if bytes == mended.bytes {
            break;
        }
        mended.bytes = bytes;
        mended
            .rounds
            .push(round.iter().map(|(span, new)| Edit { span: *span, replacement: (*new).to_owned() }).collect());
    }
    Ok(mended)
}

/// The fixes that can be applied together: the first of each finding that `wanted` takes, unless it touches what one
/// before it touches. O(n log n) in the number of edits.
pub fn choose(findings: &[Finding], wanted: impl Fn(&Finding, &Fix) -> bool) -> Vec<(&Finding, &Fix)> {
    let mut taken = BTreeMap::new();
    let mut chosen: Vec<(&Finding, &Fix)> = Vec::new();
    for finding in findings {
        let Some(fix) = finding.fixes.iter().find(|fix| wanted(finding, fix)) else { continue };
        if fix.edits.iter().all(|edit| is_free(&taken, edit.span)) {
            taken.extend(fix.edits.iter().map(|edit| (edit.span.start(), edit.span)));
            chosen.push((finding, fix));
        }
    }
    chosen
}

/// Whether a span touches none of those that are taken. Two that only meet are apart, unless something is inserted
/// where they meet: which would come first?
fn is_free(taken: &BTreeMap<usize, ByteSpan>, span: ByteSpan) -> bool {
    let apart = |other: &ByteSpan| match span.is_empty() || other.is_empty() {
        true => span.end() < other.start() || other.end() < span.start(),
        false => span.end() <= other.start() || other.end() <= span.start(),
    };
    let before = taken.range(..=span.start()).next_back().map(|(_, other)| other);
    let after = taken.range(span.start()..).next().map(|(_, other)| other);
    before.into_iter().chain(after).all(apart)
}

/// The edits of fixes that can be applied together, in order.
pub fn edits<'a>(chosen: &[(&'a Finding, &'a Fix)]) -> Vec<(ByteSpan, &'a str)> {
    let mut edits: Vec<_> = chosen
        .iter()
        .flat_map(|(_, fix)| fix.edits.iter().map(|edit| (edit.span, edit.replacement.as_str())))
        .collect();
    edits.sort_by_key(|(span, _)| *span);
    edits
}

/// The text in UTF-8, without the byte order mark that UTF-16 needs, and the rule that asks for it; `None` if bytes
/// would be lost that could not be read.
fn in_utf8(source: &Source, findings: &[Finding]) -> Option<(Vec<u8>, &'static str)> {
    let rule = findings.iter().find(|finding| finding.fixes.iter().any(|fix| fix.to_utf8))?.rule;
    let text = source.text();
    source.malformed().is_empty().then(|| (text.strip_prefix('\u{FEFF}').unwrap_or(text).as_bytes().to_vec(), rule))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cancel::Cancel;
    use crate::rules::{Safety, check};

    fn mended(stored: &[u8], most: Safety) -> Mended {
        let find = |seed: &Seed| check(seed, &Cancel::new());
        mend(stored, FormatHint::Unknown, Source::from_bytes, find, |_, fix| fix.safety <= most)
            .expect("nobody cancels")
    }

    #[test]
    fn only_what_is_wanted_is_mended_and_nothing_else_changes() {
        let text = "雪夜行\n\n来源:某某号 作者:张三 日期:2025-02-17\n\n雪下\u{7}了\u{7}一夜，行人\u{200B}稀少。\r\n";
        let mended = mended(text.as_bytes(), Safety::Safe);
        let wanted = "雪夜行\n\n来源:某某号 作者:张三 日期:2025-02-17\n\n雪下了一夜，行人稀少。\r\n";
        let text = String::from_utf8(mended.bytes).expect("UTF-8");
        assert_eq!(text.replace('\r', ""), wanted.replace('\r', ""));
        assert_eq!(mended.counts.get("text/control-character"), Some(&2));
        assert!(!mended.refused);
    }

    #[test]
    fn damaged_bytes_stay() {
        let stored = b"\xE9\x9B\xAA\xE5\xA4\x9C\xE8\xA1\x8C\xFF\x07\xE9\x9B\xAA\n";
        let mended = mended(stored, Safety::Safe);
        assert_eq!(mended.bytes, b"\xE9\x9B\xAA\xE5\xA4\x9C\xE8\xA1\x8C\xFF\xE9\x9B\xAA\n");
    }

    #[test]
    fn spans_that_only_meet_are_apart_unless_something_is_inserted_there() {
        let taken = BTreeMap::from([(3, ByteSpan::new(3, 6))]);
        assert!(is_free(&taken, ByteSpan::new(6, 9)) && is_free(&taken, ByteSpan::new(0, 3)));
        assert!(!is_free(&taken, ByteSpan::at(6)) && !is_free(&taken, ByteSpan::at(3)));
        assert!(!is_free(&taken, ByteSpan::new(5, 9)) && !is_free(&taken, ByteSpan::new(0, 4)));
    }
}
