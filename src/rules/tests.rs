//! Tests what must hold of all rules, on any text.

use proptest::prelude::*;

use super::fixture::{Html, Markdown, Unknown, assert_fits};
use super::{Settings, check, check_with, registry};
use crate::cancel::{Cancel, Cancelled};
use crate::seed::Seed;
use crate::text::Source;

/// Pieces of text that rules look at, for random combination.
const PIECES: &[&str] = &[
    "---\n",
    "+++\n",
    "{",
    "}",
    "title: ",
    "title:\n",
    "author: 张三\n",
    "date: 2024-02-31\n",
    "date: \"",
    "\"",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "<!--1739362271000-->\n",
    "[题目](https://example.org/a)\n",
    "------\n",
    "来源:某号 作者: 日期:2025-02-17\n",
    "撰文丨李四\n",
    "<p>",
    "</p>",
    "<div class=a class=b>",
    "</b>",
    "<!--",
    "-->",
    "**",
    "「",
    "」",
    "中文",
    "abc",
    " ",
    "*",
    "_",
    "![",
    "](",
    ")",
    "```\n",
    "~~~",
    "# ",
    "> ",
    "- ",
    "\u{FFFD}",
    "\u{200B}",
    "\u{200D}",
    "\u{1}",
    "\u{85}",
    "\u{202E}",
    "👩",
    "\u{FEFF}",
    "&#x200B;",
    "&nbsp;",
    "<title>",
    "</title>",
    "<meta name=author content=''>",
    "：",
    "\u{AD}",
];

proptest! {
    #[test]
    fn findings_are_sound_on_any_text(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24)) {
        let text: String = pieces.concat();
        for hint in [Unknown, Markdown, Html] {
            assert_fits(&text, hint);
        }
    }

    #[test]
    fn any_bytes_can_be_checked(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let seed = Seed::parse(Source::from_bytes(&bytes), Unknown);
        for finding in check(&seed, &Cancel::new()).unwrap() {
            prop_assert!(seed.source.text().get(finding.span.range()).is_some());
        }
    }
}

#[test]
fn findings_stand_in_the_order_of_their_places() {
    let seed = Seed::parse(Source::from_text("正\u{1}文\u{FFFD}\u{1}\n"), Unknown);
    let findings = check(&seed, &Cancel::new()).unwrap();
    assert!(findings.len() >= 3);
    assert!(findings.is_sorted_by_key(|finding| (finding.span, finding.rule)));
}

#[test]
fn a_raised_flag_stops_the_check() {
    let cancel = Cancel::new();
    cancel.cancel();
    let seed = Seed::parse(Source::from_text("正文"), Unknown);
    assert_eq!(check(&seed, &cancel), Err(Cancelled));
}

#[test]
fn rules_that_are_off_find_nothing() {
    let levels = registry::RULES.iter().map(|rule| (rule.group().to_owned(), super::Level::Off)).collect();
    let seed = Seed::parse(Source::from_text("正\u{1}文"), Unknown);
    assert_eq!(check_with(&seed, &Settings { levels, ..Settings::default() }, &Cancel::new()), Ok(vec![]));
}
