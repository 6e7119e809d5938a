//! Generated corpora of any size: words follow Zipf's law, and every tenth seed is a reprint of an earlier one.

use std::fmt::Write as _;
use std::fs;
use std::io::Result;
use std::path::{Path, PathBuf};

/// Seeds per folder.
const SEEDS_PER_FOLDER: u32 = 1_000;

/// The size of the vocabulary.
const VOCABULARY: u64 = 40_000;

/// The corpus of this many seeds below `parent`, generated unless it exists.
pub(super) fn corpus(parent: &Path, seeds: u32) -> Result<PathBuf> {
    let root = parent.join(format!("made-up-{seeds}"));
    let done = root.join("variorum.toml");
    if done.exists() {
        return Ok(root);
    }
    for folder in (0..seeds).step_by(SEEDS_PER_FOLDER as usize) {
        let path = root.join(format!("{:04}", folder / SEEDS_PER_FOLDER));
        fs::create_dir_all(&path)?;
        for number in folder..seeds.min(folder + SEEDS_PER_FOLDER) {
            fs::write(path.join(format!("{number:07}.md")), seed(number))?;
        }
    }
    // Written last, so that a half-written corpus does not count as complete.
    fs::write(done, "")?;
    Ok(root)
}

/// A seed of 1,200 to 1,800 characters. Every tenth seed is a reprint of an earlier one, with every fortieth character
/// changed and its end cut off.
fn seed(number: u32) -> String {
    let reprinted = (number % 10 == 9).then(|| number - 1 - number / 10 % 8);
    let day = 1 + number % 28;
    let mut text = format!(
        "---\ntitle: 河湾旧事之{number}\nauthor: 某人{}\ndate: 2025-0{}-{day:02}\nsource: 河湾日报{}\n---\n\n",
        number % 977,
        1 + number % 9,
        number % 31,
    );
    let body = body(reprinted.unwrap_or(number));
    if reprinted.is_none() {
        text.push_str(&body);
        return text;
    }
    let kept = body.chars().count() * 9 / 10;
    text.extend(
        body.chars().take(kept).enumerate().map(|(i, c)| if i % 40 == 20 && c > '\u{4E00}' { '某' } else { c }),
    );
    text
}

/// The text for a number: paragraphs of sentences of words.
pub(super) fn body(number: u32) -> String {
    // Advanced once, because otherwise the numbers of one seed would be those of the next, one step later.
    let mut dice = Dice(Dice(u64::from(number)).roll());
    let mut body = String::new();
    for _ in 0..10 + number % 5 {
        for clause in 0..12 {
            for _ in 0..4 + dice.roll() % 4 {
                word(dice.zipf(), &mut body);
            }
            body.push(if clause % 4 == 3 { '。' } else { '，' });
        }
        let _ = body.write_str("\n\n");
    }
    body
}

/// The word of a rank: two ideographs.
fn word(rank: u64, text: &mut String) {
    let mixed = Dice(rank + 1).roll();
    for shift in [0, 20] {
        text.extend(char::from_u32(0x4E00 + ((mixed >> shift) % 3_500) as u32));
    }
}

/// A reproducible pseudo-random generator: splitmix64 (Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A rank below [`VOCABULARY`], distributed by Zipf's law: with a frequency of one over itself.
    fn zipf(&mut self) -> u64 {
        let uniform = (self.roll() >> 11) as f64 / (1u64 << 53) as f64;
        ((VOCABULARY as f64).powf(uniform) as u64).min(VOCABULARY - 1)
    }
}
