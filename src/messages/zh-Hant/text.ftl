# text 組規則。

text-remove = 刪除
text-replace = 取代
text-replace-with = 取代為{ $text }
fix-rest = 修正此處起的全部 { $count } 處

bidirectional-override = 控制字元 { $code } 使其後文字的顯示順序與儲存順序不同：請刪除
bidirectional-end = 控制字元 { $code } 結束一段改向文字，但前面沒有對應的起始字元：請刪除
bidirectional-control = 控制字元 { $code } 改變書寫方向，而此處的文字並不需要：請刪除
bidirectional-control-more = 此處起另有 { $count } 個書寫方向控制字元

control-character = 不可見的控制字元 { $code } 不屬於文字內容：請刪除
control-character-named = 不可見的控制字元 { $code }（{ $name }）不屬於文字內容：請刪除
control-character-meant = 此處的控制字元 { $code } 很可能本是{ $meant }：請更換
control-character-several = 連續 { $count } 個不可見的控制字元（首個為 { $first }）不屬於文字內容：請刪除
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

invalid-utf8 = 此處的位元組不是有效的文字，顯示為「�」：請據原出處補回
invalid-utf8-more = 此處起另有 { $count } 處無法讀取

invisible-character = 此處有不可見的{ $what }（{ $code }）：請刪除
invisible-character-several = 此處連續有 { $count } 個不可見字元（首個為 { $code }）：請刪除
invisible-character-more = 此處起另有 { $count } 處不可見字元
invisible-soft-hyphen = 軟連字號
invisible-zero-width-space = 零寬空格
invisible-non-joiner = 零寬不連字字元
invisible-joiner = 零寬連字字元
invisible-direction-mark = 書寫方向標記
invisible-line-separator = 行分隔字元
invisible-paragraph-separator = 段落分隔字元
invisible-word-joiner = 文字連接字元
invisible-byte-order-mark = 位元組順序記號
invisible-variation-selector = 異體字選擇器（此處不起作用）
invisible-hangul-filler = 諺文填充字元
invisible-tag = 標籤字元
invisible-format-character = 格式字元

mixed-line-endings = { $lines } 行中有 { $odd } 行以 { $others } 結尾，其餘以 { $most } 結尾：請統一
mixed-line-endings-fix = 各行一律以 { $most } 結尾

other-encoding = 檔案的編碼是 { $encoding }：請確認文字顯示正常，再另存成 UTF-8
store-as-utf8 = 將檔案存成 UTF-8
other-encoding-read-only = 檔案的編碼是 { $encoding }，Variorum 只讀取而不改寫此編碼：請先用其他程式轉換為 UTF-8
encoding-mismatch = 頁面宣告的編碼是{ $label }，檔案實際的編碼卻是 { $encoding }：請更正宣告
encoding-unknown = 沒有名為{ $label }的編碼，檔案實際的編碼是 { $encoding }：請更正宣告
declare-utf8 = 將編碼宣告改為 UTF-8

replacement-character = { $count ->
    [1] 此處遺失了一個字，只留下「�」：請據原出處補回
   *[other] 此處遺失了文字，只留下 { $count } 個「�」：請據原出處補回
}
replacement-character-more = 此處起另有 { $count } 處「�」

byte-order-mark = 檔案開頭有位元組順序記號，UTF-8 不需要：請刪除

compatibility-character = { $found }形似{ $ordinary }，卻是另一個字元：請改為通用的字元
compatibility-character-more = 此處起另有 { $count } 處形似通用字元的字元

cut-off = 內文止於{ $text }，句子不完整：請據原出處補齊

full-width-letters = { $found }是全形：應為{ $narrow }
full-width-letters-more = 此處起另有 { $count } 處全形字母或數字

half-width-punctuation = 中文裡用了半形的{ $found }：應為{ $wide }
half-width-parentheses = { $found }中的中文外用了半形括號：請改為「（ ）」
half-width-punctuation-more = 此處起另有 { $count } 處半形標點

hard-wrapped-line = 自此處起，換行斷在句中：請合併各行
hard-wrapped-line-more = 此處起另有 { $count } 段換行斷在句中

latin-look-alike = { $found }很可能是用形近字母寫成的名稱：請改回原來的字母
latin-look-alike-foreign = { $found }形似{ $meant }，卻夾有其他文字的字母：請改為拉丁字母
latin-look-alike-more = 此處起另有 { $count } 個詞夾有形似拉丁字母的字元

