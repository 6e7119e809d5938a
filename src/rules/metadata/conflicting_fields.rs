//! Two header parts state the same thing differently.
//!
//! ## What it finds
//! Titles, authors, dates of publication and addresses that disagree between header parts. Titles are compared
//! without case, width, script, punctuation, and the name of a site before or behind; authors by the names in common;
//! dates only beyond a day and the time zones; addresses by where they lead.
//!
//! ## Why it matters
//! One of the two is wrong, and which one is read depends on the program.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜行
//! date: 2021-03-04
//! ---
//! <!--1739362271000-->
//! [雪夜行](https://example.org/1)
//! ------
//!
//! <p>正文从这里开始。</p>
//! ```
//!
//! ## Fix
//! None: look it up in the source.

use super::{dates, names, same};
use crate::cancel::Cancelled;
use crate::rules::message::quote;
use crate::rules::{Reporter, Rule, Severity};
use crate::seed::{Field, FieldKind, PartKind, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/conflicting-fields",
    severity: Severity::Warning,
    summary: "Two header parts state the same thing differently",
    check,
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    compare(seed, reporter, FieldKind::Title, |a, b| same::titles(&a.value, &b.value));
    compare(seed, reporter, FieldKind::Url, |a, b| same::addresses(&a.value, &b.value));
    compare(seed, reporter, FieldKind::Published, |a, b| match (&a.date, &b.date) {
        (Some(Ok(a)), Some(Ok(b))) => !dates::disagree(a, b),
        _ => true,
    });
    compare(seed, reporter, FieldKind::Author, |a, b| {
        let of_part = |part| {
            let authors = seed.fields_of(FieldKind::Author).filter(move |field| field.part == part);
            authors.map(|field| field.value.as_str()).collect::<Vec<_>>()
        };
        a.part == b.part || same::authors(&of_part(a.part), &of_part(b.part))
    });
    Ok(())
}

/// Reports the first statement that does not agree with the very first one, and points to the others: one finding for
/// each kind of field.
fn compare(seed: &Seed, reporter: &mut Reporter<'_>, kind: FieldKind, agree: impl Fn(&Field, &Field) -> bool) {
    // A heading is a part of the text: that it reads otherwise than the title is the author's right.
    let mut stated =
        seed.fields_of(kind).filter(|field| !field.is_empty() && seed.part_of(field).kind != PartKind::Heading);
    let Some(first) = stated.next() else { return };
    let mut others = stated.filter(|field| !agree(first, field));
    let Some(other) = others.next() else { return };
    let name = names::field(kind);
    let one_part = names::part(seed.part_of(first).kind);
    let finding = reporter.at(
        other.span,
        format!(
            "The {name} is {} here, but {} in {one_part}: find out which is right",
            quote(&shown(other)),
            quote(&shown(first))
        ),
    );
    finding.relate(first.span, format!("In {one_part}: {}", quote(&shown(first))));
    for more in others.take(MORE) {
        finding.relate(more.span, format!("In {}: {}", names::part(seed.part_of(more).kind), quote(&shown(more))));
    }
}

/// So many further statements are pointed to, at the most.
const MORE: usize = 8;

/// A value as a message shows it: a date as a date, even if it was written as a number of milliseconds.
fn shown(field: &Field) -> String {
    match &field.date {
        Some(Ok(date)) if field.value.bytes().all(|b| b.is_ascii_digit()) => dates::written(date),
        _ => field.value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, finds, quiet};

    const FEED: &str = "<!--1739362271000-->\n[雪夜行：一个人的路](https://example.org/1)\n------\n\n<p>正文。</p>\n";

    #[test]
    fn another_date_in_the_feed_header_is_told() {
        let marked = FEED.replace("1739362271000", "‹1739362271000›");
        finds(
            &RULE,
            Markdown,
            &format!("---\ntitle: 雪夜行：一个人的路\ndate: 2021-03-04\n---\n{marked}"),
            &[
                "The date is “2025-02-12 12:11:11+00:00” here, but “2021-03-04” in the front matter: find out which is right",
            ],
        );
    }

    #[test]
    fn another_title_and_address_are_told() {
        let marked = FEED
            .replace("雪夜行：一个人的路", "‹雪夜行：一个人的路›")
            .replace("https://example.org/1", "‹https://example.org/1›");
        finds(
            &RULE,
            Markdown,
            &format!("---\ntitle: 雨夜行：两个人的路程\nurl: https://example.org/2\n---\n{marked}"),
            &[
                "The title is “雪夜行：一个人的路” here, but “雨夜行：两个人的路程” in the front matter: find out which is right",
                "The address is “https://example.org/1” here, but “https://example.org/2” in the front matter…",
            ],
        );
    }

    #[test]
    fn what_says_the_same_in_other_words_is_left_alone() {
        let front = "---\ntitle: '某某号 | 雪夜行: 一个人的路'\ndate: 2025-02-12 20:11:11\nurl: http://www.example.org/1/?utm_source=feed\n---\n";
        quiet(&RULE, Markdown, &format!("{front}{FEED}"));
    }
}
