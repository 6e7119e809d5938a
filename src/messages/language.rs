//! The languages that messages are written in.

use std::fmt;
use std::str::FromStr;

use crate::text::visible;

/// A language of the user interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// 简体中文.
    SimplifiedChinese,
    /// 繁體中文.
    TraditionalChinese,
}

impl Language {
    /// Every language, in the order in which they are listed to users.
    pub const ALL: [Self; 3] = [Self::English, Self::SimplifiedChinese, Self::TraditionalChinese];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::SimplifiedChinese => "zh-Hans",
            Self::TraditionalChinese => "zh-Hant",
        }
    }

    /// The language that a BCP 47 tag (`zh-TW`, as editors send it) or a POSIX locale (`zh_CN.UTF-8`) asks for. Returns
    /// `None` if there are no messages in that language, and for `C` and `POSIX`.
    pub fn from_locale(locale: &str) -> Option<Self> {
        let locale = locale.split(['.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        let mut subtags = locale.split(['-', '_']);
        match subtags.next() {
            Some("en") => Some(Self::English),
            // The script subtag decides, or else the region: Hong Kong, Macao and Taiwan write Traditional characters.
            Some("zh" | "yue") => subtags
                .find_map(|subtag| match subtag {
                    "hans" | "cn" | "sg" | "my" => Some(Self::SimplifiedChinese),
                    "hant" | "tw" | "hk" | "mo" | "cht" => Some(Self::TraditionalChinese),
                    _ => None,
                })
                .or(Some(Self::SimplifiedChinese)),
            _ => None,
        }
    }

    /// The language of a process, from its environment: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set and
    /// not empty decides (POSIX.1-2024, chapter 8.2). English if there are no messages in that language.
    ///
    /// `variable` returns the value of an environment variable by its name.
    pub fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set =
            ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| variable(name).filter(|v| !v.is_empty()));
        set.and_then(|locale| Self::from_locale(&locale)).unwrap_or_default()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// The error for a language that there are no messages in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there are no messages in “{0}”: en, zh-Hans or zh-Hant")]
pub struct UnknownLanguage(String);

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(locale: &str) -> Result<Self, UnknownLanguage> {
        Self::from_locale(locale).ok_or_else(|| UnknownLanguage(visible(locale).into_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_locales_select_a_language() {
        for (locale, language) in [
            ("en", Some(Language::English)),
            ("en_GB.UTF-8", Some(Language::English)),
            ("zh", Some(Language::SimplifiedChinese)),
            ("zh-cn", Some(Language::SimplifiedChinese)),
            ("zh_SG.GB18030", Some(Language::SimplifiedChinese)),
            ("zh-TW", Some(Language::TraditionalChinese)),
            ("zh_HK.Big5@stroke", Some(Language::TraditionalChinese)),
            ("zh-Hans-HK", Some(Language::SimplifiedChinese)),
            ("yue-Hant", Some(Language::TraditionalChinese)),
            ("fr-FR", None),
            ("C", None),
            ("", None),
        ] {
            assert_eq!(Language::from_locale(locale), language, "{locale}");
        }
    }

    #[test]
    fn the_first_variable_that_is_set_decides() {
        let of = |set: &[(&str, &str)]| {
            Language::from_environment(|name| {
                set.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(of(&[("LANG", "zh_CN.UTF-8")]), Language::SimplifiedChinese);
        assert_eq!(of(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")]), Language::English);
        assert_eq!(of(&[("LC_ALL", ""), ("LC_MESSAGES", "zh_TW")]), Language::TraditionalChinese);
        assert_eq!(of(&[]), Language::English);
    }
}
