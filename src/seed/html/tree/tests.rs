//! Nesting errors, and properties of the tree of any text.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::seed::html::MarkupErrorKind;

/// Renders the errors of a fragment, one a line: what, where, the start tag that it was meant for, the tag in the way.
fn errors(source: &str) -> String {
    let mut tokens = Tokens::new(source);
    tokens.tokenize(ByteSpan::new(0, source.len()));
    describe(source, &HtmlTree::of_fragment(&tokens))
}

fn describe(source: &str, tree: &HtmlTree<'_, '_>) -> String {
    let at = |span: ByteSpan| format!("{}@{}", &source[span.range()], span.start());
    let mut lines = String::new();
    for error in tree.errors() {
        lines += &format!("{:?} {}", error.kind, at(error.span));
        lines += &error.opener.map(|span| format!(" opener {}", at(span))).unwrap_or_default();
        lines += &error.other.map(|span| format!(" other {}", at(span))).unwrap_or_default();
        lines += "\n";
    }
    lines
}

#[allow(clippy::needless_pass_by_value)]
fn check(source: &str, expected: Expect) {
    expected.assert_eq(&errors(source));
}

#[test]
fn sound_markup_has_no_errors() {
    for source in [
        "<div><p>一<b>二</b></p><ul><li>三<li>四</ul></div>",
        "<p>一<p>二<div>三</div>",
        "<table><tr><td>一<td>二<tr><td>三</table>",
        "<dl><dt>一<dd>二</dl><select><option>一<option>二</select>",
        "<img src=x><br><br/><hr/><input>",
        "<svg><path d='M0'/><title>图</title></svg>后",
        "<iframe src=x></iframe><script>if (a<b) '</p>'</script>",
        "<ruby>字<rt>zì</ruby><o:p></o:p>",
        "<noscript><img></noscript><template><td>一</td></template>",
        "<table><tbody><tr><td><table><tr><td>一</td></tr></table></td></tr></tbody></table>",
        "<a href=x><div><b>一</b></div></a>",
    ] {
        assert_eq!(errors(source), "", "{source}");
    }
}

