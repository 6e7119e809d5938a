//! Words as HTML has them: the HTML standard, 13.3, "Escaping a string"; no-break spaces stay as they are.

/// Words between tags.
pub fn in_text(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Words in the value of an attribute, between double quotation marks.
pub fn in_attribute(words: &str) -> String {
    in_text(words).replace('"', "&quot;")
}
