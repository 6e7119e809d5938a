//! What fixes make of a text: the very edits that `variorum check --fix` would make.

use serde::{Deserialize, Serialize};

use crate::messages::{Message, message};
use crate::rules::compose::compose_rounds;
use crate::rules::fixing::fix_file;
use crate::rules::{Edit, Finding, Fix, Safety, suppression};
use crate::seed::{FormatHint, Seed};
use crate::text::{Encoding, Source};

/// Which fixes are wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FixSelection {
    /// All that are safe.
    EverySafe,
    /// All safe ones of the rules on text.
    SafeOfText,
    /// All of one rule that are as safe as this.
    Rule {
        /// The rule.
        name: String,
        /// Whether those that need a look are wanted, or else those that are safe.
        needs_a_look: bool,
    },
}

impl FixSelection {
    /// Whether a fix is wanted. Fixes of the encoding are not: an editor holds a text, whatever it is stored in.
    pub fn includes(&self, finding: &Finding, fix: &Fix) -> bool {
        !fix.to_utf8
            && fix.safety.allows_batches()
            && match self {
                Self::EverySafe => fix.safety == Safety::Safe,
                Self::SafeOfText => fix.safety == Safety::Safe && finding.rule.starts_with("text/"),
                Self::Rule { name, needs_a_look } => {
                    finding.rule == name && (fix.safety == Safety::NeedsALook) == *needs_a_look
                }
            }
    }

    /// Whether some fix of a finding is wanted.
    pub fn includes_one_of(&self, finding: &Finding) -> bool {
        finding.fixes.iter().any(|fix| self.includes(finding, fix))
    }
}

/// A fix of one finding, as it is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfferedFix<'a> {
    /// The fix.
    pub fix: &'a Fix,
    /// Whether it is the obvious one: the only safe fix of the finding.
    pub is_preferred: bool,
}

/// The fixes of one finding that an editor can offer, in order: all but those of the encoding.
pub fn offered(finding: &Finding) -> Vec<OfferedFix<'_>> {
    let fixes = || finding.fixes.iter().filter(|fix| !fix.to_utf8);
    let has_one_safe = fixes().filter(|fix| fix.safety == Safety::Safe).count() == 1;
    fixes().map(|fix| OfferedFix { fix, is_preferred: has_one_safe && fix.safety == Safety::Safe }).collect()
}

/// All fixes of a rule in a file that are equally safe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFixes<'a> {
    /// The finding from which they are offered.
    pub finding: &'a Finding,
    /// The fixes.
    pub selection: FixSelection,
    /// What is offered, and how many findings it fixes.
    pub title: Message,
}

/// For each rule of the `touched` findings all its fixes among `findings` that are as safe, if they are at least two.
pub fn rule_fixes<'a>(findings: &[Finding], touched: &[&'a Finding]) -> Vec<RuleFixes<'a>> {
    let mut seen: Vec<(&str, Safety)> = Vec::new();
    let mut offers = Vec::new();
    for (finding, fix) in touched.iter().flat_map(|finding| finding.fixes.iter().map(move |fix| (*finding, fix))) {
        let (rule, safety) = (finding.rule, fix.safety);
        if fix.to_utf8 || !safety.allows_batches() || seen.contains(&(rule, safety)) {
            continue;
        }
        seen.push((rule, safety));
        let selection = FixSelection::Rule { name: rule.to_owned(), needs_a_look: safety == Safety::NeedsALook };
        let count = findings.iter().filter(|finding| selection.includes_one_of(finding)).count();
        if count < 2 {
            continue;
        }
        let title = match safety {
            Safety::Safe => message!("fix-all-of-rule", rule = rule, count = count),
            Safety::NeedsALook | Safety::OneByOne => message!("fix-all-of-rule-look", rule = rule, count = count),
        };
        offers.push(RuleFixes { finding, selection, title });
    }
    offers
}

