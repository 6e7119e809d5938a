//! Hugo's shortcodes: `{{< video src="…" >}}`, `{{% notice %}}`. They are markup in Markdown.

use memchr::{memchr, memmem};

use crate::text::{ByteSpan, slice, subslice};

/// A longer shortcode is not recognised.
const MAX_SHORTCODE_BYTES: usize = 4_000;

/// Finds the shortcodes in a span of `text`, in order. A shortcode must be closed on its line. Linear.
pub(in crate::seed) fn find_shortcodes(text: &str, within: ByteSpan) -> Vec<ByteSpan> {
    let inside = slice(text, within.range());
    let mut found = Vec::new();
    let mut end = 0;
    for start in memmem::find_iter(inside.as_bytes(), "{{") {
        let closing = match inside.get(start + 2..start + 3) {
            Some("<") => ">}}",
            Some("%") => "%}}",
            _ => continue,
        };
        let bytes = inside.as_bytes();
        let near = subslice(bytes, start..bytes.len().min(start + MAX_SHORTCODE_BYTES));
        let length = memmem::find(near, closing.as_bytes()).filter(|length| memchr(b'\n', &near[..*length]).is_none());
        if let Some(length) = length.filter(|_| start >= end) {
            end = start + length + closing.len();
            found.push(ByteSpan::new(within.start() + start, within.start() + end));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_closed_shortcodes_are_found() {
        let text = "一 {{< video src=\"a\" >}} 二 {{% note %}}三{{% /note %}} {{ 四 }} {{< 五\n>}}";
        let found: Vec<_> =
            find_shortcodes(text, ByteSpan::new(0, text.len())).iter().map(|span| &text[span.range()]).collect();
        assert_eq!(found, ["{{< video src=\"a\" >}}", "{{% note %}}", "{{% /note %}}"]);
    }
}
