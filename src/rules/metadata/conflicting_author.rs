//! Two header parts name different authors.
//!
//! ## What it finds
//! Authors that differ between header parts. One shared name is enough to agree, and a longer form of a name (`记者 张三`)
//! agrees with the shorter one.
//!
//! ## Why it matters
//! Reprints often put the outlet, the editor or the poster in the author's place.
//!
//! ## Example
//! ```markdown
//! ---
//! title: 雪夜
//! author: 读者来信
//! ---
//!
//! 撰文丨张三
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! Copies the value of one part into the other.
//!
//! - Needs a look: always; check the source to see which author is right.

use super::{conflict, same};
use crate::cancel::Cancelled;
use crate::rules::{Reporter, Rule};
use crate::seed::{Field, FieldKind, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/conflicting-author",
    summary: "Two header parts name different authors",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    conflict::check(seed, reporter, FieldKind::Author, |a, b| {
        conflict::one_statement(seed, a, b) || same::authors(&named_beside(seed, a), &named_beside(seed, b))
    });
    Ok(())
}

/// Returns all authors in the same statement.
fn named_beside<'a>(seed: &'a Seed, field: &'a Field) -> Vec<&'a str> {
    conflict::statement(seed, field).map(|other| other.value.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, finds, fixes, quiet};

    #[test]
    fn the_author_of_the_byline_can_be_taken_over() {
        let before = "---\ntitle: 雪夜\nauthor: 读者来信\n---\n\n撰文丨张三、李四\n\n正文从这里开始。\n";
        let marked = before.replace("张三", "‹张三›");
        let told = "The author is “张三” here, but “读者来信” in the front matter (YAML): check which is right";
        finds(&RULE, Markdown, &marked, &[told]);
        fixes(&RULE, Markdown, before, &before.replace("读者来信", "张三、李四"));
    }

    #[test]
    fn two_bylines_are_one_statement() {
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\n---\n\n记者：张三\n\n记者：李四\n\n正文从这里开始。\n");
    }
}
