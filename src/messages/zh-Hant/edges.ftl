# 編輯器與終端機在問題旁顯示的文字。

findings-left-out = 此後還有 { $count } 處同類問題：請先處理上面的
and-more = 另有 { $count } 處
see = 見
fix = 修正
fix-by-hand = 手動修正

list-separator = 、
count-errors = { $count } 個錯誤
count-warnings = { $count } 個警告
count-infos = { $count } 個提示
count-hints = { $count } 個備註
summary = { $found }，見於 { $seeds }中的 { $with } 篇
summary-none = { $seeds }均無問題
summary-manifest = ，也見於 variorum.toml
summary-failed = ；{ $count } 個檔案無法讀取或寫入
mended = 已修正 { $seeds }中的 { $count } 處問題
would-mend = 可修正 { $seeds }中的 { $count } 處問題
fix-reads-otherwise = 若套用修正，檔案中其他文字的解讀也會改變，因此未作任何改動：請先轉換為 UTF-8
encoding-would-change = 編碼將由 { $encoding } 改為 UTF-8，逐行的差異無法顯示這一點
mend-refused = 部分修正無法以該檔案的編碼寫入：請先轉換為 UTF-8
mendable = 可修正：{ $safe } 處可直接修正，{ $look } 處須過目
mendable-by-hand = 可修正：{ $safe } 處可直接修正，{ $look } 處須過目，{ $single } 處須手動修正

baseline-known = 基線中已有 { $count } 個問題，未顯示（--no-baseline 可顯示）
baseline-known-and-gone = 基線中已有 { $count } 個問題，未顯示；基線中另有 { $gone } 個已不存在（--write-baseline 可清除）
baseline-written = 已將 { $seeds }的 { $count } 個問題記入 { $path }
baseline-elsewhere = 須在 variorum.toml 中寫明其位置才會生效：baseline = "…"

fix-all-of-rule = 修正本檔案中全部 { $count } 處 { $rule } 問題
fix-all-of-rule-look = 修正本檔案中全部 { $count } 處 { $rule } 問題（改後請過目）
fix-all-safe = 套用本檔案中所有可直接進行的修正
fix-corpus = 套用語料庫中所有可直接進行的修正
nothing-to-fix = 語料庫中沒有可直接修正的問題
fix-left-out = ；{ $count } 個檔案不是以 UTF-8 儲存，未予處理：請改用「variorum check --fix」
fill-metadata = 依轉載補全元資料
nothing-to-fill = 轉載中沒有可用來補全的標題、作者或網址
filled = 已在 { $seeds }中補全 { $count } 處

rename-nothing = 只能重新命名作者、來源或標籤：請將游標置於文首資訊中的名稱上
rename-no-name = 名稱須為一行，且不能為空
rename-does-not-fit = 在{ $path }中，{ $name }會被讀作別的內容：未作任何重新命名
rename-label = 將{ $field }{ $old }重新命名為{ $new }
rename-in = 涉及 { $seeds }
rename-left-out = 有 { $count } 個含{ $name }的檔案不是以 UTF-8 儲存，未予處理：請轉存為 UTF-8，或以正確的編碼開啟，然後再次重新命名

take-reading = 取{ $words }（{ $count } 篇）
take-nothing = 刪去{ $words }（{ $count } 篇無此）
insert-words = 補入{ $words }（{ $count } 篇）
insert-passage = 補入缺失的段落{ $words }（{ $count } 篇）
change-impossible = 無法在不改動其他內容的情況下改寫此處
compare-with = 與{ $name }比較
compare-with-of = 與{ $name }比較（{ $detail }）

contents-comparison = 「-」為此篇，「+」為彼篇，⟦ ⟧ 為異文；「移至定義」可由一行跳至其所在檔案
contents-apparatus = 有 { $seeds }全部或部分含有此段；各句之下列出異文及其所在
show-apparatus = 顯示各篇在此段的異文

no-such-rule = 沒有名為{ $rule }的規則；「variorum rule」可列出全部規則
no-such-rule-but = 沒有名為{ $rule }的規則：是否指{ $like }？
rule-has-fix = 可修正
rule-hint = 「variorum rule 規則名」可檢視某條規則的說明

undated = 無日期
blank = （空白）
quoted = { $text }
only-here = 僅此篇
only-there = 僅彼篇
progress-reading = Variorum：正在讀取{ $name }
progress-corpus = Variorum：正在檢查語料庫
progress-fixing = Variorum：正在尋找語料庫中的修正
progress-filling = Variorum：正在查找轉載中的元資料
progress-families = Variorum：正在逐篇比對
progress-files = 已讀 { $done } / { $of } 個檔案
progress-checking = 正在檢查
progress-comparing = 正在比對
progress-reading-seeds = 正在讀取

