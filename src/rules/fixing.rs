//! Applies fixes: all that do not conflict, in rounds, until no more are left.

use std::collections::BTreeMap;

use super::{Edit, Finding, Fix};
use crate::seed::{FormatHint, Seed};
use crate::text::{ByteSpan, Encoding, RewriteError, Source};

/// The maximum number of rounds. Fixes that cause no new findings need two, and one more for each fix that had to wait
/// for its neighbour.
const MAX_ROUNDS: usize = 16;

/// A file after fixes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FixedFile {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// The edits of each round, which apply to the result of the round before. A round that only converts the file to
    /// UTF-8 has none.
    pub rounds: Vec<Vec<Edit>>,
    /// The number of fixed findings per rule.
    pub counts: BTreeMap<&'static str, usize>,
    /// Why some fixes were not applied.
    pub refused: Option<FixRefusal>,
}

/// Why fixes were not applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixRefusal {
    /// The encoding of the file cannot represent an inserted character, or bytes that cannot be decoded would be lost.
    /// The other fixes were applied.
    Encoding,
    /// With the fixes applied, the file would decode differently in other places too. Nothing was changed.
    ReadsOtherwise,
}

/// Fixes a stored file: applies the first fix of each finding that `wanted` accepts, and repeats until no fix is left.
/// All other bytes stay the same. A fix that must be applied [one by one](super::Safety::OneByOne) is never applied,
/// whatever `wanted` says.
///
/// `read` decodes bytes. `find` returns the findings of a seed, sorted by place.
///
/// # Errors
/// What `find` returns.
pub fn fix_file<E>(
    stored: &[u8],
    hint: FormatHint,
    read: impl Fn(&[u8]) -> Source,
    find: impl Fn(&Seed) -> Result<Vec<Finding>, E>,
    wanted: impl Fn(&Finding, &Fix) -> bool,
) -> Result<FixedFile, E> {
    let wanted = |finding: &Finding, fix: &Fix| fix.safety.allows_batches() && wanted(finding, fix);
    let mut fixed = FixedFile { bytes: stored.to_vec(), ..FixedFile::default() };
    for _ in 0..MAX_ROUNDS {
        let seed = Seed::parse(read(&fixed.bytes), hint);
        let findings = find(&seed)?;
        if findings
            .iter()
            .flat_map(|finding| finding.fixes.iter().map(move |fix| (finding, fix)))
            .any(|(finding, fix)| fix.to_utf8 && wanted(finding, fix))
        {
            if let Some((bytes, rule)) = in_utf8(&seed.source, &findings, &read) {
                *fixed.counts.entry(rule).or_default() += 1;
                fixed.bytes = bytes;
                continue;
            }
            fixed.refused = Some(FixRefusal::Encoding);
        }
        let chosen = compatible_fixes(&findings, |finding, fix| !fix.to_utf8 && wanted(finding, fix));
        if chosen.is_empty() {
            break;
        }
        let round = edits_of(&chosen);
        let bytes = match seed.source.rewritten(&fixed.bytes, &round, &read) {
            Ok(bytes) => bytes,
            Err(RewriteError::Unmappable) => {
                fixed.refused = Some(FixRefusal::Encoding);
                break;
            }
            Err(RewriteError::Unmatched | RewriteError::ReadOnly) => {
                let refused = Some(FixRefusal::ReadsOtherwise);
                return Ok(FixedFile { bytes: stored.to_vec(), refused, ..FixedFile::default() });
            }
        };
        for (finding, _) in &chosen {
            *fixed.counts.entry(finding.rule).or_default() += 1;
        }
        if bytes == fixed.bytes {
            break;
        }
        fixed.bytes = bytes;
        fixed
            .rounds
            .push(round.iter().map(|(span, new)| Edit { span: *span, replacement: (*new).to_owned() }).collect());
    }
    Ok(fixed)
}

