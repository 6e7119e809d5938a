# metadata 組規則。

fill-in = 填入{ $value }

# 缺失或空白的欄位。
missing-field = 沒有註明{ $field }：請補入{ $part }
missing-field-at-top = 沒有註明{ $field }：請補在檔案開頭
missing-source-and-url = 來源和網址都沒有註明：請在{ $part }中至少補上一項
missing-source-and-url-at-top = 來源和網址都沒有註明：請在檔案開頭至少補上一項
empty-field = { $label }後面是空的：請填寫{ $field }
empty-field-unlabelled = { $field }是空的：請填寫
empty-field-known = { $label }後面是空的，而{ $part }中寫明{ $value }：請填入
empty-field-unlabelled-known = { $field }是空的，而{ $part }中寫明{ $value }：請填入
empty-field-too = 這裡也是空的
field-stated-here = { $field }寫在此處

author-in-body-label = { $label }後面是空的，而內文署名為{ $value }：請填入
author-in-body-empty = 作者是空的，而內文署名為{ $value }：請填入
author-in-body-here = 內文在此處署名
author-in-body-only = 只有內文寫明了作者{ $value }：請補入前置中繼資料
author-in-body-add = 在前置中繼資料中補上作者{ $value }

# 互相矛盾的區段。
conflict = 此處的{ $field }是{ $here }，而{ $part }中是{ $there }：請查證哪個正確
conflict-elsewhere = { $part }中：{ $value }
conflict-write = 把{ $part }中的也改為{ $value }

# 日期。
future-date = 日期{ $date }尚未到來：請更正
unreadable-date = { $date }無法辨識為日期：請改為 YYYY-MM-DD 的形式
impossible-date-year = { $date }不是有效日期（沒有這樣的年份）：請更正
impossible-date-month = { $date }不是有效日期（沒有這樣的月份）：請更正
impossible-date-day = { $date }不是有效日期（該月只有 { $days } 天）：請更正
impossible-date-day-zero = { $date }不是有效日期（沒有 0 日）：請更正
impossible-date-hour = { $date }不是有效時間（沒有這樣的小時數）：請更正
impossible-date-minute = { $date }不是有效時間（沒有這樣的分鐘數）：請更正
impossible-date-second = { $date }不是有效時間（沒有這樣的秒數）：請更正
impossible-date-zone = { $date }不是有效時間（沒有這樣的時區）：請更正
ambiguous-date = { $date }分不清月和日：請改為 YYYY-MM-DD 的形式
ambiguous-date-year = { $date }的年份只有兩位數：請改為 YYYY-MM-DD 的形式
ambiguous-date-write = 改為{ $date }
updated-before-published = 更新日期{ $updated }早於發表日期{ $published }：請更正其中之一
updated-before-published-here = 發表日期寫在此處

# 前置中繼資料。
duplicate-key = 鍵{ $key }在此第二次出現：請只保留一處
duplicate-key-first = 首次出現在此處
duplicate-key-remove = 刪除內容相同的第二行
unterminated-front-matter = 從此處開始的前置中繼資料沒有結束：請另起一行寫上{ $delimiter }
unterminated-front-matter-close = 在最後一行中繼資料之後結束
front-matter-unclosed-quote = 此處的引號在本行內沒有成對：請補上
front-matter-unclosed-bracket = 此處的括號{ $bracket }沒有成對：請補上
front-matter-unknown-escape = { $escape }在雙引號內沒有意義：反斜線應為「\\」
front-matter-text-behind-double-quote = 結尾引號之後還有文字：值中的引號應為「\"」
front-matter-text-behind-single-quote = 結尾引號之後還有文字：值中的引號應為「''」
front-matter-unquoted-colon = 值中有「: 」：請為值加上引號
front-matter-unquoted-start = 值以{ $character }開頭：請為值加上引號
front-matter-unquoted-text = 此處的文字沒有引號：請加上
front-matter-full-width-colon = YAML 不把「：」當作冒號：請改為半形冒號加空格，即「{ $key }: 」
front-matter-control-character = 前置中繼資料中不能有控制字元 { $code }：請刪除
front-matter-no-key = 這一行沒有「鍵: 值」：若屬於上一項的值，請縮排
front-matter-no-value = 這個鍵沒有值：請填寫，或刪除
front-matter-tab = 前置中繼資料不能用定位字元縮排：請改用空格
front-matter-indentation = 這一行的縮排與上下都不一致：請與相鄰的行對齊
front-matter-missing-comma = 兩項之間缺少逗號：請補上
front-matter-trailing-comma = 最後一項之後不能有逗號：請刪除
front-matter-comment = JSON 中不能有註解：請刪除
front-matter-single-quotes = JSON 只認雙引號：請改為雙引號
front-matter-too-deep = 此處的值巢狀過深：請減少層數
front-matter-other = 此處不是有效的 { $format }，剖析器的說明是：{ $words }
front-matter-write-colon = 改為「: 」
front-matter-write-spaces = 改為空格
front-matter-double-backslash = 把反斜線改為「\\」
front-matter-remove-character = 刪除該字元

