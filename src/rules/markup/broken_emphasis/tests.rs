use super::RULE;
use crate::rules::fixture::{Markdown, apply, findings, finds, fixes, quiet, under_front_matter};
use crate::rules::{Safety, Settings};

#[track_caller]
fn assert_found(marked: &str, message: &str) {
    finds(&RULE, Markdown, &under_front_matter(marked), &[message]);
}

#[track_caller]
fn assert_fixed(before: &str, after: &str) {
    fixes(&RULE, Markdown, &under_front_matter(before), &under_front_matter(after));
}

#[test]
fn punctuation_inside_and_words_outside_is_the_trap() {
    assert_found(
        "‹**导语：**›雪下了一夜。",
        "“导语：” will not be bold because of punctuation just inside the “**”: move it out",
    );
    assert_fixed("**导语：**雪下了一夜。", "**导语**：雪下了一夜。");
    assert_fixed("他说**“雪停了。”**然后走了。", "他说“**雪停了。**”然后走了。");
    assert_fixed("读过**《雪夜行》**的人。", "读过《**雪夜行**》的人。");
    assert_fixed("定位为**“雪夜里的灯”，**沿用至今。", "定位为“**雪夜里的灯**”，沿用至今。");
}

#[test]
fn punctuation_is_not_taken_from_its_partner() {
    assert_found("‹**他说“雪停了”**›然后走了。", "‘他说“雪停了”’ will not be bold…");
    assert_fixed("**他说“雪停了”**然后走了。", "<strong>他说“雪停了”</strong>然后走了。");
}

#[test]
fn what_stands_twice_in_emphasis_is_not_divided_anew() {
    let text = "雪停了。****一、扰动****后来又下。**图一：雪**![图](a.png)再后来。****二、“扰动”****停了。**图二：雪**![图](b.png)";
    let body = under_front_matter(text);
    let found = findings(&RULE, &Settings::default(), &body, Markdown);
    assert!(found.iter().flat_map(|finding| &finding.fixes).all(|fix| fix.safety != Safety::Safe), "{found:?}");
}

#[test]
fn a_link_is_not_made_a_picture() {
    let body = under_front_matter("**雪停了!**[后来](a.md)");
    let found = findings(&RULE, &Settings::default(), &body, Markdown);
    assert!(found.iter().flat_map(|finding| &finding.fixes).all(|fix| fix.safety != Safety::Safe), "{found:?}");
}

#[test]
fn a_blank_inside_is_told() {
    assert_found("‹**导语 **›雪下了一夜。", "“导语” will not be bold because of a space inside the “**”: remove it");
    assert_fixed("** 导语 **雪下了一夜。", "**导语**雪下了一夜。");
}

#[test]
fn pairs_are_told_as_the_writer_meant_them() {
    // What renders here is “该机构还指出，雪”, between the two pairs.
    finds(
        &RULE,
        Markdown,
        &under_front_matter("‹**雪停了。**›该机构还指出，雪‹**还会下，**›人要出门。"),
        &["“雪停了。” will not be bold…", "“还会下，” will not be bold…"],
    );
    assert_fixed("**1.****雪停了**之后", "**1**.**雪停了**之后");
}

#[test]
fn punctuation_alone_is_not_made_bold() {
    assert_found("雪停了‹**。**›后来", "These two “**” enclose no text and are shown as they are: remove them");
    assert_fixed("雪停了**。**后来", "雪停了。后来");
}

#[test]
fn a_mark_without_a_partner_is_told() {
    assert_found("‹**›导语\n\n雪下了一夜。", "This “**” has no partner in the paragraph…");
}

#[test]
fn where_punctuation_is_the_cause_it_is_told_though_a_mark_is_left_over() {
    finds(
        &RULE,
        Markdown,
        &under_front_matter("‹**导语：**›雪下了**一夜。"),
        &["“导语：” will not be bold because of punctuation just inside the “**”: move it out"],
    );
}

#[test]
fn four_within_a_word_are_told() {
    assert_found(
        "**雪‹****›停了，**终于**。",
        "“****” is meant to end bold text and start it again but is not read that way: remove it",
    );
}

#[test]
fn no_fix_tears_a_tag_or_a_path_apart() {
    for (text, kept) in [
        ("接下来选择**<ruby>缆绳<rt>rope</rt></ruby>**来画。", "<ruby>缆绳<rt>rope</rt></ruby>"),
        ("日志放在**/var/log/ferry**文件里。", "/var/log/ferry"),
        ("共有**100%**的人。", "100%"),
        ("见**[雪夜](a.md)**一文。", "[雪夜](a.md)"),
        ("写作**`a`**即可。", "`a`"),
        ("两边都是**$x$**的量。", "$x$"),
        ("见**雪夜[^1]**一文。\n\n[^1]: 注。", "雪夜[^1]"),
    ] {
        let body = under_front_matter(text);
        for fix in findings(&RULE, &Settings::default(), &body, Markdown).iter().flat_map(|found| &found.fixes) {
            let fixed = apply(&body, fix);
            assert!(fixed.contains(kept), "{fixed}");
        }
    }
}

#[test]
fn globs_formulas_and_code_are_no_emphasis() {
    for text in ["匹配 src/**/*.rs 与 **/*.md 两种。", "由 $a**b$ 可知。", "见 `**`，写作 **雪**。"] {
        quiet(&RULE, Markdown, &under_front_matter(text));
    }
}

#[test]
fn a_mark_that_may_point_to_a_note_is_removed_by_hand_only() {
    let body = under_front_matter("单价五角**，另加船票。");
    let found = findings(&RULE, &Settings::default(), &body, Markdown);
    assert!(found.iter().flat_map(|found| &found.fixes).all(|fix| fix.safety == Safety::OneByOne), "{found:?}");
    assert_eq!(found.len(), 1);
}

#[test]
fn emphasis_that_renders_and_asterisks_that_are_none_are_left_alone() {
    for text in [
        "**导语：** 雪下了一夜。",
        "**导语**：雪下了一夜。",
        "“**雪停了**”，他说。**“雪停了。”**\n**第二段。**",
        "2**10 等于 1024，3**2 等于 9；密码是 ****，评分 ***。",
        "`**导语：**雪`",
        "转义的 \\*\\*导语：\\*\\*雪。",
        "*注：斜体不管。",
        "** 第三节的饰线。",
    ] {
        quiet(&RULE, Markdown, &under_front_matter(text));
    }
}
