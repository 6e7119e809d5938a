//! The texts: every unit in every arrangement and every format in which it makes sense.
//!
//! A cost is quadratic in the length of a text only if something repeats: marks that wait for their counterparts, the
//! same words again and again, elements inside of elements. So a text consists of a repeated *unit*, and a format of
//! its *arrangements*.

use std::fmt::Write;

/// What is repeated.
const UNITS: &[(&str, &str)] = &[
    ("ideographs", "渡口的船每天早上开，"),
    ("one-ideograph", "哈"),
    ("one-letter", "a"),
    ("two-periods", "甲乙甲丙"),
    ("words", "the ferry leaves at dawn, "),
    ("figures", "12,345.67 "),
    ("dates", "2024年1月2日，"),
    ("addresses", "http://"),
    ("links", "[船](http://a.example/b?utm_source=c) "),
    ("pictures", "![](a.png)"),
    ("opening-quotes", "“"),
    ("quotes", "“‘"),
    ("closing-quotes", "”"),
    ("speech", "“Yes,” he said. "),
    ("opening-brackets", "（《"),
    ("square-brackets", "["),
    ("asterisks", "**"),
    ("emphasis", "*a **b "),
    ("ticks", "``a`"),
    ("less-than", "<"),
    ("elements", "<div>甲"),
    ("inline-elements", "<b><i>甲"),
    ("end-tags", "</p>"),
    ("misnested", "<b><p>甲</b>"),
    ("comments", "<!--"),
    ("attributes", "<a b c=d "),
    ("references", "&amp;amp;#"),
    ("ids", "<a id=\"x\" href=\"#x\">甲</a>"),
    ("tables", "<table><tr><td>"),
    ("blanks", "　 \u{A0}"),
    ("invisible", "\u{200B}\u{200E}甲"),
    ("combining", "e\u{301}"),
    ("look-alikes", "pаypal 後来 "),
    ("spaced-out", "一 二 三 "),
    ("punctuation", "，。。！！"),
    ("mojibake", "å\u{8D}\u{97} "),
    ("suppressions", "<!-- variorum-ignore text/no-break-space -->\u{A0}"),
    ("labels", "作者：张三 来源：某报 "),
    ("replacements", "\u{FFFD}\u{E000}"),
    ("block-marks", "> - "),
];

type Arrange = fn(&str, usize) -> String;
type Make = fn(usize) -> String;

/// How it is repeated.
const ARRANGEMENTS: &[(&str, Arrange)] = &[
    ("one-line", |unit, bytes| repeated(bytes, |text, _| text.push_str(unit))),
    ("lines", |unit, bytes| repeated(bytes, |text, _| writeln!(text, "甲{unit}").unwrap_or_default())),
    ("paragraphs", |unit, bytes| repeated(bytes, |text, i| writeln!(text, "第{i}段{unit}\n").unwrap_or_default())),
    ("growing", |unit, bytes| {
        // The length of the lines grows with the square root of the text.
        let longest = (2 * bytes / unit.len()).isqrt();
        (1..=longest).fold(String::new(), |text, i| text + &unit.repeat(i) + "\n")
    }),
    ("numbered", |unit, bytes| repeated(bytes, |text, i| write!(text, "{unit}{i}").unwrap_or_default())),
    ("alternating", |unit, bytes| {
        repeated(bytes, |text, i| {
            text.push_str(if i % 2 == 0 { unit } else { "老船工说他一辈子只认得两样东西。" });
        })
    }),
];

/// The formats of the texts.
const FORMATS: &[(&str, &str, &str, &str)] = &[
    ("plain", "txt", "开头。\n\n", "\n"),
    ("markdown", "md", "---\ntitle: 渡口\ndate: 2024-01-02\n---\n\n", "\n"),
    ("html", "html", "<!DOCTYPE html>\n<html><head><title>渡口</title></head><body><p>", "</p></body></html>\n"),
    ("front-matter", "md", "---\ntitle: 渡口\nnote: |\n  ", "\n---\n\n正文在这里。\n"),
    ("feed", "txt", "[标题] 渡口\n[作者] 张三 [时间] 2024-01-02\n[来源] 某报 ", "\n\n正文在这里。\n"),
];

