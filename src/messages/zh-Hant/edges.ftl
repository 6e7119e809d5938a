# 編輯器與終端機在問題旁顯示的文字。

findings-left-out = 此後還有 { $count } 處同類問題：請先處理上面的
and-more = 另有 { $count } 處
see = 見
fix = 修正
