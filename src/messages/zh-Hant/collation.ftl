# 各篇文字合觀。

order-moved = 那篇中位置不同
order-again = 重出
leaves-out = 缺 { $size }：{ $text }
adds = 多 { $size }：{ $text }
has-instead = 此處 { $size }另作 { $other }：{ $text }作{ $words }

reading-none = （無）
reading-here = 本篇
reading-separator = 、
reading-witnesses = ：{ $count } 篇（{ $who }）

hover-part = 只有本句的一部分
hover-lacking = 有 { $count } 篇收了前後文而缺這段
hover-lacks = { $date } · 缺 { $size }
hover-has-instead = 另作：{ $text }

apparatus-share = 含本篇的 { $percent } %
apparatus-none = { $seeds }之間沒有異文

lineage-changes = 改動 { $count } 處
lineage-undated = 不確定：日期不足以判斷先後
lineage-or-from = 不確定：也可能出自{ $path }
lineage-against-date = 不確定：{ $path }更接近，但日期較晚
lineage-second = 另有文字或異文來自{ $path }
hover-copied = 很可能抄自：{ $text } · { $changes }
hover-copied-uncertain = 不確定：{ $why }
hover-undated = 日期不足以判斷先後
hover-or-from = 另有同樣接近的
hover-against-date = 有一篇更接近，但日期較晚
hover-second = 另有文字或異文來自{ $text }

count-sources = { $count } 個來源
family = { $seeds }，{ $sources }
families = { $count } 組，共 { $members }；比對了 { $of }

batch-anew = { $path }先前的半成品屬於另一批文本或另一種格式：從頭開始
batch-goes-on = { $of } 篇中已完成 { $done } 篇
batch-needs-output = Parquet 須寫入檔案：請用 --output 指定
parquet-not-built-in = 此版本的 Variorum 編譯時未加入 Parquet 支援：請改用 --format csv，或啟用 cargo 特性 parquet 重新編譯
