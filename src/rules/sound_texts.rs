//! Correct texts that look like mistakes: no safe fix changes a byte of them.

use proptest::prelude::*;

use super::fixing::fix_file;
use super::fixture::strict;
use super::{Finding, Fix, Safety, check_with};
use crate::cancel::Cancel;
use crate::seed::{FormatHint, Seed};
use crate::text::Source;

/// Sentences in many languages, with invisible characters that have a function.
const SENTENCES: [&str; 34] = [
    // Thai, Lao, Khmer, Burmese, Tibetan, Javanese, Balinese: a zero-width space between words.
    "เรือข้ามฟาก\u{200B}ออกจาก\u{200B}ท่าเรือ\u{200B}ทุกเช้า",
    "ເຮືອ\u{200B}ຂ້າມ\u{200B}ແມ່ນ້ຳ\u{200B}ທຸກ\u{200B}ເຊົ້າ",
    "ទូក\u{200B}ឆ្លង\u{200B}ទន្លេ\u{200B}រាល់\u{200B}ព្រឹក។\u{200B}អ្នក\u{200B}ភូមិ\u{200B}រង់ចាំ",
    "လှေသည်\u{200B}မြစ်ကို\u{200B}ဖြတ်ကူး\u{200B}သည်။",
    "གྲུ་གཟིངས་\u{200B}ཞོགས་པར་\u{200B}འགྲོ།",
    "ꦥꦿꦲꦸ\u{200B}ꦤꦾꦧꦿꦁ\u{200B}ꦏꦭꦶ",
    "ᬚᬸᬓᬸᬂ\u{200B}ᬫᬓᬢ\u{200B}ᬲᬫᭂᬂ",
    // Persian, Arabic, Urdu, Pashto, Syriac, N’Ko: joiners between letters and at the ends of words.
    "می\u{200C}خواهم کتاب\u{200C}ها را ببینم، خانه\u{200C}ای کنار رود.",
    "وصل المركب سنة 1422 ه\u{200D} ثم عاد، و\u{200D}ه\u{200D} رمز.",
    "کشتی ہر صبح چلتی ہے، آب\u{200C}و\u{200C}ہوا اچھی ہے۔",
    "کښتۍ هر سهار ځي\u{200C}، اوبه\u{200C}رسونه",
    "ܐܠܦܐ\u{200C}ܕܢܗܪܐ ܐ\u{200D}",
    "ߞߎߟߎ\u{200C}ߞߎߟߎ",
    // Hebrew, Arabic, Yiddish: direction marks next to brackets, numbers and foreign words.
    "המעבורת יוצאת \u{200F}(בכל בוקר)\u{200F} בשעה 06:00\u{200F}.",
    "القارب \u{200E}(C++)\u{200E} رقم \u{200E}+86 10\u{200E}، و\u{61C}-5\u{61C} درجات",
    "די שיף \u{200F}– יעדן פֿרימאָרגן – גייט אָפּ\u{200F}!",
    // The second letter of a word in Biblical Hebrew has two points whose order matters.
    "יְרוּשָׁלִַ\u{34F}ם",
    // Hindi, Marathi, Bengali, Tamil, Malayalam, Kannada, Sinhala, Nepali: joiners after a virama.
    "क्\u{200D}ष और क्\u{200C}ष दोनों रूप हैं।",
    "वाऱ्\u{200D}याने होडी हलली.",
    "র\u{200D}্যাব নদী পার হয়, উৎ\u{200C}সব।",
    "க்\u{200C}ஷ என்று எழுதுவர்.",
    "അവന്\u{200D} പുഴ കടന്നു, നന്\u{200C}മ.",
    "ರ್\u{200D}ಕ ದೋಣಿ",
    "ශ්\u{200D}රී ලංකාවේ ගඟ, ක්\u{200D}ෂණය.",
    // Mongolian: the vowel separator. Old Korean: fillers.
    "ᠮᠣᠩᠭᠣᠯ\u{180E}ᠠ ᠬᠡᠯᠡ",
    "\u{115F}\u{1161} 와 \u{1100}\u{1160}\u{11A8}",
    // German, Dutch, Finnish, Russian, Hungarian: soft hyphens, and a suppressed ligature.
    "Die Fähr\u{AD}gesell\u{AD}schaft fährt, Auf\u{200C}lage und Schiff\u{200C}fahrt.",
    "De veer\u{AD}boot\u{AD}maatschappij vaart elke ochtend.",
    "Lautta\u{AD}liikenne alkaa aamulla.",
    "Паро\u{AD}ходство работает каждый день.",
    "A komp\u{AD}járat minden reggel indul.",
    // Emoji, variants of ideographs, formulas, words that must not be broken.
    "一家人 👨\u{200D}👩\u{200D}👧 和 👩🏽\u{200D}🔬 出游 ❤\u{FE0F} 🏴\u{E0067}\u{E0062}\u{E007F}，葛\u{E0100}城市。",
    "f\u{2061}(x) = a\u{2062}b + c\u{2063}d, 100\u{2060}–\u{2060}200",
    "In the word GPT-4\u{200B}o a line may break; 3\u{200B}/\u{200B}4 too.",
];

