//! The tokenizer and the tree builder: every span is in the text and in order, and the tree is a tree.

#![no_main]

use libfuzzer_sys::fuzz_target;
use variorum::seed::FormatHint;
use variorum::seed::html::{HtmlTree, Markup, TokenKind, Tokens};
use variorum::text::ByteSpan;
use variorum_fuzz::check_text;

fuzz_target!(|text: &str| {
    let sound = |span: ByteSpan| assert!(text.get(span.range()).is_some(), "{span:?} is no place in the text");
    let mut tokens = Tokens::new(text);
    tokens.tokenize(ByteSpan::new(0, text.len()));
    let mut end = 0;
    for token in tokens.list() {
        sound(token.span);
        assert!(token.span.start() >= end, "{token:?} begins before {end}");
        end = token.span.end();
        tokens.pieces(token).iter().for_each(|piece| sound(piece.span));
        if let TokenKind::StartTag(tag) | TokenKind::EndTag(tag) = &token.kind {
            sound(tag.name_span);
            for attribute in &tag.attributes {
                sound(attribute.name_span);
                sound(attribute.value_span);
            }
        }
    }
    assert_eq!(end, text.len(), "not all of the text is in a token");
    tokens.errors().iter().for_each(|error| sound(error.span));
    for tree in [HtmlTree::of_fragment(&tokens), HtmlTree::of_document(&tokens)] {
        for id in tree.elements() {
            sound(tree.span(id));
            assert!(tree.children(id).all(|child| tree.parent(child) == Some(id)));
            if let Some((_, span)) = tree.text(id) {
                sound(span);
            }
        }
        for error in Markup::new(&tokens, &tree).errors {
            sound(error.span);
            sound(error.name);
            error.opener.into_iter().chain(error.other).for_each(sound);
        }
    }
    check_text(&format!("<!DOCTYPE html>{text}"), FormatHint::Html);
});