/// Returns the fixes that can be applied together: the first one of each finding that `wanted` accepts, unless it
/// touches an earlier one. O(n log n) in the number of edits.
pub fn compatible_fixes(findings: &[Finding], wanted: impl Fn(&Finding, &Fix) -> bool) -> Vec<(&Finding, &Fix)> {
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

/// Whether a span touches none of the `taken` ones. Adjacent spans do not touch unless one of them is an insertion,
/// because the order would be undefined.
fn is_free(taken: &BTreeMap<usize, ByteSpan>, span: ByteSpan) -> bool {
    let apart = |other: &ByteSpan| match span.is_empty() || other.is_empty() {
        true => span.end() < other.start() || other.end() < span.start(),
        false => span.end() <= other.start() || other.end() <= span.start(),
    };
    let before = taken.range(..=span.start()).next_back().map(|(_, other)| other);
    let after = taken.range(span.start()..).next().map(|(_, other)| other);
    before.into_iter().chain(after).all(apart)
}

/// Returns the edits of fixes that can be applied together, sorted.
pub fn edits_of<'a>(chosen: &[(&'a Finding, &'a Fix)]) -> Vec<(ByteSpan, &'a str)> {
    let mut edits: Vec<_> = chosen
        .iter()
        .flat_map(|(_, fix)| fix.edits.iter().map(|edit| (edit.span, edit.replacement.as_str())))
        .collect();
    edits.sort_by_key(|(span, _)| *span);
    edits
}

