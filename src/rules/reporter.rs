//! Collects the findings of a rule.

use std::path::Path;

use super::prose::{BodyProse, Prose, RunningText};
use super::verbatim::Verbatim;
use super::{Edit, Finding, Fix, RelatedSpan, Rule, Safety, Settings, Severity};
use crate::cancel::{Cancel, Cancelled};
use crate::messages::{Message, message};
use crate::seed::{Block, Seed};
use crate::text::{ByteSpan, Source};

/// Collects the findings of one rule on one seed, and gives the rule access to shared data and settings.
#[derive(Debug)]
pub struct Reporter<'a> {
    source: &'a Source,
    running: &'a RunningText,
    settings: &'a Settings,
    cancel: &'a Cancel,
    rule: &'a Rule,
    rules: &'static [&'static Rule],
    findings: Vec<Finding>,
    /// How many findings came after as many as are [kept](Settings::limit).
    more: usize,
    /// What the rule writes to while findings are only counted.
    uncounted: Option<Finding>,
}

impl<'a> Reporter<'a> {
    pub(super) fn new(
        seed: &'a Seed,
        running: &'a RunningText,
        settings: &'a Settings,
        cancel: &'a Cancel,
        rule: &'a Rule,
        rules: &'static [&'static Rule],
    ) -> Self {
        let source = &seed.source;
        Self { source, running, settings, cancel, rule, rules, findings: Vec::new(), more: 0, uncounted: None }
    }

    /// Returns the running text of `seed`, which must be the seed that the rule checks.
    pub(super) fn running_text(&self, seed: &Seed) -> &'a BodyProse {
        self.running.body_prose(seed)
    }

    /// Returns where the text of `seed` is code, a formula or a template tag. `seed` must be the seed that the rule
    /// checks.
    pub(super) fn verbatim(&self, seed: &Seed) -> &'a Verbatim {
        self.running.verbatim(seed)
    }

    /// Calls `visit` with each block of the body that is not preformatted, in order, and its prose. Costs what `visit`
    /// costs.
    ///
    /// # Errors
    /// [`Cancelled`] as soon as the flag is seen raised.
    pub(super) fn for_each_block<'t>(
        &mut self,
        seed: &'t Seed,
        mut visit: impl FnMut(&'t Block, Prose<'t>, &mut Self),
    ) -> Result<(), Cancelled>
    where
        'a: 't,
    {
        for (block, prose) in self.running_text(seed).blocks(seed) {
            self.check_cancelled()?;
            visit(block, prose, self);
        }
        Ok(())
    }

    /// The curator's settings.
    pub fn settings(&self) -> &'a Settings {
        self.settings
    }

    /// All rules, for rules about the names of rules.
    pub(super) fn rules(&self) -> &'static [&'static Rule] {
        self.rules
    }

    /// Returns the number that is set for an option of the rule, or its default.
    pub fn count(&self, option: &str) -> usize {
        self.settings.count(self.rule, option)
    }

    /// Returns the texts of an option of the rule: the defaults, then those that are set.
    pub fn texts(&self, option: &str) -> Vec<&'a str> {
        self.settings.texts(self.rule, option)
    }

    /// Stops the rule if its caller no longer needs the result. Costs one relaxed load.
    ///
    /// # Errors
    /// [`Cancelled`], to be passed on with `?`.
    pub fn check_cancelled(&self) -> Result<(), Cancelled> {
        self.cancel.check()
    }

    /// Reports a finding with the rule's own severity. The returned finding can be extended: see
    /// [`Finding::add_related`], [`Finding::add_fix`] and [`Finding::cap_severity`]. A span that does not fit the text
    /// is widened until it does.
    pub fn report(&mut self, span: ByteSpan, message: Message) -> &mut Finding {
        let finding = Finding {
            rule: self.rule.name,
            code: None,
            severity: self.rule.severity,
            span: fitted(self.source.text(), span),
            message,
            related: Vec::new(),
            fixes: Vec::new(),
        };
        if self.findings.len() >= self.settings.limit.count() {
            self.more += 1;
            if self.more > 1 {
                return self.uncounted.insert(finding);
            }
        }
        self.findings.push(finding);
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    /// Returns the findings with the severity that the settings give the rule. A finding whose severity the rule has
    /// capped stays at or below that cap.
    pub(super) fn finish(self) -> Vec<Finding> {
        let Some(severity) = self.settings.severity_of(self.rule) else { return Vec::new() };
        let mut findings = self.findings;
        if let Some(last) = findings.get_mut(self.settings.limit.count()) {
            last.message = message!("findings-left-out", count = self.more);
            last.related.clear();
            last.fixes.clear();
        }
        for finding in &mut findings {
            finding.restrict_fixes(self.source);
            if finding.severity == self.rule.severity {
                finding.severity = severity;
            } else {
                finding.severity = finding.severity.max(severity);
            }
        }
        findings
    }
}

