# 編輯器與終端在問題旁顯示的文字。

findings-left-out = 其後還有 { $count } 處同類問題，未逐一列出：請先處理以上問題
and-more = 另有 { $count } 處
see = 見
fix = 修正
fix-by-hand = 手動修正

comma = ，
semicolon = ；
colon = ：
in-parentheses = （{ $text }）
list-separator = 、
count-errors = { $count } 個錯誤
count-warnings = { $count } 個警告
count-infos = { $count } 則資訊
count-hints = { $count } 個提示
summary = { $found }，見於 { $seeds }中的 { $with } 篇
summary-none = { $seeds }，沒有發現問題
summary-manifest = ，也見於 variorum.toml
summary-failed = ；{ $count } 個檔案無法讀取或寫入
fixed-summary = 已修正 { $seeds }中的 { $count } 處問題
would-fix = 可修正 { $seeds }中的 { $count } 處問題
fix-reads-otherwise = 若套用修正，檔案中的其他文字也會走樣，因此未作任何改動：請先轉換為 UTF-8
encoding-would-change = 檔案編碼將由 { $encoding } 改為 UTF-8，逐行差異無法顯示這項變更
fix-not-encodable = 部分修正無法以該檔案的編碼儲存：請先轉換為 UTF-8
fixable = 可修正：{ $safe } 處安全，{ $look } 處需複核
fixable-by-hand = 可修正：{ $safe } 處安全，{ $look } 處需複核，{ $single } 處須手動修正

baseline-known = 基線中已有的 { $count } 個問題未顯示（--no-baseline 可顯示）
baseline-known-and-gone = 基線中已有的 { $count } 個問題未顯示；基線所記的另有 { $gone } 個已不存在（--write-baseline 可清除）
baseline-written = 已將 { $seeds }的 { $count } 個問題記入 { $path }
baseline-elsewhere = 須在 variorum.toml 中寫明基線檔案的位置才會生效：baseline = "…"

fix-all-of-rule = 修正本檔案中全部 { $count } 處 { $rule } 問題
fix-all-of-rule-look = 修正本檔案中全部 { $count } 處 { $rule } 問題（修正後請複核）
fix-all-safe = 套用本檔案中的全部安全修正
fix-corpus = 套用語料庫中的全部安全修正
nothing-to-fix = 語料庫中沒有可套用的安全修正
fix-left-out = ；{ $count } 個檔案不是 UTF-8，已略過：請用「variorum check --fix」修正
fill-metadata = 依轉載補齊中繼資料
nothing-to-fill = 轉載中沒有可用來補齊的標題、作者或網址
filled = 已補齊 { $seeds }的 { $count } 個欄位

rename-nothing = 只能重新命名作者、來源或標籤：請將游標置於檔頭中的名稱上
rename-no-name = 名稱不能空白，也不能換行
rename-does-not-fit = { $name }寫入{ $path }後會被辨識為其他內容：未重新命名任何一處
rename-label = 將{ $field }{ $old }重新命名為{ $new }
rename-in = 涉及 { $seeds }
rename-left-out = 另有 { $count } 個含{ $name }的檔案不是 UTF-8，已略過：請轉為 UTF-8 或以正確編碼開啟後再重新命名

take-reading = 改作{ $words }（{ $count } 篇如此）
take-nothing = 刪去{ $words }（{ $count } 篇無此文字）
insert-words = 補入{ $words }（{ $count } 篇有此文字）
insert-passage = 補入此處缺少的文段{ $words }（{ $count } 篇有此文段）
change-impossible = 無法只改動此處而不影響其他內容
compare-with = 與{ $name }對照
compare-with-of = 與{ $name }對照（{ $detail }）

contents-comparison = 「-」為本篇，「+」為對照篇，⟦ ⟧ 為異文；在某一行上執行「移至定義」，可開啟它所在的檔案
contents-apparatus = { $seeds }含有此段的全部或一部分；各句之下列出異文及所在各篇
show-apparatus = 顯示此段的校勘記

no-such-rule = 沒有名為{ $rule }的規則：執行「variorum rule」可列出全部規則
no-such-rule-but = 沒有名為{ $rule }的規則：是否應為{ $like }？
rule-has-fix = 可修正
rule-hint = 執行「variorum rule 規則名稱」可檢視該規則的說明

undated = 日期不詳
percent = { $percent }%
blank = （空白）
quoted = { $text }
only-here = 僅見於本篇
only-there = 僅見於對照篇
progress-reading = Variorum：正在讀取{ $name }
progress-corpus = Variorum：正在檢查語料庫
progress-fixing = Variorum：正在尋找語料庫中的可修正之處
progress-filling = Variorum：正在尋找轉載中的中繼資料
progress-families = Variorum：正在逐篇比對
progress-files = 已讀取 { $done } / { $of } 個檔案
progress-checking = 正在檢查
progress-comparing = 正在比對
progress-reading-seeds = 正在讀取