/// Shapes that do not come from a unit.
const OTHERS: &[(&str, &str, Make)] = &[
    ("yaml-keys", "md", |bytes| {
        format!("---\n{}---\n\n甲\n", repeated(bytes, |t, i| writeln!(t, "key{i}: 值").unwrap_or_default()))
    }),
    ("yaml-same-key", "md", |bytes| format!("---\n{}---\n\n甲\n", "key: 值\n".repeat(bytes / 9))),
    ("yaml-anchors", "md", |bytes| format!("---\nall:\n{}---\n\n甲\n", "- &a [*a]\n".repeat(bytes / 10))),
    ("yaml-nested", "md", |bytes| format!("---\nall: {}\n---\n\n甲\n", "[".repeat(bytes))),
    ("yaml-aliases", "md", |bytes| {
        let rows = repeated(bytes, |t, i| writeln!(t, "a{}: &a{} [*a{i}, *a{i}]", i + 1, i + 1).unwrap_or_default());
        format!("---\na0: &a0 甲\n{rows}---\n\n甲\n")
    }),
    ("toml-keys", "md", |bytes| {
        format!("+++\n{}+++\n\n甲\n", repeated(bytes, |t, i| writeln!(t, "k{i} = \"值\"").unwrap_or_default()))
    }),
    ("json-nested", "md", |bytes| format!("{{\"all\": {}\n\n甲\n", "[".repeat(bytes))),
    ("metas", "html", |bytes| {
        let metas = repeated(bytes, |t, i| writeln!(t, "<meta name=\"n{i}\" content=\"值\">").unwrap_or_default());
        format!("<!DOCTYPE html><html><head>{metas}</head><body><p>甲</p></body></html>\n")
    }),
    ("feed-items", "txt", |bytes| {
        repeated(bytes, |t, i| writeln!(t, "[标题] 第{i}篇 [时间] 2024-01-02").unwrap_or_default())
    }),
    ("nested-elements", "html", |bytes| nested(bytes, "<div>", "</div>\n")),
    ("nested-quotes", "html", |bytes| nested(bytes, "<blockquote><p>甲", "</blockquote>\n")),
    ("nested-lists", "html", |bytes| nested(bytes, "<ul><li>甲", "</li></ul>\n")),
    ("nested-spans", "html", |bytes| nested(bytes, "<span>甲", "</span>")),
    ("open-formatting", "html", |bytes| "<p><font color=a><b>甲".repeat(bytes / 25)),
    ("deep-quotes", "md", |bytes| format!("{}甲\n", "> ".repeat(bytes / 2))),
    ("deep-list", "md", |bytes| {
        let deepest = bytes.isqrt();
        (0..deepest).fold(String::new(), |text, i| text + &"  ".repeat(i) + "- 甲\n")
    }),
    ("fences", "md", |bytes| repeated(bytes, |t, i| write!(t, "{}\n甲\n", "`".repeat(3 + i % 90)).unwrap_or_default())),
    ("definitions", "md", |bytes| repeated(bytes, |t, i| writeln!(t, "[n{i}]: /a\n[甲][n{i}]\n").unwrap_or_default())),
    ("undefined", "md", |bytes| repeated(bytes, |t, i| write!(t, "[甲][u{i}] ").unwrap_or_default())),
    ("table-rows", "md", |bytes| format!("|甲|乙|\n|-|-|\n{}", "|a|b|\n".repeat(bytes / 6))),
    ("wide-table", "md", |bytes| format!("{0}|\n{1}|\n{0}|\n", "|甲".repeat(bytes / 10), "|-".repeat(bytes / 10))),
    ("headings", "md", |bytes| {
        repeated(bytes, |t, i| write!(t, "{} 第{i}章\n\n甲\n\n", "#".repeat(1 + i % 6)).unwrap_or_default())
    }),
    ("same-line", "txt", |bytes| "渡口的船每天早上开，傍晚才回来，船上坐满了赶集的人。\n".repeat(bytes / 80)),
    ("same-paragraph", "txt", |bytes| "渡口的船每天早上开，傍晚才回来，船上坐满了赶集的人。\n\n".repeat(bytes / 80)),
    ("own-sentences", "txt", |bytes| repeated(bytes, |t, i| t.push_str(&sentence(i)))),
    ("quoted-sentences", "txt", |bytes| {
        repeated(bytes, |t, i| {
            write!(t, "{}\n\n{}{}\n\n", sentence(i % 7), sentence(i), sentence(i + 1)).unwrap_or_default();
        })
    }),
    ("fibonacci", "txt", |bytes| {
        let (mut one, mut two) = (String::from("甲"), String::from("甲乙"));
        while two.len() < bytes {
            (one, two) = (two.clone(), two + &one);
        }
        two
    }),
    ("crlf", "txt", |bytes| "甲\r\n乙\n丙\r".repeat(bytes / 13)),
];

/// A text in two lengths.
pub(crate) struct Shape {
    pub(crate) name: String,
    pub(crate) extension: &'static str,
    make: Box<dyn Fn(usize) -> String>,
}

impl Shape {
    /// The text with about this many bytes of repetition.
    pub(crate) fn text(&self, bytes: usize) -> String {
        (self.make)(bytes)
    }
}

/// All shapes. Each unit appears in some arrangement of each format, and each format has all its arrangements, so the
/// number is a little more than units times formats.
pub(crate) fn all() -> Vec<Shape> {
    let units = UNITS
        .iter()
        .enumerate()
        .flat_map(|(i, unit)| FORMATS.iter().enumerate().map(move |(j, format)| (i + j, unit, format)));
    let made = units.filter_map(|(turn, (name, unit), (format, extension, before, behind))| {
        let (arrangement, arrange) = ARRANGEMENTS.get(turn % ARRANGEMENTS.len())?;
        let make = move |bytes: usize| format!("{before}{}{behind}", arrange(unit, bytes));
        Some(Shape { name: format!("{format}/{arrangement}/{name}"), extension, make: Box::new(make) })
    });
    let others = OTHERS.iter().map(|(name, extension, make)| Shape {
        name: format!("other/{name}"),
        extension,
        make: Box::new(make),
    });
    made.chain(others).collect()
}

/// Appends with `more` until the text is long enough, and cuts it to length.
fn repeated(bytes: usize, mut more: impl FnMut(&mut String, usize)) -> String {
    let mut text = String::new();
    for i in 0.. {
        if text.len() >= bytes {
            break;
        }
        more(&mut text, i);
    }
    text
}

fn nested(bytes: usize, open: &str, close: &str) -> String {
    let times = bytes / (open.len() + close.len());
    format!("<!DOCTYPE html><html><body>{}甲{}</body></html>\n", open.repeat(times), close.repeat(times))
}

/// A sentence, different for each number.
pub(crate) fn sentence(number: usize) -> String {
    let mut state = number as u32 ^ 0x9E37_79B9;
    let ideographs = (0..30).filter_map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from_u32(0x4E00 + (state >> 16) % 3000)
    });
    ideographs.chain(['。']).collect()
}
