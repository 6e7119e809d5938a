//! Words for messages.

/// `U+200B`.
pub(super) fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}
