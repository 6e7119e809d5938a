# text 組規則。

text-remove = 刪除
text-replace = 取代
text-replace-with = 取代為{ $text }
text-mend-rest = 修正此處起的全部 { $count } 處

bidirectional-override = 控制字元 { $code } 使其後文字的顯示順序與儲存順序不同：請刪除
bidirectional-end = 控制字元 { $code } 結束書寫方向的改變，前面卻沒有開始：請刪除
bidirectional-control = 控制字元 { $code } 改變書寫方向，而這裡的文字並不需要：請刪除
bidirectional-control-more = 此處起另有 { $count } 個書寫方向控制字元

control-character = 控制字元 { $code } 看不見，也不是文字：請刪除
control-character-named = 控制字元 { $code }（{ $name }）看不見，也不是文字：請刪除
control-character-meant = 此處的控制字元 { $code } 很可能本是{ $meant }：請換成它
control-character-several = 連續 { $count } 個控制字元（首個為 { $first }）看不見，也不是文字：請刪除
control-character-more = 此處起另有 { $count } 處控制字元
control-null = 空字元
control-bell = 響鈴
control-backspace = 退格
control-vertical-tab = 垂直定位
control-form-feed = 換頁
control-end-of-file = 檔案結尾
control-escape = 跳脫
control-delete = 刪除符
control-next-line = 下一行

invalid-utf8 = 此處的位元組不是有效的文字，顯示為「�」：請依來源補回原文
invalid-utf8-more = 此處起另有 { $count } 處無法讀取

invisible-character = 此處有看不見的{ $what }（{ $code }）：請刪除
invisible-character-several = 此處連續有 { $count } 個看不見的字元（首個為 { $code }）：請刪除
invisible-character-more = 此處起另有 { $count } 處看不見的字元
invisible-soft-hyphen = 軟連字號
invisible-zero-width-space = 零寬空格
invisible-non-joiner = 零寬不連字
invisible-joiner = 零寬連字
invisible-direction-mark = 書寫方向標記
invisible-line-separator = 行分隔符
invisible-paragraph-separator = 段落分隔符
invisible-word-joiner = 單詞連接符
invisible-byte-order-mark = 位元組順序記號
invisible-variation-selector = 異體選擇符（沒有可選的字）
invisible-hangul-filler = 諺文填充符
invisible-tag = 標籤字元
invisible-format-character = 格式字元

mixed-line-endings = { $lines } 行中有 { $odd } 行以 { $others } 結尾，其餘以 { $most } 結尾：請統一
mixed-line-endings-fix = 各行一律以 { $most } 結尾

other-encoding = 檔案以 { $encoding } 編碼儲存：請先看文字是否正常，再存為 UTF-8
store-as-utf8 = 將檔案存為 UTF-8

replacement-character = { $count ->
    [1] 此處丟了一個字，只留下「�」：請依來源補回
   *[other] 此處丟了文字，只留下 { $count } 個「�」：請依來源補回
}
replacement-character-more = 此處起另有 { $count } 處「�」
