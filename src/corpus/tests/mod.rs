//! Corpora of made-up articles: what is reported among them, in whatever order they came.

mod guarantee;
mod notices;
mod on_disk;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::prelude::*;

use crate::cancel::Cancel;
use crate::corpus::*;
use crate::text::Source;

/// An article of some paragraphs that no other number gives: two-character words in an order of its own.
pub(super) fn article(number: u64, paragraphs: usize) -> Vec<String> {
    const WORDS: [&str; 48] = [
        "渡口", "清晨", "缆绳", "茶园", "竹篓", "石阶", "屋檐", "腌菜", "立冬", "祠堂", "晒谷", "油灯", "船工", "集市",
        "算盘", "草药", "纸伞", "磨坊", "稻田", "水车", "山雾", "木桥", "信差", "布庄", "铁匠", "窑火", "瓷碗", "渔网",
        "盐场", "灯塔", "潮水", "候鸟", "棉袄", "炭炉", "戏台", "锣鼓", "族谱", "田埂", "雨靴", "蓑衣", "邮筒", "账簿",
        "药铺", "酒旗", "马灯", "井台", "石磨", "蚕房",
    ];
    let mut state = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x1234_5678;
    let mut word = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        WORDS[(state >> 33) as usize % WORDS.len()]
    };
    let mut sentence = move || (0..9).map(|_| word()).collect::<String>() + "。";
    (0..paragraphs).map(|_| (0..3).map(|_| sentence()).collect()).collect()
}

fn analysed(path: &str, text: &str) -> Arc<AnalysedSeed> {
    Arc::new(AnalysedSeed::new(PathBuf::from(path), Source::from_text(text)))
}

pub(super) fn open(path: &str, text: &str) -> Arc<Overlay> {
    Arc::new(Overlay::new(analysed(path, text)))
}

/// A corpus of open documents.
fn corpus<'a>(seeds: impl IntoIterator<Item = &'a (String, String)>) -> Snapshot {
    let laid = |corpus: Snapshot, (path, text): &(String, String)| corpus.with_overlay(open(path, text));
    seeds.into_iter().fold(Snapshot::default(), laid)
}

/// All passages of all seeds, as text.
pub(super) fn told(snapshot: &Snapshot) -> String {
    let mut told = String::new();
    for path in snapshot.paths().expect("an index") {
        let seed = snapshot.get(&path).expect("a seed of the corpus");
        for found in snapshot.passages(&seed, &Cancel::new()).expect("nobody cancels") {
            told += &format!(
                "{} {:?} {} {:?} {:?}\n",
                seed.path.display(),
                found.seed_span,
                found.witness.path.display(),
                found.witness_span,
                found.passage
            );
        }
    }
    told
}

/// The passages of one seed, as `witness: text`.
fn passages(snapshot: &Snapshot, path: &str) -> Vec<String> {
    let seed = snapshot.get(Path::new(path)).expect("a seed of the corpus");
    let found = snapshot.passages(&seed, &Cancel::new()).expect("nobody cancels");
    found.iter().map(|f| format!("{}: {}", f.witness.path.display(), seed.seed.source.slice(f.seed_span))).collect()
}

#[test]
fn a_story_that_twenty_outlets_print_whole_is_a_reprint_everywhere() {
    let story = article(1, 5).join("\n\n");
    let seeds: Vec<_> = (0..20).map(|i| (format!("{i:02}.txt"), story.clone())).collect();
    let snapshot = corpus(&seeds);
    for (path, _) in &seeds {
        assert_eq!(passages(&snapshot, path).len(), 19);
    }
}

#[test]
fn a_note_at_the_foot_of_different_articles_is_none() {
    let note = "本栏目每逢周三与读者见面，作者住在海边的小镇上，业余写作并修理旧钟表，来信请寄编辑部转交。";
    let seeds: Vec<_> =
        (0..4).map(|i| (format!("{i}.txt"), format!("{}\n\n{note}", article(i, 6).join("\n\n")))).collect();
    assert_eq!(told(&corpus(&seeds)), "");
    // Two articles are not enough to decide.
    assert_eq!(passages(&corpus(&seeds[..2]), "0.txt").len(), 1);
}

