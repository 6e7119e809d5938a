//! Reads the text of a `variorum.toml`.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::super::baseline;
use super::super::boilerplate_overrides::BoilerplateOverrides;
use super::{Globs, Manifest, Override, keys, problems};
use crate::messages::{Message, message};
use crate::rules::{
    Finding, Layer, Level, OptionDefault, OptionValue, Preset, RuleOption, is_rule_or_group, registry::find,
};
use crate::seed::FieldKind;
use crate::text::fold::fold_text;
use crate::text::{ByteSpan, Encoding, Source, slice};

/// The most findings that are kept: nobody reads on.
const MAX_FINDINGS: usize = 200;

/// Reads the text of a manifest, all but its location. Linear.
pub(super) fn read(source: &Source) -> Manifest {
    let text = source.text();
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let inner = slice(text, start..);
    let (table, errors) = DeTable::parse_recoverable(inner);
    let mut reader = ManifestReader { text: inner, findings: Vec::new() };
    let mut manifest = reader.top(table.get_ref());
    let mut findings = reader.findings;
    // What the parser recovers from a broken line is a guess, so findings in it are dropped.
    let first = errors.iter().filter_map(toml::de::Error::span).map(|span| span.start).min();
    let guessed_from = first.map(|at| inner.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1));
    findings.retain(|finding| guessed_from.is_none_or(|from| finding.span.start() < from));
    findings.extend(errors.iter().map(|error| {
        let span = error.span().map_or(ByteSpan::at(0), |span| fitted(inner, span.start, span.end));
        problems::syntax(span, error.message())
    }));
    for finding in &mut findings {
        finding.span = finding.span.shifted(start);
        for edit in finding.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
            edit.span = edit.span.shifted(start);
        }
    }
    manifest.baseline_setting = manifest.baseline_setting.map(|(path, span)| (path, span.shifted(start)));
    if source.encoding() != Encoding::Utf8 || !source.malformed().is_empty() {
        findings.push(problems::not_utf8());
    }
    findings.sort_by(|a, b| (a.span, a.rule, &a.message).cmp(&(b.span, b.rule, &b.message)));
    findings.truncate(MAX_FINDINGS);
    manifest.findings = findings;
    manifest
}

/// The parser's span, moved to character boundaries.
fn fitted(text: &str, start: usize, end: usize) -> ByteSpan {
    let start = text.floor_char_boundary(start);
    ByteSpan::new(start, text.ceil_char_boundary(end.max(start)))
}

/// A key with its value.
type KeyValue<'t, 'i> = (&'t Spanned<DeString<'i>>, &'t Spanned<DeValue<'i>>);

struct ManifestReader<'a> {
    text: &'a str,
    findings: Vec<Finding>,
}

