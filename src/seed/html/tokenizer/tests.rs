//! The tokenizer against html5lib-tests, and properties for any text.

use std::path::PathBuf;

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::seed::html::token::{Token, Tokens};

fn suite() -> Option<PathBuf> {
    let shared = std::env::var_os("VARIORUM_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let folder = shared.join("suites/html5lib/tokenizer");
    folder.is_dir().then_some(folder)
}

/// Undoes the second layer of escapes. `None` if the text contains a lone surrogate, which no Rust string can.
fn unescape(text: &str) -> Option<String> {
    let mut units = Vec::new();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        if let Some(unit) =
            rest.strip_prefix("\\u").and_then(|hex| hex.get(..4)).and_then(|hex| u16::from_str_radix(hex, 16).ok())
        {
            units.push(unit);
            rest = &rest[6..];
        } else {
            units.extend(next.encode_utf16(&mut [0; 2]).iter());
            rest = &rest[next.len_utf8()..];
        }
    }
    String::from_utf16(&units).ok()
}

fn unescape_all(value: &Value) -> Option<Value> {
    Some(match value {
        Value::String(text) => Value::String(unescape(text)?),
        Value::Array(items) => Value::Array(items.iter().map(unescape_all).collect::<Option<_>>()?),
        Value::Object(map) => {
            Value::Object(map.iter().map(|(k, v)| Some((unescape(k)?, unescape_all(v)?))).collect::<Option<_>>()?)
        }
        other => other.clone(),
    })
}

fn tag_value(kind: &str, tag: &Tag<'_>) -> Value {
    let mut items = vec![kind.into(), tag.name.as_ref().into()];
    if kind == "StartTag" {
        let attributes = tag.attributes.iter().map(|a| (a.name.to_string(), a.value.as_ref().into())).collect();
        items.push(Value::Object(attributes));
        if tag.self_closing {
            items.push(true.into());
        }
    }
    items.into()
}

/// The tokens in the format of the suite, with adjacent characters joined.
fn found_tokens(tokens: &Tokens<'_>) -> Value {
    let mut found: Vec<Value> = Vec::new();
    for token in tokens.list() {
        let next: Value = match &token.kind {
            TokenKind::StartTag(tag) => tag_value("StartTag", tag),
            TokenKind::EndTag(tag) => tag_value("EndTag", tag),
            TokenKind::Comment(text) => vec![Value::from("Comment"), text.as_ref().into()].into(),
            TokenKind::Doctype(d) => vec![
                Value::from("DOCTYPE"),
                d.name.clone().into(),
                d.public_id.clone().into(),
                d.system_id.clone().into(),
                (!d.force_quirks).into(),
            ]
            .into(),
            TokenKind::Dropped => continue,
            TokenKind::Text { .. } => {
                let mut text = String::new();
                for piece in tokens.pieces(token) {
                    let mut one = String::new();
                    piece.push_to(tokens.source(), &mut one);
                    if piece.text == PieceText::Verbatim {
                        one = one.replace("\r\n", "\n").replace('\r', "\n");
                    }
                    text.push_str(&one);
                }
                if let Some(last) = found.last_mut().filter(|last| last[0] == "Character") {
                    text.insert_str(0, last[1].as_str().unwrap_or_default());
                    *last = vec![Value::from("Character"), text.into()].into();
                    continue;
                }
                vec![Value::from("Character"), text.into()].into()
            }
        };
        found.push(next);
    }
    found.into()
}

/// The line and UTF-16 column of an offset, both from 1.
fn place(source: &str, offset: usize) -> (u64, u64) {
    let before = source[..offset].replace("\r\n", "\n").replace('\r', "\n");
    let line = before.matches('\n').count() as u64 + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count() as u64 + 1;
    (line, column)
}

#[derive(Default)]
struct Tally {
    cases: usize,
    wrong_tokens: Vec<String>,
    expected: usize,
    missed: Vec<String>,
}

fn run_case(case: &Value, state: &str, tally: &mut Tally) {
    let escaped = case["doubleEscaped"] == true;
    let read = |value: &Value| if escaped { unescape_all(value) } else { Some(value.clone()) };
    let (Some(input), Some(output)) = (read(&case["input"]), read(&case["output"])) else { return };
    let input = input.as_str().expect("an input");
    let content = match state {
        "PLAINTEXT state" => ContentModel::Plaintext,
        "RCDATA state" => ContentModel::Rcdata,
        "RAWTEXT state" => ContentModel::Rawtext,
        "Script data state" => ContentModel::Script,
        "CDATA section state" => ContentModel::Cdata,
        _ => ContentModel::Data,
    };
    let last_start_tag = case["lastStartTag"].as_str().unwrap_or_default().to_owned();
    let mut tokens = Tokens::new(input);
    tokenize(
        &mut tokens,
        ByteSpan::new(0, input.len()),
        TokenizerStart { content, last_start_tag, without_tree: true },
    );
    tally.cases += 1;
    let found = found_tokens(&tokens);
    let title = format!("{} [{state}] {input:?}", case["description"]);
    if found != output {
        tally.wrong_tokens.push(format!("{title}\n   expected {output}\n   found    {found}"));
    }
    let mut expected: Vec<(u64, u64, String)> = case["errors"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|e| {
            let number = |key: &str| e[key].as_u64().unwrap_or_default();
            (number("line"), number("col"), e["code"].as_str().unwrap_or_default().to_owned())
        })
        .collect();
    let mut errors: Vec<_> = tokens
        .errors()
        .iter()
        .map(|e| (place(input, e.offset).0, place(input, e.offset).1, e.code.name().to_owned()))
        .collect();
    expected.sort();
    errors.sort();
    tally.expected += expected.len();
    if expected != errors {
        tally.missed.push(format!("{title}\n   expected {expected:?}\n   found    {errors:?}"));
    }
}

