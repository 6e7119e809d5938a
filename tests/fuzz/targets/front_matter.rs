//! Any text between front matter delimiters, closed or not, and as a JSON object.

#![no_main]

use libfuzzer_sys::fuzz_target;
use variorum::seed::FormatHint;
use variorum_fuzz::check_text;

fuzz_target!(|text: &str| {
    for mark in ["---", "+++"] {
        check_text(&format!("{mark}\n{text}\n{mark}\n\n河水涨了。\n"), FormatHint::Markdown);
        check_text(&format!("{mark}\n{text}"), FormatHint::Markdown);
    }
    check_text(&format!("{{{text}}}\n\n河水涨了。\n"), FormatHint::Markdown);
});
