//! Escaping of text for HTML (HTML Standard, 13.3, “Escaping a string”, except that no-break spaces are kept).

/// Escapes text between tags.
pub fn in_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Escapes text in a double-quoted attribute value.
pub fn in_attribute(text: &str) -> String {
    in_text(text).replace('"', "&quot;")
}
