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
//! Writes what the one part says into the other; look up in the source which is right.

use super::fill::{fill, value_of};
use super::{dates, names, same};
use crate::cancel::Cancelled;
use crate::rules::message::quote;
use crate::rules::{Reporter, Rule, Safety, Severity};
use crate::seed::{Field, FieldKind, PartKind, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/conflicting-fields",
    severity: Severity::Warning,
    summary: "Two header parts state the same thing differently",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    compare(seed, reporter, FieldKind::Title, |a, b| same::titles(&a.value, &b.value));
    compare(seed, reporter, FieldKind::Url, |a, b| same::addresses(&a.value, &b.value));
    compare(seed, reporter, FieldKind::Published, |a, b| match (&a.date, &b.date) {
        (Some(Ok(a)), Some(Ok(b))) => !dates::disagree(a, b),
        _ => true,
    });
    compare(seed, reporter, FieldKind::Author, |a, b| {
        let named = |field| names_beside(seed, field);
        one_statement(seed, a, b) || same::authors(&named(a), &named(b))
    });
    Ok(())
}

/// Reports the first statement that does not agree with the very first one, and points to the others: one finding for
/// each kind of field.
fn compare(seed: &Seed, reporter: &mut Reporter<'_>, kind: FieldKind, agree: impl Fn(&Field, &Field) -> bool) {
    let stated = seed.fields_of(kind).take(COMPARED);
    let mut stated = stated.filter(|field| !field.is_empty() && is_about_this_seed(seed, field));
    let Some(first) = stated.next() else { return };
    let mut others = stated.filter(|field| !agree(first, field));
    let Some(other) = others.next() else { return };
    let name = names::field(kind);
    let first_part = names::part(seed.part_of(first).kind);
    let message = format!(
        "The {name} is {} here, but {} in {first_part}: find out which is right",
        quote(&shown(other)),
        quote(&shown(first))
    );
    let finding = reporter.at(other.span, message);
    finding.relate(first.span, format!("In {first_part}: {}", quote(&shown(first))));
    for more in others.take(MORE) {
        finding.relate(more.span, format!("In {}: {}", names::part(seed.part_of(more).kind), quote(&shown(more))));
    }
    // A byline is a part of the text, and the milliseconds of a feed header are nothing that people write.
    let writable = |field: &Field| match seed.part_of(field).kind {
        PartKind::Byline => false,
        PartKind::FeedHeader => kind != FieldKind::Published,
        _ => true,
    };
    for (wrong, right) in [(first, other), (other, first)] {
        let beside: Vec<&Field> = statement(seed, right).collect();
        let alone = statement(seed, wrong).count() == 1;
        if let Some(value) = value_of(&beside)
            && alone
            && writable(wrong)
        {
            let title = format!("Write {} in {}, too", quote(&value), names::part(seed.part_of(wrong).kind));
            finding.fix(title, Safety::NeedsALook, vec![fill(seed, wrong, &value)]);
        }
    }
}

/// Whether a statement is one about the seed as a whole, so that it can disagree with another. A heading may read
/// otherwise than the title; a source line or an archive card may link to what the text was taken from; and a date alone
/// on a line may be a date in the story.
fn is_about_this_seed(seed: &Seed, field: &Field) -> bool {
    let part = seed.part_of(field).kind;
    let in_text = matches!(part, PartKind::Byline | PartKind::SourceLine);
    match field.kind {
        _ if part == PartKind::Heading => false,
        FieldKind::Url => !in_text && part != PartKind::ArchiveCard,
        FieldKind::Published if in_text => {
            let beside = |other: &Field| other.part == field.part && other.kind != FieldKind::Published;
            field.label.is_some() || seed.fields.iter().any(|other| beside(other) && !other.is_empty())
        }
        _ => true,
    }
}

/// Whether two fields belong to one statement: bylines can stand on several lines, an author on each.
fn one_statement(seed: &Seed, a: &Field, b: &Field) -> bool {
    let bylines = [a, b].iter().all(|field| seed.part_of(field).kind == PartKind::Byline);
    a.part == b.part || (bylines && a.kind == FieldKind::Author)
}

/// All fields of the same kind that belong to the same statement.
fn statement<'a>(seed: &'a Seed, field: &'a Field) -> impl Iterator<Item = &'a Field> {
    seed.fields_of(field.kind).take(COMPARED).filter(|other| one_statement(seed, other, field))
}

/// All that are named in the same statement.
fn names_beside<'a>(seed: &'a Seed, field: &'a Field) -> Vec<&'a str> {
    statement(seed, field).map(|other| other.value.as_str()).collect()
}

/// So many fields of a kind are compared, at the most: a hundred thousand authors are no work for two loops.
const COMPARED: usize = 48;

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
    use crate::rules::fixture::{Markdown, finds, mends, quiet};

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
    fn the_author_of_the_byline_can_be_taken_over() {
        let before = "---\ntitle: 雪夜\nauthor: 读者来信\n---\n\n撰文丨张三、李四\n\n正文从这里开始。\n";
        let marked = before.replace("张三", "‹张三›");
        let told = "The author is “张三” here, but “读者来信” in the front matter: find out which is right";
        finds(&RULE, Markdown, &marked, &[told]);
        mends(&RULE, Markdown, before, &before.replace("读者来信", "张三、李四"));
    }

    #[test]
    fn two_bylines_are_one_statement() {
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\n---\n\n记者：张三\n\n记者：李四\n\n正文从这里开始。\n");
    }

    #[test]
    fn what_says_the_same_in_other_words_is_left_alone() {
        let front = "---\ntitle: '某某号 | 雪夜行: 一个人的路'\ndate: 2025-02-12 20:11:11\nurl: http://www.example.org/1/?utm_source=feed\n---\n";
        quiet(&RULE, Markdown, &format!("{front}{FEED}"));
    }
}
