//! What a reader sees of two texts that share something.

mod looked_at;

use proptest::prelude::*;

use super::fingerprint::winnow;
use super::weight::{IDEOGRAPH, weight_of};
use super::*;
use crate::cancel::Cancel;
use crate::seed::{Body, FormatHint, Seed};
use crate::text::{ByteSpan, Source};

pub(super) struct Text {
    pub(super) seed: Seed,
    pub(super) folded: FoldedBody,
}

/// Plain text, all of which is body.
pub(super) fn text(text: &str) -> Text {
    let mut seed = Seed::parse(Source::from_text(text), FormatHint::Unknown);
    seed.body = Body::plain(text, ByteSpan::new(0, text.len()));
    let folded = FoldedBody::new(&seed);
    Text { seed, folded }
}

impl Text {
    pub(super) fn side(&self) -> SeedSide<'_> {
        SeedSide { seed: &self.seed, folded: &self.folded }
    }

    fn says(&self, span: FoldedSpan) -> &str {
        self.seed.source.slice(self.folded.source_span(span))
    }
}

fn hits(a: &Text, b: &Text) -> Vec<FingerprintHit> {
    super::hits(&winnow(a.folded.characters()), &winnow(b.folded.characters()))
}

pub(super) fn passages(a: &Text, b: &Text) -> Vec<Passage> {
    Matcher::new().passages(&a.folded, &b.folded, &hits(a, b), &Cancel::new()).expect("nobody cancels")
}

/// The variants of the only passage except those of punctuation, as `seed→witness`, with the class if it is not the
/// text.
fn told(a: &str, b: &str) -> Vec<String> {
    let (a, b) = (text(a), text(b));
    let found = passages(&a, &b);
    assert_eq!(found.len(), 1, "{found:?}");
    variants(a.side(), b.side(), &found[0], Classes::ALL)
        .into_iter()
        .filter(|variant| variant.class != VariantClass::Punctuation)
        .map(|variant| {
            let class = match variant.class {
                VariantClass::Text => String::new(),
                class => format!(" ({class:?})").to_lowercase(),
            };
            format!("{}→{}{class}", variant.seed_text, variant.witness_text)
        })
        .collect()
}

const POEM: &str =
    "江边的渡口每天清晨都有人等船，老船工把缆绳解开，船就慢慢离了岸。雾散以后，对面山上的茶园一层一层显出来。";

#[test]
fn a_text_is_a_passage_of_itself_from_end_to_end() {
    let (a, b) = (text(POEM), text(&format!("前言不搭后语。\n\n{POEM}\n\n就此别过")));
    let found = passages(&a, &b);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].similarity, 1.0);
    assert_eq!(a.says(found[0].seed), POEM.trim_end_matches('。'));
    assert_eq!(b.says(found[0].witness), POEM.trim_end_matches('。'));
}

#[test]
fn what_was_substituted_left_out_and_added() {
    let witness = POEM.replace("老船工", "老船公").replace("慢慢离", "离").replace("对面山上", "河对面的山上");
    assert_eq!(told(POEM, &witness), ["工→公", "慢慢→", "→河", "→的"]);
}

#[test]
fn an_omission_is_read_where_the_clause_ends() {
    let seed = POEM.replace("老船工把", "老船工站在船头，老船工把");
    assert_eq!(told(&seed, POEM), ["老船工站在船头→"]);
}

#[test]
fn latin_words_are_shown_whole_and_letter_case_is_a_variant_of_its_own() {
    let seed =
        "The ferryman untied the rope before sunrise, and Seagull drifted slowly away from the old wooden landing.";
    let witness = seed.replace("drifted", "drafted").replace("Seagull", "SeaGull");
    assert_eq!(told(seed, &witness), ["Seagull→SeaGull (case)", "drifted→drafted"]);
}

#[test]
fn script_and_width_are_classed_apart() {
    let witness = POEM.replace('边', "邊").replace("后，对面", "後，對面").replace("，", ", ");
    let told = told(POEM, &witness);
    assert_eq!(told, ["边→邊 (script)", "，→, (width)", "，→, (width)", "后，对→後, 對 (script)"]);
}

#[test]
fn what_one_script_writes_in_two_ways_is_a_variant_of_script() {
    let seed = "看着著作，後裏乾了。".to_owned() + POEM;
    let witness = "看著著作，后里干瞭。".to_owned() + POEM;
    assert_eq!(told(&seed, &witness), ["着→著 (script)", "後裏乾了→后里干瞭 (script)"]);
}