# RSS 訂閱檔頭。
feed-header-seconds = 發表日期的時間戳記以秒計：請改為毫秒，即多三位數字
feed-header-comment = 發表日期的註解標記已損毀：應為 { $comment }
feed-header-comment-unread = 發表日期的註解標記已損毀：應以「<!--」開頭、「-->」結尾
feed-header-link = 標題與網址沒有寫成連結：應為 [標題](網址)
feed-header-rule = 此行之下缺少由六個連字號構成的分隔線：請加上一行 ------
fix-feed-header = 依規定格式改寫此行

# 網址。
tracking-url = 網址中的{ $names }只用於追蹤讀者：請刪除
tracking-url-remove = 刪除只用於追蹤讀者的參數
invalid-url-full-width = { $url }中有全形標點：請改為半形
invalid-url-slashes = { $url }無法開啟：應以「{ $scheme }://」開頭
invalid-url-twice = { $url }有兩個網址開頭：請只保留一個
invalid-url-blank = { $url }中有空格：請編碼，或刪除
invalid-url-scheme = { $url }前面缺少「https://」，無法開啟：請補上
invalid-url-none = { $url }不是網址：請寫明文章發表在哪裡
invalid-url-write = 改為{ $url }
unencoded-url = { $character }在網址中必須編碼：請用百分號編碼
unencoded-url-encode = 將網址編碼

# 名不副實的內容。
placeholder-title-untitled = { $title }只是佔位，不是標題：請寫上文章的標題
placeholder-title-error = { $title }是錯誤頁面的標題：請核對內文是否為原文，並寫上標題
placeholder-title-file = { $title }是檔名：請寫上文章的標題
placeholder-title-source = { $title }是來源的名稱：請寫上文章的標題
site-name-in-title = { $name }是網站名稱，不屬於標題：請刪除
site-name-in-title-remove = 只保留{ $title }
site-name-in-title-too = 此處也有
author-is-outlet = 作者{ $author }與來源相同：請檢視原文是否載明作者
author-is-outlet-source = 此處作為來源出現
cut-off-summary = 摘要在{ $end }之後被截斷：請補齊句子
cut-off-summary-complete = 依內文補到句末
language-mismatch = 宣告的語言是{ $declared }，內文卻是{ $script }：請更正
language-mismatch-write = 改為{ $language }
language-simplified = 簡體中文
language-traditional = 繁體中文
language-chinese = 中文
language-latin = 拉丁字母文字

# 各規則檢查什麼，各選項有什麼作用。英文寫在規則裡。

rule-metadata-ambiguous-date = 日期可以有不止一種解讀
rule-metadata-author-in-body = 只有內文寫明了作者
rule-metadata-author-is-outlet = 作者欄位寫的是來源
rule-metadata-conflicting-author = 兩個區段的作者不一致
rule-metadata-conflicting-date = 兩個區段的發表日期不一致
rule-metadata-conflicting-title = 兩個區段的標題不一致
rule-metadata-conflicting-url = 兩個區段的網址不一致
rule-metadata-cut-off-summary = 摘要被截斷
rule-metadata-duplicate-key = 前置中繼資料中有重複的鍵
rule-metadata-future-date = 日期尚未到來
rule-metadata-impossible-date = 日期或時間不存在
rule-metadata-invalid-url = 網址無法開啟
rule-metadata-language-mismatch = 內文的語言或繁簡與宣告的不符
rule-metadata-malformed-feed-header = RSS 訂閱檔頭不合格式
rule-metadata-malformed-front-matter = 前置中繼資料無法讀取
rule-metadata-missing-author = 沒有註明作者，或作者是空的
rule-metadata-missing-date = 沒有註明發表日期，或日期是空的
rule-metadata-missing-source = 沒有註明來源，或來源是空的，也沒有網址可以代替
rule-metadata-missing-title = 沒有標題，或標題是空的
rule-metadata-missing-url = 網址是空的，或缺少必須註明的網址
rule-metadata-placeholder-title = 標題只是佔位，不是文章的標題
rule-metadata-site-name-in-title = 標題結尾帶有網站名稱
rule-metadata-tracking-url = 網址中有只用於追蹤讀者的參數
rule-metadata-unencoded-url = 網址中有必須編碼的字元
rule-metadata-unreadable-date = 日期無法辨識
rule-metadata-unterminated-front-matter = 前置中繼資料沒有結束
rule-metadata-updated-before-published = 更新日期早於發表日期
