//! Hover in a `variorum.toml`: what a key or a value means.

use super::{about, default_of, key_of};
use crate::corpus::manifest::grammar::{KeyDescription, ValueShape, keys_in};
use crate::corpus::manifest::scan::statements;
use crate::messages::Language;
use crate::text::ByteSpan;

/// What a key or a value means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestHover {
    /// The key or value, in bytes.
    pub span: ByteSpan,
    /// What it means.
    pub text: String,
    /// What counts if it is not set, if that can be said in a word.
    pub default: Option<String>,
    /// The rule that the key is about.
    pub rule: Option<&'static str>,
}

/// What the key or value at a byte offset means; `None` if there is nothing to say. Linear in the length of the manifest.
pub fn hover(text: &str, offset: usize, language: Language) -> Option<ManifestHover> {
    let all = statements(text);
    let statement = all.iter().find(|statement| statement.span.touches(offset))?;
    if let Some(word) = statement.words.iter().copied().find(|word| word.touches(offset)) {
        let (ValueShape::OneOf(names) | ValueShape::SomeOf(names)) = key_of(statement)?.shape else { return None };
        let written = text.get(word.start()..word.end())?.trim_matches(['"', '\'']);
        let (_, about) = names.all().into_iter().find(|(name, _)| *name == written)?;
        return Some(ManifestHover { span: word, text: about?.text(language), default: None, rule: None });
    }
    let at = statement.keys.iter().position(|(_, span)| span.touches(offset))?;
    let (name, span) = statement.keys.get(at)?;
    let outer = if statement.is_header { &[][..] } else { statement.table.as_slice() };
    let table: Vec<String> =
        outer.iter().cloned().chain(statement.keys.iter().take(at).map(|(key, _)| key.clone())).collect();
    let key = keys_in(&table).into_iter().find(|key| key.name == name)?;
    let rule = match key.about {
        KeyDescription::Rule(rule) => Some(rule.name),
        _ => None,
    };
    Some(ManifestHover { span: *span, text: about(&key, language), default: default_of(&key, language), rule })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_leads_to_its_page() {
        let text = "[rules]\n\"text/control-character\" = \"off\"\n";
        let found = hover(text, text.find("control").expect("there"), Language::English).expect("a rule");
        assert_eq!(found.rule, Some("text/control-character"));
        assert_eq!(text.get(found.span.range()), Some("\"text/control-character\""));
    }

    #[test]
    fn what_is_no_key_has_no_meaning() {
        assert_eq!(hover("[rules]\n# nothing\n", 12, Language::English), None);
    }
}
