//! A corpus full of control characters, with reprints, boilerplate, fixable defects and a manifest.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{CONTROL_SEQUENCES, controls};
use crate::made_up::article;

/// A title that would be a formula, among other things.
pub(super) fn title() -> String {
    format!(
        "=1+1 题{CONTROL_SEQUENCES}{}末",
        controls().filter(|c| !matches!(c, '\n' | '\r' | '\u{85}')).collect::<String>()
    )
}

/// A text as a double-quoted string of YAML or TOML.
fn escaped(text: &str) -> String {
    let escape = |c: char| match c {
        c if (controls().any(|control| control == c)) || matches!(c, '"' | '\\') => format!("\\u{:04X}", u32::from(c)),
        c => c.to_string(),
    };
    text.chars().map(escape).collect()
}

pub(super) struct Corpus {
    folder: TempDir,
    root: String,
    seeds: Vec<String>,
}

impl Corpus {
    pub(super) fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let root = folder.path().join("archive");
        fs::create_dir(&root).expect("made");
        let value = escaped(&format!("x{CONTROL_SEQUENCES}{}", controls().collect::<String>()));
        let manifest =
            format!("nonsense = \"{value}\"\n[rules]\n\"{value}\" = \"off\"\n\"text/short-body\" = \"{value}\"\n");
        fs::write(root.join("variorum.toml"), manifest).expect("written");
        let seeds = Self::texts().into_iter().enumerate().map(|(number, text)| {
            let path = root.join(Self::name(number));
            fs::write(&path, text).expect("written");
            path.to_str().expect("UTF-8").to_owned()
        });
        let (seeds, root) = (seeds.collect(), root.to_str().expect("UTF-8").to_owned());
        Self { folder, root, seeds }
    }

    /// A file name, with every control character in it if the file system allows that.
    pub(super) fn name(number: usize) -> String {
        let ending = if number == 2 { "html" } else { "md" };
        if cfg!(unix) {
            let controls: String = controls().filter(|c| *c != '\0').collect();
            format!("={number}\u{1b}]0;x\u{7}{controls}.{ending}")
        } else {
            format!("={number}.{ending}")
        }
    }

    /// Each contains half of another, and all have the same foot.
    fn texts() -> Vec<String> {
        let all: String = controls().collect();
        let shared = article(100).replacen("。", &format!("{CONTROL_SEQUENCES}{all}。"), 2);
        let foot = "本栏目每逢周三与读者见面，作者住在海边的小镇上，业余写作并修理旧钟表，来信请寄编辑部转交。";
        let quoted = escaped(&title());
        (0..5_u64)
            .map(|number| {
                let (reading, own) = (format!("甲{number}{CONTROL_SEQUENCES}"), article(number));
                let shared = if number < 3 { shared.replace("渡口", &reading) } else { String::new() };
                let broken = "他说**“不要紧。”**就走了。[看](a\u{9b}31m.md) <b>\u{1b}[38;5;199m";
                if number == 2 {
                    let title = title().replace('\0', "");
                    return format!(
                        "<html><head><title>{title}</title></head><body><x\u{1b}\u{9b}><p>{shared}</p><p>{own}</p>\
                         <img src=\"\u{202e}\u{9b}\"><p>{foot}</p></body></html>"
                    );
                }
                format!(
                    "---\ntitle: \"{quoted}\"\nauthor: \"@a{quoted}\"\nsource: \"-报{number}{quoted}\"\n\
                     date: \"2021-13-4{number}{quoted}\"\nurl: \"https://a.example/{quoted}\"\n---\n\n\
                     来源:河湾日报{CONTROL_SEQUENCES} 作者:温小满{CONTROL_SEQUENCES} 日期:2021-03-0{}\n\n{shared}\n\n{broken}\n\n{own}\n\n{foot}\n",
                    number + 1
                )
            })
            .collect()
    }

    /// The folder that the program runs in, which contains the corpus.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn root(&self) -> &str {
        &self.root
    }

    pub(super) fn seeds(&self) -> &[String] {
        &self.seeds
    }

    /// The contents of the first seed.
    pub(super) fn first(&self) -> Vec<u8> {
        fs::read(PathBuf::from(&self.seeds[0])).expect("readable")
    }

    /// A path for an output outside of the corpus.
    pub(super) fn output(&self) -> String {
        self.folder.path().join("out.parquet").to_str().expect("UTF-8").to_owned()
    }

    /// Whether the human output of a subcommand shows something of the corpus.
    pub(super) fn is_quoted_by(&self, subcommand: &str) -> bool {
        matches!(subcommand, "reprints" | "clusters" | "lineage" | "boilerplate" | "report" | "inspect")
    }
}
