//! Comments that suppress findings, and mistakes in them.

use super::Planted;

pub(super) const PLANTED: &[Planted] = &[
    (
        "defects/suppressed.md",
        "suppression/unused",
        "⟦<!-- variorum-ignore text/invisible-character: 原刊如此 -->⟧\n木桶",
        "",
    ),
    ("defects/suppressed.md", "suppression/unknown-rule", "⟦text/invisibel-character⟧", "text/invisible-character"),
    (
        "defects/suppressed.md",
        "suppression/missing-reason",
        "⟦<!-- variorum-ignore text/invisible-character -->⟧",
        "<!-- variorum-ignore text/invisible-character: 原刊如此 -->",
    ),
];