/// The edits after which none of the wanted fixes is left, and how many findings they fix. `text` is the text as it is edited,
/// `own` the source that it was read from, `findings` what is found in it, and `find` finds what a changed seed has.
///
/// # Errors
/// Those of `find`.
pub fn fixed<E>(
    text: &str,
    own: &Source,
    hint: FormatHint,
    findings: &[Finding],
    wanted: &FixSelection,
    find: impl Fn(&Seed) -> Result<Vec<Finding>, E>,
) -> Result<(Vec<Edit>, usize), E> {
    if !findings.iter().any(|finding| wanted.includes_one_of(finding)) {
        return Ok((Vec::new(), 0));
    }
    // The text is fixed as UTF-8. As long as it is the text of the file, its file can say more.
    let own_says_more = own.encoding() == Encoding::Utf8 && own.malformed().is_empty();
    let read = |bytes: &[u8]| {
        if own_says_more && bytes == own.text().as_bytes() {
            own.clone()
        } else {
            Source::from_text(String::from_utf8_lossy(bytes).into_owned())
        }
    };
    let fixed = fix_file(text.as_bytes(), hint, read, find, |finding, fix| wanted.includes(finding, fix))?;
    Ok((compose_rounds(text.len(), &fixed.rounds), fixed.counts.values().sum()))
}

/// The edit that hides a finding, at its place or in the whole file; `None` if it cannot be hidden there. Costs parsing the
/// seed a few times.
pub fn suppressed(seed: &Seed, hint: FormatHint, finding: &Finding, in_file: bool) -> Option<Edit> {
    let suppress = if in_file { suppression::ignore_in_file } else { suppression::ignore_here };
    suppress(seed, hint, finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cancel::Cancel;
    use crate::rules::{Settings, check_observed};

    const TEXT: &str = "---\ntitle: 渡口\nauthor: 温小满\n---\n\n渡船\u{200B}六点开。\u{200B}\n";

    fn findings(seed: &Seed) -> Vec<Finding> {
        check_observed(seed, None, &Settings::default(), &Cancel::new(), None).expect("nobody cancels")
    }

    #[test]
    fn the_edits_leave_no_wanted_fix() {
        let source = Source::from_text(TEXT);
        let found = findings(&Seed::parse(source.clone(), FormatHint::Markdown));
        let find = |seed: &Seed| Ok::<_, std::convert::Infallible>(findings(seed));
        let Ok((edits, count)) = fixed(TEXT, &source, FormatHint::Markdown, &found, &FixSelection::SafeOfText, find);
        let mut text = TEXT.to_owned();
        edits.iter().rev().for_each(|edit| text.replace_range(edit.span.range(), &edit.replacement));
        assert_eq!(text, TEXT.replace('\u{200B}', ""));
        assert!(count > 0);
    }

    #[test]
    fn all_fixes_of_a_rule_are_offered_once() {
        let found = findings(&Seed::parse(Source::from_text(TEXT), FormatHint::Markdown));
        let touched: Vec<&Finding> = found.iter().filter(|finding| finding.rule.starts_with("text/")).collect();
        let offers = rule_fixes(&found, &touched);
        assert_eq!(offers.len(), 1, "{offers:?}");
        let count = found.iter().filter(|finding| offers[0].selection.includes_one_of(finding)).count();
        assert_eq!(count, 2);
        // One finding alone offers only its own fixes.
        let one: Vec<Finding> = touched.iter().take(1).map(|finding| (*finding).clone()).collect();
        assert_eq!(rule_fixes(&one, &one.iter().collect::<Vec<_>>()), []);
        assert!(offered(&one[0]).iter().any(|offer| offer.is_preferred), "{one:?}");
    }

    #[test]
    fn a_finding_can_be_hidden() {
        let seed = Seed::parse(Source::from_text(TEXT), FormatHint::Markdown);
        let found = findings(&seed);
        let finding = found.iter().find(|finding| finding.rule.starts_with("text/")).expect("a finding");
        let edit = suppressed(&seed, FormatHint::Markdown, finding, true).expect("a place");
        assert!(edit.replacement.contains(finding.rule), "{edit:?}");
    }
}
