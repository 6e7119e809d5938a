//! Listing and overriding the boilerplate of a corpus.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::made_up::article;
use crate::run::variorum;

const NOTE: &str = "本栏目每逢周三与读者见面，作者住在海边的小镇上，业余写作并修理旧钟表，来信请寄编辑部转交";

fn corpus(manifest: &str) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    fs::write(folder.path().join("variorum.toml"), manifest).expect("written");
    for number in 1..=4 {
        let head = format!("---\ntitle: 渡口之{number}\nsource: 河湾日报\n---\n\n");
        let text = format!("{head}{}\n\n{NOTE}。\n", article(number));
        fs::write(folder.path().join(format!("{number}.md")), text).expect("written");
    }
    folder
}

fn run(folder: &TempDir, arguments: &[&str]) -> String {
    let path = folder.path().to_str().expect("a path");
    let outcome = variorum(&[arguments, &[path]].concat());
    assert_eq!((outcome.code, outcome.stderr.as_str()), (Some(0), ""));
    outcome.stdout.replace(path, "ROOT")
}

#[test]
fn boilerplate_is_listed_for_people_and_for_programs() {
    let folder = corpus("");
    let page = run(&folder, &["boilerplate"]);
    expect_test::expect![[r#"
        at the foot of a seed, in 4 seeds  河湾日报
            “本栏目每逢周三与读者见面，作者住在海边的小镇上，业余写作并修理旧钟表，来信请寄编辑部转交”
            ROOT/1.md:18:1
        1 boilerplate text learnt from 4 seeds
    "#]]
    .assert_eq(&page);
    let line = run(&folder, &["boilerplate", "--format", "jsonl"]);
    let entry: Value = serde_json::from_str(line.trim()).expect("one object");
    let text = fs::read(folder.path().join("1.md")).expect("a seed");
    let place = |key: &str| entry["example"][key].as_u64().expect("a number") as usize;
    assert_eq!(&text[place("start")..place("end")], NOTE.as_bytes());
    assert_eq!((&entry["kind"], &entry["seeds"]), (&Value::from("foot"), &Value::from(4)));
    assert_eq!((&entry["text"], &entry["example"]["path"]), (&Value::from(NOTE), &Value::from("1.md")));
}

#[test]
fn kept_boilerplate_is_a_passage() {
    let shared = |folder: &TempDir| run(folder, &["reprints", "--format", "jsonl", "--corpus"]).lines().count();
    assert_eq!(shared(&corpus("")), 0);
    let kept = corpus("[boilerplate]\nkeep = ['修理舊鐘錶']\n");
    assert_eq!(shared(&kept), 6);
    assert_eq!(run(&kept, &["boilerplate"]), "No boilerplate was learnt from 4 seeds\n");
}