#[test]
fn a_note_below_a_reprint_is_no_part_of_it() {
    let note = "本栏目每逢周三与读者见面，作者住在海边的小镇上，业余写作并修理旧钟表，来信请寄编辑部转交。";
    let story = article(100, 6).join("\n\n");
    let mut seeds: Vec<_> =
        (0..8).map(|i| (format!("{i}.txt"), format!("{}\n\n{note}", article(i, 6).join("\n\n")))).collect();
    seeds.extend(["a.txt", "b.txt"].map(|path| (path.to_owned(), format!("{story}\n\n{note}"))));
    let found = passages(&corpus(&seeds), "a.txt");
    assert_eq!(found, [format!("b.txt: {}", story.trim_end_matches('。'))]);
}

/// An article of a source that ends with some words. No other article has anything else of it.
fn of_source(source: &str, number: u64, end: &str) -> String {
    let story = article(number, 6).join("\n\n");
    format!("渡口旧事之{number}\n\n来源:{source} 作者:温小满 日期:2021-03-01\n\n{story}{end}")
}

const CLOSING: &str =
    "更多河湾故事请到渡口书店翻阅，每周六下午开门，雨天不歇。\n\n编辑部在河湾老街十二号，来访请先打电话约好时间。";

#[test]
fn what_two_articles_of_one_source_close_with_is_none() {
    let closing = format!("\n\n{CLOSING}");
    let of = |i: u64| (format!("{i}.txt"), of_source("河湾日报", i, &closing));
    let another = |i: u64| (format!("{i}.txt"), of_source("山城读本", i, ""));
    assert_eq!(told(&corpus(&[of(1), of(2), another(3), another(4)])), "");
    // A reprint among them does not count as another article.
    let snapshot = corpus(&[of(1), of(2), ("a.txt".to_owned(), of(1).1), another(3), another(4)]);
    let found = passages(&snapshot, "1.txt");
    assert!(found.len() == 1 && found[0].starts_with("a.txt: ") && found[0].contains("渡口"), "{found:?}");
}

#[test]
fn what_articles_end_with_is_quoted_where_the_source_is_another_or_the_line_says_more() {
    let of = |i: u64, source: &str, end: &str| (format!("{i}.txt"), of_source(source, i, end));
    let closing = format!("\n\n{CLOSING}");
    let sources = corpus(&[of(1, "河湾日报", &closing), of(2, "山城读本", &closing)]);
    assert_eq!(passages(&sources, "1.txt").len(), 1);
    let quoted = "老船工说他一辈子只认得两样东西，一样是水面上的风，另一样是岸上等船的人。";
    let told = |who: &str| format!("\n\n{who}记得清清楚楚，那天傍晚收工的时候，{quoted}");
    let lines = corpus(&[of(1, "河湾日报", &told("茶馆的掌柜")), of(2, "河湾日报", &told("卖豆腐的阿婆"))]);
    assert_eq!(passages(&lines, "1.txt").len(), 1);
    let inside = format!("\n\n{quoted}\n\n这句话后来传开了，传到河对岸就走了样，没有人再去问他本人。\n\n");
    let inside = |i: u64| of(i, "河湾日报", &(inside.clone() + &article(i + 50, 1).join("\n\n")));
    let found = corpus(&[inside(1), inside(2)]);
    assert_eq!(passages(&found, "1.txt").len(), 1);
}

#[test]
fn a_sentence_that_articles_quote_is_found_in_all_of_them() {
    let quoted = "老船工说他一辈子只认得两样东西，一样是水面上的风，另一样是岸上等船的人。";
    let seeds: Vec<_> = (0..4)
        .map(|i| {
            let mut paragraphs = article(i, 7);
            paragraphs[3] += &format!("{quoted}这话后来传开了。");
            (format!("{i}.txt"), paragraphs.join("\n\n"))
        })
        .collect();
    assert_eq!(passages(&corpus(&seeds), "0.txt").len(), 3);
}

#[test]
fn what_many_seeds_say_that_have_nothing_else_in_common_is_a_phrase() {
    let phrase = "本刊不对文中所述未来之事能否实现作任何担保，实际情形可能与所料大不相同。";
    let saying = |count: u64| -> Vec<(String, String)> {
        let said = |i: u64| {
            let mut paragraphs = article(i, 7);
            paragraphs[(i % 7) as usize] += &format!("{phrase}{}", &article(i + 500, 1)[0]);
            (format!("{i:02}.txt"), paragraphs.join("\n\n"))
        };
        (0..count).map(said).collect()
    };
    assert_eq!(passages(&corpus(&saying(5)), "00.txt").len(), 4);
    assert_eq!(passages(&corpus(&saying(7)), "00.txt"), [""; 0]);
    // In a reprint it is part of what is reprinted, and the reprint does not count as another seed.
    let mut seeds = saying(7);
    seeds.push(("copy.txt".to_owned(), seeds[0].1.clone()));
    let found = passages(&corpus(&seeds), "00.txt");
    assert!(found.len() == 1 && found[0].contains(phrase), "{found:?}");
}

