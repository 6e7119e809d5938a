//! What finding reprints costs: `cargo bench`. Read the numbers as ratios; a busy machine doubles them.
//!
//! The texts are made up, ideographs in an order of their own with now and then a comma; where the shared seeds are at
//! hand (`VARIORUM_SHARED`, or `../shared`), reading is measured on them too.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use divan::counter::{BytesCount, CharsCount, ItemsCount};
use divan::{Bencher, black_box};
use variorum::cancel::Cancel;
use variorum::corpus::{Batch, Corpus, Reading, Snapshot};
use variorum::reprints::fingerprint::winnow;
use variorum::reprints::{FoldedBody, Hit, Matcher};
use variorum::seed::{FormatHint, Seed};
use variorum::text::{Folder, Source};

fn main() {
    divan::main();
}

/// `length` ideographs that no other number gives, in paragraphs.
fn text(number: u64, length: usize) -> String {
    let mut state = number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut text = String::with_capacity(length * 3);
    for i in 0..length {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        text.extend(char::from_u32(0x4E00 + (state >> 33) as u32 % 3000));
        text.push_str(match i % 97 {
            13 | 40 | 71 => "，",
            96 => "。\n\n",
            _ => "",
        });
    }
    text
}

/// A seed of no particular layout.
fn seed(text: &str) -> Seed {
    Seed::parse(Source::from_text(text), FormatHint::Unknown)
}

const LENGTHS: [usize; 2] = [5_000, 300_000];

#[divan::bench(args = LENGTHS)]
fn fold_characters(bencher: Bencher, length: usize) {
    let (text, folder) = (text(1, length), Folder::get());
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| black_box(&text).chars().flat_map(|c| folder.fold(c).characters()).map(u32::from).max());
}

#[divan::bench(args = LENGTHS)]
fn fold_a_body(bencher: Bencher, length: usize) {
    let text = text(1, length);
    let seed = seed(&text);
    bencher.counter(BytesCount::of_str(&text)).bench(|| FoldedBody::of(black_box(&seed)));
}

#[divan::bench(args = LENGTHS)]
fn take_fingerprints(bencher: Bencher, length: usize) {
    let folded = FoldedBody::of(&seed(&text(1, length)));
    bencher.counter(CharsCount::new(length)).bench(|| winnow(black_box(folded.characters())));
}

/// A reprint of a text of 5,000 characters in which every so-manieth is another.
#[divan::bench(args = [0, 100, 20, 10])]
fn match_a_pair(bencher: Bencher, edited: usize) {
    let original = text(1, 5_000);
    let edit = |(i, c): (usize, char)| if edited > 0 && i % edited == edited / 2 { '改' } else { c };
    let reprint: String = original.chars().enumerate().map(edit).collect();
    let (a, b) = (FoldedBody::of(&seed(&original)), FoldedBody::of(&seed(&reprint)));
    let (marks_a, marks_b) = (winnow(a.characters()), winnow(b.characters()));
    let same = marks_a
        .iter()
        .flat_map(|x| marks_b.iter().filter(|y| x.fingerprint == y.fingerprint).map(|y| Hit { a: x.at, b: y.at }));
    let hits: Vec<Hit> = same.collect();
    let mut matcher = Matcher::new();
    bencher
        .counter(CharsCount::new(5_000usize))
        .bench_local(|| matcher.passages(&a, &b, &hits, &Cancel::new()).map(|found| found.len()));
}

/// A corpus of seeds of 1,500 characters, every tenth a reprint of the one before.
fn corpus_of(seeds: u64) -> Snapshot {
    let mut corpus = Corpus::new();
    let reading = |i: u64| {
        let number = if i % 10 == 9 { i - 1 } else { i };
        Arc::new(Reading::of(PathBuf::from(format!("{i:08}.txt")), Source::from_text(text(number, 1_500))))
    };
    for start in (0..seeds).step_by(512) {
        corpus.insert_batch(Batch::of((start..seeds.min(start + 512)).map(reading).collect()));
    }
    corpus.snapshot()
}

