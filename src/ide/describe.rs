//! How people are told which seed is meant, when it appeared, and how much it shares: the one place that decides it for
//! every command, view and editor.
//!
//! - A seed's **name** is its title. A seed without a title is named by its file.
//! - A seed's **source** is what it states as its source, or else the site that its address names. An author is never
//!   shown in place of a source: reprints of one text have the same author, and differ in who printed them.
//! - Its **day** is the day of publication as the seed writes it, in the time zone in which it writes it, and no more exact
//!   than it writes it: `2025-02-13T03:00:00+08:00` appeared on 2025-02-13, although that was the 12th in UTC. Seeds are
//!   *sorted* by the moment in UTC ([`Seed::published`]).
//! - A **share** is a whole percentage, [rounded down](percent).
//!
//! Everything here is text as the seed has it, on one line. Whoever shows it writes control characters as their codes.

use std::path::Path;

use crate::corpus::AnalysedSeed;
use crate::messages::{Argument, Language, Message, message};
use crate::seed::field::SeedDate;
use crate::seed::{Field, FieldKind, Seed};

/// What people are told of a seed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// The title that it states.
    pub title: Option<String>,
    /// The source that it states, or the site that its address names, without `www.`.
    pub source: Option<String>,
    /// The day on which it was published: `2021-03-05`, or `2021-03` or `2021` if it states no more. `None` if it states no
    /// readable date.
    pub day: Option<String>,
    /// The name of its file, without folders.
    pub file: String,
}

impl Description {
    /// The description of a seed and its file. Linear in the number of its fields.
    pub fn new(path: &Path, seed: &Seed) -> Self {
        Self {
            title: title(seed),
            source: source(seed),
            day: seed.published_on(),
            file: path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        }
    }

    /// What it is called: its title, or else its file.
    pub fn name(&self) -> &str {
        self.title.as_ref().unwrap_or(&self.file)
    }

    /// Who printed it: its source, or else its file. This tells reprints of one text apart.
    pub fn outlet(&self) -> &str {
        self.source.as_ref().unwrap_or(&self.file)
    }

    /// The day, or that none is known, for a message.
    pub fn day_argument(&self) -> Argument {
        self.day.as_ref().map_or_else(|| message!("undated").into(), |day| day.as_str().into())
    }

    /// The day, or that none is known, as text.
    pub fn day_text(&self, language: Language) -> String {
        day_or_undated(self.day.clone(), language)
    }

