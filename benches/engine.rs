//! The costs of finding reprints: `cargo bench`. Compare the numbers with one another; a busy machine doubles them.
//!
//! The texts are generated: ideographs in pseudo-random order with a comma here and there. If the shared seeds are
//! available (`VARIORUM_SHARED`, or `../shared`), parsing is measured on them too.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use divan::counter::{BytesCount, CharsCount, ItemsCount};
use divan::{Bencher, black_box};
use tempfile::TempDir;
use variorum::cancel::Cancel;
use variorum::corpus::{AnalysedSeed, CacheSizes, FolderKind, Index, IndexWriter, PackedFile, Snapshot, WriteBatch};
use variorum::reprints::fingerprint::winnow;
use variorum::reprints::{FoldedBody, Matcher, hits};
use variorum::seed::{FormatHint, Seed};
use variorum::text::{CharFolder, Source};

fn main() {
    divan::main();
}

/// `length` ideographs in paragraphs, different for each number.
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

/// A seed without header parts.
fn seed(text: &str) -> Seed {
    Seed::parse(Source::from_text(text), FormatHint::Unknown)
}

const LENGTHS: [usize; 2] = [5_000, 300_000];

#[divan::bench(args = LENGTHS)]
fn fold_characters(bencher: Bencher, length: usize) {
    let (text, folder) = (text(1, length), CharFolder::get());
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| black_box(&text).chars().flat_map(|c| folder.fold(c).characters()).map(u32::from).max());
}

#[divan::bench(args = LENGTHS)]
fn fold_a_body(bencher: Bencher, length: usize) {
    let text = text(1, length);
    let seed = seed(&text);
    bencher.counter(BytesCount::of_str(&text)).bench(|| FoldedBody::new(black_box(&seed)));
}

#[divan::bench(args = LENGTHS)]
fn compute_fingerprints(bencher: Bencher, length: usize) {
    let folded = FoldedBody::new(&seed(&text(1, length)));
    bencher.counter(CharsCount::new(length)).bench(|| winnow(black_box(folded.characters())));
}

/// A reprint of a text of 5,000 characters in which every `edited`-th character is changed.
#[divan::bench(args = [0, 100, 20, 10])]
fn match_a_pair(bencher: Bencher, edited: usize) {
    let original = text(1, 5_000);
    let edit = |(i, c): (usize, char)| if edited > 0 && i % edited == edited / 2 { '改' } else { c };
    let reprint: String = original.chars().enumerate().map(edit).collect();
    let (a, b) = (FoldedBody::new(&seed(&original)), FoldedBody::new(&seed(&reprint)));
    let (marks_a, marks_b) = (winnow(a.characters()), winnow(b.characters()));
    let hits = hits(&marks_a, &marks_b);
    let mut matcher = Matcher::new();
    bencher
        .counter(CharsCount::new(5_000usize))
        .bench_local(|| matcher.passages(&a, &b, &hits, &Cancel::new()).map(|found| found.len()));
}

/// Seeds in a temporary folder, with an index.
struct Corpus {
    folder: TempDir,
    index: Arc<Index>,
    snapshot: Snapshot,
}

/// The cache sizes of the server.
const CACHE_SIZES: CacheSizes = CacheSizes { text_bytes: 16 << 20, seed_bytes: 16 << 20 };

impl Corpus {
    fn new(texts: impl Iterator<Item = String>) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let files: Vec<_> = texts.enumerate().map(|(i, text)| write(folder.path(), i as u64, &text)).collect();
        let index = Index::temporary().expect("an index");
        let mut writer = IndexWriter::new(&index, index.stale_files(folder.path(), files.clone()).expect("read"));
        for file in &files {
            writer.put(packed(folder.path(), file)).expect("written");
        }
        writer.flush().expect("written");
        let snapshot = Snapshot::default().on_disk(folder.path(), Arc::clone(&index), CACHE_SIZES);
        Self { folder, index, snapshot }
    }

    /// Seeds of 1,500 characters; every tenth is a reprint of the previous one.
    fn with_reprints(seeds: u64) -> Self {
        Self::new((0..seeds).map(|i| text(if i % 10 == 9 { i - 1 } else { i }, 1_500)))
    }

    /// The seed with this number, with this text.
    fn reading(&self, number: u64, text: String) -> AnalysedSeed {
        AnalysedSeed::new(self.folder.path().join(name(number)), Source::from_text(text))
    }
}