impl Finding {
    /// Adds another place in the same seed, and what is there.
    pub fn add_related(&mut self, span: ByteSpan, message: Message) -> &mut Self {
        self.related.push(RelatedSpan { path: None, span, message });
        self
    }

    /// Adds a place in another file, and what is there.
    pub fn add_related_in(&mut self, path: &Path, span: ByteSpan, message: Message) -> &mut Self {
        self.related.push(RelatedSpan { path: Some(path.to_owned()), span, message });
        self
    }

    /// Adds a fix. The edits are sorted. A fix whose edits overlap is dropped.
    pub fn add_fix(&mut self, title: Message, safety: Safety, mut edits: Vec<Edit>) -> &mut Self {
        edits.sort_by_key(|edit| edit.span);
        let apart = edits.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start());
        if apart && !edits.is_empty() {
            self.fixes.push(Fix { title, safety, edits, to_utf8: false });
        }
        self
    }

    /// Restricts the fixes by the encoding of the file. Where the encoding is only guessed, a seemingly broken
    /// character can be half of a sound one, so a fix that touches anything but ASCII needs a look. A file that is only
    /// read gets no fix.
    fn restrict_fixes(&mut self, source: &Source) {
        if source.encoding().is_read_only() {
            self.fixes.clear();
        }
        if source.is_guessed() {
            let touches = |edit: &Edit| !edit.replacement.is_ascii() || !source.slice(edit.span).is_ascii();
            for fix in self.fixes.iter_mut().filter(|fix| fix.to_utf8 || fix.edits.iter().any(touches)) {
                fix.safety = fix.safety.max(Safety::NeedsALook);
            }
        }
    }

    /// Adds the fix that converts the file to UTF-8.
    pub fn add_encoding_fix(&mut self, title: Message, safety: Safety) -> &mut Self {
        self.fixes.push(Fix { title, safety, edits: Vec::new(), to_utf8: true });
        self
    }

    /// Lowers the severity of this finding to `severity`, if it is higher.
    pub fn cap_severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = self.severity.max(severity);
        self
    }

    /// Sets the standard code of the finding.
    pub fn set_code(&mut self, code: &'static str) -> &mut Self {
        self.code = Some(code);
        self
    }
}

impl Edit {
    /// An edit that replaces `span` with `replacement`.
    pub fn replace(span: ByteSpan, replacement: impl Into<String>) -> Self {
        Self { span, replacement: replacement.into() }
    }

    /// An edit that deletes `span`.
    pub fn delete(span: ByteSpan) -> Self {
        Self::replace(span, "")
    }

    /// An edit that inserts `text` at `offset`.
    pub fn insert(offset: usize, text: impl Into<String>) -> Self {
        Self::replace(ByteSpan::at(offset), text)
    }
}

/// Returns the smallest span that contains `span`, lies inside `text` and ends on character boundaries.
fn fitted(text: &str, span: ByteSpan) -> ByteSpan {
    let mut start = span.start().min(text.len());
    let mut end = span.end().min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    ByteSpan::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;
    use crate::rules::{FindingLimit, run, text};
    use crate::seed::FormatHint;

    #[test]
    fn what_comes_after_the_first_five_hundred_is_only_counted() {
        static CHATTY: Rule = Rule {
            check: |_, reporter| {
                (0..FindingLimit::Reading.count() + 7).for_each(|at| {
                    reporter.report(ByteSpan::at(at), message!("see")).add_related(ByteSpan::at(0), message!("fix"));
                });
                Ok(())
            },
            ..text::control_character::RULE
        };
        let seed = Seed::parse(Source::from_text("x".repeat(1_000)), FormatHint::Unknown);
        let findings = run(&CHATTY, &seed, &Settings::default(), &Cancel::new()).unwrap();
        assert_eq!(findings.len(), FindingLimit::Reading.count() + 1);
        let last = findings.last().unwrap();
        assert_eq!(last.span, ByteSpan::at(FindingLimit::Reading.count()));
        assert_eq!(
            last.message.text(Language::English),
            "7 more findings of this rule from here on: fix those above first"
        );
    }

    #[test]
    fn a_span_that_does_not_fit_is_widened() {
        assert_eq!(fitted("题目", ByteSpan::new(1, 4)), ByteSpan::new(0, 6));
        assert_eq!(fitted("题目", ByteSpan::new(6, 99)), ByteSpan::at(6));
    }
}
