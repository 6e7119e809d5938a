//! Characters that belong to one of the two Chinese scripts only, and common characters.
//!
//! OpenCC's table says what is converted to what. Whether a character is also written in the other script follows from
//! the character sets before Unicode, which were made for one script each: GB 2312 for Simplified, Big5 for Traditional
//! (as the WHATWG Encoding Standard indexes them, without later additions).

use std::sync::LazyLock;

use encoding_rs::{BIG5, GBK};

use super::charset::LegacyCharset;
use super::conversion::ConversionTable;

/// The Chinese script in which a character is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChineseScript {
    /// Both, or it is not a Chinese character.
    Both,
    /// Traditional only.
    Traditional,
    /// Simplified only.
    Simplified,
}

/// Simplified characters that also occur in Traditional print, mainly in Hong Kong.
const PRINTED_IN_BOTH: &str = "着内温强卧毁迹吓麽够况别静决争没删祢坂横册奥冲携净众群峰脱凉届抛袜琼";

const TRADITIONAL: u8 = 1;
const SIMPLIFIED: u8 = 2;
const COMMON: u8 = 4;
const BIG5_SET: u8 = 8;

/// A byte of flags for each character of the Basic Multilingual Plane.
static TABLE: LazyLock<Box<[u8]>> = LazyLock::new(|| {
    let mut table = vec![0; 0x10000].into_boxed_slice();
    let simplified_set = LegacyCharset::gb2312();
    let traditional_set = LegacyCharset::new(BIG5, 0xA4..=0xF9, &[0x40..=0x7E, 0xA1..=0xFE]);
    let commonest = [
        LegacyCharset::new(GBK, 0xB0..=0xD7, &[0xA1..=0xFE]),
        LegacyCharset::new(BIG5, 0xA4..=0xC6, &[0x40..=0x7E, 0xA1..=0xFE]),
    ];
    let mut mark = |c: char, mark: u8| {
        if let Some(marks) = table.get_mut(c as usize) {
            *marks |= mark;
        }
    };
    for set in &commonest {
        set.characters().for_each(|c| mark(c, COMMON));
    }
    traditional_set.characters().for_each(|c| mark(c, BIG5_SET));
    for (traditional, simplified) in ConversionTable::get().listed() {
        let known = simplified.first().is_some_and(|first| simplified_set.has(*first));
        if known && !simplified.contains(&traditional) && !simplified_set.has(traditional) {
            mark(traditional, TRADITIONAL);
        }
        for simple in simplified.iter().filter(|simple| **simple != traditional) {
            if simplified_set.has(*simple) && !traditional_set.has(*simple) && !PRINTED_IN_BOTH.contains(*simple) {
                mark(*simple, SIMPLIFIED);
            }
        }
    }
    table
});

fn flags(c: char) -> u8 {
    TABLE.get(c as usize).copied().unwrap_or_default()
}

/// The script in which a character is written. One look-up in a table of 64 KiB, which is built on first use.
pub fn chinese_script(c: char) -> ChineseScript {
    match flags(c) & (TRADITIONAL | SIMPLIFIED) {
        TRADITIONAL => ChineseScript::Traditional,
        SIMPLIFIED => ChineseScript::Simplified,
        _ => ChineseScript::Both,
    }
}

/// Whether a Han character is among the several thousand that everyday texts use, in either script: the first levels of
/// GB 2312 and Big5. One look-up.
pub fn is_common_han(c: char) -> bool {
    flags(c) & COMMON != 0
}

/// The counterpart of a character of one script in the other script. `None` if the character belongs to both scripts,
/// or if a Simplified character has several counterparts. Slow for Simplified characters: it searches the whole table.
pub fn in_other_script(c: char) -> Option<char> {
    let mut listed = ConversionTable::get().listed();
    match chinese_script(c) {
        ChineseScript::Both => None,
        ChineseScript::Traditional => listed.find(|(traditional, _)| *traditional == c)?.1.first().copied(),
        ChineseScript::Simplified => {
            let usual = |traditional: &char| flags(*traditional) & BIG5_SET != 0;
            let mut from = listed.filter(|(_, simplified)| simplified.contains(&c)).map(|(t, _)| t).filter(usual);
            let only = from.next()?;
            from.next().is_none().then_some(only)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_of_one_script_are_recognised() {
        assert!("說話國這們時會發".chars().all(|c| chinese_script(c) == ChineseScript::Traditional));
        assert!("说话国这们时会发".chars().all(|c| chinese_script(c) == ChineseScript::Simplified));
        // Written in both scripts, whatever they are converted to.
        assert!("著乾后里面只台干人的中。a".chars().all(|c| chinese_script(c) == ChineseScript::Both));
    }

    #[test]
    fn common_characters_are_common_in_either_script() {
        assert!("的一是说說国國".chars().all(is_common_han));
        assert!("浣犲锟鐨a。".chars().filter(|c| is_common_han(*c)).count() <= 1);
    }

    #[test]
    fn characters_are_converted_to_the_other_script() {
        assert_eq!(in_other_script('說'), Some('说'));
        assert_eq!(in_other_script('说'), Some('說'));
        assert_eq!(in_other_script('发'), None, "發 or 髮");
        assert_eq!(in_other_script('人'), None);
    }
}
