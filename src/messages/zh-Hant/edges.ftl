# 編輯器與終端機在問題旁顯示的文字。

findings-left-out = 此後還有 { $count } 處同類問題：請先處理上面的
and-more = 另有 { $count } 處
see = 見
fix = 修正

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
mend-refused = 部分修正無法以該檔案的編碼寫入：請先轉換為 UTF-8
mendable = 可修正：{ $safe } 處可直接修正，{ $look } 處須過目

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