#[test]
fn unclosed_elements() {
    check(
        "<div>一<span>二</div>",
        expect![[r#"
        Unclosed <span>@8 other </div>@17
    "#]],
    );
    check(
        "<p>一<b>二</p><p>三</p>",
        expect![[r#"
        Unclosed <b>@6 other </p>@12
    "#]],
    );
    check(
        "<section><h2>一</section><blockquote>",
        expect![[r#"
        Unclosed <h2>@9 other </section>@16
        Unclosed <blockquote>@26
    "#]],
    );
    check(
        "<a href=1>一<a href=2>二</a>",
        expect![[r#"
        Unclosed <a href=1>@0 other <a href=2>@13
    "#]],
    );
    check(
        "<h2>一<h3>二</h3>",
        expect![[r#"
        Unclosed <h2>@0 other <h3>@7
    "#]],
    );
    check(
        "<iframe src=x>一<p>二</p>",
        expect![[r#"
        Unclosed <iframe src=x>@0
    "#]],
    );
}

#[test]
fn end_tags_of_nothing() {
    check(
        "一</small>二<img></img></br>",
        expect![[r#"
            StrayEnd </small>@3
            StrayEnd </img>@19
            StrayEnd </br>@25
        "#]],
    );
    // A paragraph ends where a block starts.
    check(
        "<p>一<div>二</div></p>",
        expect![[r#"
        StrayEnd </p>@20 other <div>@6
    "#]],
    );
    check(
        "<div>一</div></div>",
        expect![[r#"
        StrayEnd </div>@14
    "#]],
    );
}

#[test]
fn elements_that_cross() {
    check(
        "<b>一<i>二</b>三</i>",
        expect![[r#"
            Misnested </i>@19 opener <i>@6 other </b>@12
        "#]],
    );
    check(
        "<div>一<span>二</div>三</span>",
        expect![[r#"
        Misnested </span>@26 opener <span>@8 other </div>@17
    "#]],
    );
    check(
        "<p>一<b>二</p><p>三</b></p>",
        expect![[r#"
        Misnested </b>@22 opener <b>@6 other </p>@12
    "#]],
    );
    check(
        "<span>一<p>二</span>三</p>",
        expect![[r#"
        Misnested </span>@15 opener <span>@0 other <p>@9
    "#]],
    );
    check(
        "<b><p>一</b>二</p>",
        expect![[r#"
        Misnested </b>@9 opener <b>@0 other <p>@3
    "#]],
    );
    check(
        "<h2>一</h3>",
        expect![[r#"
        Misnested </h3>@7 opener <h2>@0
    "#]],
    );
}

#[test]
fn misplaced_tags() {
    check(
        "<td>一</td>",
        expect![[r#"
        Misplaced <td>@0
        StrayEnd </td>@7
    "#]],
    );
    check(
        "<table>一<p>二</p><tr><td>三</table>",
        expect![[r#"
            Misplaced 一@7 other <table>@0
            Misplaced <p>@10 other <table>@0
        "#]],
    );
}

#[test]
fn a_slash_does_not_close_an_element() {
    check(
        "<div>一<div/>二</div>",
        expect![[r#"
        Parse(NonVoidHtmlElementStartTagWithTrailingSolidus) <div/>@8
    "#]],
    );
}

#[test]
fn virtual_tags_cause_no_errors() {
    let source = "一<span>二";
    let mut tokens = Tokens::new(source);
    tokens.virtual_end("div", 0);
    tokens.virtual_start("p", 0);
    tokens.virtual_start("em", 0);
    tokens.text(ByteSpan::new(0, 3));
    tokens.tokenize(ByteSpan::new(3, 9));
    tokens.text(ByteSpan::new(9, 12));
    tokens.virtual_end("p", 12);
    tokens.virtual_start("blockquote", 12);
    expect![[r#"
        Unclosed <span>@3
    "#]]
    .assert_eq(&describe(source, &HtmlTree::of_fragment(&tokens)));
}

#[test]
fn a_page_is_read_by_name_attribute_and_text() {
    let source = "<!DOCTYPE html><html lang=zh-CN><head><title> 题&amp;目 </title><meta name=author content='张三'></head><body><p>文";
    let mut tokens = Tokens::new(source);
    tokens.tokenize(ByteSpan::new(0, source.len()));
    let tree = HtmlTree::of_document(&tokens);
    assert_eq!(tree.errors(), []);
    let html = tree.elements_named("html").next().expect("an html element");
    assert_eq!(tree.attribute(html, "lang").map(|lang| &source[lang.value_span.range()]), Some("zh-CN"));
    let title = tree.elements_named("title").next().expect("a title");
    let (text, span) = tree.text(title).expect("text");
    assert_eq!((text.as_str(), &source[span.range()]), ("题&目", "题&amp;目"));
    let meta = tree.elements_named("meta").next().expect("a meta element");
    assert_eq!(tree.parent(meta).map(|head| tree.name(head)), Some("head"));
    let p = tree.elements_named("p").next().expect("a paragraph");
    assert_eq!(tree.ancestors(p).map(|id| tree.name(id)).collect::<Vec<_>>(), ["body", "html", ""]);
    assert_eq!(&source[tree.span(p).range()], "<p>文");
}

#[test]
fn depth_and_disorder_stay_linear() {
    for (bit, count) in [
        ("<div>", 10_000),
        ("<b>", 10_000),
        ("<p><b><i><u>", 3_000),
        ("<a><p>", 5_000),
        ("<table><tr><td>", 3_000),
        ("<table><b>x", 3_000),
        ("</p>", 10_000),
        ("<x></y>", 5_000),
        ("<svg><p>", 5_000),
        ("<b><p></b>", 5_000),
        ("<form><div></form>", 3_000),
        ("<template><td>", 3_000),
        ("<select><option>", 3_000),
    ] {
        let source = bit.repeat(count);
        let mut tokens = Tokens::new(&source);
        tokens.tokenize(ByteSpan::new(0, source.len()));
        let tree = HtmlTree::of_fragment(&tokens);
        let deepest = tree.elements().last().map_or(0, |id| tree.ancestors(id).count());
        assert!(deepest < 2 * MAX_DEPTH, "{bit}: {deepest}");
    }
}

fn markup() -> impl Strategy<Value = String> {
    let names = "p|b|i|a|div|span|table|tr|td|li|ul|h2|form|svg|title|script|iframe|template|select|option|button|nobr|body|html|head|img|br|math|mi|frameset|caption|col|ruby|rt|textarea|plaintext";
    let names: Vec<&'static str> = names.split('|').collect();
    let bit = prop_oneof![
        4 => prop::sample::select(names.clone()).prop_map(|name| format!("<{name}>")),
        4 => prop::sample::select(names.clone()).prop_map(|name| format!("</{name}>")),
        1 => prop::sample::select(names).prop_map(|name| format!("<{name}/>")),
        2 => prop::sample::select(vec!["字", " ", "\0", "&nbsp;", "<!-- x -->", "<!doctype html>", "\n"]).prop_map(str::to_owned),
    ];
    prop::collection::vec(bit, 0..60).prop_map(|bits| bits.concat())
}

fn check_tree(source: &str, tree: &HtmlTree<'_, '_>) -> Result<(), TestCaseError> {
    for error in tree.errors() {
        prop_assert!(source.get(error.span.range()).is_some_and(|text| !text.is_empty()), "{:?}", error);
        prop_assert!(error.kind != MarkupErrorKind::Unclosed || error.span.covers(error.name));
    }
    let nodes = tree.nodes.len();
    prop_assert!(tree.descendants(tree.root()).take(nodes + 1).count() <= nodes);
    for id in tree.elements() {
        let span = tree.span(id);
        prop_assert!(source.get(span.range()).is_some(), "{:?}", span);
        prop_assert!(tree.ancestors(id).take(nodes + 1).count() <= nodes);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_text_gives_a_sound_tree(source in prop_oneof![markup(), any::<String>()]) {
        let mut tokens = Tokens::new(&source);
        tokens.tokenize(ByteSpan::new(0, source.len()));
        check_tree(&source, &HtmlTree::of_fragment(&tokens))?;
        check_tree(&source, &HtmlTree::of_document(&tokens))?;
    }

    #[test]
    fn tags_can_be_tokenized_one_by_one(source in markup()) {
        let mut tokens = Tokens::new(&source);
        let mut at = 0;
        while at < source.len() {
            tokens.virtual_start("p", at);
            let end = source[at..].find('>').map_or(source.len(), |offset| at + offset + 1);
            tokens.tokenize(ByteSpan::new(at, end));
            tokens.virtual_end("p", end);
            at = end;
        }
        check_tree(&source, &HtmlTree::of_fragment(&tokens))?;
    }
}
