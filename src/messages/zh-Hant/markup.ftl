# markup 組規則。

## 選單中修正的名稱。

markup-fix-remove = 刪除
markup-fix-write = 改為 { $text }
markup-fix-add = 補上 { $text }

## markup/broken-emphasis

broken-emphasis-no-word = 兩個「**」之間沒有文字，「**」會原樣顯示：請刪除
broken-emphasis-fix-remove-both = 刪除兩個「**」
broken-emphasis-blank = { $words }不會顯示為粗體，因為「**」內側有空格：請刪除空格
broken-emphasis-fix-blank = 刪除空格
broken-emphasis-punctuation = { $words }不會顯示為粗體，因為「**」內側是標點、外側緊接文字：請把標點移到「**」外
broken-emphasis-fix-punctuation = 把標點移到「**」外
broken-emphasis-no-partner = 本段的「**」不成對，會原樣顯示：請補齊，或刪除
broken-emphasis-fix-remove = 刪除「**」
broken-emphasis-four = 「****」使粗體剛結束又立即開始，但不會這樣剖析：請刪除
broken-emphasis-shown-too = 這一處也會原樣顯示

## markup/broken-link

broken-link-address-behind = 網址寫在括號之後，不在括號內：請移到「(」和「)」之間
broken-link-fix-put-in = 把網址移進括號
broken-link-no-closing = 網址後面缺少「)」：請先核對網址是否完整，再補上括號
broken-link-fix-close = 補上右括號
broken-link-line-end = 網址中間有換行，連結因此失效：請接成一行
broken-link-fix-join = 把網址接成一行
broken-link-wide = 網址兩側是全形括號，連結因此失效：請改為「(」和「)」
broken-link-fix-wide = 改為「(」和「)」
broken-link-blank-between = 「]」和「(」之間有空格，連結因此失效：請刪除空格
broken-link-blank-inside = 網址中有空格，連結因此失效：請刪除空格，或改為「%20」
broken-link-fix-encode = 改為「%20」
broken-link-no-middle = 替代文字和網址之間缺少「]」，圖片因此失效：請補上
broken-link-fix-blank = 刪除空格

## markup/duplicate-attribute

duplicate-attribute = 屬性{ $name }在這個標籤中出現了兩次，只有第一個有效：請只保留一個
duplicate-attribute-first = 第一個在此
duplicate-attribute-fix = 刪除第二個

## markup/duplicate-id

duplicate-id = 前面已有相同的 id { $id }，連結只會連到第一處：請換一個
duplicate-id-first = 第一處在此

## markup/misnested-element

misnested-element-other-name = { $tag }結束的是{ $start }，名稱不同：請改為一致
misnested-element-outside = { $tag }在{ $start }所在的段落之外：請在每段內各自開始和結束
misnested-element-late = { $tag }出現得太晚：{ $start }的外層元素已被{ $other }結束。請移到那之前
misnested-element-early = { $tag }出現得太早：{ $other }尚未關閉，不能先結束{ $start }
misnested-element-opened = 開始標籤在此
misnested-element-between = 交錯的標籤在此

## markup/misplaced-element

misplaced-element-in-table = { $what }在表格中，卻不在任何儲存格內，瀏覽器會把它移到表格之前：請移入儲存格，或移出表格
misplaced-element-table = 表格從此處開始
misplaced-element-dropped = { $what }不能放在此處，瀏覽器會忽略這個標籤：請移到合適的位置，或刪除

## markup/stray-end-tag

stray-end-tag = { $tag }沒有對應的開始標籤：請刪除，或補上開始標籤
stray-end-tag-ended = { $tag }沒有可結束的元素：{ $start }已在{ $other }處結束。請刪除，或移到那裡
stray-end-tag-ends-here = { $start }在此處結束
stray-end-tag-break = { $tag }不是結束標籤：換行應為「<br>」
stray-end-tag-fix = 刪除這個結束標籤

## markup/unclosed-element

unclosed-element-to-end = { $tag }未關閉，一直延續到文末：請補上{ $end }
unclosed-element-ended = { $tag }未關閉，被{ $other }結束：請在那之前補上{ $end }
unclosed-element-next = { $tag }未關閉，被下一個{ $other }結束：請補上結束標籤
unclosed-element-ends-here = 在此處結束
unclosed-element-again = { $tag }內又開始了同樣的元素，且未關閉：是否應為{ $end }？
unclosed-element-opened = 開始標籤在此