/// Only a few of the many seeds that have a phrase are sampled; it is a phrase all the same, and reprints are found.
#[test]
fn what_very_many_say_is_told_from_a_few_of_them() {
    let phrase = "河湾渡口夏日早市卯时三刻开秤雨天顺延牛马各归其栏外乡人先到茶棚歇脚";
    let saying = |i: u64| {
        let mut paragraphs = article(i, 5);
        paragraphs[(i % 5) as usize] += &format!("{phrase}{}", &article(i + 500, 1)[0]);
        (format!("{i:03}.txt"), paragraphs.join("\n\n"))
    };
    let mut seeds: Vec<_> = (0..90).map(saying).collect();
    seeds.push(("copy.txt".to_owned(), format!("{}\n\n{}", seeds[4].1, article(700, 3).join("\n\n"))));
    let snapshot = corpus(&seeds);
    assert_eq!(passages(&snapshot, "000.txt"), [""; 0]);
    let found = passages(&snapshot, "004.txt");
    assert!(found.len() == 1 && found[0].starts_with("copy.txt") && found[0].contains(phrase), "{found:?}");
    // The seed says it once, 90 others do.
    assert_eq!(learnt(&snapshot, "000.txt"), [format!("Phrase 90: {phrase}")]);
    // If it is kept, all seeds that have it are found.
    let kept = snapshot.with_overrides(BoilerplateOverrides::new(&[phrase.to_owned()], &[]));
    assert_eq!(passages(&kept, "000.txt").len(), 90);
}

/// The notice at the end of twelve pages of an outlet does not make them related.
#[test]
fn a_sentence_of_a_notice_is_a_phrase() {
    let sentence = "凡本号所载收成价目皆得自乡人口述难免有误盈亏各安天命";
    let before = "渡口诸公捐资修桥铺路凡我乡里同沾其惠今将姓名勒石以志不忘后来者见此当思前人之劳并各尽己力以继其志勿使荒废牛马各归其栏外乡人初来可先到石桥边茶棚歇脚";
    let behind = "逢五逢十开集雨天顺延一日";
    let mut seeds: Vec<_> = (0..12)
        .map(|number| {
            let text = article(number + 50, 3).join("\n\n");
            (format!("one/{number}.md"), format!("{text}\n\n{before}。{sentence}。{behind}。\n"))
        })
        .collect();
    let (first, rest) = (article(90, 1).join("\n\n"), article(91, 5).join("\n\n"));
    seeds.push(("two/1.md".to_owned(), format!("{first}\n\n逢人先说。{sentence}，说在前头。\n\n{rest}\n")));
    let snapshot = corpus(&seeds);
    assert_eq!(passages(&snapshot, "two/1.md"), [] as [&str; 0]);
}

/// The stretches of a seed that were taken for boilerplate, as `kind count: text`.
fn learnt(snapshot: &Snapshot, path: &str) -> Vec<String> {
    let seed = snapshot.get(Path::new(path)).expect("a seed of the corpus");
    let found = snapshot.boilerplate(&seed, &Cancel::new()).expect("nobody cancels");
    let text = |learnt: &LearntBoilerplate| seed.seed.source.slice(learnt.span).to_owned();
    found.iter().map(|learnt| format!("{:?} {}: {}", learnt.kind, learnt.count, text(learnt))).collect()
}

#[test]
fn what_was_learnt_is_told_and_overruled() {
    let note = "本栏目每逢周三与读者见面，作者住在海边的小镇上，业余写作并修理旧钟表，来信请寄编辑部转交";
    let seeds: Vec<_> =
        (0..4).map(|i| (format!("{i}.txt"), format!("{}\n\n{note}。", article(i, 6).join("\n\n")))).collect();
    let snapshot = corpus(&seeds);
    for path in ["0.txt", "3.txt"] {
        assert_eq!(learnt(&snapshot, path), [format!("Foot 3: {note}")]);
    }
    let kept = snapshot.with_overrides(BoilerplateOverrides::new(&["業餘寫作，並修理舊鐘錶".to_owned()], &[]));
    assert_eq!(passages(&kept, "0.txt").len(), 3);
    assert_eq!(learnt(&kept, "0.txt"), [""; 0]);
}

