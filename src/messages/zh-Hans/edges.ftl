# 编辑器与终端在问题旁显示的文字。

findings-left-out = 此后还有 { $count } 处同类问题：请先处理上面的
and-more = 另有 { $count } 处
see = 见
fix = 修正
