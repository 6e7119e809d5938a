//! Properties of any seed.

use std::time::Instant;

use super::sound::check;
use super::*;
use proptest::prelude::*;

fn parse(text: &str, hint: FormatHint) -> Seed {
    Seed::parse(Source::from_text(text), hint)
}

const HINTS: [FormatHint; 3] = [FormatHint::Markdown, FormatHint::Html, FormatHint::Unknown];

/// Pieces of seeds, whole and broken.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "---\n",
        "+++\n",
        "{\"title\": \"渡口\"}\n",
        "title: \"渡口\"\n",
        "title：渡口\n",
        "author: [a, 'b\n",
        "tags:\n  - x\n",
        "date: 2025-02-30\n",
        "\u{FEFF}",
        "\r\n",
        "\n\n",
        "<!--1739362271000-->\n",
        "[渡口](https://example.org/a)\n",
        "------\n",
        "日期：Tue, 16 Jun 2020 04:13:22 +0000\n",
        "来源:河畔 作者: 日期:2025-02-17\n",
        "撰文丨林晚舟\n",
        "【文/河畔网 林晚舟】",
        "# 渡口\n",
        "> 引\n",
        "- 一\n",
        "**强**",
        "`码`",
        "```\n码\n",
        "| a | b |\n|---|---|\n| 一 | 二 |\n",
        "<div>",
        "</p>",
        "<p>一&amp;二",
        "<br>",
        "![图](u \"t\")",
        "[a][b]",
        "[^1]: 注\n",
        "一篇文字。",
        "\\*",
        "&#x4e2d;",
        "\t",
        "\u{0}",
        "𠮷",
        "青石 河畔号 2025年01月29日 13:15 江苏\n",
        "<!DOCTYPE html><html lang=zh><head><title>渡口 - 河畔</title><meta name=author content='青 &amp; 石'>",
        "<script type=application/ld+json>{\"@type\": \"Article\", \"headline\": \"渡\\u53e3\"}</script>",
        "声明：本文转载自河畔。\n",
        "{{< video src=\"作者：青石\" >}}",
        "编辑丨周渡\n",
        "<table><tr><td>标题</td><td>渡口</td></tr><tr><td>作者</td><td>青石</td></tr><tr><td>来源</td><td>河畔</td></tr></table>",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

#[test]
fn past_failures_of_the_properties_stay_fixed() {
    let once_broken = [
        "标题：<tr>作者：<pre><p><p>来源：<tr>标题：",
        "date: 2025-02-30\n<script type=application/ld+json>{\"@type\": \"Article\", \"headline\": \"渡\\u53e3\"}</script>\r\n\u{feff}",
        "<!DOCTYPE html><meta property=\"og:title\" content=\" \">",
        "-<a class=\"addtoany\">\n<a>>",
    ];
    for text in once_broken {
        for hint in HINTS {
            check(&parse(text, hint));
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_give_a_sound_seed(bytes in prop::collection::vec(any::<u8>(), 0..120)) {
        for hint in HINTS {
            check(&Seed::parse(Source::from_bytes(&bytes), hint));
        }
    }

    #[test]
    fn any_stacking_gives_a_sound_seed(text in pieces()) {
        for hint in HINTS {
            check(&parse(&text, hint));
        }
    }
}

/// Texts for which a careless parser takes quadratic time or endless depth. None of these may take long. What “long”
/// means depends on the machine, so the limit is one that only a superlinear parser exceeds.
#[test]
fn hostile_text_takes_linear_time() {
    let many = |piece: &str, count: usize| piece.repeat(count);
    let hostile = [
        ("nested quotations", many("> ", 100_000) + "一"),
        ("nested lists", many("- ", 100_000) + "一"),
        ("nested lists on lines", (0..2_000).map(|depth| " ".repeat(depth) + "- 一\n").collect()),
        ("open brackets", many("[", 100_000)),
        ("links in links", many("[a](", 50_000)),
        ("emphasis", many("*a_ ", 100_000)),
        ("backticks", (1..400).map(|length| "`".repeat(length) + " ").collect()),
        ("open elements", many("<div>", 100_000)),
        ("stray ends", many("</p>", 100_000)),
        ("formatting", many("<b><i>", 50_000)),
        ("front matter without end", "---\n".to_owned() + &many("a: \"b\n", 50_000)),
        ("front matter, nested", format!("---\na: {}\n---\n", many("[", 100_000))),
        ("front matter, broken", format!("---\n{}---\n", many("a: \"b\n", 50_000))),
        ("json, nested", many("{\"a\":", 100_000)),
        ("labels", many("作者：", 100_000)),
        ("shortcodes", many("{{< ", 100_000)),
        ("one line", many("渡口的老船工每天划船过河，", 27_000)),
        ("one line of HTML", format!("<p>{}</p>", many("渡口的<b>老船工</b>每天&amp;划船，", 20_000))),
    ];
    for (name, text) in hostile {
        for hint in HINTS {
            let start = Instant::now();
            check_quickly(&parse(&text, hint));
            let seconds = start.elapsed().as_secs_f32();
            assert!(seconds < 20.0, "{name} took {seconds} s as {hint:?}");
        }
    }
}

/// [`check`] without its quadratic parts.
fn check_quickly(seed: &Seed) {
    let mut end = seed.body.span.start();
    for block in seed.body.blocks() {
        for (run, _) in seed.body.runs(block, seed.source.text()) {
            assert!(run.span.start() >= end);
            end = run.span.end();
        }
    }
}
