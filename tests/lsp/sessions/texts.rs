//! Texts for sessions, and a text as an editor holds it.

use std::fmt::Write as _;

/// In what the columns of a session are counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Encoding {
    /// The protocol's name of it.
    pub(super) name: &'static str,
    /// How many units a character takes.
    pub(super) width: fn(char) -> usize,
}

pub(super) const UTF_8: Encoding = Encoding { name: "utf-8", width: char::len_utf8 };
pub(super) const UTF_16: Encoding = Encoding { name: "utf-16", width: char::len_utf16 };
pub(super) const UTF_32: Encoding = Encoding { name: "utf-32", width: |_| 1 };

/// A line and a column.
pub(super) type Place = [usize; 2];

/// What a text is made of. Numbers are taken modulo what there is.
#[derive(Clone, Debug)]
pub(super) struct Recipe {
    /// In what form it says where it comes from.
    pub(super) header: usize,
    /// Its date and title.
    pub(super) number: usize,
    /// Which paragraphs.
    pub(super) paragraphs: Vec<usize>,
    /// What is wrong with it.
    pub(super) flaw: usize,
}

const PARAGRAPHS: [&str; 6] = [
    "河湾的茶馆开在渡口的石阶旁边，每天清早五点钟就把门板卸下来。掌柜的姓文，烧水的炉子还是他祖父留下来的，铜壶擦得能照见人。",
    "来喝茶的多半是等船的人，有的挑着菜，有的抱着孩子，谁也不着急。𠮷利的日子里，船夫唱歌，渡口的狗也跟着叫上两声。",
    "老船工说他一辈子只认得两样东西，一样是水，一样是石头。水涨的时候石头不见了，水退的时候石头又回来，像从来没有走开过。",
    "镇上的小学堂只有一位先生，教书三十年，黑板换过两块。学生们放学以后到河边捡螺蛳，回家被母亲骂，第二天照样去。",
    "那年夏天的雨下了四十天，山上的路断了三处，邮差改走水路，信封都是潮的。收信的人把信纸摊在灶台上，慢慢地烤干了读。",
    "秋天收完稻子，戏班子从下游上来，在祠堂前面搭台。连唱三个晚上，卖糖人的赚得比唱戏的还多，孩子们记得的也是糖人。",
];

/// What an editor may type, or paste.
pub(super) const PIECES: [&str; 14] = [
    "",
    "",
    "河",
    "𠮷",
    "\n",
    "\r\n",
    "\n\n",
    "烧水的炉子还是他祖父留下来的",
    "<p>",
    "</b>",
    "**",
    "x",
    "\u{200B}",
    "连唱三个晚上，卖糖人的赚得比唱戏的还多，孩子们记得的也是糖人。",
];

impl Recipe {
    /// The text.
    pub(super) fn text(&self) -> String {
        let day = self.number % 28 + 1;
        let title = ["河湾茶馆", "渡口纪事", "涨水", "学堂"][self.number % 4];
        let mut text = match self.header % 3 {
            0 => format!("---\ntitle: {title}\nauthor: 温小满\nsource: 河湾日报\ndate: 2021-03-{day:02}\n---\n\n"),
            1 => format!("{title}（转）\n\n来源:渡口论坛 作者:老船 日期:2021-04-{day:02}\n\n"),
            _ => format!(
                "---\ntitle: {title}\nsource: 渡口论坛\ndate: 2021-05-{day:02}\nurl: https://example.org/{day}\n---\n\n"
            ),
        };
        for paragraph in &self.paragraphs {
            let _ = write!(text, "{}\n\n", PARAGRAPHS[paragraph % PARAGRAPHS.len()]);
        }
        match self.flaw % 6 {
            0 => text.replace("渡口", "渡\u{200B}口"),
            1 => text + "<b>没有完",
            2 => text.replace('河', "江"),
            3 => text.replace('\n', "\r\n"),
            _ => text,
        }
    }
}

/// A text as the editor holds it. Places are looked for from the beginning, character by character.
pub(super) struct Buffer {
    pub(super) text: String,
    pub(super) width: fn(char) -> usize,
}

impl Buffer {
    /// The byte of a place; one outside of the text is the nearest in it.
    fn offset(&self, [line, column]: Place) -> usize {
        let mut start = 0;
        for _ in 0..line {
            match self.text[start..].find(['\n', '\r']) {
                Some(at) => start += at + if self.text[start + at..].starts_with("\r\n") { 2 } else { 1 },
                None => return self.text.len(),
            }
        }
        let mut units = 0;
        for (at, c) in self.text[start..].char_indices() {
            units += (self.width)(c);
            if units > column || c == '\n' || c == '\r' {
                return start + at;
            }
        }
        self.text.len()
    }

    /// Puts `new` in the place of what stands between two places, whichever comes first.
    pub(super) fn replace(&mut self, from: Place, to: Place, new: &str) {
        let (from, to) = (self.offset(from), self.offset(to));
        self.text.replace_range(from.min(to)..from.max(to), new);
    }
}