#[test]
fn what_the_manifest_names_is_cut_out_of_passages() {
    let (one, two) = (article(1, 2).join("\n\n"), article(2, 2).join("\n\n"));
    let named = "更多河湾故事请到渡口书店翻阅";
    let seeds = ["a.txt", "b.txt"].map(|path| (path.to_owned(), format!("{one}\n\n{named}。\n\n{two}")));
    let snapshot = corpus(&seeds);
    assert_eq!(passages(&snapshot, "a.txt").len(), 1);
    let dropped = snapshot.with_overrides(BoilerplateOverrides::new(&[], &[named.to_owned()]));
    let ends = |text: &str| format!("b.txt: {}", text.trim_end_matches('。'));
    assert_eq!(passages(&dropped, "a.txt"), [ends(&one), ends(&two)]);
    assert_eq!(learnt(&dropped, "b.txt"), [format!("Named 1: {named}")]);
}

#[test]
fn the_earliest_witness_comes_first_and_the_undated_last() {
    let story = article(1, 3).join("\n\n");
    let dated = |date: &str| format!("---\ntitle: 渡口\ndate: {date}\n---\n\n{story}\n");
    let seeds = [
        ("a.md".to_owned(), dated("2024-05-01")),
        ("b.txt".to_owned(), story.clone()),
        ("c.md".to_owned(), dated("2019-01-31")),
        ("d.md".to_owned(), dated("2021-12-24")),
    ];
    let snapshot = corpus(&seeds);
    let seed = snapshot.get(Path::new("a.md")).expect("there");
    let found = snapshot.passages(&seed, &Cancel::new()).expect("nobody cancels");
    let order: Vec<_> = found.iter().map(|found| found.witness.path.display().to_string()).collect();
    assert_eq!(order, ["c.md", "d.md", "b.txt"]);
}

#[test]
fn what_repeats_without_end_is_compared_in_time() {
    let laughter = |end: &str| "哈".repeat(20_000) + end;
    let seeds = [("a.txt".to_owned(), laughter("甲")), ("b.txt".to_owned(), laughter("乙"))];
    assert!(!passages(&corpus(&seeds), "a.txt").is_empty());
}

#[test]
fn looking_up_stops_when_asked() {
    let story = article(1, 3).join("\n\n");
    let snapshot = corpus(&[("a.txt".to_owned(), story.clone()), ("b.txt".to_owned(), story)]);
    let cancel = Cancel::new();
    cancel.cancel();
    let seed = snapshot.get(Path::new("a.txt")).expect("there");
    assert!(snapshot.passages(&seed, &cancel).is_err());
}

/// A text that shares paragraphs with others: those of two out of a few articles, and sometimes a note at the end.
pub(super) fn related_text(number: u64) -> String {
    let mut paragraphs = article(number % 4, 4);
    paragraphs.extend(article(number % 5, 3));
    paragraphs.truncate(3 + number as usize % 4);
    if number.is_multiple_of(3) {
        paragraphs
            .push("来信请寄编辑部转交，信封上写明栏目的名字，稿件一经采用即付薄酬，恕不退稿，敬请谅解。".to_owned());
    }
    paragraphs.join("\n\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn both_seeds_of_a_pair_are_told_the_same(texts in prop::collection::vec(0..40u64, 2..7)) {
        let seeds: Vec<_> = texts.iter().enumerate().map(|(i, &text)| (format!("{i}.txt"), related_text(text))).collect();
        let snapshot = corpus(&seeds);
        let all: Vec<_> = seeds.iter().filter_map(|(path, _)| snapshot.get(Path::new(path))).flat_map(|seed| {
            let found = snapshot.passages(&seed, &Cancel::new()).expect("nobody cancels");
            found.into_iter().map(|found| (seed.path.clone(), found.witness.path.clone(), found.passage)).collect::<Vec<_>>()
        }).collect();
        for (seed, witness, passage) in &all {
            prop_assert!(all.contains(&(witness.clone(), seed.clone(), passage.flipped())));
        }
    }
}