#[test]
fn words_that_only_share_a_traditional_form_are_other_words() {
    let (picture, plan) = (POEM.replace("茶园", "画图"), POEM.replace("茶园", "划图"));
    assert_eq!(told(&picture, &plan), ["画→划"]);
    assert_eq!(told(&POEM.replace("茶园", "畫图"), &plan), ["畫→划 (script)"]);
}

#[test]
fn what_is_blacked_out_is_read_as_it_is_printed() {
    for mask in ["□□", "■■", "██", "▇▇", "＊＊", "**", "××", "○○", "XX", "口口", "□ □"] {
        let witness = POEM.replace("缆绳", mask);
        assert_eq!(told(POEM, &witness), [format!("缆绳→{mask}")]);
        assert_eq!(told(&witness, POEM), [format!("{mask}→缆绳")]);
    }
    let seed = POEM.replace("老船工把", "老船工，船工把");
    assert_eq!(told(&seed, &POEM.replace("老船工把", "老船工，□□把")), ["船工→□□"]);
    assert_eq!(told(POEM, &POEM.replace("缆绳解开", "□□解了")), ["缆绳→□□", "开→了"]);
}

#[test]
fn signs_that_both_have_and_bullets_are_not_blacked_out_words() {
    let sign = |text: &str| text.replace("江边的", "■ 江边的").replace("就慢慢", "×就慢慢");
    assert_eq!(told(&sign(POEM), &sign(&POEM.replace("慢慢离", "离"))), ["慢慢→"]);
    let listed = POEM.replace("雾散", "\n\n■ 雾散");
    assert_eq!(told(&POEM.replace("了岸", "了岸边"), &listed), ["边→"]);
    assert_eq!(told(POEM, &listed), [""; 0]);
}

#[test]
fn a_rewritten_clause_is_one_variant() {
    let witness = POEM.replace("缆绳解开，船就慢慢离", "绳子一松，船才缓缓离");
    assert_eq!(told(POEM, &witness).len(), 1, "{:?}", told(POEM, &witness));
}

#[test]
fn paragraphs_in_another_order_are_passages_of_their_own() {
    let other = "腌菜的缸子摆在檐下，压缸的石头是祖上从河里捡来的，每年立冬洗一次，洗完晾在竹匾上，等太阳把水气收干。";
    let (a, b) = (text(&format!("{POEM}\n\n{other}")), text(&format!("{other}\n\n{POEM}")));
    let found = passages(&a, &b);
    let said: Vec<_> = found.iter().map(|passage| a.says(passage.seed)).collect();
    assert_eq!(said, [POEM.trim_end_matches('。'), other.trim_end_matches('。')]);
}

#[test]
fn what_stands_twice_is_found_twice() {
    let (a, b) = (text(POEM), text(&format!("{POEM}\n\n中间隔着别的话，说的是两件互不相干的旧事情。\n\n{POEM}")));
    assert_eq!(passages(&a, &b).len(), 2);
    assert_eq!(passages(&b, &a).len(), 2);
}

#[test]
fn a_long_note_ends_a_passage_and_a_short_one_does_not() {
    let noted = |note: &str| POEM.replace("离了岸。", &format!("离了岸。{note}"));
    let tail = "雾散以后，对面山上的茶园一层一层显出来，采茶的人背着竹篓往上走。";
    let seed = format!("{POEM}{tail}");
    for (note, expected) in [("（编者注：渡口已拆除）", 1), ("（编者注：这个渡口在三年前修桥的时候已经拆除了）", 2)]
    {
        let (a, b) = (text(&seed), text(&format!("{}{tail}", noted(note))));
        assert_eq!(passages(&a, &b).len(), expected, "{note}");
    }
}

