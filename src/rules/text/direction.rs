//! Characters that affect the direction of text.

/// Whether a character is a control that embeds, overrides or isolates text of another direction, or ends such text
/// (Unicode Standard Annex #9, section 2).
pub(super) fn is_control(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character is a letter of a right-to-left script.
pub(super) fn is_right_to_left(character: char) -> bool {
    matches!(character,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EEFF}')
}