#[test]
fn html5lib_tokenizer_suite() {
    let Some(folder) = suite() else {
        println!("skipped: the html5lib suite is not here");
        return;
    };
    let mut tally = Tally::default();
    for entry in std::fs::read_dir(folder).expect("the suite's folder") {
        let path = entry.expect("an entry").path();
        // `xmlViolation` tests need an infoset, which is not built here.
        if path.extension().is_none_or(|e| e != "test") || path.ends_with("xmlViolation.test") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a readable file");
        let file: Value = serde_json::from_str(&text).expect("JSON");
        for case in file["tests"].as_array().into_iter().flatten() {
            match case["initialStates"].as_array() {
                None => run_case(case, "Data state", &mut tally),
                Some(states) => {
                    for state in states {
                        run_case(case, state.as_str().unwrap_or_default(), &mut tally);
                    }
                }
            }
        }
    }
    println!("{} cases, {} expected errors", tally.cases, tally.expected);
    assert!(tally.cases > 6_000, "only {} cases were found", tally.cases);
    let show = |list: &[String]| list.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(tally.wrong_tokens.is_empty(), "{} wrong:\n{}", tally.wrong_tokens.len(), show(&tally.wrong_tokens));
    assert!(tally.missed.is_empty(), "{} error lists differ:\n{}", tally.missed.len(), show(&tally.missed));
}

fn markup() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        "<",
        ">",
        "</",
        "/>",
        "<!--",
        "-->",
        "--!>",
        "<!doctype",
        "<![CDATA[",
        "]]>",
        "<p",
        "<title>",
        "</title>",
        "<script>",
        "</script>",
        "<iframe>",
        "<svg>",
        "</svg>",
        "&",
        "&amp",
        "&#x",
        "&#65;",
        ";",
        "=",
        "\"",
        "'",
        " ",
        "\r\n",
        "\0",
        "字",
        "𠮷",
        "\u{fffe}",
        "\u{85}",
        "a",
        "B",
        "-",
        "!",
        "?",
        "public",
        "system",
    ]);
    prop::collection::vec(bits, 0..40).prop_map(|bits| bits.concat())
}

fn check_tiling(source: &str, span: ByteSpan, tokens: &[Token<'_>]) -> Result<(), TestCaseError> {
    let mut at = span.start();
    for token in tokens {
        prop_assert_eq!(token.span.start(), at, "{:?}", token);
        prop_assert!(!token.span.is_empty(), "{:?}", token);
        at = token.span.end();
        prop_assert!(source.is_char_boundary(at));
    }
    prop_assert_eq!(at, span.end());
    Ok(())
}

proptest! {
    #[test]
    fn tokens_tile_the_input(before in "[a字<&]{0,3}", text in prop_oneof![markup(), any::<String>()]) {
        let source = format!("{before}{text}");
        let span = ByteSpan::new(before.len(), source.len());
        let mut tokens = Tokens::new(&source);
        tokens.tokenize(span);
        check_tiling(&source, span, tokens.list())?;
        for token in tokens.list() {
            let mut at = token.span.start();
            for piece in tokens.pieces(token) {
                prop_assert!(piece.span.start() >= at && token.span.covers(piece.span));
                prop_assert!(source.get(piece.span.range()).is_some());
                at = piece.span.end();
            }
        }
    }

    #[test]
    fn errors_are_in_order_and_point_into_the_text(text in prop_oneof![markup(), any::<String>()]) {
        let mut tokens = Tokens::new(&text);
        tokens.tokenize(ByteSpan::new(0, text.len()));
        let mut at = 0;
        for error in tokens.errors() {
            prop_assert!(error.offset >= at && text.is_char_boundary(error.offset));
            prop_assert!(text.get(error.span.range()).is_some_and(|pointed| !pointed.is_empty()), "{:?}", error);
            at = error.offset;
        }
    }
}

#[test]
fn one_hundred_thousand_unclosed_things_are_linear() {
    for bit in [
        "<iframe>",
        "<title>",
        "<!--",
        "<script><!--",
        "&a",
        "<a b",
        "</",
        "<svg>",
        "<svg></desc>",
        "<![CDATA[",
        "<!doctype a \"",
    ] {
        let source = bit.repeat(100_000);
        let mut tokens = Tokens::new(&source);
        tokens.tokenize(ByteSpan::new(0, source.len()));
        assert!(!tokens.list().is_empty());
    }
}
