//! What the reprints of a text reveal.

use super::Planted;

pub(super) const PLANTED: &[Planted] = &[
    ("hugo/teahouse.md", "reprints/lone-reading", "漂到下游的⟦刘⟧家渡", "柳"),
    (
        "hugo/teahouse.md",
        "reprints/missing-passage",
        "才算是真有其⟦事。⟧",
        "事。有一回县里派人来统计茶馆的营业额，周老四想了半天，说：“钱是不多的，话倒是有几箩筐，您要不要也登记一下？”",
    ),
    (
        "english/lending-shelf.html",
        "reprints/ends-early",
        "under which rule ⟦that fell⟧.",
        "that fell.</p>\n<p>The notice was never put up. The boards have been replaced twice, one at a time, so that there \
         was never a day without a shelf; and on the underside of the lowest, where only a child would look, there are \
         the names of everyone who has done the sawing",
    ),
    (
        "defects/mill-again.md",
        "reprints/whole-copy",
        "⟦磨坊在溪的拐弯处，水车比屋子还高。天旱的时候水车不转⟧，",
        "镇上的人都说磨坊主是个有福气的人，不必看天吃饭，其实他看得比谁都勤",
    ),
    (
        "defects/mill-again.md",
        "reprints/known-metadata",
        "⟦---⟧\ntitle: 溪边的磨坊",
        "---\nurl: https://xitou.example/2",
    ),
    ("defects/mill-again.md", "reprints/conflicting-metadata", "author: ⟦丁冬⟧", "桑榆"),
];
