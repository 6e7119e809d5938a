# Rules of the group markup.

## What fixes do, in menus.

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
broken-emphasis-no-partner = 本段中的「**」沒有與之配對的另一個，會原樣顯示：請補上另一個，或刪除
broken-emphasis-fix-remove = 刪除「**」
broken-emphasis-four = 「****」表示粗體剛結束又開始，不會這樣顯示：請刪除
broken-emphasis-shown-too = 這一個也會原樣顯示

## markup/broken-link

broken-link-address-behind = 網址寫在括號後面而不在括號裡：請放進「(」和「)」之間
broken-link-fix-put-in = 把網址放進括號
broken-link-no-closing = 網址後面缺少「)」：請核對網址是否完整，並補上括號
broken-link-fix-close = 補上右括號
broken-link-line-end = 網址被換行斷開，連結因此失效：請接成一行
broken-link-fix-join = 把網址接起來
broken-link-wide = 網址兩邊是全形括號，連結因此失效：請改用「(」和「)」
broken-link-fix-wide = 改用「(」和「)」
broken-link-blank-between = 「]」和「(」之間有空格，連結因此失效：請刪除空格
broken-link-blank-inside = 網址裡有空格，連結因此失效：請刪除空格，或寫成「%20」
broken-link-fix-encode = 寫成「%20」
broken-link-no-middle = 文字和網址之間缺少「]」，圖片因此失效：請補上
broken-link-fix-blank = 刪除空格

## markup/duplicate-attribute

duplicate-attribute = 屬性{ $name }在這個標籤裡出現了兩次，只有第一個有效
duplicate-attribute-first = 第一個
duplicate-attribute-fix = 刪除第二個

## markup/duplicate-id

duplicate-id = 識別碼{ $id }前面已經用過：指向它的連結只會到第一處
duplicate-id-first = 第一處

## markup/misnested-element

misnested-element-other-name = { $tag }關閉的是{ $start }：兩者的名稱應當一致
misnested-element-outside = { $tag }在{ $start }所在的段落之外：請在每段內分別關閉和重新開啟
misnested-element-late = { $tag }出現得太晚：{ $start }外層的元素已被{ $other }關閉。請在那之前關閉
misnested-element-early = { $tag }出現得太早，不能關閉{ $start }：{ $other }還沒有關閉
misnested-element-opened = 在這裡開啟
misnested-element-between = 中間隔著這個

## markup/misplaced-element

misplaced-element-in-table = { $what }在表格裡，卻不在任何儲存格中：瀏覽器會把它移到表格之前
misplaced-element-table = 表格從這裡開始
misplaced-element-dropped = { $what }不能放在這裡：瀏覽器會忽略這個標籤

## markup/stray-end-tag

stray-end-tag = { $tag }沒有對應的開始標籤：請刪除，或補回開始標籤
stray-end-tag-ended = { $tag }沒有可關閉的元素：{ $start }在{ $other }處已經結束。請刪除，或移到那裡
stray-end-tag-ends-here = { $start }在這裡結束
stray-end-tag-break = { $tag }不是結束標籤：換行應寫作「<br>」
stray-end-tag-fix = 刪除這個結束標籤

## markup/unclosed-element

unclosed-element-to-end = { $tag }沒有關閉，一直延續到末尾：請補上{ $end }
unclosed-element-ended = { $tag }沒有關閉，到{ $other }才結束：請在那之前補上{ $end }
unclosed-element-next = { $tag }沒有關閉，到下一個{ $other }才結束
unclosed-element-ends-here = 到這裡結束
unclosed-element-again = { $tag }在自身裡面又開啟了一次，且沒有關閉：是不是要寫{ $end }？
unclosed-element-opened = 在這裡開啟

## markup/unclosed-fence

unclosed-fence = 從這裡開始的程式碼區塊沒有結束，後面的內容都被當作程式碼：請用單獨一行{ $fence }結束它
unclosed-fence-would-close = 這一行本可結束程式碼區塊，但後面還有文字
unclosed-fence-fix = 把後面的文字移到下一行

## markup/unknown-element

unknown-element = HTML 中沒有{ $tag }這個元素：瀏覽器會當作沒有標籤來顯示文字
unknown-element-meant = HTML 中沒有{ $tag }這個元素：似乎應為{ $meant }

## markup/parse-error: by the codes of the HTML standard