hover-boilerplate = 頁面附帶內容：在頁面上，但不屬於文章本身，因此不參與比對
hover-learnt = 頁面附帶內容（{ $kind }）：另見於 { $seeds }，因此不算轉載
hover-empty-label = 此處有標籤，但其後沒有內容
hover-read-as = 辨識為 { $date }
hover-no-date = 無法辨識：{ $problem }
hover-same = 相同：{ $where }
hover-also = 另有：{ $value }（{ $where }）
hover-differs = 不一致：{ $value }（{ $where }）
hover-where = { $part }，第 { $line } 行
hover-text = 正文
hover-nothing = 空
hover-in-seeds = 另見於 { $count } 篇
hover-earliest = 最早 { $date }
hover-this-earliest = 本篇最早，{ $date }
hover-this-earliest-dated = 有日期的各篇中以本篇最早，{ $date }
hover-same-words = 文字相同
hover-date-and-share = { $date } · { $percent }%
and-more-seeds = 另有 { $count } 篇

heading-findings = 問題
heading-reprints = 轉載
no-passages = 共比對 { $of }，沒有相同的段落
passages = { $seeds }中有 { $count } 段文字也見於其他篇；共比對 { $of }
count-characters = { $count } 字
no-variants = 無異文
count-variants = { $count } 處異文
and-more-variants = 另有 { $count } 處異文
times = （{ $count } 次）

inspect-file = { $format }，{ $encoding }，文字 { $bytes } 位元組，{ $lines } 行
inspect-header = 頭部
inspect-no-header = 無：沒有前置元資料、訂閱源頭部、來源行或其他載有元資料的部分
inspect-lines = { $part }，第 { $first }–{ $last } 行
inspect-empty = 空
inspect-date = { $date }  （原文{ $written }）
inspect-problem = { $value }：{ $problem }
inspect-body = 正文：{ $blocks } 塊，{ $characters } 字
inspect-boilerplate = 頁面附帶內容，不計入正文
no-boilerplate-learnt = 從 { $of }中沒有歸納出頁面附帶內容
boilerplate-learnt = 從 { $of }中歸納出 { $count } 段頁面附帶內容
boilerplate-row = { $kind }，見於 { $seeds }

standard-input-alone = 標準輸入（「-」）不能與檔案一同檢查
stdin-filename-needs-dash = 使用 --stdin-filename 時，路徑須為「-」
check-panicked = { $path }未能檢查：這是 Variorum 的缺陷，請予回報
cannot-check = 無法檢查{ $path }
cannot-read = 無法讀取{ $path }
cannot-find = 找不到{ $path }
cannot-write = 無法寫入{ $path }
cannot-compare = 無法比對{ $path }
cannot-index = 無法建立{ $path }的索引
index-damaged = 索引已損壞，下次會重新建立：請再執行一次
index-unreadable = 無法讀取索引：請排除下述原因後再執行一次
index-damaged-now = 此語料庫的索引已損壞，正在重新建立：請稍後再試
index-unreadable-now = 無法讀取此語料庫的索引（{ $cause }）：下次請求時會重試
index-summary = 索引中有 { $seeds }，佔用磁碟 { $megabytes } MB
index-verified = 與重新建立的索引一致
index-differs = 索引與重新建立的不一致，下次會重新建立：{ $difference }
index-not-kept = 無法儲存索引以備下次使用，本次臨時建立：{ $cause }
too-long = { $path }過長，不可能是一篇文章（超過 1 GiB）
left-alone = { $path }未予檢查：其中很少有文字以存檔文章的形式開頭（放入一個空的 { $manifest } 即視為語料庫）
baseline-of-files = 基線由檔案產生，不能由標準輸入產生
baseline-without-manifest = 基線須與 { $manifest } 放在一起，而此處沒有該檔案（可以是空檔案）
baseline-of-several = 所給路徑分屬多個語料庫，其基線不能共用一個檔案
rule-costs = 各規則用時：

## 程式碼濾鏡

lens-witnesses = 另見於 { $count } 篇
lens-earliest = 最早 { $date }

## 對照

comparison-field = { $name }：{ $value }
hint-readings = 其他各篇此處的文字及篇數
completion-reprints = { $count } 篇轉載如此註明
completion-seeds = { $count } 篇如此註明

## variorum.toml 的各項

manifest-preset = 未另行說明時執行哪些規則
manifest-required = 每篇都必須註明的欄位
manifest-baseline = 已知問題記錄在哪個檔案
manifest-boilerplate = 以此代替歸納出的頁面附帶內容，不論字形寫法
manifest-files = 哪些檔案是語料，寫法同 .gitignore
manifest-rules = 某條規則或整組規則的問題有多嚴重，以及規則的選項
manifest-paths = 只對部分檔案有效的設定，後者優先
manifest-include = 只有這些檔案是語料
manifest-exclude = 這些檔案不是語料
manifest-keep = 不算頁面附帶內容的文字：凡有重合，照常列出
manifest-drop = 算作頁面附帶內容的文字：一概不列出
manifest-paths-files = 對哪些檔案有效，寫法同 .gitignore
manifest-group = { $name } 組的全部規則
manifest-level = 問題的嚴重程度
manifest-default = 未設定時：{ $value }
manifest-preset-archive = 用於保存文本：記錄、標記或文字有誤之處
manifest-preset-dataset = 用於製作資料集：還包括使相同文本顯得不同之處，以及不屬於文本之處
manifest-preset-strict = 全部規則，包括往往是有意為之的情形