## markup/unclosed-fence

unclosed-fence = 從此處開始的程式碼區塊沒有結束，其後的內容都被當作程式碼：請另起一行，用{ $fence }結束
unclosed-fence-would-close = 這一行本可結束程式碼區塊，但後面還有文字
unclosed-fence-fix = 把後面的文字移到下一行

## markup/unknown-element

unknown-element = HTML 中沒有{ $tag }這種元素，瀏覽器會忽略標籤，只顯示其中的文字：請改用 HTML 元素，或刪除標籤
unknown-element-meant = HTML 中沒有{ $tag }這種元素：是否應為{ $meant }？

## markup/parse-error: by the codes of the HTML standard

parse-error-fix-semicolon = 補上分號
parse-error-fix-space = 補上空格
parse-error-fix-close-comment = 在文末結束註解
parse-error-fix-attributes = 刪除屬性
parse-error-fix-slash = 刪除斜線
parse-error-eof-in-comment = 這則註解沒有結束，其後的內容全被隱藏：請用「-->」結束
parse-error-nested-comment = 註解中又有註解，第一個「-->」會同時結束兩者：請只保留一層
parse-error-abrupt-closing-of-empty-comment = { $text }剛開始註解就結束了註解：應為「<!-- -->」
parse-error-incorrectly-closed-comment = 註解以{ $text }結束：應為「-->」
parse-error-incorrectly-opened-comment = { $text }之後直到下一個「>」都不會顯示：註解應以「<!--」開頭，內文中的「<」應為「&lt;」
parse-error-incorrectly-opened-comment-condition = { $text }不是有效的 HTML 註解，其後直到「>」都不會顯示：請刪除
parse-error-unexpected-question-mark-instead-of-tag-name = { $text }之後直到下一個「>」都不會顯示：如確為內文，請把「<」改為「&lt;」
parse-error-cdata-in-html-content = HTML 中沒有{ $text }這種寫法，其後的內容不會顯示：請刪除它和後面的「]]>」
parse-error-eof-in-cdata = 此處開始的 CDATA 沒有結束：請用「]]>」結束
parse-error-eof-in-script-html-comment-like-text = 這段指令碼沒有結束，其後的內容全被隱藏：請用「</script>」結束
parse-error-missing-semicolon-after-character-reference = { $text }後面缺少分號：應為{ $whole }
parse-error-unknown-named-character-reference = 沒有名為{ $text }的字元參照，會原樣顯示：如確為內文，請把「&」改為「&amp;」
parse-error-absence-of-digits-in-numeric-character-reference = 字元參照{ $text }缺少數字，不代表任何字元：如確為內文，請把「&」改為「&amp;」
parse-error-character-reference-outside-unicode-range = 字元參照{ $text }的編號過大，沒有這個字元，會顯示為「�」：請改為所需的字元
parse-error-surrogate-character-reference = 字元參照{ $text }只代表半個字元，會顯示為「�」：請改為所需的字元
parse-error-null-character-reference = 字元參照{ $text }不代表任何字元，會顯示為「�」：請刪除，或改為所需的字元
parse-error-noncharacter-character-reference = 字元參照{ $text }的編號不代表任何字元：請刪除，或改為所需的字元
parse-error-control-character-reference = 字元參照{ $text }代表控制字元：請改為所需的字元
parse-error-noncharacter-in-input-stream = 此處的編碼不代表任何字元：請刪除
parse-error-eof-in-tag = 標籤{ $text }沒有結束，其後的內容都被隱藏：請用「>」結束，並檢查是否缺少引號
parse-error-eof-before-tag-name = 文末的{ $text }不是標籤：如確為內文，請改為「&lt;」
parse-error-invalid-first-character-of-tag-name = 此處的{ $text }不是標籤的開頭：請改為「&lt;」
parse-error-invalid-first-character-of-tag-name-end = { $text }不是結束標籤，其後直到下一個「>」都不會顯示：請把「<」改為「&lt;」
parse-error-missing-end-tag-name = { $text }沒有標籤名稱，不結束任何元素，也不會顯示：請刪除
parse-error-end-tag-with-attributes = 結束標籤不能有屬性：請刪除{ $text }
parse-error-end-tag-with-trailing-solidus = 結束標籤結尾不應有斜線：是否應為開始標籤？
parse-error-non-void-html-element-start-tag-with-trailing-solidus = 斜線不能結束{ $text }，其後的內容都會歸入其中：請補上結束標籤
parse-error-missing-attribute-value = 「=」後面缺少屬性值：請補上，或刪除「=」
parse-error-missing-whitespace-between-attributes = 兩個屬性之間、{ $text }之前缺少空格：請補上；如果前面的引號屬於屬性值，請改為「&quot;」
parse-error-unexpected-character-in-attribute-name = 屬性名稱中出現了{ $text }：請檢查是否缺少引號；如果引號屬於前面的屬性值，請改為「&quot;」
parse-error-unexpected-character-in-unquoted-attribute-value = 未加引號的屬性值中出現了{ $text }：請為屬性值加上引號
parse-error-unexpected-equals-sign-before-attribute-name = 此處應為屬性名稱，卻是「=」：請補上屬性名稱，或刪除「=」
parse-error-unexpected-solidus-in-tag = 標籤中的斜線沒有作用：請刪除
parse-error-eof-in-doctype = 宣告{ $text }沒有結束：應為「<!DOCTYPE html>」
parse-error-missing-doctype-name = 宣告沒有寫明文件類型：應為「<!DOCTYPE html>」
parse-error-missing-doctype-public-identifier = 宣告缺少公用識別碼：應為「<!DOCTYPE html>」
parse-error-missing-doctype-system-identifier = 宣告缺少系統識別碼：應為「<!DOCTYPE html>」
parse-error-abrupt-doctype-public-identifier = 宣告的公用識別碼{ $text }沒有結束：應為「<!DOCTYPE html>」
parse-error-abrupt-doctype-system-identifier = 宣告的系統識別碼{ $text }沒有結束：應為「<!DOCTYPE html>」
parse-error-missing-quote-before-doctype-public-identifier = 宣告的公用識別碼{ $text }前面缺少引號：應為「<!DOCTYPE html>」
parse-error-missing-quote-before-doctype-system-identifier = 宣告的系統識別碼{ $text }前面缺少引號：應為「<!DOCTYPE html>」
parse-error-invalid-character-sequence-after-doctype-name = 宣告中{ $text }及其後的內容不合規定：應為「<!DOCTYPE html>」
parse-error-unexpected-character-after-doctype-system-identifier = 宣告在應當結束之處還有{ $text }：應為「<!DOCTYPE html>」
parse-error-missing-whitespace-after-doctype-public-keyword = 宣告的「PUBLIC」之後、{ $text }之前缺少空格：應為「<!DOCTYPE html>」
parse-error-missing-whitespace-after-doctype-system-keyword = 宣告的「SYSTEM」之後、{ $text }之前缺少空格：應為「<!DOCTYPE html>」
parse-error-missing-whitespace-before-doctype-name = 宣告的文件類型名稱{ $text }之前缺少空格：應為「<!DOCTYPE html>」
parse-error-missing-whitespace-between-doctype-public-and-system-identifiers = 宣告的兩個識別碼之間、{ $text }之前缺少空格：應為「<!DOCTYPE html>」