mojibake = { $found }是用錯編碼讀出的亂碼，很可能本是{ $meant }：請更換
mojibake-lost = 此處的文字已遺失，只留下亂碼{ $found }：請據原出處補回
mojibake-more = 此處起另有 { $count } 處亂碼

no-break-space = 此處的不換行空格沒有用處：請改為一般空格，或刪除
no-break-space-more = 此處起另有 { $count } 處沒有用處的不換行空格

ocr-blank = { $found }中夾有空格：請刪除
ocr-blank-single = 此處句中有多餘的空格：請刪除
ocr-blank-more = 此處起另有 { $count } 處漢字間的空格

private-use-character = { $count ->
    [1] 私人使用區字元 { $first } 只在特定字型中才有意義：請據原出處改為對應的字
   *[other] { $count } 個私人使用區字元（首個為 { $first }）只在特定字型中才有意義：請據原出處改為對應的字
}
private-use-character-more = 此處起另有 { $count } 處私人使用區字元

read-more-stub = 內文以{ $text }結束，其後的內容沒有收錄進來：請收錄全文
to-be-continued = { $text }表明後面還有續篇：請一併收錄

repeated-paragraph = 段落{ $text }在此重複：若非有意，請刪除
repeated-paragraph-first = 首次出現在此處

repeated-punctuation = 此處只需一個標點，卻有{ $found }：請保留一個
repeated-punctuation-more = 此處起另有 { $count } 處重複的標點

short-body = 內文只有 { $count } 字，不像一篇文章：請重新收錄
empty-body = 內文沒有文字：請重新收錄，或從其他轉載補入

stray-traditional = 簡體文章中有繁體字{ $found }：請改為簡體
stray-traditional-for = 簡體文章中有繁體字{ $found }：應為{ $other }
stray-simplified = 繁體文章中有簡體字{ $found }：請改為繁體
stray-simplified-for = 繁體文章中有簡體字{ $found }：應為{ $other }
stray-more = 此處起另有 { $count } 個繁簡混用的字

turned-quotation-mark = 此處的{ $mark }方向反了：請改為與它成對的另一半

unbalanced-opening = 此處的{ $mark }沒有配對的後半：請補上，或刪除
unbalanced-closing = 此處的{ $mark }沒有配對的前半：請補上，或刪除

# 各規則檢查什麼，各選項有什麼作用。英文寫在規則裡。

rule-text-bidirectional-control = 書寫方向控制字元打亂了文字的顯示順序
rule-text-byte-order-mark = 檔案開頭有不需要的位元組順序記號
rule-text-compatibility-character = 通用的字元寫成了形似的另一個字元
rule-text-control-character = 文中有控制字元
rule-text-cut-off = 內文在句中中斷
rule-text-empty-body = 內文沒有文字
rule-text-encoding-mismatch = 頁面宣告的編碼與檔案實際的編碼不同
rule-text-full-width-letters = 拉丁字母或數字是全形
rule-text-half-width-punctuation = 中文裡用了半形標點
rule-text-hard-wrapped-line = 換行斷在句中
rule-text-invalid-utf8 = 檔案中有不是有效文字的位元組
rule-text-invisible-character = 文中有不可見的字元
rule-text-latin-look-alike = 字母或數字寫成了形似的另一個
rule-text-latin-look-alike-names = 要尋找的拉丁字母名稱，依正確的寫法
rule-text-mixed-line-endings = 換行字元不統一
rule-text-mojibake = 文字是用錯編碼讀出的亂碼
rule-text-no-break-space = 不換行空格沒有用處
rule-text-ocr-blank = 漢字之間夾有空格
rule-text-other-encoding = 檔案的編碼不是 UTF-8
rule-text-private-use-character = 私人使用區字元只在特定字型中才有意義
rule-text-read-more-stub = 內文止於「閱讀全文」之類的連結處
rule-text-read-more-stub-words = 指向後文的連結所用的文字
rule-text-repeated-paragraph = 段落重複出現
rule-text-repeated-paragraph-least = 段落至少有多少字
rule-text-repeated-punctuation = 標點重複，或兩個標點不能連用
rule-text-replacement-character = 遺失的字只留下「�」
rule-text-short-body = 內文太短，不像一篇文章
rule-text-short-body-least = 內文至少應有多少字
rule-text-stray-simplified = 繁體文章中有簡體字
rule-text-stray-simplified-names = 在繁體文章中也寫作簡體的名稱
rule-text-stray-traditional = 簡體文章中有繁體字
rule-text-stray-traditional-names = 在簡體文章中也寫作繁體的名稱
rule-text-unbalanced-bracket = 括號不成對
rule-text-unbalanced-quotation-mark = 引號不成對