fn name(number: u64) -> String {
    format!("{number:08}.txt")
}

fn write(folder: &Path, number: u64, text: &str) -> PathBuf {
    let path = folder.join(name(number));
    std::fs::write(&path, text).expect("written");
    path
}

fn packed(folder: &Path, file: &Path) -> PackedFile {
    PackedFile::read(folder, file, &FolderKind::Declared(Arc::default())).expect("a file")
}

static SMALL: LazyLock<Corpus> = LazyLock::new(|| Corpus::with_reprints(1_000));
static LARGE: LazyLock<Corpus> = LazyLock::new(|| Corpus::with_reprints(10_000));

/// Looks up all passages of one seed, as after an edit: its text is not the one in the corpus.
#[divan::bench(args = [1_000, 10_000])]
fn look_a_seed_up(bencher: Bencher, seeds: usize) {
    let corpus = if seeds == 1_000 { &*SMALL } else { &*LARGE };
    let reading = corpus.reading(8, text(8, 1_500) + &text(888_888, 3_500));
    bencher.counter(ItemsCount::new(1usize)).bench(|| {
        let found = corpus.snapshot.passages(black_box(&reading), &Cancel::new());
        assert!(found.is_ok_and(|found| !found.is_empty()));
    });
}

/// 2,000 seeds of 800 characters. One in eight has the same two lines at its foot and nothing else in common: that is
/// as many as may share a fingerprint that is still looked up.
static WITH_A_FOOT: LazyLock<Corpus> = LazyLock::new(|| {
    let foot =
        "更多河湾故事请到渡口书店翻阅，每周六下午开门，雨天不歇。\n\n编辑部在河湾老街十二号，来访请先打电话约好时间。";
    Corpus::new((0..2_000).map(|i| format!("{}\n\n{}", text(i, 800), if i.is_multiple_of(8) { foot } else { "" })))
});

/// Looks up a seed with that foot: the first by path and the last, for which all others are compared first.
#[divan::bench(args = [0, 1992])]
fn look_a_seed_with_a_common_foot_up(bencher: Bencher, number: u64) {
    let reading = WITH_A_FOOT.snapshot.get(&WITH_A_FOOT.folder.path().join(name(number)));
    bencher.bench(|| {
        let reading = black_box(reading.as_ref()).map(|reading| WITH_A_FOOT.snapshot.passages(reading, &Cancel::new()));
        assert!(reading.is_some_and(|found| found.is_ok_and(|found| found.is_empty())));
    });
}

/// Updates a seed of which half has changed on disk. This includes the sync of the commit.
#[divan::bench]
fn replace_a_seed(bencher: Bencher) {
    let corpus = &*LARGE;
    let mut number = 0;
    bencher
        .with_inputs(|| {
            number += 1;
            let seed = number * 37 % 10_000;
            let file = write(corpus.folder.path(), seed, &(text(seed, 750) + &text(1_000_000 + number, 750)));
            let mut changes = WriteBatch::default();
            changes.put(packed(corpus.folder.path(), &file));
            changes
        })
        .bench_local_values(|changes| corpus.index.write(changes).expect("written"));
}

/// From files to analysed seeds that are ready to be written.
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
    let folder = tempfile::tempdir().expect("a temporary folder");
    let paths: Vec<_> = (0..files.len()).map(|i| folder.path().join(format!("{i}.md"))).collect();
    paths.iter().zip(files).for_each(|(path, bytes)| std::fs::write(path, bytes).expect("written"));
    bencher
        .counter(BytesCount::new(bytes))
        .bench_local(|| paths.iter().map(|path| packed(folder.path(), path)).collect::<Vec<_>>());
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
