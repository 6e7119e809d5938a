//! The index on disk survives whatever happens to it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

/// A corpus with a cache of its own.
struct Corpus {
    seeds: TempDir,
    cache: TempDir,
}

/// A pseudo-random number for a number.
fn scattered(number: u64) -> u64 {
    let mut state = number.wrapping_add(0x9E37_79B9_7F4A_7C15).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    state ^= state >> 29;
    state.wrapping_mul(0x94D0_49BB_1331_11EB) >> 16
}

/// A text of `length` ideographs, different for each number.
fn text(number: u64, length: u64) -> String {
    let character = |i| char::from_u32(0x4E00 + (scattered(number << 32 | i) % 3000) as u32).unwrap_or('字');
    (0..length).map(character).collect()
}

impl Corpus {
    fn new(seeds: u64) -> Self {
        let folder = || tempfile::tempdir().expect("a temporary folder");
        let corpus = Self { seeds: folder(), cache: folder() };
        fs::write(corpus.seeds.path().join("variorum.toml"), "").expect("written");
        (0..seeds).for_each(|seed| corpus.write(seed, seed / 2));
        corpus
    }

    /// Writes a seed. Two seeds whose texts have the same number are reprints of each other.
    fn write(&self, seed: u64, number: u64) {
        let path = self.seeds.path().join(format!("{seed}.txt"));
        fs::write(path, format!("{}\n\n{}", text(number, 300), text(seed + 1_000_000, 100))).expect("written");
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
        command.args(arguments).arg(self.seeds.path());
        command.env("VARIORUM_CACHE_DIR", self.cache.path()).env("LC_ALL", "C");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn start(&self) -> Child {
        self.command(&["index"]).spawn().expect("the program starts")
    }

    /// Updates the index and compares it with a new one. Returns the status and the output.
    fn verify(&self) -> (ExitStatus, String) {
        let output = self.command(&["index", "--verify"]).output().expect("the program ends");
        let printed = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
        (output.status, printed.into_owned())
    }

    #[track_caller]
    fn assert_intact(&self) {
        let (status, printed) = self.verify();
        assert!(status.success() && printed.contains("a new index has the same contents"), "{status}: {printed}");
    }

    /// The data files of all indexes in the cache.
    fn data(&self) -> Vec<PathBuf> {
        let inside = |folder: &Path| -> Vec<PathBuf> {
            fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
        };
        let indexes = inside(self.cache.path()).iter().flat_map(|corpus| inside(corpus)).collect::<Vec<_>>();
        indexes.into_iter().map(|index| index.join("data.mdb")).filter(|data| data.exists()).collect()
    }

    fn reprints(&self) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_variorum"))
            .args(["reprints", "--format", "jsonl", "--corpus"])
            .arg(self.seeds.path())
            .env("VARIORUM_CACHE_DIR", self.cache.path())
            .output()
            .expect("the program ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }
}

#[test]
fn the_index_is_kept_and_its_size_is_printed() {
    let corpus = Corpus::new(20);
    let (status, printed) = corpus.verify();
    assert!(status.success(), "{printed}");
    assert!(printed.contains("20 seeds in the index"), "{printed}");
    assert_eq!(corpus.data().len(), 1);
    let first = corpus.reprints();
    assert_eq!(first.lines().count(), 10);
    assert_eq!(corpus.reprints(), first);
    corpus.write(0, 500);
    fs::remove_file(corpus.seeds.path().join("2.txt")).expect("removed");
    assert_eq!(corpus.reprints().lines().count(), 8);
    corpus.assert_intact();
}

#[test]
fn it_is_intact_after_a_kill_at_any_moment() {
    let corpus = Corpus::new(120);
    for round in 0..30 {
        let mut child = corpus.start();
        thread::sleep(Duration::from_millis(scattered(round) % 120));
        child.kill().expect("killed");
        child.wait().expect("ended");
        (0..10).for_each(|i| corpus.write(scattered(round * 10 + i) % 120, scattered(round + i) % 60));
        if round % 5 == 4 {
            corpus.assert_intact();
        }
    }
    corpus.assert_intact();
}

#[test]
fn several_processes_write_one_index() {
    let corpus = Corpus::new(100);
    for round in 0..4 {
        let children: Vec<Child> = (0..3).map(|_| corpus.start()).collect();
        for child in children {
            let output = child.wait_with_output().expect("ended");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        }
        corpus.assert_intact();
        (0..30).for_each(|i| corpus.write(scattered(round * 30 + i) % 100, scattered(i + round)));
    }
    assert_eq!(corpus.data().len(), 1);
}

#[test]
fn damage_is_detected_and_repaired() {
    let corpus = Corpus::new(60);
    corpus.assert_intact();
    let reprints = corpus.reprints();
    let [data] = &corpus.data()[..] else { panic!("one index") };
    let sound = fs::read(data).expect("read");
    let pages = sound.len() / 4096;
    for round in 0..36u64 {
        let mut bytes = sound.clone();
        match round % 4 {
            // Flips a bit in the header of a page, among its node pointers, or anywhere.
            0 => {
                let at = scattered(round) as usize % pages * 4096 + scattered(round + 100) as usize % 48;
                bytes[at] ^= 1 << (round % 8);
            }
            1 => bytes[scattered(round) as usize % sound.len()] ^= 1 << (round % 8),
            // A page that was never written, or was written to another place.
            2 => {
                let page = scattered(round) as usize % pages * 4096;
                let from = (round % 8 == 2).then(|| scattered(round + 1) as usize % pages * 4096);
                let new = from.map_or(vec![0; 4096], |from| sound[from..from + 4096].to_vec());
                bytes[page..page + 4096].copy_from_slice(&new);
            }
            _ => bytes.truncate(scattered(round) as usize % sound.len()),
        }
        fs::write(data, &bytes).expect("written");
        assert_eq!(corpus.reprints(), reprints, "round {round}");
        if round % 9 == 8 {
            corpus.assert_intact();
        }
    }
}

#[test]
fn if_it_cannot_be_stored_a_temporary_one_is_built() {
    let corpus = Corpus::new(20);
    let expected = corpus.reprints();
    let file = corpus.cache.path().join("a file");
    fs::write(&file, "").expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_variorum"))
        .args(["reprints", "--format", "jsonl", "--corpus"])
        .arg(corpus.seeds.path())
        .env("VARIORUM_CACHE_DIR", file.join("inside"))
        .env("LC_ALL", "C")
        .output()
        .expect("the program ends");
    assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
    let printed = String::from_utf8_lossy(&output.stderr);
    assert_eq!(printed.matches("the index cannot be stored").count(), 1, "{printed}");
}

/// A limit on the size of files stands in for a full disk: the first write beyond it fails.
#[cfg(unix)]
#[test]
fn on_a_full_disk_nothing_is_lost() {
    let corpus = Corpus::new(200);
    corpus.assert_intact();
    (0..200).for_each(|seed| corpus.write(seed, seed + 7_000));
    for kilobytes in [16, 64, 256, 1024] {
        let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" index \"$1\"", kilobytes * 2);
        let output = Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_variorum")])
            .arg(corpus.seeds.path())
            .env("VARIORUM_CACHE_DIR", corpus.cache.path())
            .env("LC_ALL", "C")
            .output()
            .expect("the program ends");
        let printed = String::from_utf8_lossy(&output.stderr);
        assert!(matches!(output.status.code(), Some(0 | 2)), "{kilobytes}: {} {printed}", output.status);
        // The contents of the index are still intact.
        assert_eq!(corpus.data().iter().filter(|data| data.with_file_name("damaged").exists()).count(), 0, "{printed}");
    }
    corpus.assert_intact();
}
