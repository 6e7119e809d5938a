# Rules of the group metadata.

fill-in = 填入{ $value }

# Fields that are missing or empty.
missing-field = 沒有註明{ $field }：請補入{ $part }
missing-field-at-top = 沒有註明{ $field }：請補在文首
missing-source-and-url = 來源和網址都沒有註明：請在{ $part }中至少補上一項
missing-source-and-url-at-top = 來源和網址都沒有註明：請在文首至少補上一項
empty-field = { $label }後面是空的：請填寫{ $field }
empty-field-unlabelled = { $field }是空的：請填寫
empty-field-known = { $label }後面是空的，而{ $part }中寫著{ $value }：請填入
empty-field-unlabelled-known = { $field }是空的，而{ $part }中寫著{ $value }：請填入
empty-field-too = 這裡也是空的
field-stated-here = { $field }寫在這裡

author-in-body-label = { $label }後面是空的，而正文署名為{ $value }：請填入
author-in-body-empty = 作者是空的，而正文署名為{ $value }：請填入
author-in-body-here = 正文在此處署名
author-in-body-only = 只有正文寫明了作者{ $value }：請補入前置元資料
author-in-body-add = 在前置元資料中補上作者{ $value }

# Parts that disagree.
conflict = 此處的{ $field }是{ $here }，而{ $part }中是{ $there }：請查證何者正確
conflict-elsewhere = { $part }中：{ $value }
conflict-write = 在{ $part }中也寫成{ $value }

# Dates.
future-date = 日期{ $date }尚未到來：請更正
unreadable-date = { $date }無法辨識為日期：請寫成 YYYY-MM-DD 的形式
impossible-date-year = { $date }中的年份不存在：請更正日期
impossible-date-month = { $date }中的月份不存在：請更正日期
impossible-date-day = { $date }中的日子不存在：請更正日期
impossible-date-hour = { $date }中的時數不存在：請更正日期
impossible-date-minute = { $date }中的分鐘數不存在：請更正日期
impossible-date-second = { $date }中的秒數不存在：請更正日期
impossible-date-zone = { $date }中的時區不存在：請更正日期
ambiguous-date = { $date }中分不清月和日：請寫成 YYYY-MM-DD 的形式
ambiguous-date-year = { $date }中的年份只有兩位：請寫成 YYYY-MM-DD 的形式
ambiguous-date-write = 寫成{ $date }
updated-before-published = 更新日期{ $updated }早於發表日期{ $published }：請更正其中之一
updated-before-published-here = 發表日期寫在這裡

# Front matter.
duplicate-key = 鍵{ $key }在這裡第二次出現：請只保留一處
duplicate-key-first = 首次出現在這裡
duplicate-key-remove = 刪除內容相同的第二行
unterminated-front-matter = 從這裡開始的前置元資料沒有結束：請另起一行寫上{ $delimiter }
unterminated-front-matter-close = 在最後一行元資料之後結束
front-matter-unclosed-quote = 這裡的引號在本行內沒有閉合：請補上
front-matter-unclosed-bracket = 這裡的括號{ $bracket }沒有閉合：請補上
front-matter-unknown-escape = { $escape }在雙引號內沒有意義：反斜線請寫成「\\」
front-matter-text-behind-double-quote = 引號閉合之後還有文字：值內的引號請寫成「\"」
front-matter-text-behind-single-quote = 引號閉合之後還有文字：值內的引號請寫成「''」
front-matter-unquoted-colon = 含有「: 」的值必須加引號
front-matter-unquoted-start = 以{ $character }開頭的值必須加引號
front-matter-unquoted-text = 此處的文字必須加引號
front-matter-full-width-colon = YAML 不認全形冒號「：」：請用半形冒號加空格，寫成「{ $key }: 」
front-matter-control-character = 前置元資料中不能有控制字元 { $code }：請刪除
front-matter-no-key = 這一行沒有「鍵: 值」：若屬於上一項的值，請縮排
front-matter-no-value = 這個鍵沒有值：請填寫或刪除
front-matter-tab = 前置元資料不能用定位字元縮排：請改用空格
front-matter-indentation = 這一行的縮排與上下都不一致：請與相鄰的行對齊
front-matter-missing-comma = 兩項之間缺少逗號
front-matter-trailing-comma = 最後一項之後不能有逗號：請刪除
front-matter-comment = JSON 沒有註解：請刪除
front-matter-single-quotes = JSON 只認雙引號：請改成雙引號
front-matter-too-deep = 此處的值巢狀過深
front-matter-other = 這裡不是合法的 { $format }，剖析器的說明是：{ $words }
front-matter-write-colon = 寫成「: 」
front-matter-write-spaces = 寫成空格
front-matter-double-backslash = 反斜線寫成「\\」
front-matter-remove-character = 刪除該字元

# Feed headers.
feed-header-seconds = 發表時刻以秒計：請寫成毫秒，即多三位數字
feed-header-comment = 發表時刻的註解標記已損壞：請寫成 { $comment }
feed-header-comment-unread = 發表時刻的註解標記已損壞：請以「<!--」開頭、「-->」結尾
feed-header-link = 標題與網址沒有寫成連結：請寫成 [標題](網址)
feed-header-rule = 這一行下面缺少六個連字號的分隔線：請加上一行 ------
feed-header-mend = 寫成應有的樣子

# URLs.
tracking-url = 網址中的{ $names }只用於追蹤讀者：請刪除
tracking-url-remove = 刪除只用於追蹤讀者的參數
invalid-url-full-width = { $url }中有全形標點：請改成半形
invalid-url-slashes = { $url }無法開啟：開頭請寫成「{ $scheme }://」
invalid-url-twice = { $url }有兩個網址開頭：請只保留一個
invalid-url-blank = { $url }中有空格：請編碼或刪除
invalid-url-scheme = { $url }前面缺少「https://」，無法開啟：請補上
invalid-url-none = { $url }不是網址：請寫明文章發表在哪裡
invalid-url-write = 寫成{ $url }
unencoded-url = { $character }在網址中必須編碼：請用百分號編碼
unencoded-url-encode = 將網址編碼

# What stands in another's place.
placeholder-title-untitled = { $title }只是佔位，不是標題：請寫上文章的標題
placeholder-title-error = { $title }是錯誤頁面的標題：請核對正文是否為原文，並寫上標題
placeholder-title-file = { $title }是檔名：請寫上文章的標題
placeholder-title-source = { $title }是來源的名稱：請寫上文章的標題
site-name-in-title = { $name }是網站名稱，不屬於標題：請刪除
site-name-in-title-remove = 只留{ $title }
site-name-in-title-too = 這裡也有
author-is-outlet = { $author }同時也是來源：請查看原文是否寫明了作者
author-is-outlet-source = 此處寫作來源
cut-off-summary = 摘要在{ $end }之後被截斷：請補全句子
cut-off-summary-complete = 按正文補到句末
language-mismatch = 宣告的語言是{ $declared }，正文卻是{ $script }：請更正
language-mismatch-write = 寫成{ $language }
language-simplified = 簡體中文
language-traditional = 繁體中文
language-chinese = 中文
language-latin = 拉丁字母文字
