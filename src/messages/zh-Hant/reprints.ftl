# Rules of the group reprints.

reprint-here = 全文見此處
reprint-says = 這一轉載寫作{ $value }

whole-copy = { $witness }（{ $date } 發表）已有全文：請決定是否兩篇都要保留
whole-copy-undated = { $witness }中也有全文：請決定是否兩篇都要保留

ends-early = 內文到此為止，而{ $witness }接下去還有 { $count } 個字，從{ $words }開始：請核對後文是否遺漏
ends-early-goes-on = 這一轉載在此處接著往下

missing-passage = 此處缺少{ $words }（{ $count } 個字），{ $of } 份轉載中有 { $have } 份有這段文字：請核對是否屬於原文
missing-passage-here = 這段文字在此處
missing-passage-insert = 按{ $witness }補入{ $words }

lone-reading = 只有本篇作{ $reading }，{ $count } 份轉載都作{ $other }：請核對是否有誤
lone-reading-there = 這一轉載作{ $other }
lone-reading-take = 從眾改作{ $other }

known-metadata = 此處沒有{ $field }，而內文相同的{ $witness }寫作{ $value }：核實後請補上
conflicting-metadata = 此處{ $field }為{ $here }，內文相同的{ $witness }卻寫作{ $there }：請查明哪個正確
