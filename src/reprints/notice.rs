//! Legal notices: disclaimers, risk warnings, forward-looking statements, calls to join a lawsuit.
//!
//! Publications for investors have to carry them, and assemble them from stock clauses: no two notices are alike, yet
//! every one shares clauses with others that it was never copied from. So no stretch of them occurs in enough seeds
//! to be [learnt](crate::corpus), and they are recognised by their terms instead: a stretch among such terms is a
//! notice. If a notice is part of a longer passage, that text was copied, and the notice with it.
//!
//! What outlets put below a text (copyright lines, calls to subscribe) is no part of the body in the first place:
//! [`seed`](crate::seed) removes it line by line. Legal notices are paragraphs of the body, wherever they are.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::weight::{IDEOGRAPH, weight, weight_of};
use super::{FoldedSpan, FoldedText};
use crate::text::fold::fold_text;
use crate::text::subslice;

/// Text between two terms belongs to the notice up to this weight: 100 ideographs or 250 letters.
const MAX_GAP_WEIGHT: u32 = 100 * IDEOGRAPH;

/// So does the text beside one, up to this weight.
const MARGIN_WEIGHT: u32 = 10 * IDEOGRAPH;

/// A single term can occur in any text.
const MIN_TERMS: usize = 2;

/// Terms of legal notices that seldom occur so close to one another elsewhere.
#[rustfmt::skip]
const TERMS: &[&str] = &[
    // What companies say about the future, after the Private Securities Litigation Reform Act of 1995 and Canada's
    // National Instrument 51-102.
    "forward-looking", "safe harbor", "securities litigation reform act", "securities act of 1933",
    "securities exchange act", "differ materially", "materially different from", "actual results", "undue reliance",
    "undertakes no obligation", "undertake no obligation", "obligation to update", "risks and uncertainties",
    "risks, uncertainties", "risk factors", "securities and exchange commission", "form 10-k", "form 10-q",
    "similar expressions", "words and phrases", "words such as", "terminology such as", "beyond our control",
    "future events", "future performance", "future results", "except as required by", "applicable securities laws",
    "statements include", "historical fact", "not historical", "expressed or implied", "speak only as of",
    "speaks only as of", "responsibility for the adequacy", "regulation services provider",
    "market abuse regulation", "submitted for publication",
    // What they say about an offer.
    "constitute an offer", "offer to sell", "solicitation", "any jurisdiction", "be unlawful", "investment advice",
    "past performance", "be construed as", "representation or warranty", "informational purposes",
    // What law firms say to find plaintiffs.
    "class period", "class action", "class member", "class has been certified", "lead plaintiff", "law firm",
    "attorney advertising", "similar outcome", "materially false", "materially misleading", "misleading statements",
    "contingency fee", "out of pocket fees", "selecting counsel", "represents investors", "investor rights",
    "investors suffered", "otherwise acquired", "complaint alleges", "securities fraud", "positive statements about",
    "statements about the company", "reasonable basis", "failed to disclose", "at all relevant times",
    // What brokers, funds and listed companies say.
    "投资建议", "需谨慎", "风险自担", "风险自负", "自行承担", "不承担", "不负任何", "任何责任", "损失负", "免责声明",
    "法律声明", "风险提示", "过往业绩", "历史业绩", "投资者应当", "风险承受能力", "风险等级", "风险评级", "仅供参考",
    "本订阅号", "本公众号", "适当性管理", "据此操作", "据此入市", "请投资者", "专业投资者", "不保证", "任何保证", "不构成",
    "书面许可", "书面授权", "基金合同", "招募说明书", "基金管理人", "SAC 编号", "执业证书", "重大遗漏", "虚假记载",
    "误导性陈述", "真实、准确", "连带责任", "发布机构", "本报告分析师", "SFC 编号", "市场有风险", "独立判断", "不代表", "版权所有",
    "请勿转载", "请勿订阅", "控制投资风险",
];

static NOTICES: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new(TERMS.iter().map(|words| fold_text(words))).expect("words that can be looked for together")
});

