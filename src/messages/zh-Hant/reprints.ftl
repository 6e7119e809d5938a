# reprints 組規則。

reprint-here = 全文見此處
reprint-says = 這篇轉載中為{ $value }

whole-copy = { $witness }（{ $date } 發表）已收有全文：請決定是否兩篇都要保留
whole-copy-undated = { $witness }也收有全文：請決定是否兩篇都要保留

ends-early = 內文到此為止，而{ $witness }其後還有 { $count } 字，從{ $words }開始：請核對本篇是否缺少後文
ends-early-goes-on = 這篇轉載在此處還有後文

missing-passage = 此處缺少{ $words }（{ $count } 字），{ $of } 篇轉載中有 { $have } 篇有這段文字：請核對是否屬於原文
missing-passage-here = 這段文字在此處
missing-passage-insert = 依{ $witness }補入{ $words }

lone-reading = 只有本篇作{ $reading }，其他 { $count } 篇都作{ $other }：請核對是否有誤
lone-reading-there = 這篇轉載作{ $other }
lone-reading-take = 依多數改作{ $other }

known-metadata = 此處沒有{ $field }，而內文相同的{ $witness }註明為{ $value }：請確認後補上
conflicting-metadata = 此處的{ $field }為{ $here }，而內文相同的{ $witness }中為{ $there }：請查證哪個正確

# 各規則檢查什麼，各選項有什麼作用。英文寫在規則裡。

rule-reprints-conflicting-metadata = 內文相同的轉載，所寫的作者或日期不同
rule-reprints-ends-early = 內文到此為止，而轉載還有下文
rule-reprints-ends-early-least = 轉載的下文至少要有多少漢字
rule-reprints-known-metadata = 本篇缺少的中繼資料，轉載中有
rule-reprints-lone-reading = 只有本篇如此寫的字詞
rule-reprints-missing-passage = 轉載中有的一段文字，本篇沒有
rule-reprints-missing-passage-least = 至少要缺多少漢字
rule-reprints-whole-copy = 更早的一篇已收有全文