## markup/accidental-heading

accidental-heading = 這一行使{ $text }成了標題：請在這一行前面加一個空行
accidental-heading-text = 此處會顯示為標題
accidental-heading-fix = 在前面加一個空行

## markup/active-content

active-content-script = 此處有指令碼，開啟文章時就會執行：請刪除
active-content-handler = 屬性{ $name }的值是指令碼：請刪除
active-content-address = { $address }不是網址，而是指令碼：請改為網址，或刪除
active-content-form = 表單收集的內容不會有人收到：請刪除表單，保留其中的文字
active-content-refresh = 此處會使網頁自動轉往其他網頁：請刪除
active-content-frame = 此處顯示的是{ $host }現在的內容，而且可能已不存在：請用文字寫明原來的內容

## markup/broken-image

broken-image-empty = 圖片沒有網址：請至原出處查詢，或刪除圖片
broken-image-no-address = { $address }不是圖片的網址：請至原出處查詢
broken-image-cut-off = 圖片的網址不完整：{ $address }。請至原出處查詢
broken-image-placeholder = 此處只有佔位圖（{ $address }），沒有原圖的網址：請至原出處查詢

## markup/double-escaped-entity

double-escaped-entity = { $text }會原樣顯示：應為{ $meant }

## markup/empty-link