/// Returns the text in UTF-8, without the byte order mark that UTF-16 needs, and the rule that asks for it. A page that
/// declares its encoding then declares UTF-8. `None` if undecodable bytes would be lost, or if the result would be
/// decoded differently.
fn in_utf8(source: &Source, findings: &[Finding], read: impl Fn(&[u8]) -> Source) -> Option<(Vec<u8>, &'static str)> {
    let rule = findings.iter().find(|finding| finding.fixes.iter().any(|fix| fix.to_utf8))?.rule;
    if !source.malformed().is_empty() || source.encoding().is_read_only() {
        return None;
    }
    let mut text = source.text().to_owned();
    if let Some(declaration) = source.declaration() {
        text.replace_range(declaration.span.range(), "utf-8");
    }
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let again = read(text.as_bytes());
    let same = again.encoding() == Encoding::Utf8 && again.text() == text;
    same.then(|| (text.as_bytes().to_vec(), rule))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cancel::Cancel;
    use crate::rules::{FindingLimit, Safety, Settings, check, check_with};

    fn fixed(stored: &[u8], most: Safety) -> FixedFile {
        let find = |seed: &Seed| check(seed, &Cancel::new());
        fix_file(stored, FormatHint::Unknown, Source::from_bytes, find, |_, fix| fix.safety <= most)
            .expect("nobody cancels")
    }

    #[test]
    fn only_what_is_wanted_is_fixed_and_nothing_else_changes() {
        let text = "雪夜行\n\n来源:某某号 作者:张三 日期:2025-02-17\n\n雪下\u{7}了\u{7}一夜，行人\u{200B}稀少。\r\n";
        let fixed = fixed(text.as_bytes(), Safety::Safe);
        let wanted = "雪夜行\n\n来源:某某号 作者:张三 日期:2025-02-17\n\n雪下了一夜，行人稀少。\r\n";
        let text = String::from_utf8(fixed.bytes).expect("UTF-8");
        assert_eq!(text.replace('\r', ""), wanted.replace('\r', ""));
        assert_eq!(fixed.counts.get("text/control-character"), Some(&2));
        assert_eq!(fixed.refused, None);
    }

    #[test]
    fn what_is_to_be_done_one_by_one_is_not_done_in_a_batch() {
        let clause = "（一）木船应当写明船长、船宽、造船的年份和载客的人数；铁船应当写明发动机的年份、耗油的多少以及船主的住处；";
        let text = format!("第一条 向县里申请：\n\n{clause}\n\n第二条 向村里申请：\n\n{clause}\n");
        let fixed = fixed(text.as_bytes(), Safety::OneByOne);
        assert_eq!((fixed.bytes.as_slice(), fixed.counts), (text.as_bytes(), BTreeMap::new()));
    }

    #[test]
    fn any_number_of_findings_is_fixed_in_one_round() {
        let page = "<p>雪下了</i>一夜。</p>\n".repeat(2_000);
        let settings = Settings { limit: FindingLimit::Fixing, ..Settings::default() };
        let find = |seed: &Seed| check_with(seed, &settings, &Cancel::new());
        let safe = |_: &Finding, fix: &Fix| fix.safety == Safety::Safe;
        let fixed =
            fix_file(page.as_bytes(), FormatHint::Html, Source::from_bytes, find, safe).expect("nobody cancels");
        assert_eq!(fixed.bytes, page.replace("</i>", "").as_bytes());
        assert_eq!(fixed.rounds.len(), 1);
    }

    #[test]
    fn damaged_bytes_stay() {
        let stored = b"\xE9\x9B\xAA\xE5\xA4\x9C\xE8\xA1\x8C\xFF\x07\xE9\x9B\xAA\n";
        let fixed = fixed(stored, Safety::Safe);
        assert_eq!(fixed.bytes, b"\xE9\x9B\xAA\xE5\xA4\x9C\xE8\xA1\x8C\xFF\xE9\x9B\xAA\n");
    }

    const STORY: &str = "渡口的老船工每天清晨划船过河，对岸的孩子们等着他，书包里装着昨夜写完的作业。\n";

    #[test]
    fn where_the_encoding_is_guessed_only_ascii_is_fixed_unseen() {
        // The broken emphasis is next to ideographs; the bell is ASCII.
        let text = format!("{}老\u{7}人说**“不要紧。”**就走了。\n", STORY.repeat(4));
        let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
        let safe = fixed(&gbk(&text), Safety::Safe);
        assert!(Source::from_bytes(&gbk(&text)).is_guessed());
        assert_eq!(encoding_rs::GBK.decode(&safe.bytes).0, text.replace('\u{7}', ""));
    }

    #[test]
    fn what_is_read_only_is_never_changed() {
        let text = "他说\u{7}**“不要紧。”**就走了。\n".repeat(4);
        let utf_32: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        for stored in [utf_32, encoding_rs::ISO_2022_JP.encode("渡し場の\u{7}船頭\n").0.into_owned()] {
            assert_eq!(fixed(&stored, Safety::NeedsALook), FixedFile { bytes: stored, ..FixedFile::default() });
        }
    }

    #[test]
    fn a_page_that_is_stored_in_utf_8_declares_it() {
        let page = format!("<html><head><meta charset=\"gbk\"></head><p>{STORY}</p></html>");
        let fixed = fixed(&encoding_rs::GBK.encode(&page).0, Safety::NeedsALook);
        assert_eq!(String::from_utf8(fixed.bytes).expect("UTF-8"), page.replace("gbk", "utf-8"));
    }

    #[test]
    fn nothing_is_changed_if_the_file_would_read_otherwise_afterwards() {
        let stored = b"\xE6\xB2\xB3\x07 \xE6\xB2\xB3\n";
        // As if the fix had turned it into another encoding.
        let read = |bytes: &[u8]| {
            if bytes.contains(&7) { Source::from_bytes(bytes) } else { Source::from_text("another text") }
        };
        let find = |seed: &Seed| check(seed, &Cancel::new());
        let fixed = fix_file(stored, FormatHint::Unknown, read, find, |_, fix| fix.safety == Safety::Safe);
        let refused = Some(FixRefusal::ReadsOtherwise);
        assert_eq!(
            fixed.expect("nobody cancels"),
            FixedFile { bytes: stored.to_vec(), refused, ..FixedFile::default() }
        );
    }

    #[test]
    fn spans_that_only_meet_are_apart_unless_something_is_inserted_there() {
        let taken = BTreeMap::from([(3, ByteSpan::new(3, 6))]);
        assert!(is_free(&taken, ByteSpan::new(6, 9)) && is_free(&taken, ByteSpan::new(0, 3)));
        assert!(!is_free(&taken, ByteSpan::at(6)) && !is_free(&taken, ByteSpan::at(3)));
        assert!(!is_free(&taken, ByteSpan::new(5, 9)) && !is_free(&taken, ByteSpan::new(0, 4)));
    }
}
