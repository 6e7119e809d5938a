//! Classes of characters that several modules test for.

/// Whether a character is invisible and only affects its neighbours: it shapes, orders or separates them. Covers the
/// format characters (Cf), selectors and fillers of Unicode 16 that occur in collected texts.
pub fn is_format(character: char) -> bool {
    matches!(
        character,
        '\u{AD}'
            | '\u{61C}'
            | '\u{115F}'
            | '\u{1160}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E01EF}'
    )
}

/// Whether a character is a Han ideograph of any block: the script property Han, without its marks and radicals.
pub fn is_han(character: char) -> bool {
    matches!(
        character,
        '\u{3007}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{323AF}'
    )
}

/// Whether a character is a combining mark or vowel point of Latin, Greek, Cyrillic, Hebrew, Arabic, Thai or kana
/// letters.
pub fn is_mark(character: char) -> bool {
    character >= '\u{300}'
        && matches!(
            character,
            '\u{300}'..='\u{36F}'
                | '\u{483}'..='\u{487}'
                | '\u{591}'..='\u{5BD}'
                | '\u{5BF}'
                | '\u{5C1}'..='\u{5C2}'
                | '\u{5C4}'..='\u{5C5}'
                | '\u{5C7}'
                | '\u{610}'..='\u{61A}'
                | '\u{64B}'..='\u{65F}'
                | '\u{670}'
                | '\u{6D6}'..='\u{6DC}'
                | '\u{6DF}'..='\u{6E8}'
                | '\u{6EA}'..='\u{6ED}'
                | '\u{E47}'..='\u{E4C}'
                | '\u{1AB0}'..='\u{1AFF}'
                | '\u{1DC0}'..='\u{1DFF}'
                | '\u{20D0}'..='\u{20FF}'
                | '\u{3099}'
                | '\u{309A}'
                | '\u{FE20}'..='\u{FE2F}'
                | '\u{FF9E}'
                | '\u{FF9F}'
        )
}
