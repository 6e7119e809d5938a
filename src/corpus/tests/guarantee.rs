//! The guarantee: a run of 24 equal ideographs or 60 letters is reported to its last character, wherever it is and
//! however it is written, unless it repeats itself; and no passage ends inside of a tag or a character reference.

use proptest::prelude::*;

use super::*;
use crate::reprints::FoldedSpan;
use crate::reprints::weight::{IDEOGRAPH, weight_of};

/// A run in which this many ideographs occur twice repeats itself.
const REPEATED_IDEOGRAPHS: usize = 8;

#[derive(Clone, Copy, Debug)]
enum Layout {
    Html,
    Markdown,
    Text,
}

impl Layout {
    fn path(self, name: &str) -> String {
        let ending = match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Text => "txt",
        };
        format!("{name}.{ending}")
    }

    fn paragraph(self, text: &str) -> String {
        match self {
            Self::Html => format!("<p>{text}</p><figure><img src=\"1.jpg\" alt=\"\"></figure>"),
            _ => format!("{text}\n\n"),
        }
    }

    /// One character in one of the ways in which this layout can write it.
    fn written(self, c: char, style: u8) -> String {
        match (self, style) {
            (_, 1) => match c {
                '国' => "國".to_owned(),
                '龙' => "龍".to_owned(),
                'a' => "Ａ".to_owned(),
                c => c.to_uppercase().collect(),
            },
            (_, 2) => format!("{c}，“"),
            (Self::Html, 3) => format!("&#x{:X};", u32::from(c)),
            (Self::Html, 4) => format!("<b>{c}</b>"),
            (Self::Html, 5) => format!("{c}<br>"),
            (Self::Html, 6) => format!("<a href=\"https://a.example/?b=1&amp;c\">{c}</a>"),
            (Self::Markdown, 3) => format!("**{c}**"),
            (Self::Markdown, 4) => format!("[{c}](https://a.example/b)"),
            (Self::Markdown | Self::Text, 5) => format!("{c}\n"),
            (Self::Text, 6) => format!("{c}\u{3000}"),
            (_, 7) => format!("{c}\u{200B}"),
            _ => c.to_string(),
        }
    }
}

/// A seed: its layout, what is before, between and behind the runs, and how characters are written.
#[derive(Clone, Debug)]
struct Made {
    layout: Layout,
    others: Vec<String>,
    styles: Vec<u8>,
    /// Whether the run is a paragraph of its own.
    apart: bool,
}

fn made(others: &'static str) -> impl Strategy<Value = Made> {
    let layout = prop::sample::select(vec![Layout::Html, Layout::Markdown, Layout::Text]);
    let others = prop::collection::vec(others, 2..5);
    let styles = prop::collection::vec(prop_oneof![3 => Just(0u8), 1 => 1..8u8], 1..40);
    (layout, others, styles, any::<bool>()).prop_map(|(layout, others, styles, apart)| Made {
        layout,
        others,
        styles,
        apart,
    })
}

impl Made {
    fn text(&self, run: &str) -> String {
        let mut styles = self.styles.iter().cycle();
        let written: String =
            run.chars().map(|c| self.layout.written(c, styles.next().copied().unwrap_or_default())).collect();
        let mut text = self.layout.paragraph("这里先说几句不相干的闲话，好让后面的文字有个开头。");
        for (index, other) in self.others.iter().enumerate() {
            let run = if index > 0 { written.as_str() } else { "" };
            text += &if self.apart && index > 0 {
                self.layout.paragraph(run) + &self.layout.paragraph(other)
            } else {
                self.layout.paragraph(&format!("{run}{other}。"))
            };
        }
        text
    }
}

fn is_inside(text: &str, at: usize, open: char, close: char) -> bool {
    let before = &text[..at];
    before.rfind(open).is_some_and(|from| !before[from..].contains(close))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_run_as_long_as_promised_is_reported(
        run in "[国发龙云山水ab]{24,90}", one in made("[天地玄黄xyz]{0,40}"), two in made("[宇宙洪荒uvw]{0,40}"),
    ) {
        let folded: Vec<char> = crate::text::fold::fold_text(&run).chars().collect();
        prop_assume!(weight_of(&folded) >= 24 * IDEOGRAPH);
        // Characters may be missing from a run that repeats itself.
        let shingles: std::collections::HashSet<&[char]> = folded.windows(REPEATED_IDEOGRAPHS).collect();
        prop_assume!(shingles.len() + REPEATED_IDEOGRAPHS == folded.len() + 1);
        let (a, b) = (one.layout.path("a"), two.layout.path("b"));
        let snapshot = corpus(&[(a.clone(), one.text(&run)), (b.clone(), two.text(&run))]);
        let seeds = [&a, &b].map(|path| snapshot.get(Path::new(path)).expect("a seed of the corpus"));
        let places = |seed: &AnalysedSeed| -> Vec<FoldedSpan> {
            let windows = seed.folded.characters().windows(folded.len()).zip(0u32..);
            windows.filter(|(window, _)| *window == folded).map(|(_, at)| FoldedSpan::new(at, at + folded.len() as u32)).collect()
        };
        for seed in &seeds {
            let found = snapshot.passages(seed, &Cancel::new()).expect("nobody cancels");
            let text = seed.seed.source.text();
            for span in found.iter().map(|found| found.seed_span) {
                prop_assert!(text.get(span.range()).is_some());
                for at in [span.start(), span.end()] {
                    prop_assert!(!is_inside(text, at, '<', '>') && !is_inside(text, at, '&', ';'), "{}", &text[..at]);
                }
            }
            let places = places(seed);
            prop_assert!(!places.is_empty(), "the run is in no body: {}", text);
            let covered = |at: u32| found.iter().any(|found| found.passage.seed.contains(at));
            for place in places {
                prop_assert!((place.start..place.end).all(covered), "{:?} of {}", place, text);
            }
        }
    }
}
