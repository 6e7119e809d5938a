# 各篇文字合观。

order-moved = 那篇中位置不同
order-again = 重出
leaves-out = 缺 { $size }：{ $text }
adds = 多 { $size }：{ $text }
has-instead = 此处 { $size }另作 { $other }：{ $text }作{ $words }

reading-none = （无）
reading-here = 本篇
reading-separator = 、
reading-witnesses = ：{ $count } 篇（{ $who }）

hover-part = 只有本句的一部分
hover-lacking = 有 { $count } 篇收了前后文而缺这段
hover-lacks = { $date } · 缺 { $size }
hover-has-instead = 另作：{ $text }

apparatus-share = 含本篇的 { $percent } %
apparatus-none = { $seeds }之间没有异文
