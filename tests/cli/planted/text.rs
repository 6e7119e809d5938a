//! Damage to text.

use super::Planted;

pub(super) const PLANTED: &[Planted] = &[
    ("defects/damaged-text.txt", "text/invisible-character", "凳子⟦\u{200B}⟧一头", ""),
    ("defects/damaged-text.txt", "text/control-character", "只敲⟦\u{7}⟧三下", ""),
    ("defects/damaged-text.txt", "text/replacement-character", "说是⟦\u{FFFD}\u{FFFD}⟧看着", "横竖"),
    ("defects/damaged-text.txt", "text/bidirectional-control", "。⟦\u{202E}⟧他姓阮", ""),
    ("defects/mixed-line-endings.txt", "text/mixed-line-endings", "晒干了的河。⟦\r\n⟧", "\n"),
    ("legacy/shimen-bridge-gb18030.txt", "text/other-encoding", "⟦石⟧门桥的石牛", "石"),
    ("legacy/shimen-bridge-utf16.txt", "text/other-encoding", "⟦\u{FEFF}⟧石门桥的三次重修", ""),
    ("defects/invalid-utf8.txt", "text/invalid-utf8", "茶杯，⟦\u{FFFD}⟧铁水", ""),
];
