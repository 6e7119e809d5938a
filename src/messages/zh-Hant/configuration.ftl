# 設定檔中的問題。

configuration-syntax = 此處不合 TOML 語法：{ $problem }
configuration-not-utf8 = TOML 檔案必須是 UTF-8 編碼，此檔案不是：請另存為 UTF-8
configuration-unknown-key = 此處沒有名為{ $key }的設定
configuration-unknown-key-like = 此處沒有名為{ $key }的設定：是否應為{ $like }？
configuration-unknown-rule = 沒有名為{ $name }的規則或規則群組
configuration-unknown-rule-like = 沒有名為{ $name }的規則或規則群組：是否應為{ $like }？
configuration-bad-value = { $value }在此處無效：請寫{ $expected }
configuration-bad-glob = { $glob }不是有效的檔案比對樣式：{ $problem }
configuration-bad-baseline = 基線檔案{ $path }不起作用：{ $problem }
configuration-unreadable = 此檔案不起作用：{ $problem }
configuration-baseline-outside = 基線檔案{ $path }不起作用：它必須位於 variorum.toml 所在的資料夾之內，且不能在版本控制系統的資料夾中
configuration-no-such-file = 沒有這個檔案
configuration-write = 改為{ $like }

configuration-one-of = { $words } 或 { $last }
configuration-paths = 數個 [[paths]]，每個對應一批檔案
configuration-files-of-paths = 適用於哪些檔案：files = ["…"]
configuration-fields = 欄位清單：{ $fields }
configuration-patterns = 比對樣式清單：["…"]
configuration-texts = 文字清單：["…"]
configuration-text = 一段文字："…"
configuration-text-with-letters = 一段含有文字或數字的文字："…"
configuration-number = 不小於 0 的整數
configuration-table = 一個表
