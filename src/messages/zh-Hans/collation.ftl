# 各版本文字的对照。

order-moved = 对照篇中次序不同
order-again = 重出
leaves-out = 缺 { $size }：{ $text }
adds = 多 { $size }：{ $text }
has-instead = 文字不同：{ $text }（{ $size }）作{ $words }（{ $other }）

reading-none = （无）
reading-here = 本篇
reading-separator = 、
reading-witnesses = ：{ $count } 篇（{ $who }）

hover-part = 只含本句的一部分
hover-lacking = { $count } 篇有前后文而缺此处文字
hover-lacks = { $date } · 缺 { $size }
hover-has-instead = 此处作：{ $text }

apparatus-share = 含本篇的 { $share }
apparatus-none = { $seeds }之间没有异文

lineage-changes = 改动 { $count } 处
lineage-undated = 不确定：日期不足以判断先后
lineage-or-from = 不确定：也可能转自{ $path }
lineage-against-date = 不确定：{ $path }更接近，但日期较晚
lineage-second = 另有文字或异文来自{ $path }
hover-copied = 很可能转自：{ $text } · { $changes }
hover-copied-uncertain = 不确定：{ $why }
hover-undated = 日期不足以判断先后
hover-or-from = 另有同样接近的版本
hover-against-date = 另有更接近的版本，但日期较晚
hover-second = 另有文字或异文来自{ $text }

count-sources = { $count } 个来源
family = { $seeds }，{ $sources }
families = { $count } 个转载组，共 { $members }；比对了 { $of }

batch-anew = { $path }中未完成的结果属于另一批文章或另一种格式：将从头开始
batch-goes-on = { $of } 篇中已完成 { $done } 篇，接着往下做
batch-needs-output = Parquet 只能写入文件：请用 --output 指定文件名
parquet-not-built-in = 此版本的 Variorum 编译时未加入 Parquet 支持：请改用 --format csv，或启用 cargo 特性 parquet 重新编译
