//! What the reprints of a seed state and the seed lacks.

use super::Analysis;
use crate::cancel::Cancel;
use crate::corpus::{AnalysedSeed, LookupError, witnesses};
use crate::rules::reprints::known_metadata;
use crate::rules::{Finding, Settings, run_witnesses};

/// The titles, authors and URLs that the reprints of a seed state and the seed lacks: findings whose first fix fills them in,
/// whatever rules are on. `analysis` gives what the seed shares, and is called only if the seed lacks something.
///
/// # Errors
/// Those of `analysis`; [`LookupError::Cancelled`] as soon as the flag is seen raised.
pub fn known_to_reprints(
    seed: &AnalysedSeed,
    analysis: impl FnOnce() -> Result<Analysis, LookupError>,
    cancel: &Cancel,
) -> Result<Vec<Finding>, LookupError> {
    if known_metadata::lacks(&seed.seed).next().is_none() {
        return Ok(Vec::new());
    }
    let passages = analysis()?.passages;
    Ok(run_witnesses(&known_metadata::RULE, &witnesses(seed, &passages), &Settings::default(), cancel)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::fixture::Fixture;

    #[test]
    fn a_reprint_knows_the_author() {
        let text = "渡船每天早上六点开，船老大姓周，他的狗坐在船头看对岸的芦苇和雾，水面上什么也没有。\n\n\
                    茶馆的掌柜姓闻，炉子上的水一整天都开着，来的人自己倒茶喝，走的时候把钱放在桌上。\n";
        let fixture = Fixture::new(&format!(
            "//- a.md\n---\ntitle: 渡口\nauthor:\n---\n\n{text}//- b.md\n---\ntitle: 渡口\nauthor: 温小满\n---\n\n{text}"
        ));
        let analysis = fixture.analysis();
        let seed = analysis.seed.clone();
        let found = known_to_reprints(&seed, || Ok(analysis), &Cancel::new()).expect("no look-up fails");
        let edits: Vec<_> = found.iter().flat_map(|it| &it.fixes).flat_map(|fix| &fix.edits).collect();
        assert!(edits.iter().any(|edit| edit.replacement.contains("温小满")), "{found:?}");
    }
}