#[test]
fn reprints_are_found_in_every_script_however_it_is_encoded() {
    for (one, other, differing) in [
        // Japanese: separate marks, half width, old characters, iteration marks.
        (
            "渡し場では毎朝、人々が氣長に船を待っていた。老いた船頭がガラス瓶を澤山積んで岸を離れると、霧の向こうに茶畑が見えた。",
            "渡し場では毎朝、人人が気長に船を待っていた。老いた船頭がｶﾞﾗｽ瓶を沢山積んで岸を離れると、霧の向こうに茶畑が見えた。",
            "々→人 氣→気 (script) ガラス→ｶﾞﾗｽ (width) 澤→沢 (script)",
        ),
        // Korean: syllables, and the letters that they consist of.
        (
            "나루터에는 매일 아침 배를 기다리는 사람들이 모였고, 늙은 뱃사공은 밧줄을 풀고 천천히 강을 건너기 시작했다.",
            "나루터에는 매일 \u{110B}\u{1161}\u{110E}\u{1175}\u{11B7} 배를 기다리는 사람들이 모였고 늙은 뱃사공이 밧줄을 풀고 천천히 강을 건너기 시작했다",
            "아침→\u{110B}\u{1161}\u{110E}\u{1175}\u{11B7} (width) 뱃사공은→뱃사공이",
        ),
        (
            "Ещё до рассвета у переправы ждали лодку, и старый паромщик отвязал верёвку от причала.",
            "Еще до рассвета у переправы ждали лодку, и старый паромщик отвязал веревку от причала.",
            "Ещё→Еще верёвку→веревку",
        ),
        (
            "كَانَ النّاس ينتظرون القارب كلّ صباح عند المعبر، ثم فكّ الملاح العجوز الحبل وأبحر ببطء في عام ١٩٤٨.",
            "كان الناس ينتظرون القـــارب كل صباح عند المعبر، ثم فك الملاح العجوز الحبل وابحر ببطء في عام 1948.",
            "كَانَ→كان النّاس→الناس كلّ→كل فكّ→فك وأبحر→وابحر ١٩٤٨→1948",
        ),
        (
            "Chaque été, le vieux passeur détachait la corde avant l'aube, et la barque s'éloignait lentement du rivage.",
            "Chaque e\u{301}te\u{301}, le vieux passeur detachait la corde avant l'aube, et la barque s'éloignait lentement du rivage.",
            "été→e\u{301}te\u{301} (width) détachait→detachait",
        ),
        (
            "Κάθε πρωί οι άνθρωποι περίμεναν τη βάρκα, κι ο γέρος έλυνε το σχοινί και έφευγε σιγά από την όχθη.",
            "ΚΑΘΕ ΠΡΩΙ οι άνθρωποι περίμεναν τη βάρκα, κι ο γέρος έλυνε το σχοινί και έφευγε σιγά από την όχθη.",
            "Κάθε→ΚΑΘΕ πρωί→ΠΡΩΙ",
        ),
        (
            "Her sabah iskelede insanlar kayığı beklerdi; ihtiyar sandalcı ipi çözer, kayık ağır ağır kıyıdan ayrılırdı.",
            "HER SABAH İSKELEDE insanlar kayığı beklerdi; ihtiyar sandalcı ipi çözer, kayık ağır ağır kıyıdan ayrılırdı.",
            "Her sabah iskelede→HER SABAH İSKELEDE (case)",
        ),
        (
            "Mỗi buổi sáng người ta đợi đò ở bến, ông lái đò già tháo dây và con thuyền từ từ rời khỏi bờ sông.",
            "Mỗi buổi sáng người ta đợi đò ở bến, ông lái đò già tháo dây và con thuyền từ tư\u{300} rời khỏi bờ sông.",
            "từ→tư\u{300} (width)",
        ),
        (
            "ทุกเช้าผู้คนมารอเรือที่ท่าน้ำ คนพายเรือชราแก้เชือกแล้วเรือก็ค่อยๆ ออกจากฝั่งไปช้าๆ ในหมอกยามเช้า",
            "ทุกเช้าผู้คนมารอเรือที่ท่าน้ำ คนพายเรือแก่แก้เชือกแล้วเรือก็ค่อยๆ ออกจากฝั่งไปช้าๆ ในหมอกยามเช้า",
            "ชรา→แก่",
        ),
    ] {
        let (a, b) = (text(one), text(other));
        let found = passages(&a, &b);
        assert_eq!(found.len(), 1, "{one}: {found:?}");
        assert_eq!(found[0].seed, FoldedSpan::new(0, a.folded.len()), "{one}");
        assert_eq!(told(one, other).join(" "), differing);
    }
}

#[test]
fn fillings_of_one_form_are_told_by_their_numbers() {
    let form = |name: &str, numbers: [&str; 3]| {
        let [open, close, volume] = numbers;
        text(&format!(
            "{name}早盘报{open}元，午后震荡走低，尾盘回升，截至收市报{close}元，全天成交{volume}万手，换手平稳。"
        ))
    };
    let (one, two) = (form("渡口实业", ["12.34", "11.98", "507"]), form("茶园股份", ["86.07", "90.25", "1364"]));
    let found = passages(&one, &two);
    assert!(is_template(&one.folded, &two.folded, &found[0]), "{found:?}");
    let reprint = form("渡口實業", ["12.34", "11.98", "567"]);
    let found = passages(&one, &reprint);
    assert!(!is_template(&one.folded, &reprint.folded, &found[0]), "{found:?}");
}

