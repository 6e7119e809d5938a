use super::RULE;
use crate::rules::Safety;
use crate::rules::fixture::{Markdown, Unknown, apply, findings, finds_with, strict};

#[test]
fn marks_between_han_are_found() {
    finds_with(
        &RULE,
        &strict(),
        Unknown,
        "他来了‹,› 又走了‹!?›他说‹:›“不送‹.›”院子很大‹(真的很大)›，没有人‹.›\n",
        &[
            "“,” is half-width in Chinese text: write “，”",
            "“!?” is half-width in Chinese text: write “！？”",
            "“:” is half-width in Chinese text: write “：”",
            "“.” is half-width in Chinese text: write “。”",
            "The parentheses in “(真的很大)” are half-width around Chinese: write “（ ）”",
            "“.” is half-width in Chinese text: write “。”",
        ],
    );
}

#[test]
fn each_is_fixed() {
    for (before, after) in [
        ("他来了, 又走了\n", "他来了，又走了\n"),
        ("院子很大(真的)，没有人\n", "院子很大（真的），没有人\n"),
        ("他走了!!\n", "他走了！！\n"),
    ] {
        let findings = findings(&RULE, &strict(), before, Unknown);
        assert_eq!(apply(before, &findings[0].fixes[0]), after);
    }
}

#[track_caller]
fn safeties(text: &str) -> Vec<Safety> {
    let found = findings(&RULE, &strict(), text, Markdown);
    found.iter().flat_map(|finding| &finding.fixes).map(|fix| fix.safety).collect()
}

#[test]
fn inside_a_sentence_a_fix_is_safe() {
    for text in [
        "镇上的渡口在西头,每天早晨开船，到对岸要走很久。\n",
        "<p>他来了,又走了。</p>\n",
        "院子很大(真的很大)，没有人。\n",
        "雨停了，他说:走。\n",
    ] {
        assert_eq!(safeties(text), [Safety::Safe], "{text}");
    }
}

#[test]
fn where_a_mark_may_belong_to_a_term_a_fix_needs_a_look() {
    for text in [
        "先打开渡口,早晨.txt再看，然后关上。\n",
        "存到/档案/渡口,早晨，然后关上。\n",
        "写信给渡口,早晨@example.org，等回音。\n",
        "取值=甲,乙，其余不变。\n",
        "见[甲,乙]，其余不变。\n",
        "见 https://a.example/x,甲,乙，其余不变。\n",
        "函数取大(甲,乙)的值，其余不变。\n",
        "张三:你好，在吗。\n",
        "姓名,年龄\n",
        "# 渡口,早晨，傍晚\n",
        "| 渡口,早晨，傍晚 | 乙 |\n| --- | --- |\n| 丙,丁，戊 | 己 |\n",
        "张三,渡口,他说，来了\n李四,对岸,他说，走了\n王五,渡口,他说，算了\n",
    ] {
        assert!(safeties(text).iter().all(|safety| *safety == Safety::NeedsALook), "{text}");
    }
}

#[test]
fn formulas_code_and_template_tags_are_left_alone() {
    for text in [
        "这里有 $x,甲,乙$ 三个量，都是正的。\n",
        "这里有 \\(甲,乙\\) 两个量，都是正的。\n",
        "由此，\n\n$$\n甲,乙 = 丙,丁\n$$\n\n得证。\n",
        "由此，\n\n\\begin{aligned}\n甲,乙\n\\end{aligned}\n",
        "由此，{{< note 甲,乙 >}}得证。\n",
    ] {
        for hint in [Markdown, Unknown] {
            assert_eq!(findings(&RULE, &strict(), text, hint), [], "{text}");
        }
    }
}

#[test]
fn parentheses_of_which_one_is_closed_twice_are_left_alone() {
    assert_eq!(findings(&RULE, &strict(), "院子很大(真的）)，没有人\n", Unknown), []);
}

#[test]
fn numbers_latin_and_code_keep_theirs() {
    for text in [
        "约翰.史密斯在2:30来，版本1.2,大约(see 3)\n",
        "比分三:二\n",
        "見`甲,乙`。\n",
        "日本語です,ね。これは漢字,仮名です。\n",
        "详见 https://a.example/甲?乙=丙\n",
    ] {
        assert_eq!(findings(&RULE, &strict(), text, Markdown), [], "{text}");
    }
}
