//! The body of pages: blocks, what is left out, and cards.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::seed::{FormatHint, Seed};
use crate::text::Source;

/// Renders the blocks, then the boilerplate, then the fields of the cards.
fn describe(source: &str) -> String {
    let read = read_html(source, ByteSpan::new(0, source.len()));
    let mut lines = String::new();
    for block in read.body.blocks() {
        lines += &format!("{:?} {}\n", block.kind, read.body.block_text(block, source).replace('\n', "⏎"));
    }
    for part in &read.boilerplate {
        lines += &format!("- {:?} {}\n", part.kind, &source[part.span.range()]);
    }
    for field in read.parts.iter().flat_map(|part| &part.fields) {
        let label = field.label.map_or("", |label| &source[label.range()]);
        lines += &format!("= {label} {:?} {:?} {:?}\n", field.kind, field.value, &source[field.span.range()]);
    }
    lines
}

#[allow(clippy::needless_pass_by_value)]
fn check(source: &str, expected: Expect) {
    expected.assert_eq(&describe(source));
}

#[test]
fn blocks_begin_and_end_with_block_elements() {
    check(
        "<div><h2>渡口</h2><p>河水<b>上涨</b>了。<p>第二段<ul><li>甲<li>乙</ul><blockquote><p>引文</p></blockquote>余下</div>\
         <figure><img src=a><figcaption>图说</figcaption></figure><table><tr><td>格<td><p>段</p></table>",
        expect![[r#"
            Heading(2) 渡口
            Paragraph 河水上涨了。
            Paragraph 第二段
            ListItem 甲
            ListItem 乙
            Quote 引文
            Paragraph 余下
            Caption 图说
            Cell 格
            Paragraph 段
        "#]],
    );
}

#[test]
fn white_space_collapses_and_references_are_resolved() {
    check(
        "<p>\n  The &quot;old&quot;\n\tferry&nbsp;&amp; <i>its</i> <b>\n crew</b> \n</p>",
        expect![[r#"
        Paragraph The "old" ferry & its crew
    "#]],
    );
    check(
        "<pre>\n一\n  二</pre>",
        expect![[r#"
        Preformatted 一⏎  二
    "#]],
    );
}

#[test]
fn one_br_is_a_line_break_and_two_start_a_block() {
    check(
        "<p>一<br>二<br/>\n<br>三<br></p>",
        expect![[r#"
        Paragraph 一⏎二
        Paragraph 三
    "#]],
    );
}

#[test]
fn white_space_around_boilerplate_does_not_join_across_it() {
    let source = "<p>一 <script>x</script>\n二</p>";
    let read = read_html(source, ByteSpan::new(0, source.len()));
    let block = &read.body.blocks()[0];
    let runs: Vec<_> = read.body.runs(block, source).map(|(run, text)| (run.span.range(), text)).collect();
    assert_eq!(runs, [(3..6, "一"), (6..7, " "), (26..29, "二")]);
}

/// Found by the fuzzer: the quotation is open when the link ends, so a browser moves it out of the link.
#[test]
fn text_after_a_misnested_share_link_is_not_boilerplate() {
    let source =
        "<a class=\"a2a_button_copy_link\"><p>复制</p><blockquote><p>他问：以后到哪里去打听？</a></blockquote>";
    let read = read_html(source, ByteSpan::new(0, source.len()));
    let runs: Vec<_> = read.body.blocks().iter().flat_map(|block| read.body.runs(block, source)).collect();
    assert!(!runs.is_empty());
    for (run, _) in runs {
        assert!(read.boilerplate.iter().all(|part| !part.span.overlaps(run.span)), "{:?}", read.boilerplate);
    }
}

#[test]
fn text_keeps_the_order_of_the_source() {
    check(
        "<table><tr><td>一</td></tr>二<tr><td>三</td></tr></table>",
        expect![[r#"
        Cell 一
        Paragraph 二
        Cell 三
    "#]],
    );
}

#[test]
fn what_is_not_part_of_the_article_is_left_out() {
    check(
        "<p>文</p><script>var a = '<p>';</script><nav><a href=/>首页</a></nav><p style='color:red;display:none'>藏</p>\
         <div class='a2a_kit post'><a href=x>微博</a></div><a href='https://twitter.com/intent/tweet?u=1'>推</a>\
         <div class='related'>相关阅读：渔汛</div><noscript><img src=a></noscript><aside>旁注</aside><aside><a href=1>相关文章</a></aside><ruby>渡<rt>dù</rt></ruby>",
        expect![[r#"
            Paragraph 文
            Paragraph 旁注
            Paragraph 渡
            - Script <script>var a = '<p>';</script>
            - Navigation <nav><a href=/>首页</a></nav>
            - Hidden <p style='color:red;display:none'>藏</p>
            - Share <div class='a2a_kit post'><a href=x>微博</a></div>
            - Share <a href='https://twitter.com/intent/tweet?u=1'>推</a>
            - Navigation <div class='related'>相关阅读：渔汛</div>
            - Navigation <aside><a href=1>相关文章</a></aside>
        "#]],
    );
}

#[test]
fn a_page_gives_its_article() {
    check(
        "<!DOCTYPE html><html><head><title>题</title></head><body><header>站名</header><article><header><h1>题</h1></header>\
         <p>文</p><footer>作者简介</footer></article><footer>版权</footer></body></html>",
        expect![[r#"
            Heading(1) 题
            Paragraph 文
            Paragraph 作者简介
            - Navigation <header>站名</header>
            - Navigation <footer>版权</footer>
            =  Title "题" "题"
        "#]],
    );
}

#[test]
fn a_card_in_an_element_of_its_own() {
    check(
        "<p>前文。</p><div class=x><div>渡口档案卡</div><div><strong>标题：</strong>河水上涨<br><strong>作者：</strong><a href=/space/1>林晚舟</a>\
         <br><strong>发表日期：</strong>2025.2.12<br><strong>来源：</strong><a href=\"https://web.archive.org/web/*/https://example.org/a\">河畔文摘</a>\
         <br><strong>主题归类：</strong>河流、渡船<br><strong>版权说明：</strong>归原作者所有。</div></div><p>后文。</p>",
        expect![[r#"
            Paragraph 前文。
            Paragraph 后文。
            - Card <div class=x><div>渡口档案卡</div><div><strong>标题：</strong>河水上涨<br><strong>作者：</strong><a href=/space/1>林晚舟</a><br><strong>发表日期：</strong>2025.2.12<br><strong>来源：</strong><a href="https://web.archive.org/web/*/https://example.org/a">河畔文摘</a><br><strong>主题归类：</strong>河流、渡船<br><strong>版权说明：</strong>归原作者所有。</div></div>
            = 标题 Title "河水上涨" "河水上涨"
            = 作者 Author "林晚舟" "林晚舟"
            = 发表日期 Published "2025.2.12" "2025.2.12"
            = 来源 Source "河畔文摘" "河畔文摘"
            = 来源 ArchiveUrl "https://web.archive.org/web/*/https://example.org/a" "https://web.archive.org/web/*/https://example.org/a"
            = 来源 Url "https://example.org/a" "https://example.org/a"
            = 主题归类 Tag "河流" "河流"
            = 主题归类 Tag "渡船" "渡船"
            = 版权说明 Copyright "归原作者所有。" "归原作者所有。"
        "#]],
    );
}

#[test]
fn a_card_between_the_paragraphs() {
    check(
        "<p>前文是一个足够长的段落，长到没有人会把它当成卡片的标题，所以它无论如何都留在正文里面。</p><p>Title: The ferry</p><p>Author: A. Lin</p>\
         <p>Published: 2025-02-12</p><p>Source:</p><p>后文也是一个足够长的段落，长到没有人会把它当成卡片的标题，所以它也留在正文里面。</p>",
        expect![[r#"
            Paragraph 前文是一个足够长的段落，长到没有人会把它当成卡片的标题，所以它无论如何都留在正文里面。
            Paragraph 后文也是一个足够长的段落，长到没有人会把它当成卡片的标题，所以它也留在正文里面。
            - Card <p>Title: The ferry</p><p>Author: A. Lin</p><p>Published: 2025-02-12</p><p>Source:</p>
            = Title Title "The ferry" "The ferry"
            = Author Author "A. Lin" "A. Lin"
            = Published Published "2025-02-12" "2025-02-12"
            = Source Source "" ""
        "#]],
    );
}

#[test]
fn a_card_in_a_table() {
    check(
        "<table><tr><td>标题</td><td>河水上涨</td></tr><tr><td>作者</td><td>林晚舟</td></tr><tr><td>来源</td><td>河畔文摘</td></tr></table><p>正文。</p>",
        expect![[r#"
            Paragraph 正文。
            - Card <table><tr><td>标题</td><td>河水上涨</td></tr><tr><td>作者</td><td>林晚舟</td></tr><tr><td>来源</td><td>河畔文摘</td></tr></table>
            = 标题 Title "河水上涨" "河水上涨"
            = 作者 Author "林晚舟" "林晚舟"
            = 来源 Source "河畔文摘" "河畔文摘"
        "#]],
    );
}

#[test]
fn labels_in_an_article_are_not_a_card() {
    let books = "<p>书名：河<br>作者：甲<br>出版社：乙</p><p>书名：渡<br>作者：丙<br>出版社：丁</p>";
    assert!(!describe(books).contains("Card"), "{}", describe(books));
    let talk = "<p>记者：你是谁？</p><p>作者：我是写信的人。</p><p>记者：为什么？</p>";
    assert!(!describe(talk).contains("Card"), "{}", describe(talk));
}

fn markup() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<br>",
        "<b>",
        "</b>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<pre>",
        "</pre>",
        "标题：",
        "作者：",
        "来源：",
        "日期：",
        "版权：",
        "字",
        " ",
        "\n",
        "&nbsp;",
        "&#10;",
        "<script>",
        "</script>",
        "<nav>",
        "</nav>",
        "<a href=x>",
        "</a>",
        "<dl>",
        "<dt>",
        "<dd>",
        "文本 文本",
        "<p hidden>",
        "\0",
    ]);
    prop::collection::vec(bit_or_text(bits), 0..50).prop_map(|bits| bits.concat())
}

fn bit_or_text(bits: impl Strategy<Value = &'static str>) -> impl Strategy<Value = String> {
    bits.prop_map(str::to_owned)
}

proptest! {
    #[test]
    fn runs_are_in_order_and_on_boundaries(source in prop_oneof![markup(), any::<String>()]) {
        let seed = Seed::parse(Source::from_text(source.as_str()), FormatHint::Html);
        let mut at = 0;
        for block in seed.body.blocks() {
            let text = seed.body.block_text(block, &source);
            prop_assert!(!text.is_empty());
            for (run, _) in seed.body.runs(block, &source) {
                prop_assert!(run.span.start() >= at && source.get(run.span.range()).is_some());
                at = run.span.end();
            }
        }
        let mut at = 0;
        for part in &seed.boilerplate {
            prop_assert!(part.span.start() >= at && source.get(part.span.range()).is_some());
            at = part.span.end();
        }
        for field in &seed.fields {
            prop_assert!(source.get(field.span.range()).is_some());
        }
    }

    #[test]
    fn no_boilerplate_is_in_the_body(source in markup()) {
        let read = read_html(&source, ByteSpan::new(0, source.len()));
        for block in read.body.blocks() {
            for (run, _) in read.body.runs(block, &source) {
                let inside = read.boilerplate.iter().find(|part| part.span.overlaps(run.span));
                prop_assert!(inside.is_none(), "{:?} in {:?}", run, inside);
            }
        }
    }
}
