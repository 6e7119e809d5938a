//! Any text as Markdown below front matter: what its parser reports is in the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use variorum::seed::FormatHint;
use variorum::text::ByteSpan;
use variorum_fuzz::check_text;

fuzz_target!(|text: &str| {
    let seed = check_text(&format!("---\ntitle: 渡口\n---\n\n{text}"), FormatHint::Markdown);
    let Some(markdown) = &seed.markdown else { return };
    let text = seed.source.text();
    let sound = |span: ByteSpan| assert!(text.get(span.range()).is_some(), "{span:?} is no place in the text");
    for link in &markdown.links {
        sound(link.span);
        sound(link.url_span);
    }
    for fence in &markdown.fences {
        sound(fence.span);
        assert!(fence.span.covers(fence.opening), "{fence:?}");
    }
    for spans in [&markdown.unresolved, &markdown.html, &markdown.emphasis, &markdown.literals] {
        spans.iter().copied().for_each(sound);
        assert!(spans.is_sorted(), "{spans:?}");
    }
});
