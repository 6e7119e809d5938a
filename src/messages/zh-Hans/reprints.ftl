# Rules of the group reprints.

reprint-here = 全文见此处
reprint-says = 这一转载写作{ $value }

whole-copy = { $witness }（{ $date } 发表）已有全文：请决定是否两篇都要保留
whole-copy-undated = { $witness }中也有全文：请决定是否两篇都要保留

ends-early = 正文到此为止，而{ $witness }接下去还有 { $count } 个字，从{ $words }开始：请核对后文是否遗漏
ends-early-goes-on = 这一转载在此处接着往下

missing-passage = 此处缺少{ $words }（{ $count } 个字），{ $of } 份转载中有 { $have } 份有这段文字：请核对是否属于原文
missing-passage-here = 这段文字在此处
missing-passage-insert = 按{ $witness }补入{ $words }

lone-reading = 只有本篇作{ $reading }，{ $count } 份转载都作{ $other }：请核对是否有误
lone-reading-there = 这一转载作{ $other }
lone-reading-take = 从众改作{ $other }

known-metadata = 此处没有{ $field }，而正文相同的{ $witness }写作{ $value }：核实后请补上
conflicting-metadata = 此处{ $field }为{ $here }，正文相同的{ $witness }却写作{ $there }：请查明哪个正确