empty-link-nowhere = 連結沒有網址：請補上，或只保留文字
empty-link-no-href = 連結缺少網址（「href」）：請補上，或只保留文字
empty-link-invisible = 連結中沒有可見的內容：請補上文字，或刪除

## markup/html-in-text

html-in-text = { $text }是標記，卻作為文字顯示給讀者：請還原為標記，或刪除
html-in-text-fix-break = 改為換行
html-in-text-fix-space = 改為空格

## markup/lazy-image

lazy-image = 圖片的網址寫在{ $attribute }中，只有原網頁的指令碼才會讀取：請寫進「src」
lazy-image-fix = 把{ $attribute }改為「src」

## markup/markdown-in-html

markdown-in-html = { $text }是 Markdown 寫法，在 HTML 中會原樣顯示：請改用 HTML
markdown-in-html-fix = 改用 HTML

## markup/missing-alt

missing-alt = 圖片沒有替代文字：請寫明圖片內容，供看不到圖片的讀者瞭解

## markup/noscript-double

noscript-double = 此處為不執行指令碼的瀏覽器重複了前面的圖片：請刪除
noscript-double-first = 圖片在此
noscript-double-fix = 用此處的圖片代替佔位圖

## markup/share-residue

share-residue-buttons = 此處是分享按鈕，不屬於內文：請刪除
share-residue-counter = 這張圖片不可見，只用來告知第三方誰開啟了文章：請刪除
share-residue-frame = 這個頁框中是廣告或按鈕，不屬於內文：請刪除

## markup/unclosed-html

unclosed-html = { $tag }未關閉，其後的內容都不再視為 Markdown：請用{ $end }結束

## markup/undefined-reference

undefined-reference = 沒有定義{ $text }的網址：請補上定義，或把網址直接寫進連結
undefined-reference-note = 註腳{ $text }沒有對應的註文：請補上以它加冒號開頭的一行，或刪除註腳標記

## markup/unescaped-character

unescaped-character-and = { $text }會被當作字元參照，不會原樣顯示：請把「&」改為「&amp;」
unescaped-character-less = { $text }會被當作標籤，不會顯示：如確為內文，請把「<」改為「&lt;」

## 各規則檢查什麼，各選項有什麼作用。英文寫在規則裡。

rule-markup-accidental-heading = 分隔線使上面的段落變成了標題
rule-markup-active-content = 文章中有會自行執行、收集資訊或轉往其他網頁的內容
rule-markup-broken-emphasis = 「**」原樣顯示，沒有成為粗體
rule-markup-broken-image = 圖片的網址不指向任何圖片
rule-markup-broken-link = 連結或圖片的寫法有誤，因此失效
rule-markup-double-escaped-entity = 字元參照被跳脫了兩次，因此原樣顯示
rule-markup-duplicate-attribute = 標籤中有重複的屬性
rule-markup-duplicate-id = 兩個元素的 id 相同
rule-markup-empty-link = 連結沒有網址，或沒有可見的內容
rule-markup-html-in-text = 標籤或字元參照作為文字顯示給讀者
rule-markup-lazy-image = 圖片的位置上只有佔位圖
rule-markup-markdown-in-html = HTML 中有 Markdown 寫法，會原樣顯示
rule-markup-misnested-element = 兩個元素互相交錯
rule-markup-misplaced-element = 標籤或文字放在不該放的位置
rule-markup-missing-alt = 圖片沒有替代文字
rule-markup-noscript-double = <noscript> 重複了前面的圖片
rule-markup-parse-error = HTML 不合語法
rule-markup-share-residue = 文中留有分享按鈕、統計圖片或廣告
rule-markup-stray-end-tag = 結束標籤沒有對應的開始標籤
rule-markup-unclosed-element = 元素未關閉
rule-markup-unclosed-fence = 程式碼區塊沒有結束
rule-markup-unclosed-html = Markdown 中的 HTML 未關閉，吞沒了其後的文字
rule-markup-undefined-reference = 連結或註腳所用的定義不存在
rule-markup-unescaped-character = 作為文字的「&」或「<」被當作標記
rule-markup-unknown-element = HTML 中沒有這種元素
