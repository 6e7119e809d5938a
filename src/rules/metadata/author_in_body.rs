//! Only the text names the author.
//!
//! ## What it finds
//! Seeds whose header parts leave the author empty, or have no place for one, while a byline or dateline in the first
//! or last lines of the text names the author: `撰文丨张三`, `文 | 张三`, `本报记者 张三`, `（记者 张三）`.
//!
//! ## Why it matters
//! Lists, searches and other programs read the metadata, not the text. To them the text has no author.
//!
//! ## Example
//! ```text
//! 雪夜行
//!
//! 来源:某某号 作者: 日期:2025-02-17
//!
//! 撰文丨张三
//!
//! 正文从这里开始。
//! ```
//!
//! ## Fix
//! Fills in the empty label, or adds the author to YAML or TOML front matter.
//!
//! - Needs a look: always.

use super::authors::{is_byline, only_in_text};
use super::fill::{add, fill};
use super::missing::{front_matter_is_broken, label};
use crate::cancel::Cancelled;
use crate::messages::{message, quote};
use crate::rules::{Reporter, Rule, Safety, Severity};
use crate::seed::{FieldKind, PartKind, Seed};

/// The rule.
pub static RULE: Rule = Rule {
    name: "metadata/author-in-body",
    severity: Severity::Info,
    summary: "Only the text names the author",
    check,
    ..Rule::BASE
};

fn check(seed: &Seed, reporter: &mut Reporter<'_>) -> Result<(), Cancelled> {
    let Some(named) = only_in_text(seed) else { return Ok(()) };
    let value = quote(&named.value);
    let empty: Vec<_> =
        seed.fields_of(FieldKind::Author).filter(|field| field.is_empty() && !is_byline(seed, field)).collect();
    if let Some(first) = empty.first() {
        let message = match label(seed, first) {
            Some(label) => message!("author-in-body-label", label = quote(label), value = value.clone()),
            None => message!("author-in-body-empty", value = value.clone()),
        };
        let finding = reporter.report(first.span, message);
        finding.add_related(named.span, message!("author-in-body-here"));
        let edits = empty.iter().take(8).map(|field| fill(seed, field, &named.value)).collect();
        finding.add_fix(message!("fill-in", value = value), Safety::NeedsALook, edits);
        return Ok(());
    }
    // Without front matter, texts of this kind name their author in the byline.
    let front =
        |kind| matches!(kind, PartKind::YamlFrontMatter | PartKind::TomlFrontMatter | PartKind::JsonFrontMatter);
    if front_matter_is_broken(seed) || !seed.parts.iter().any(|part| front(part.kind)) {
        return Ok(());
    }
    let finding = reporter.report(named.span, message!("author-in-body-only", value = value.clone()));
    if let Some(edit) = add(seed, "author", &named.value) {
        finding.add_fix(message!("author-in-body-add", value = value), Safety::NeedsALook, vec![edit]);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::fixture::{Markdown, Unknown, finds, fixes, quiet};

    #[test]
    fn an_empty_label_is_filled_in_from_the_byline() {
        let before = "雪夜行\n\n来源:某某号 作者: 日期:2025-02-17\n\n撰文丨张三\n\n正文从这里开始。\n";
        finds(
            &RULE,
            Unknown,
            &before.replace("作者:", "作者:‹›"),
            &["“作者” is empty, but the text names “张三”: fill it in"],
        );
        fixes(&RULE, Unknown, before, &before.replace("作者:", "作者:张三"));
    }

    #[test]
    fn front_matter_without_an_author_gets_one() {
        let before = "---\ntitle: 雪夜\n---\n\n文 | 张三、李四\n\n正文从这里开始。\n";
        finds(
            &RULE,
            Markdown,
            &before.replace("张三", "‹张三›"),
            &["Only the text names the author, “张三、李四”: add it to the front matter"],
        );
        fixes(&RULE, Markdown, before, &before.replace("夜\n---", "夜\nauthor: 张三、李四\n---"));
        let toml = "+++\ntitle = \"雪夜\"\n+++\n\n文 | 张三\n\n正文从这里开始。\n";
        fixes(&RULE, Markdown, toml, &toml.replace("夜\"\n+++", "夜\"\nauthor = \"张三\"\n+++"));
    }

    #[test]
    fn what_sticks_to_a_name_is_no_part_of_it() {
        let before = "---\ntitle: 雪夜\n---\n\n撰文：张三校对：李四\n\n正文从这里开始。\n";
        fixes(&RULE, Markdown, before, &before.replace("夜\n---", "夜\nauthor: 张三\n---"));
        let before = "---\ntitle: 雪夜\n---\n\n记者：张三 实习记者：李四\n\n正文从这里开始。\n";
        fixes(&RULE, Markdown, before, &before.replace("夜\n---", "夜\nauthor: 张三、李四\n---"));
        let before = "---\ntitle: 雪夜\n---\n\n正文从这里开始。\n\n【来源：渡口网 作者：张三 李四】\n";
        fixes(&RULE, Markdown, before, &before.replace("夜\n---", "夜\nauthor: 张三、李四\n---"));
    }

    #[test]
    fn the_reporter_of_a_dateline_counts() {
        finds(
            &RULE,
            Markdown,
            "---\ntitle: 雪夜\n---\n\n山城二月十七日电（本报记者 ‹张三 李四›）正文从这里开始。\n",
            &["Only the text names the author, “张三、李四”: add it to the front matter"],
        );
    }

    #[test]
    fn an_author_whom_a_part_names_and_a_text_without_front_matter_are_left_alone() {
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\nauthor: 张三\n---\n\n文 | 张三\n\n正文从这里开始。\n");
        quiet(&RULE, Unknown, "雪夜行\n\n撰文丨张三\n\n正文从这里开始。\n");
        quiet(&RULE, Markdown, "---\ntitle: 雪夜\n---\n\n他说（记者的天职就是如此），正文从这里开始。\n");
    }
}