    /// All that is known, for a line of its own: `河湾茶馆记 · 河湾日报 · 2019-03-02 · tea.md`.
    pub fn line(&self) -> String {
        let parts = [self.title.as_deref(), self.source.as_deref(), self.day.as_deref(), Some(self.file.as_str())];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

impl From<&AnalysedSeed> for Description {
    fn from(reading: &AnalysedSeed) -> Self {
        Self::new(&reading.path, &reading.seed)
    }
}

/// See [`Description::title`].
pub fn title(seed: &Seed) -> Option<String> {
    seed.first(FieldKind::Title).map(Field::one_line)
}

/// See [`Description::source`].
pub fn source(seed: &Seed) -> Option<String> {
    seed.first(FieldKind::Source).map(Field::one_line).or_else(|| site(seed))
}

/// See [`Description::day_text`].
pub fn day_text(seed: &Seed, language: Language) -> String {
    day_or_undated(seed.published_on(), language)
}

fn day_or_undated(day: Option<String>, language: Language) -> String {
    day.unwrap_or_else(|| message!("undated").text(language))
}

/// The host of a seed's address, without `www.`.
fn site(seed: &Seed) -> Option<String> {
    let url = url::Url::parse(&seed.first(FieldKind::Url)?.value).ok()?;
    url.host_str().map(|host| host.trim_start_matches("www.").to_owned())
}

/// A date in full, as exact as the seed writes it and in its own time zone: `2021-03-02`, `2021-03-02 13:15:00`,
/// `2021-03-02 13:15:00+08:00`. The form is that of RFC 3339, with a space for the `T`.
pub fn full_date(date: &SeedDate) -> String {
    let mut full = date.day();
    if date.has_time {
        full += &format!(" {}", date.civil.time());
    }
    if let Some(offset) = date.offset {
        let minutes = offset.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        full += &format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60);
    }
    full
}

/// A share (0 to 1) in whole percent, rounded down, but never to 0 if anything is shared.
///
/// It is rounded down because a share is read as "at least so much": what is shown as 90 % passes a limit of 90 %, and has
/// the colour of those that do. So only what is wholly the same is 100 %. The share of a long text that is not nothing
/// is 1 % at least, since 0 % would say that nothing is shared.
pub fn percent(share: f32) -> u32 {
    let share = f64::from(share);
    if share >= 1.0 {
        return 100;
    }
    // A share of 29 in 100 is 0.2899999 as it is stored: it is rounded down from what was meant.
    let hundredths = (share * 100.0 + 1e-4).floor();
    // In range by the clamp, and whole.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let percent = hundredths.clamp(0.0, 99.0) as u32;
    percent.max(u32::from(share > 0.0))
}

/// A share (0 to 1) as people read it: `98 %`, rounded as [`percent`] says.
pub fn share(share: f32) -> Message {
    message!("percent", percent = percent(share))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::FormatHint;
    use crate::text::Source;

    fn described(path: &str, text: &str) -> Description {
        Description::new(Path::new(path), &Seed::parse(Source::from_text(text), FormatHint::Markdown))
    }

    fn of_fields(fields: &str) -> Description {
        described("tea.md", &format!("---\n{fields}\n---\n\n茶馆开了。\n"))
    }

    #[test]
    fn a_date_counts_in_the_time_zone_in_which_it_is_written() {
        assert_eq!(of_fields("date: 2025-02-13T03:00:00+08:00").day.as_deref(), Some("2025-02-13"));
        assert_eq!(of_fields("date: 2025-02-12T22:00:00-05:00").day.as_deref(), Some("2025-02-12"));
    }

    #[test]
    fn a_day_is_no_more_exact_than_it_is_written() {
        assert_eq!(of_fields("date: 2021-03").day.as_deref(), Some("2021-03"));
        assert_eq!(of_fields("date: 2021年").day.as_deref(), Some("2021"));
        assert_eq!(of_fields("date: 某年某月").day, None);
        assert_eq!(of_fields("date: 某年某月").day_text(Language::English), "undated");
    }

    #[test]
    fn a_seed_without_a_title_is_named_by_its_file() {
        assert_eq!(of_fields("title: 茶馆").name(), "茶馆");
        assert_eq!(of_fields("author: 温小满").name(), "tea.md");
    }

    #[test]
    fn a_witness_is_never_named_by_its_author() {
        assert_eq!(of_fields("author: 温小满\nsource: 河湾日报").outlet(), "河湾日报");
        assert_eq!(of_fields("author: 温小满\nurl: https://www.hewan.example/1").outlet(), "hewan.example");
        assert_eq!(of_fields("author: 温小满").outlet(), "tea.md");
    }

    #[test]
    fn a_line_leaves_out_what_is_not_known() {
        assert_eq!(
            of_fields("title: 茶馆\nsource: 河湾日报\ndate: 2019-03-02").line(),
            "茶馆 · 河湾日报 · 2019-03-02 · tea.md"
        );
        assert_eq!(described("a/tea.md", "茶馆开了。").line(), "tea.md");
    }

    #[test]
    fn shares_are_rounded_down_and_all_and_nothing_are_exact() {
        let cases = [(0.0, 0), (0.0001, 1), (0.29, 29), (0.57, 57), (0.899, 89), (0.987, 98), (0.9999, 99), (1.0, 100)];
        for (share, expected) in cases {
            assert_eq!(percent(share), expected, "{share}");
        }
    }

    #[test]
    fn whole_percentages_stay_as_they_are() {
        for whole in 0..=100_u8 {
            assert_eq!(percent(f32::from(whole) / 100.0), u32::from(whole));
        }
    }
}