#[test]
fn numbers_that_agree_in_part_have_changed_if_the_words_are_the_same() {
    let form = |numbers: [&str; 3], word: &str| {
        let [open, close, volume] = numbers;
        text(&format!(
            "渡口实业早盘报{open}元，午后震荡走低，将近尾盘时才逐渐回升，截至收市报{close}元，全天成交{volume}万手，{word}平稳。"
        ))
    };
    let is_form = |one: &Text, two: &Text| {
        let found = passages(one, two);
        assert_eq!(found.len(), 1, "{found:?}");
        is_template(&one.folded, &two.folded, &found[0])
    };
    let one = form(["1234", "1298", "5071"], "换手");
    assert!(is_form(&one, &form(["1243", "1289", "5701"], "换手")));
    // A bad copy has other words too, and one number is easily misprinted.
    assert!(!is_form(&one, &form(["1243", "1289", "5701"], "唤乎")));
    assert!(!is_form(&one, &form(["1234", "1298", "5701"], "换手")));
}

#[test]
fn stock_phrases_are_no_passage() {
    let (a, b) =
        (text("截至发稿时，记者尚未收到有关部门的回应。"), text("据了解，截至发稿时，记者尚未收到有关部门的答复。"));
    assert_eq!(passages(&a, &b), []);
}

/// A text of a few words in random order, with another one's edits.
fn related() -> impl Strategy<Value = (String, String)> {
    let word =
        prop::sample::select(vec!["山高月小", "水落石出", "清风", "徐来", "Sea ", "𠮷野", "ﬁ", "，", "。\n\n", "浮"]);
    let words = prop::collection::vec(word, 1..120);
    (words, prop::collection::vec((any::<prop::sample::Index>(), 0..3u8), 0..12)).prop_map(|(words, edits)| {
        let mut other = words.clone();
        for (at, what) in edits {
            if !other.is_empty() {
                let at = at.index(other.len());
                match what {
                    0 => drop(other.remove(at)),
                    1 => other[at] = "改",
                    _ => other.insert(at, "增补"),
                }
            }
        }
        (words.concat(), other.concat())
    })
}

proptest! {
    #[test]
    fn equal_runs_are_equal_in_order_and_inside((a, b) in related()) {
        let (a, b) = (text(&a), text(&b));
        for passage in passages(&a, &b) {
            let (mut end_a, mut end_b) = (passage.seed.start, passage.witness.start);
            for run in &passage.equal {
                prop_assert!(run.len > 0 && run.seed >= end_a && run.witness >= end_b);
                (end_a, end_b) = (run.seed + run.len, run.witness + run.len);
                let one = &a.folded.characters()[run.seed as usize..end_a as usize];
                prop_assert_eq!(one, &b.folded.characters()[run.witness as usize..end_b as usize]);
            }
            prop_assert_eq!((end_a, end_b), (passage.seed.end, passage.witness.end));
            prop_assert!((0.5..=1.0).contains(&passage.similarity));
            prop_assert!(!a.says(passage.seed).is_empty() && !b.says(passage.witness).is_empty());
            let mut last = ByteSpan::default();
            for variant in variants(a.side(), b.side(), &passage, Classes::ALL) {
                prop_assert!(a.seed.source.text().get(variant.seed.range()).is_some());
                prop_assert!(b.seed.source.text().get(variant.witness.range()).is_some());
                prop_assert!(last <= variant.seed);
                last = variant.seed;
            }
        }
    }

    #[test]
    fn a_run_as_long_as_promised_is_found(
        run in "[宇宙洪荒日月盈昃辰宿列张寒来暑往abc]{24,90}",
        around in prop::collection::vec("[天地玄黄xyz，。\n]{0,60}", 4),
    ) {
        let run_text: Vec<char> = text(&run).folded.characters().to_vec();
        prop_assume!(weight_of(&run_text) >= 24 * IDEOGRAPH);
        let a = text(&format!("{}{run}{}", around[0], around[1]));
        let b = text(&format!("{}{run}{}", around[2], around[3]));
        let start_a = text(&around[0]).folded.len();
        let whole = FoldedSpan::new(start_a, start_a + run_text.len() as u32);
        let covered = passages(&a, &b).iter().map(|passage| passage.seed.shared(whole)).max();
        prop_assert_eq!(covered, Some(whole.len()));
    }
}