impl ManifestReader<'_> {
    fn top(&mut self, table: &DeTable<'_>) -> Manifest {
        let mut manifest = Manifest::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "files" => self.files(value, &mut manifest),
                "boilerplate" => manifest.boilerplate = self.boilerplate(value),
                "baseline" => {
                    let path = self.text(value, || message!("configuration-text"));
                    let text_value = path.map(|path| (path, ByteSpan::from(value.span())));
                    manifest.baseline_setting = text_value.filter(|(path, span)| self.stays_inside(path, *span));
                }
                "paths" => {
                    if let Some(tables) = self.array(value, || message!("configuration-paths")) {
                        manifest.overrides = tables.iter().filter_map(|table| self.paths(table)).collect();
                    }
                }
                _ if self.layer((key, value), &mut manifest.base) => {}
                _ => self.unknown_key(key, &keys::TOP),
            }
        }
        manifest
    }

    /// Whether a path can be that of the baseline; if not, that is reported.
    fn stays_inside(&mut self, path: &str, span: ByteSpan) -> bool {
        let is_fine = baseline::is_allowed_path(Path::new(path));
        if !is_fine {
            self.findings.push(problems::baseline_outside(span, path));
        }
        is_fine
    }

    fn files(&mut self, value: &Spanned<DeValue<'_>>, manifest: &mut Manifest) {
        let Some(table) = self.table(value) else { return };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "include" => manifest.include = self.globs(value),
                "exclude" => manifest.exclude = self.globs(value),
                _ => self.unknown_key(key, &keys::FILES),
            }
        }
    }

    fn boilerplate(&mut self, value: &Spanned<DeValue<'_>>) -> BoilerplateOverrides {
        let (mut keep, mut drop) = (Vec::new(), Vec::new());
        for (key, value) in self.table(value).into_iter().flatten() {
            match key.get_ref().as_ref() {
                "keep" => keep = self.compared_texts(value),
                "drop" => drop = self.compared_texts(value),
                _ => self.unknown_key(key, &keys::BOILERPLATE),
            }
        }
        BoilerplateOverrides::new(&keep, &drop)
    }

    /// Texts that are compared folded; each needs a letter or digit.
    fn compared_texts(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        let Some(texts) = self.array(value, || message!("configuration-texts")) else { return Vec::new() };
        let mut understood = Vec::new();
        for text in texts {
            match self.text(text, || message!("configuration-text")) {
                Some(text_value) if fold_text(&text_value).is_empty() => {
                    self.expect(text, message!("configuration-text-with-letters"));
                }
                text_value => understood.extend(text_value),
            }
        }
        understood
    }

    /// Reads one `[[paths]]`. If it has no files, that is reported at its head.
    fn paths(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Override> {
        let table = self.table(value)?;
        let mut found = Override::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "files" => found.files = self.globs(value),
                _ if self.layer((key, value), &mut found.layer) => {}
                _ => self.unknown_key(key, &keys::PATHS),
            }
        }
        if table.get("files").is_none() {
            self.expect(value, message!("configuration-files-of-paths"));
        }
        Some(found)
    }

    /// Reads a key that any layer can have; returns whether it is one.
    fn layer(&mut self, (key, value): KeyValue<'_, '_>, layer: &mut Layer) -> bool {
        match key.get_ref().as_ref() {
            "preset" => layer.preset = self.word(value, &Preset::NAMES),
            "required" => layer.required = self.required(value),
            "rules" => {
                if let Some(table) = self.table(value) {
                    table.iter().for_each(|entry| self.rule(entry, layer));
                }
            }
            _ => return false,
        }
        true
    }

    fn required(&mut self, value: &Spanned<DeValue<'_>>) -> Option<BTreeSet<FieldKind>> {
        let names = keys::REQUIRED.map(|(name, _)| name);
        let fields = self.array(value, || message!("configuration-fields", fields = problems::one_of(&names)))?;
        Some(fields.iter().filter_map(|field| self.word(field, &keys::REQUIRED)).collect())
    }

    /// Reads `text = "off"` or `"text/short-body" = { level = "info", least = 200 }`.
    fn rule(&mut self, (key, value): KeyValue<'_, '_>, layer: &mut Layer) {
        let name = key.get_ref().as_ref();
        if !is_rule_or_group(name) {
            let span = ByteSpan::from(key.span());
            self.findings.push(problems::unknown_rule(span, name, self.written(key)));
            return;
        }
        let DeValue::Table(table) = value.get_ref() else {
            let level = self.word(value, &Level::NAMES);
            layer.levels.extend(level.map(|level| (name.to_owned(), level)));
            return;
        };
        let options = find(name).map_or(&[][..], |rule| rule.options);
        for (key, value) in table {
            let option = key.get_ref().as_ref();
            if option == keys::LEVEL {
                let level = self.word(value, &Level::NAMES);
                layer.levels.extend(level.map(|level| (name.to_owned(), level)));
            } else if let Some(declared) = options.iter().find(|known| known.name == option) {
                let set = self.option(value, declared);
                let of_rule = layer.options.entry(name.to_owned()).or_default();
                of_rule.extend(set.map(|set| (option.to_owned(), set)));
            } else {
                let known: Vec<_> = options.iter().map(|known| known.name).chain([keys::LEVEL]).collect();
                self.unknown_key(key, &known);
            }
        }
    }

    fn option(&mut self, value: &Spanned<DeValue<'_>>, declared: &RuleOption) -> Option<OptionValue> {
        match declared.default {
            OptionDefault::Count(_) => {
                let number = value.get_ref().as_integer();
                let count = number.and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok());
                if count.is_none() {
                    self.expect(value, message!("configuration-number"));
                }
                count.map(OptionValue::Count)
            }
            OptionDefault::Texts(_) => {
                let texts = self.array(value, || message!("configuration-texts"))?;
                let texts = texts.iter().filter_map(|text| self.text(text, || message!("configuration-text")));
                Some(OptionValue::Texts(texts.collect()))
            }
        }
    }

    fn globs(&mut self, value: &Spanned<DeValue<'_>>) -> Globs {
        let expected = || message!("configuration-patterns");
        let Some(patterns) = self.array(value, expected) else { return Globs::default() };
        let mut understood = Vec::new();
        for pattern in patterns {
            let Some(glob) = self.text(pattern, || message!("configuration-text")) else { continue };
            match Globs::error_in(&glob) {
                None => understood.push(glob),
                Some(problem) => {
                    self.findings.push(problems::bad_glob(ByteSpan::from(pattern.span()), &glob, problem));
                }
            }
        }
        Globs::new(understood)
    }

    /// Reads one of several words.
    fn word<T: Copy>(&mut self, value: &Spanned<DeValue<'_>>, known: &[(&str, T)]) -> Option<T> {
        let word = value.get_ref().as_str();
        let found = known.iter().find(|(name, _)| Some(*name) == word);
        if found.is_none() {
            let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
            let span = ByteSpan::from(value.span());
            self.findings.push(problems::bad_word(span, word.unwrap_or_default(), self.written(value), &names));
        }
        found.map(|(_, meant)| *meant)
    }

    fn text(&mut self, value: &Spanned<DeValue<'_>>, expected: impl Fn() -> Message) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.expect(value, expected());
        }
        text
    }

    fn array<'t, 'i>(
        &mut self,
        value: &'t Spanned<DeValue<'i>>,
        expected: impl Fn() -> Message,
    ) -> Option<&'t [Spanned<DeValue<'i>>]> {
        let array = value.get_ref().as_array().map(|array| &**array);
        if array.is_none() {
            self.expect(value, expected());
        }
        array
    }

    fn table<'t, 'i>(&mut self, value: &'t Spanned<DeValue<'i>>) -> Option<&'t DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.expect(value, message!("configuration-table"));
        }
        table
    }

    fn expect(&mut self, value: &Spanned<DeValue<'_>>, expected: Message) {
        let finding = problems::bad_value(ByteSpan::from(value.span()), self.written(value), expected);
        self.findings.push(finding);
    }

    fn unknown_key(&mut self, key: &Spanned<DeString<'_>>, known: &[&str]) {
        let span = ByteSpan::from(key.span());
        self.findings.push(problems::unknown_key(span, key.get_ref(), self.written(key), known));
    }

    fn written<T>(&self, it: &Spanned<T>) -> &str {
        slice(self.text, it.span())
    }
}