hover-boilerplate = 頁面附帶內容：雖在頁面上，但不屬於文章，因此不參與比對
hover-learnt = 頁面附帶內容（{ $kind }）：另見於 { $seeds }，因此不算轉載
hover-empty-label = 此處只有欄位名稱，沒有內容
hover-read-as = 辨識為 { $date }
hover-no-date = 無法辨識：{ $problem }
hover-same = 一致：{ $where }
hover-also = 另有：{ $value }（{ $where }）
hover-differs = 不一致：{ $value }（{ $where }）
hover-where = { $part }，第 { $line } 行
hover-text = 內文
hover-nothing = 空
hover-in-seeds = 另見於 { $count } 篇
hover-earliest = 其中最早 { $date }
hover-this-earliest = 本篇最早，{ $date }
hover-this-earliest-dated = 有日期的各篇中，本篇最早，{ $date }
hover-same-words = 文字相同
hover-date-and-share = { $date } · { $share }
and-more-seeds = 另有 { $count } 篇

heading-findings = 問題
heading-reprints = 轉載
no-passages = 共比對 { $of }，沒有共有文段
passages = { $seeds }中有 { $count } 段共有文段；共比對 { $of }
count-characters = { $count } 字
no-variants = 無異文
count-variants = { $count } 處異文
and-more-variants = 另有 { $count } 處異文
times = （{ $count } 次）

inspect-file = { $format }，{ $encoding }，文字 { $bytes } 位元組，{ $lines } 行
inspect-header = 檔頭
inspect-no-header = 無：沒有前置中繼資料、RSS 訂閱檔頭、來源行或其他載有中繼資料的區段
inspect-lines = { $part }，第 { $first }–{ $last } 行
inspect-empty = 空
inspect-date = { $date }  （原文{ $written }）
inspect-problem = { $value }：{ $problem }
inspect-body = 內文：{ $blocks } 個區塊，{ $characters } 字
inspect-boilerplate = 頁面附帶內容，不計入內文
no-boilerplate-learnt = 從 { $of }中沒有歸納出頁面附帶內容
boilerplate-learnt = 從 { $of }中歸納出 { $count } 段頁面附帶內容
boilerplate-row = { $kind }，見於 { $seeds }

standard-input-alone = 標準輸入（「-」）不能與檔案一同檢查
stdin-filename-needs-dash = 使用 --stdin-filename 時，路徑須為「-」
check-panicked = 未能檢查{ $path }：這是 Variorum 的程式錯誤，請回報
cannot-check = 無法檢查{ $path }
cannot-read = 無法讀取{ $path }
cannot-find = 找不到{ $path }
cannot-write = 無法寫入{ $path }
cannot-compare = 無法比對{ $path }
cannot-index = 無法建立{ $path }的索引
index-damaged = 索引已損毀，下次執行時會重新建立：請再執行一次
index-unreadable = 無法讀取索引：請先排除下述原因，再執行一次
index-damaged-now = 此語料庫的索引已損毀，正在重新建立：請稍後再試
index-unreadable-now = 無法讀取此語料庫的索引（{ $cause }）：下次請求時會重試
index-summary = 索引收錄 { $seeds }，佔用磁碟空間 { $megabytes } MB
index-verified = 與重新建立的索引一致
index-differs = 與重新建立的索引不一致，下次執行時會重新建立：{ $difference }
index-not-kept = 索引無法儲存，僅供本次使用：{ $cause }
too-long = { $path }過長，不可能是一篇文章（超過 1 GiB）
left-alone = 已略過{ $path }：其中很少有檔案像收集來的文章（放入一個空的 { $manifest } 即視為語料庫）
baseline-of-files = 基線只能由檔案產生，不能由標準輸入產生
baseline-without-manifest = 基線須與 { $manifest } 放在同一資料夾，而此處沒有：請先建立（空檔案即可）
baseline-of-several = 所給路徑分屬多個語料庫，不能共用一個基線檔案
rule-costs = 各規則耗時：

## CodeLens

lens-witnesses = 另見於 { $count } 篇
lens-earliest = 其中最早 { $date }

## 對照

comparison-field = { $name }：{ $value }
hint-readings = 其他版本此處的文字，以及各有多少篇
completion-reprints = { $count } 篇轉載如此註明
completion-seeds = { $count } 篇如此註明

## variorum.toml 的各項

manifest-preset = 未另行設定時，執行哪些規則
manifest-required = 每篇都必須註明的欄位
manifest-baseline = 記錄已知問題的檔案
manifest-boilerplate = 手動指定附帶內容，優先於歸納結果（不論繁簡、全形半形）
manifest-files = 哪些檔案是文章，寫法同 .gitignore
manifest-rules = 規則或規則群組的層級，以及規則的選項
manifest-paths = 只對部分檔案有效的設定，後面的優先
manifest-include = 只有這些檔案算作文章
manifest-exclude = 這些檔案不算文章
manifest-keep = 不算附帶內容的文字：與其他文章相同時照常列出
manifest-drop = 算作附帶內容的文字：一概不列出
manifest-paths-files = 對哪些檔案有效，寫法同 .gitignore
manifest-group = 規則群組 { $name } 的全部規則
manifest-level = 問題的層級
manifest-default = 預設值：{ $value }
manifest-preset-archive = 用於典藏文章：檢查中繼資料、標記和文字的錯誤
manifest-preset-dataset = 用於製作資料集：另查使相同文字產生差異的寫法，以及不屬於內文的內容
manifest-preset-strict = 全部規則，包括往往是有意為之的情形
