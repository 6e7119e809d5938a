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
other-encoding-read-only = 檔案以 { $encoding } 編碼儲存，此編碼只讀不改：請先用其他程式轉換為 UTF-8
encoding-mismatch = 頁面宣告的編碼是{ $label }，檔案實際以 { $encoding } 儲存：請更正宣告
encoding-unknown = 沒有名為{ $label }的編碼，檔案實際以 { $encoding } 儲存：請更正宣告
declare-utf8 = 將編碼宣告改為 UTF-8

replacement-character = { $count ->
    [1] 此處丟了一個字，只留下「�」：請依來源補回
   *[other] 此處丟了文字，只留下 { $count } 個「�」：請依來源補回
}
replacement-character-more = 此處起另有 { $count } 處「�」

byte-order-mark = 檔案開頭有位元組順序記號，UTF-8 用不著：請刪除

compatibility-character = { $found }看似{ $ordinary }，其實是另一個字元：請換成通用的字
compatibility-character-more = 此處起另有 { $count } 處形似通用字的字元

cut-off = 內文到{ $text }中斷，句子沒有完：請依來源補全

full-width-letters = { $found }是全形：請寫作{ $narrow }
full-width-letters-more = 此處起另有 { $count } 處全形字母或數字

half-width-punctuation = 中文裡用了半形的{ $found }：請寫作{ $wide }
half-width-parentheses = { $found }用半形括號括中文：請寫作「（ ）」
half-width-punctuation-more = 此處起另有 { $count } 處半形標點

hard-wrapped-line = 從此處起，句子中間斷了行：請把各行連起來
hard-wrapped-line-more = 此處起另有 { $count } 段在句子中間斷了行

latin-look-alike = { $found }很可能是形似的另一個名稱：請換成本來的字母
latin-look-alike-foreign = { $found }看似{ $meant }，卻夾有別種文字的字母：請換成拉丁字母
latin-look-alike-more = 此處起另有 { $count } 個詞夾有形似拉丁字母的字元

mojibake = { $found }是用錯編碼讀出的亂碼，很可能本是{ $meant }：請換成它
mojibake-lost = 此處的文字已遺失，只留下{ $found }：請依來源補回
mojibake-more = 此處起另有 { $count } 處亂碼

no-break-space = 此處的不換行空格沒有用處：請換成普通空格，或者去掉
no-break-space-more = 此處起另有 { $count } 處沒有用處的不換行空格

ocr-blank = { $found }中夾有空格：請刪除
ocr-blank-single = 此處句子中間有多餘的空格：請刪除
ocr-blank-more = 此處起另有 { $count } 處漢字間的空格

private-use-character = { $count ->
    [1] 私用區字元 { $first } 只在某一款字型裡才有意義：請依來源所示換成相應的字
   *[other] { $count } 個私用區字元（首個為 { $first }）只在某一款字型裡才有意義：請依來源所示換成相應的字
}
private-use-character-more = 此處起另有 { $count } 處私用區字元

read-more-stub = 內文以{ $text }結束，後面的內容沒有收進來：請收錄全文
to-be-continued = { $text }表明後面還有續篇：請一併收錄

repeated-paragraph = 段落{ $text }在此重複：若非有意，請刪除
repeated-paragraph-first = 首次出現在這裡

repeated-punctuation = 此處只該有一個標點，卻有{ $found }：請留一個
repeated-punctuation-more = 此處起另有 { $count } 處重複的標點

short-body = 內文只有 { $count } 個字，不像一篇文章：請重新收錄
empty-body = 內文沒有文字：請重新收錄，或從別的轉載本補入

stray-traditional = 簡體文章裡有繁體字{ $found }：請寫作簡體
stray-traditional-for = 簡體文章裡有繁體字{ $found }：請寫作{ $other }
stray-simplified = 繁體文章裡有簡體字{ $found }：請寫作繁體
stray-simplified-for = 繁體文章裡有簡體字{ $found }：請寫作{ $other }
stray-more = 此處起另有 { $count } 個繁簡不一的字

turned-quotation-mark = 此處的{ $mark }方向反了：請換成配對的另一半

unbalanced-opening = 此處的{ $mark }沒有配對的後半：請補上，或刪除
unbalanced-closing = 此處的{ $mark }沒有配對的前半：請補上，或刪除
