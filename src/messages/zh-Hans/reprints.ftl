# reprints 组规则。

reprint-here = 全文见此处
reprint-says = 这篇转载中为{ $value }

whole-copy = { $witness }（{ $date } 发表）已收有全文：请决定是否两篇都要保留
whole-copy-undated = { $witness }也收有全文：请决定是否两篇都要保留

ends-early = 正文到此为止，而{ $witness }其后还有 { $count } 字，从{ $words }开始：请核对本篇是否缺少后文
ends-early-goes-on = 这篇转载在此处还有后文

missing-passage = 此处缺少{ $words }（{ $count } 字），{ $of } 篇转载中有 { $have } 篇有这段文字：请核对是否属于原文
missing-passage-here = 这段文字在此处
missing-passage-insert = 依{ $witness }补入{ $words }

lone-reading = 只有本篇作{ $reading }，其他 { $count } 篇都作{ $other }：请核对是否有误
lone-reading-there = 这篇转载作{ $other }
lone-reading-take = 依多数改作{ $other }

known-metadata = 此处没有{ $field }，而正文相同的{ $witness }注明为{ $value }：请核实后补上
conflicting-metadata = 此处的{ $field }为{ $here }，而正文相同的{ $witness }中为{ $there }：请查证哪个正确

# 各规则检查什么，各选项起什么作用。英文写在规则里。

rule-reprints-conflicting-metadata = 正文相同的转载，所写的作者或日期不同
rule-reprints-ends-early = 正文到此为止，而转载还有下文
rule-reprints-ends-early-least = 转载的下文至少要有多少汉字
rule-reprints-known-metadata = 本篇缺少的元数据，转载中有
rule-reprints-lone-reading = 只有本篇如此写的字词
rule-reprints-missing-passage = 转载中有的一段文字，本篇没有
rule-reprints-missing-passage-least = 至少要缺多少汉字
rule-reprints-whole-copy = 更早的一篇已收有全文
