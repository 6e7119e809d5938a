//! The labels of archive cards.

use super::keys;
use crate::seed::{BlockKind, FieldKind};

/// The most bytes that a label has.
pub(super) const MAX_LABEL_BYTES: usize = 40;

/// Labels of cards that front matter does not use.
const LABELS: &[(&str, Option<FieldKind>)] = &[
    ("CDS收藏", None),
    ("收藏", None),
    ("编辑", None),
    ("原标题", Some(FieldKind::Title)),
    ("原標題", Some(FieldKind::Title)),
    ("原文标题", Some(FieldKind::Title)),
    ("发表媒体", Some(FieldKind::Source)),
    ("發表媒體", Some(FieldKind::Source)),
    ("归档日期", None),
    ("存档日期", None),
    ("歸檔日期", None),
    ("存檔日期", None),
];

/// Labels of front matter that prose and quoted letters use too. They do not make a card.
const AMBIGUOUS: &[&str] =
    &["from", "by", "to", "text", "words", "文", "文字", "时间", "時間", "section", "口述", "执笔"];

/// The label at the start of a line, the field that it states, and the byte offset where its value starts.
pub(super) fn label_before_colon(line: &str) -> Option<(&str, Option<FieldKind>, usize)> {
    let (at, colon) =
        line.char_indices().take_while(|(at, _)| *at <= MAX_LABEL_BYTES).find(|(_, c)| matches!(c, ':' | '：'))?;
    let label = line.get(..at)?.trim_matches(|c: char| c.is_whitespace() || "·•-—【】[]◎●■▪*".contains(c));
    Some((label, stated_kind(label)?, at + colon.len_utf8()))
}

/// The label that a table cell or list item consists of, and the field that it states.
pub(super) fn bare_label(cell: &str, kind: BlockKind) -> Option<(&str, Option<FieldKind>)> {
    if !matches!(kind, BlockKind::Cell | BlockKind::ListItem) {
        return None;
    }
    let label = cell.trim().trim_end_matches([':', '：']).trim_end();
    Some((label, stated_kind(label)?))
}

/// The field that a label states. `None` for an unknown label, `Some(None)` for one whose value is not kept.
fn stated_kind(label: &str) -> Option<Option<FieldKind>> {
    if label.is_empty()
        || label.len() > MAX_LABEL_BYTES
        || AMBIGUOUS.iter().any(|other| other.eq_ignore_ascii_case(label))
    {
        return None;
    }
    let own = LABELS.iter().find(|(known, _)| *known == label).map(|(_, kind)| *kind);
    own.or_else(|| keys::kind_of(label).map(Some)).or_else(|| keys::is_other(label).then_some(None))
}