static SMALL: LazyLock<Snapshot> = LazyLock::new(|| corpus_of(1_000));
static LARGE: LazyLock<Snapshot> = LazyLock::new(|| corpus_of(10_000));

/// All passages of one seed, as after an edit: it is not the text that the corpus holds.
#[divan::bench(args = [1_000, 10_000])]
fn look_a_seed_up(bencher: Bencher, seeds: usize) {
    let snapshot = if seeds == 1_000 { &*SMALL } else { &*LARGE };
    let edited = text(8, 1_500) + &text(888_888, 3_500);
    let reading = Reading::of(PathBuf::from("00000008.txt"), Source::from_text(edited));
    bencher.counter(ItemsCount::new(1usize)).bench(|| {
        let found = snapshot.passages(black_box(&reading), &Cancel::new());
        assert!(found.is_ok_and(|found| !found.is_empty()));
    });
}

/// 2,000 seeds of 800 characters, one in eight with the same two lines at the foot and nothing else in common: no more
/// than may have a fingerprint that is still looked up.
static WITH_A_FOOT: LazyLock<Snapshot> = LazyLock::new(|| {
    let foot =
        "更多河湾故事请到渡口书店翻阅，每周六下午开门，雨天不歇。\n\n编辑部在河湾老街十二号，来访请先打电话约好时间。";
    let reading = |i: u64| {
        let foot = if i.is_multiple_of(8) { foot } else { "" };
        let text = format!("{}\n\n{foot}", text(i, 800));
        Arc::new(Reading::of(PathBuf::from(format!("{i:08}.txt")), Source::from_text(text)))
    };
    let mut corpus = Corpus::new();
    corpus.insert_batch(Batch::of((0..2_000).map(reading).collect()));
    corpus.snapshot()
});

/// A seed with that foot: the first of them by its path, and the last, for which every other is asked first.
#[divan::bench(args = ["00000000.txt", "00001992.txt"])]
fn look_a_seed_with_a_common_foot_up(bencher: Bencher, path: &str) {
    let reading = WITH_A_FOOT.get(Path::new(path));
    bencher.bench(|| {
        let reading = black_box(reading.as_ref()).map(|reading| WITH_A_FOOT.passages(reading, &Cancel::new()));
        assert!(reading.is_some_and(|found| found.is_ok_and(|found| found.is_empty())));
    });
}

/// A seed that changed on disk.
#[divan::bench]
fn replace_a_seed(bencher: Bencher) {
    let mut corpus = Corpus::new();
    corpus.insert_batch(Batch::of(LARGE.readings()));
    let mut number = 0;
    bencher.bench_local(|| {
        number = (number + 37) % 10_000;
        let path = PathBuf::from(format!("{number:08}.txt"));
        if let Some(reading) = LARGE.get(&path) {
            corpus.insert(reading);
        }
    });
}

/// From the bytes of files to a batch that is ready to be put into the corpus.
#[divan::bench]
fn index_made_up_seeds(bencher: Bencher) {
    index(bencher, &(0..200).map(|i| text(i, 1_500).into_bytes()).collect::<Vec<_>>());
}

#[divan::bench]
fn index_collected_seeds(bencher: Bencher) {
    let files = collected(400);
    if files.is_empty() {
        println!("skipped: there is no shared corpus");
    }
    index(bencher, &files);
}

fn index(bencher: Bencher, files: &[Vec<u8>]) {
    let bytes: usize = files.iter().map(Vec::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        let readings = files
            .iter()
            .enumerate()
            .map(|(i, bytes)| Arc::new(Reading::of(PathBuf::from(format!("{i}.md")), Source::from_bytes(bytes))));
        Batch::of(readings.collect())
    });
}

/// Files of the shared corpus, spread over all of it.
fn collected(count: usize) -> Vec<Vec<u8>> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("VARIORUM_SHARED").map_or_else(beside, PathBuf::from);
    let mut files: Vec<PathBuf> =
        variorum::corpus::discovery::files_below(&shared.join("corpus"), None).filter_map(Result::ok).collect();
    files.sort();
    let step = (files.len() / count).max(1);
    files.iter().step_by(step).filter_map(|file| std::fs::read(file).ok()).collect()
}
