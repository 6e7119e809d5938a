//! The message catalogue: every message in every language.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::{Argument, Language, Message};
use crate::text::visible;

/// The Fluent files of one language, as text.
macro_rules! files {
    ($language:literal) => {
        &[
            include_str!(concat!($language, "/names.ftl")),
            include_str!(concat!($language, "/metadata.ftl")),
            include_str!(concat!($language, "/markup.ftl")),
            include_str!(concat!($language, "/text.ftl")),
            include_str!(concat!($language, "/reprints.ftl")),
            include_str!(concat!($language, "/collation.ftl")),
            include_str!(concat!($language, "/configuration.ftl")),
            include_str!(concat!($language, "/files.ftl")),
            include_str!(concat!($language, "/suppression.ftl")),
            include_str!(concat!($language, "/edges.ftl")),
        ]
    };
}

type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::English, files!("en")));
static SIMPLIFIED: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::SimplifiedChinese, files!("zh-Hans")));
static TRADITIONAL: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::TraditionalChinese, files!("zh-Hant")));

fn bundle(language: Language, files: &[&str]) -> Bundle {
    let mut bundle = Bundle::new_concurrent(language.tag().parse().into_iter().collect());
    // Fluent's bidirectional isolation marks are invisible characters that terminals and editors show as boxes.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(group_thousands(number.value as u64)),
        _ => None,
    }));
    for file in files {
        // A broken file still gives the entries that parse. A test checks that every file parses completely.
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(resource, _)| resource);
        let _ = bundle.add_resource(resource);
    }
    bundle
}

impl Message {
    /// Renders the message in `language`. Costs about a microsecond.
    ///
    /// A message that is missing from the catalogue renders as its name. Tests check that none is missing.
    pub fn text(&self, language: Language) -> String {
        let bundle = match language {
            Language::English => &*ENGLISH,
            Language::SimplifiedChinese => &*SIMPLIFIED,
            Language::TraditionalChinese => &*TRADITIONAL,
        };
        let Some(pattern) = bundle.get_message(&self.id).and_then(|entry| entry.value()) else {
            return self.id.clone().into_owned();
        };
        let mut arguments = FluentArgs::with_capacity(self.arguments.len());
        for (name, argument) in &self.arguments {
            arguments.set(*name, value(argument, language));
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
        debug_assert!(errors.is_empty(), "{language}, {}: {errors:?}", self.id);
        text
    }

    /// Renders the message as the start of a line: its first letter is capitalised, in languages that have capitals.
    pub fn title(&self, language: Language) -> String {
        let text = self.text(language);
        let mut characters = text.chars();
        match characters.next() {
            Some(first) if first.is_lowercase() => first.to_uppercase().chain(characters).collect(),
            _ => text,
        }
    }
}

fn value(argument: &Argument, language: Language) -> FluentValue<'_> {
    match argument {
        Argument::Count(count) => FluentValue::from(*count),
        Argument::Text(text) => FluentValue::from(visible(text)),
        Argument::Quote(text) => FluentValue::from(in_quotation_marks(&visible(text), language)),
        Argument::Message(message) => FluentValue::from(message.text(language)),
    }
}

/// Puts `text` between quotation marks of `language`: the alternative pair if the text contains one of the first pair
/// and none of the alternative.
fn in_quotation_marks(text: &str, language: Language) -> String {
    let (first, other) = match language {
        Language::English | Language::SimplifiedChinese => (['“', '”'], ['‘', '’']),
        Language::TraditionalChinese => (['「', '」'], ['『', '』']),
    };
    let [open, close] = if text.contains(first) && !text.contains(other) { other } else { first };
    format!("{open}{text}{close}")
}

/// Formats a number with a comma between groups of three digits: `2,345`.
fn group_thousands(count: u64) -> String {
    let digits = count.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use crate::messages::{Language, Message, message, quote};

    #[test]
    fn every_file_parses_and_no_name_is_used_twice() {
        use fluent_bundle::FluentResource;
        for files in [files!("en"), files!("zh-Hans"), files!("zh-Hant")] as [&[&str]; 3] {
            let mut bundle = super::Bundle::new_concurrent(vec![]);
            for file in files {
                let resource =
                    FluentResource::try_new((*file).to_owned()).map_err(|(_, errors)| errors).expect("Fluent");
                bundle.add_resource(resource).expect("new names");
            }
        }
    }

    #[test]
    fn numbers_have_separators_and_words_agree_with_them() {
        let text = |count: u32| message!("count-seeds", count = count).text(Language::English);
        assert_eq!([text(0), text(1), text(1_234_567)], ["0 seeds", "1 seed", "1,234,567 seeds"]);
        let text = message!("count-seeds", count = 12_345_u32).text(Language::TraditionalChinese);
        assert_eq!(text, "12,345 篇");
    }

    #[test]
    fn each_language_quotes_in_its_own_way() {
        let message = message!("text-replace-with", text = quote("甲"));
        assert_eq!(message.text(Language::SimplifiedChinese), "替换为“甲”");
        assert_eq!(message.text(Language::TraditionalChinese), "取代為「甲」");
        let message = message!("text-replace-with", text = quote("“甲”乙"));
        assert_eq!(message.text(Language::SimplifiedChinese), "替换为‘“甲”乙’");
    }

    #[test]
    fn control_characters_in_arguments_are_replaced() {
        let file = "a\u{1b}[2J\n\u{202e}.md";
        let message = message!("cannot-read", path = crate::messages::Argument::Quote(file.to_owned()));
        assert_eq!(message.text(Language::English), "cannot read “a<U+001B>[2J<U+000A><U+202E>.md”");
    }

    #[test]
    fn an_unknown_message_renders_as_its_name() {
        assert_eq!(Message::new("no-such-message", vec![]).text(Language::English), "no-such-message");
    }
}
