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
    ("defects/wrong-characters.txt", "text/compatibility-character", "老⟦⼈⟧每夜", "人"),
    ("defects/wrong-characters.txt", "text/private-use-character", "印作⟦\u{E63F}⟧，邮差", "阮"),
    ("defects/wrong-characters.txt", "text/mojibake", "印作⟦浣犲ソ⟧，他", "阮"),
    ("defects/unfinished.md", "text/unbalanced-quotation-mark", "说：⟦“⟧茶是", ""),
    ("defects/unfinished.md", "text/unbalanced-bracket", "手抄的⟦《⟧茶票谱", ""),
    (
        "defects/unfinished.md",
        "text/repeated-paragraph",
        "冒充的都有。\n\n⟦早先看戏不卖戏票，卖茶票。一张茶票一碗茶，茶凉了戏也就散了，谁要是舍不得走，就得再买一张，所以戏班子都爱唱长戏。⟧",
        "早先看戏不卖戏票，卖茶票。",
    ),
    ("defects/unfinished.md", "text/cut-off", "夏天坐⟦在门口摇着，见了人就说，⟧", "在门口摇着。"),
    (
        "defects/stub.txt",
        "text/read-more-stub",
        "⟦阅读全文⟧",
        "一句是早上好，一句是晚上好，因为别的话都给风吹走了，只有灯光走得远。",
    ),
    (
        "defects/stub.txt",
        "text/short-body",
        "⟦灯塔的看守人每天只说两句话……阅读全文⟧",
        "灯塔的看守人每天只说两句话，一句是早上好，一句是晚上好，因为别的话都给风吹走了，只有灯光走得远。",
    ),
    (
        "defects/pictures-only.md",
        "text/empty-body",
        "---\n\n⟦⟧![](https://baoguan",
        "头版讲的是涨水，二版讲的也是涨水。",
    ),
    ("chat/村里的图书馆.txt", "text/byte-order-mark", "⟦\u{FEFF}⟧村里的图书馆", ""),
    ("defects/typography.md", "text/half-width-punctuation", "邮局对面⟦,⟧门口", "，"),
    ("defects/typography.md", "text/full-width-letters", "⟦１９８７⟧年", "1987"),
    ("defects/typography.md", "text/repeated-punctuation", "认人⟦，，⟧换", "，"),
    ("defects/typography.md", "text/ocr-blank", "⟦打 字 社 还 开 着⟧", "打字社还开着"),
    ("defects/typography.md", "text/no-break-space", "会用⟦\u{A0}⟧Word", " "),
    ("defects/typography.md", "text/latin-look-alike", "⟦OpenAl⟧", "OpenAI"),
    ("defects/typography.md", "text/hard-wrapped-line", "替你⟦\n⟧打得", ""),
    ("defects/typography.md", "text/stray-traditional", "⟦這⟧张纸", "这"),
    ("defects/mixed-script.txt", "text/stray-simplified", "⟦开⟧船的時候還是", "開"),
    ("defects/invalid-utf8.txt", "text/invalid-utf8", "茶杯，⟦\u{FFFD}⟧铁水", ""),
];
