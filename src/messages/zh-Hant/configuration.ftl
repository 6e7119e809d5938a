# 設定檔中的問題。

configuration-syntax = 此處不符合 TOML 語法：{ $problem }
configuration-not-utf8 = TOML 檔案必須是 UTF-8 編碼，此檔案不是：請另存成 UTF-8
configuration-unknown-key = 此處沒有名為{ $key }的設定項目
configuration-unknown-key-like = 此處沒有名為{ $key }的設定項目：是否應為{ $like }？
configuration-unknown-rule = 沒有名為{ $name }的規則或規則群組
configuration-unknown-rule-like = 沒有名為{ $name }的規則或規則群組：是否應為{ $like }？
configuration-bad-value = { $value }在此處無效：應為{ $expected }
configuration-bad-glob = { $glob }不是有效的 glob 模式：{ $problem }
configuration-bad-baseline = 基線檔案{ $path }無法使用：{ $problem }
configuration-unreadable = 此檔案無法使用：{ $problem }
configuration-baseline-outside = 基線檔案{ $path }無法使用：它必須位於 variorum.toml 所在的資料夾內，且不能在版本控制系統的資料夾中
configuration-no-such-file = 沒有這個檔案
configuration-write = 改為{ $like }

configuration-one-of = { $words } 或 { $last }
configuration-paths = 若干個 [[paths]]，每個對應一組檔案
configuration-files-of-paths = 適用的檔案：files = ["…"]
configuration-fields = 欄位清單：{ $fields }
configuration-patterns = glob 模式清單：["…"]
configuration-texts = 文字清單：["…"]
configuration-text = 一段文字："…"
configuration-text-with-letters = 一段文字，其中須有漢字、字母或數字："…"
configuration-number = 不小於 0 的整數
configuration-table = 一個 TOML 表
