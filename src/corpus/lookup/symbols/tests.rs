//! What a query finds.

use pinyin::ToPinyin;
use proptest::prelude::*;

use super::query::Query;

fn score(query: &str, name: &str) -> Option<i32> {
    Query::new(query).score(name, &std::iter::empty())
}

#[track_caller]
fn finds(query: &str, name: &str) {
    assert!(score(query, name).is_some(), "{query} is to find {name}");
}

#[track_caller]
fn misses(query: &str, name: &str) {
    assert_eq!(score(query, name), None, "{query} is not to find {name}");
}

#[test]
fn a_name_is_found_by_its_characters_in_either_script_and_any_width() {
    finds("刘伯山", "刘伯山");
    finds("劉伯山", "刘伯山：访谈");
    finds("刘伯山", "劉伯山");
    finds("刘山", "刘伯山");
    finds("TEA house", "The ｔｅａ-house");
    misses("山刘", "刘伯山");
    misses("刘伯水", "刘伯山");
}

#[test]
fn a_name_is_found_by_its_initials_its_readings_and_both() {
    for query in ["lbs", "LBS", "liuboshan", "liubosh", "lbosh", "刘bs", "lius", "l伯s", "bs", "shan"] {
        if query == "lius" {
            misses(query, "刘伯山");
        } else {
            finds(query, "刘伯山");
        }
    }
    finds("lbs", "访谈：刘伯山");
    finds("nv", "女");
    finds("nu", "女");
    finds("lbs", "劉伯山");
}

#[test]
fn a_character_with_several_readings_is_found_by_each() {
    for query in ["zhongqing", "chongqing", "zq", "cq"] {
        finds(query, "重庆");
    }
    finds("chhx", "长河行");
    finds("zhxing", "长行");
    finds("chhang", "长行");
    // 乾 is read qián, and gān where it is written for 干.
    finds("gan", "乾");
    finds("qian", "乾");
}

#[test]
fn pinyin_stands_together() {
    misses("lbs", "刘家的伯父上了山");
    finds("lbs", "刘，伯，山");
    finds("刘山", "刘家的伯父上了山");
    misses("zhongguo", "Guangdong Zhongshan group");
    finds("河tea", "河湾Tea");
    misses("河ea", "河湾Tea");
    finds("gzg", "Guangdong Zhongshan group");
}

#[test]
fn other_words_may_be_found_elsewhere() {
    let query = Query::new("茶馆 lbs");
    assert!(query.score("河湾的茶馆", &["刘伯山"].into_iter()).is_some());
    assert_eq!(query.score("河湾的茶馆", &["温小满"].into_iter()), None);
    assert_eq!(query.score("刘伯山", &["河湾的渡口"].into_iter()), None);
    assert_eq!(Query::new(" ，").score("什么", &std::iter::empty()), Some(0));
}

#[test]
fn what_is_nearer_to_what_was_typed_comes_first() {
    let order = |query: &str, names: &[&str]| {
        let scores: Vec<_> = names.iter().map(|name| score(query, name).expect("found")).collect();
        assert!(scores.windows(2).all(|two| two[0] > two[1]), "{query}: {names:?} {scores:?}");
    };
    order("刘伯山", &["刘伯山", "访刘伯山", "刘家伯山"]);
    order("lbs", &["lbs", "刘伯山", "访刘伯山"]);
    order("liuboshan", &["刘伯山", "访刘伯山"]);
    order("tea", &["tea", "the tea"]);
}

proptest! {
    #[test]
    fn whatever_is_typed_of_the_readings_together_is_found(name in "[刘伯重山长女]{1,6}", cut in 0usize..9, from in 0usize..6) {
        let readings: Vec<&str> = name.chars().filter_map(|c| c.to_pinyin()).map(pinyin::Pinyin::plain).collect();
        let typed = readings.get(from..).unwrap_or_default().concat();
        let typed: String = typed.chars().take(typed.chars().count().saturating_sub(cut).max(1)).collect();
        prop_assert!(score(&typed, &name).is_some(), "{typed}");
    }

    #[test]
    fn every_name_finds_itself(name in "\\PC{0,20}") {
        prop_assert!(score(&name, &name).is_some());
    }
}