/// Whole texts, with the format that their file name indicates.
const TEXTS: &[(FormatHint, &str)] = &[
    (
        FormatHint::Markdown,
        "公式 $x,甲,乙$、\\(甲,乙\\) 与 $f(甲):乙;丙$，都成立。\n\n$$\n甲,乙 = 丙,丁\n$$\n\n\\begin{aligned}\n甲,乙 &= 丙;丁 \\\\\n\\end{aligned}\n",
    ),
    (
        FormatHint::Unknown,
        "公式 $x,甲,乙$，\\[甲,乙\\]，都成立。\n\n先打开渡口,早晨.txt，再看/档案/甲,乙，写信给甲,乙@example.org，见 https://example.org/甲,乙，完。\n",
    ),
    (FormatHint::Unknown, "姓名,籍贯,说明\n张三,渡口,他说，来了\n李四,对岸,他说，走了\n王五,渡口,他说，算了\n"),
    (
        FormatHint::Unknown,
        "[12:30] 张三:你好,在吗\n[12:31] 李四:在。\n标题:渡口;作者:周远山\n比分三:二，3:1，12:30，1,000 人，见[1,2]，好 ;-) 。\n",
    ),
    // Hard breaks, indented verse, a line with only a space, a long title with a short line below it.
    (
        FormatHint::Markdown,
        "# 渡口\n\n月光照在河上，  \n船停在岸边。\\\n没有人。\n\n\u{A0}\u{A0}\u{A0}\u{A0}第一行缩进，\n\u{A0}\u{A0}第二行也缩进。\n\n\u{A0}\n\n河水从山里来，一路向东，经过三座桥、两个镇，最后在渡口拐了一个弯。\n---\n\n后来。\n",
    ),
    (
        FormatHint::Unknown,
        "　　渡口　早晨\n\n东 南 西 北，春 夏 秋 冬，平 上 去 入。\n\n姓名　　　　，年龄　　　　。他走了。。她也走了，，\n\n“Ｔ恤”与“阿Ｑ”，ｆ（ｘ）＝１．５，１２：３０。\n",
    ),
    // A dictionary, an old text, a table, notes.
    (
        FormatHint::Markdown,
        "**渡** dù ㄉㄨˋ，⼈部、⺡部。〔名〕过河处。\n\n| 部首 | 字 |\n| --- | --- |\n| ⼈ | 人,入 |\n| ⻓ | 长;镸 |\n\n单价五角**，另加船票*。\n\n\\* 注。\n",
    ),
    (
        FormatHint::Markdown,
        "匹配 `**/*.md` 与 src/**/*.rs；日志放在**/var/log/ferry**里；写作 `甲,乙` 与\n\n```\n甲,乙;\u{200B}丙\u{7}\n```\n\n    甲,乙;\u{FEFF}丙\u{1}\n",
    ),
    (
        FormatHint::Markdown,
        "{{< figure alt=\"甲,乙\" >}}\n\n{% if 甲 %}甲,乙{% endif %}，{{ 甲 | 乙:丙 }}，{# 甲,乙 #}完。\n",
    ),
    // Code and data in HTML, references that are meant to be seen, half a template.
    (
        FormatHint::Html,
        "<p>写 &amp;nbsp; 表示空格，写 &amp;lt;b&amp;gt; 表示标签。</p>\n<pre>甲,乙;  \n\u{200B}丙</pre><p><code>甲,乙</code>，<textarea>丙,丁</textarea></p><script>let 甲 = [\"乙,丙\", \"丁\u{200B}戊\"];</script>\n",
    ),
    (
        FormatHint::Html,
        "{% if 甲 %}<div class=\"a\">{% else %}<section>{% endif %}<p>渡口的早晨，没有人。</p></div></section></small>\n",
    ),
    // A manual page with overstrikes, a log with terminal escapes, records with separators.
    (FormatHint::Unknown, "N\u{8}NA\u{8}AM\u{8}ME\u{8}E\n\u{1B}[31m红\u{1B}[0m\n甲\u{1F}乙\u{1E}丙\u{1F}丁\n"),
    // Half-width kana, variants of names, Korean readings, the long s of an old print.
    (
        FormatHint::Unknown,
        "ｱﾘｶﾞﾄｳ、と言った。神\u{FA19}社と福\u{FA1B}島。\n\n樂\u{F914}원과 음\u{F9BF}악.\n\nthe fir\u{FB05} of them\n",
    ),
];

/// Applies the safe fixes to a text.
fn fixed(text: &str, hint: FormatHint) -> String {
    let find = |seed: &Seed| check_with(seed, &strict(), &Cancel::new());
    let safe = |_: &Finding, fix: &Fix| fix.safety == Safety::Safe;
    let fixed = fix_file(text.as_bytes(), hint, Source::from_bytes, find, safe).expect("nobody cancels");
    String::from_utf8(fixed.bytes).expect("UTF-8")
}

#[test]
fn safe_fixes_change_no_rightful_text() {
    for (hint, text) in TEXTS {
        assert_eq!(fixed(text, *hint), *text);
    }
}

#[test]
fn safe_fixes_change_no_sentence_of_any_language() {
    for sentence in SENTENCES {
        for hint in [FormatHint::Unknown, FormatHint::Markdown, FormatHint::Html] {
            let text = format!("{sentence}\n");
            assert_eq!(fixed(&text, hint), text, "{sentence:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn safe_fixes_change_no_text_of_such_sentences(
        picked in prop::collection::vec((0..SENTENCES.len(), 0..6usize), 1..6),
        is_markdown in any::<bool>(),
    ) {
        const JOINTS: [&str; 6] = ["\n", "\n\n", " ", "  \n", "\n> ", "\n- "];
        let text: String = picked.iter().map(|(sentence, joint)| format!("{}{}", SENTENCES[*sentence], JOINTS[*joint])).collect();
        let text = text.trim_end().to_owned() + "\n";
        let hint = if is_markdown { FormatHint::Markdown } else { FormatHint::Unknown };
        prop_assert_eq!(fixed(&text, hint), text);
    }
}
