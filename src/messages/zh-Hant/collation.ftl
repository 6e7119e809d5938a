# 各版本文字的對照。

order-moved = 對照篇中次序不同
order-again = 重出
leaves-out = 缺 { $size }：{ $text }
adds = 多 { $size }：{ $text }
has-instead = 文字不同：{ $text }（{ $size }）作{ $words }（{ $other }）

reading-none = （無）
reading-here = 本篇
reading-separator = 、
reading-witnesses = ：{ $count } 篇（{ $who }）

hover-part = 只含本句的一部分
hover-lacking = { $count } 篇有前後文而缺此處文字
hover-lacks = { $date } · 缺 { $size }
hover-has-instead = 此處作：{ $text }

apparatus-share = 含本篇的 { $share }
apparatus-none = { $seeds }之間沒有異文

lineage-changes = 改動 { $count } 處
lineage-undated = 不確定：日期不足以判斷先後
lineage-or-from = 不確定：也可能轉自{ $path }
lineage-against-date = 不確定：{ $path }更接近，但日期較晚
lineage-second = 另有文字或異文來自{ $path }
hover-copied = 很可能轉自：{ $text } · { $changes }
hover-copied-uncertain = 不確定：{ $why }
hover-undated = 日期不足以判斷先後
hover-or-from = 另有同樣接近的版本
hover-against-date = 另有更接近的版本，但日期較晚
hover-second = 另有文字或異文來自{ $text }

count-sources = { $count } 個來源
family = { $seeds }，{ $sources }
families = { $count } 個轉載組，共 { $members }；比對了 { $of }

batch-anew = { $path }中未完成的結果屬於另一批文章或另一種格式：將從頭開始
batch-goes-on = { $of } 篇中已完成 { $done } 篇，接續執行
batch-needs-output = Parquet 只能寫入檔案：請用 --output 指定檔名
parquet-not-built-in = 此版本的 Variorum 編譯時未加入 Parquet 支援：請改用 --format csv，或啟用 cargo 功能 parquet 重新編譯