parse-error-fix-semicolon = 補上分號
parse-error-fix-space = 補一個空格
parse-error-fix-close-comment = 在末尾結束註解
parse-error-fix-attributes = 刪除屬性
parse-error-fix-slash = 刪除斜線
parse-error-eof-in-comment = 這則註解沒有結束，後面的內容全被隱藏：請用「-->」結束它
parse-error-nested-comment = 註解裡又有註解：第一個「-->」會同時結束兩者
parse-error-abrupt-closing-of-empty-comment = { $text }是一則剛開始就結束的註解：請寫作「<!-- -->」
parse-error-incorrectly-closed-comment = 註解以{ $text }結束：請寫作「-->」
parse-error-incorrectly-opened-comment = { $text }之後直到下一個「>」都不會顯示：註解請寫作「<!--」，文字裡的「<」請寫作「&lt;」
parse-error-incorrectly-opened-comment-condition = { $text }不是 HTML 認得的註解，後面直到「>」都不會顯示
parse-error-unexpected-question-mark-instead-of-tag-name = { $text }之後直到下一個「>」都不會顯示：如果是內文，請寫作「&lt;」
parse-error-cdata-in-html-content = { $text }之後的內容不會顯示：HTML 中沒有這種寫法。請刪除這個標記和後面的「]]>」
parse-error-eof-in-cdata = 這一節沒有結束：請用「]]>」結束它
parse-error-eof-in-script-html-comment-like-text = 這段指令碼沒有結束，後面的內容全被隱藏：請用「</script>」結束它
parse-error-missing-semicolon-after-character-reference = { $text }後面缺少分號：請寫作{ $whole }
parse-error-unknown-named-character-reference = 沒有叫作{ $text }的字元，它會原樣顯示：如果正要如此，請把「&」寫作「&amp;」
parse-error-absence-of-digits-in-numeric-character-reference = { $text }缺少數字，不代表任何字元：如果正要如此，請把「&」寫作「&amp;」
parse-error-character-reference-outside-unicode-range = { $text }的編號太大，沒有這個字元，會顯示為「�」
parse-error-surrogate-character-reference = { $text }只是半個字元，會顯示為「�」
parse-error-null-character-reference = { $text }不代表任何字元，會顯示為「�」
parse-error-noncharacter-character-reference = { $text }是一個不代表任何字元的編號
parse-error-control-character-reference = { $text }代表一個控制字元：請寫出真正要用的字元
parse-error-noncharacter-in-input-stream = 這裡有一個不代表任何字元的編碼：請刪除
parse-error-eof-in-tag = 標籤{ $text }沒有結束，後面的內容都被隱藏：請用「>」結束它，並檢查是否缺少引號
parse-error-eof-before-tag-name = 末尾的{ $text }不是標籤：如果是內文，請寫作「&lt;」
parse-error-invalid-first-character-of-tag-name = 這裡的{ $text }不是標籤的開頭：請寫作「&lt;」
parse-error-invalid-first-character-of-tag-name-end = { $text }不是結束標籤，後面直到下一個「>」都不會顯示：請把「<」寫作「&lt;」
parse-error-missing-end-tag-name = { $text }什麼也不關閉，也不會顯示：請刪除
parse-error-end-tag-with-attributes = 結束標籤不能有屬性：請刪除{ $text }
parse-error-end-tag-with-trailing-solidus = 結束標籤的末尾不應有斜線：是不是要寫開始標籤？
parse-error-non-void-html-element-start-tag-with-trailing-solidus = 斜線並不能關閉{ $text }，後面的內容都會在它裡面：請補上結束標籤
parse-error-missing-attribute-value = 「=」後面缺少值
parse-error-missing-whitespace-between-attributes = 屬性之間、{ $text }之前缺少空格：請補上；如果前面的引號屬於值的一部分，請寫作「&quot;」
parse-error-unexpected-character-in-attribute-name = 屬性名稱裡出現了{ $text }：請檢查是否缺少引號；如果引號屬於前面的值，請寫作「&quot;」
parse-error-unexpected-character-in-unquoted-attribute-value = 沒有引號的值裡出現了{ $text }：請給值加上引號
parse-error-unexpected-equals-sign-before-attribute-name = 應當是屬性名稱的地方出現了「=」
parse-error-unexpected-solidus-in-tag = 標籤裡的斜線沒有意義：請刪除
parse-error-eof-in-doctype = 宣告{ $text }沒有結束：請寫作「<!DOCTYPE html>」
parse-error-missing-doctype-name = 宣告沒有寫明文件類型：請寫作「<!DOCTYPE html>」
parse-error-missing-doctype-public-identifier = 宣告缺少公開識別碼：請寫作「<!DOCTYPE html>」
parse-error-missing-doctype-system-identifier = 宣告缺少系統識別碼：請寫作「<!DOCTYPE html>」
parse-error-abrupt-doctype-public-identifier = 公開識別碼{ $text }沒有結束：請寫作「<!DOCTYPE html>」
parse-error-abrupt-doctype-system-identifier = 系統識別碼{ $text }沒有結束：請寫作「<!DOCTYPE html>」
parse-error-missing-quote-before-doctype-public-identifier = 宣告的公開識別碼{ $text }前面缺少引號：請寫作「<!DOCTYPE html>」
parse-error-missing-quote-before-doctype-system-identifier = 宣告的系統識別碼{ $text }前面缺少引號：請寫作「<!DOCTYPE html>」
parse-error-invalid-character-sequence-after-doctype-name = 宣告裡從{ $text }起是不該有的內容：請寫作「<!DOCTYPE html>」
parse-error-unexpected-character-after-doctype-system-identifier = 宣告本該結束，後面卻還有{ $text }：請寫作「<!DOCTYPE html>」
parse-error-missing-whitespace-after-doctype-public-keyword = 宣告裡「PUBLIC」後面、{ $text }之前缺少空格：請寫作「<!DOCTYPE html>」
parse-error-missing-whitespace-after-doctype-system-keyword = 宣告裡「SYSTEM」後面、{ $text }之前缺少空格：請寫作「<!DOCTYPE html>」
parse-error-missing-whitespace-before-doctype-name = 宣告裡文件類型的名稱{ $text }之前缺少空格：請寫作「<!DOCTYPE html>」
parse-error-missing-whitespace-between-doctype-public-and-system-identifiers = 宣告的兩個識別碼之間、{ $text }之前缺少空格：請寫作「<!DOCTYPE html>」