/// The weight of the part of a stretch that is among terms of notices, or close to one. It is 0 if the stretch is in
/// the middle of a body that has such terms nowhere else: that is a quotation. Linear in the stretch, or in the body
/// if it may be a quotation.
pub fn notice_weight(body: &FoldedText, stretch: FoldedSpan) -> u32 {
    let notices = &*NOTICES;
    // In characters, for the lightest characters.
    let reach = MAX_GAP_WEIGHT / 4;
    let (from, to) = (stretch.start.saturating_sub(reach), stretch.end.saturating_add(reach).min(body.len()));
    let around = subslice(body.characters(), from as usize..to as usize);
    let text: String = around.iter().collect();
    // The weight before each byte that begins a character.
    let mut before = vec![0; text.len() + 1];
    let mut sum = 0;
    for (at, c) in text.char_indices() {
        before[at] = sum;
        sum += weight(c);
    }
    before[text.len()] = sum;
    let weight_before = |at: u32| around.iter().take((at - from) as usize).map(|&c| weight(c)).sum::<u32>();
    let (start, end) = (weight_before(stretch.start), weight_before(stretch.end));
    let words = notices.find_iter(&text).map(|word| (before[word.start()], before[word.end()]));
    let near: Vec<_> =
        words.filter(|word| word.1 + MAX_GAP_WEIGHT > start && word.0 < end.saturating_add(MAX_GAP_WEIGHT)).collect();
    if near.len() < MIN_TERMS || is_quoted(body, stretch, notices) { 0 } else { among(&near, start, end) }
}

/// Whether a stretch is in the middle of a body without terms of notices elsewhere. Notices are at an end.
fn is_quoted(body: &FoldedText, stretch: FoldedSpan, notices: &AhoCorasick) -> bool {
    let characters = body.characters();
    let rests = [characters.get(..stretch.start as usize), characters.get(stretch.end as usize..)];
    rests.into_iter().all(|rest| {
        let rest = rest.unwrap_or_default();
        weight_of(rest) > MAX_GAP_WEIGHT && !notices.is_match(&rest.iter().collect::<String>())
    })
}

/// How much of a stretch, given by weights, is among terms, which are in order.
fn among(words: &[(u32, u32)], start: u32, end: u32) -> u32 {
    let groups = words.chunk_by(|one, two| two.0.saturating_sub(one.1) <= MAX_GAP_WEIGHT);
    let groups = groups
        .filter_map(|group| Some((group.first()?.0.saturating_sub(MARGIN_WEIGHT), group.last()?.1 + MARGIN_WEIGHT)));
    let mut from = start;
    let parts = groups.map(|(first, last)| {
        let part = last.min(end).saturating_sub(first.max(from));
        from = from.max(last);
        part
    });
    parts.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether more than half of the text between ⟦ and ⟧ is a notice.
    fn is_one(text: &str) -> bool {
        let folded = |text: &str| fold_text(text).chars().collect::<Vec<_>>();
        let (before, rest) = text.split_once('⟦').expect("a beginning");
        let (stretch, behind) = rest.split_once('⟧').expect("an end");
        let (before, stretch, behind) = (folded(before), folded(stretch), folded(behind));
        let span = FoldedSpan::new(before.len() as u32, (before.len() + stretch.len()) as u32);
        let weight = weight_of(&stretch);
        2 * notice_weight(&FoldedText::new([before, stretch, behind].concat(), vec![0], vec![0]), span) > weight
    }

    #[test]
    fn a_clause_of_a_notice_is_one() {
        assert!(is_one(
            "Certain statements of the ferry company are forward-looking statements. They are known by “plans”, “hopes” ⟦or \
             variations of such words and phrases, or say that certain crossings⟧ may take place. Actual results may differ."
        ));
        assert!(is_one("風險提示：⟦本公司所載內容均不構成投資建議，亦不對任何人的損失負責⟧，投資需謹慎。"));
    }

    #[test]
    fn what_stands_before_a_notice_is_none() {
        assert!(!is_one(
            "⟦渡口的船工在立冬那天清晨把缆绳和油灯都收进了祠堂里，等到来年春天再取出来用⟧。以上内容仅供参考，不构成投资建议。"
        ));
        assert!(!is_one(
            "⟦The ferry will not cross before the lanterns on both banks have been put out by the keeper of the old mill⟧. \
             Forward-looking statements: actual results may differ materially."
        ));
    }

    #[test]
    fn a_quotation_of_one_is_none() {
        let story = "The keeper of the mill read it aloud, laughed, and went back to his lanterns. ".repeat(5);
        assert!(!is_one(&format!(
            "{story}⟦Forward-looking statements are no promise, and actual results may differ materially⟧.” {story}"
        )));
    }

    #[test]
    fn one_word_is_none() {
        assert!(!is_one("他说，⟦这番话不构成对渡口的任何承诺，船票涨不涨价还要等镇上的人商量⟧。"));
    }

    #[test]
    fn a_text_with_a_notice_in_it_is_none() {
        let story = "渡口的船工在立冬那天清晨把缆绳和油灯都收进了祠堂里。".repeat(8);
        assert!(!is_one(&format!("⟦{story}以上内容仅供参考，不构成投资建议，据此操作风险自担。⟧")));
    }
}