## markup/accidental-heading

accidental-heading = 這一行使{ $text }變成了標題：請在它前面加一個空行
accidental-heading-text = 這裡會顯示為標題
accidental-heading-fix = 在前面加一個空行

## markup/active-content

active-content-script = 這裡有指令碼，開啟文章時就會執行：請刪除
active-content-handler = 屬性{ $name }裡是指令碼：請刪除
active-content-address = { $address }不是網址而是指令碼：請寫上網址，或刪除
active-content-form = 表單裡填寫的內容不會有人收到：請刪除表單，保留其中的文字
active-content-refresh = 這會把讀者帶到別的網頁：請刪除
active-content-frame = 這裡顯示的是{ $host }現在的內容，也可能已不存在：請用文字說明原來是什麼

## markup/broken-image

broken-image-empty = 圖片沒有網址：請到原文查找，或刪除圖片
broken-image-no-address = { $address }不是圖片的網址：請到原文查找
broken-image-cut-off = 圖片的網址不完整：{ $address }。請到原文查找
broken-image-placeholder = 這裡只有佔位圖（{ $address }），沒有真正圖片的網址：請到原文查找

## markup/double-escaped-entity

double-escaped-entity = { $text }會原樣顯示：請寫作{ $meant }

## markup/empty-link

empty-link-nowhere = 連結沒有網址：請補上，或只保留文字
empty-link-no-href = 連結缺少網址（「href」）：請補上，或只保留文字
empty-link-invisible = 連結裡沒有可供點擊的內容：請刪除，或補上文字

## markup/html-in-text

html-in-text = { $text }本是標記，讀者卻會看到：請還原成標記，或刪除
html-in-text-fix-break = 改為換行
html-in-text-fix-space = 改為空格

## markup/lazy-image

lazy-image = 圖片的網址寫在{ $attribute }裡，只有原網頁的指令碼才會讀取：請寫進「src」
lazy-image-fix = 把{ $attribute }改為「src」

## markup/markdown-in-html

markdown-in-html = { $text }是 Markdown 寫法，在 HTML 裡會原樣顯示：請改用 HTML
markdown-in-html-fix = 改用 HTML

## markup/missing-alt

missing-alt = 圖片沒有文字說明：請為看不到圖片的人說明內容

## markup/noscript-double

noscript-double = 這裡為不執行指令碼的瀏覽器重複了前面的圖片：請刪除
noscript-double-first = 圖片在這裡
noscript-double-fix = 用這裡的圖片代替佔位圖

## markup/share-residue

share-residue-buttons = 這裡是分享按鈕，不屬於內文：請刪除
share-residue-counter = 這張圖片什麼也不顯示，只會告訴第三方誰開啟了文章：請刪除
share-residue-frame = 這個框架裡是廣告或按鈕，不屬於內文：請刪除

## markup/unclosed-html

unclosed-html = { $tag }沒有關閉，後面的內容都不再是 Markdown：請用{ $end }結束它

## markup/undefined-reference

undefined-reference = { $text }的網址沒有在任何地方給出：請補上，或直接寫在連結裡
undefined-reference-note = 註釋{ $text }沒有內容：請補上以它和「:」開頭的一行，或刪除這個標記

## markup/unescaped-character

unescaped-character-and = { $text }會被當作一個字元的代號，不會原樣顯示：請把「&」寫作「&amp;」
unescaped-character-less = { $text }會被當作標籤而不顯示：如果是內文，請把「<」寫作「&lt;」
