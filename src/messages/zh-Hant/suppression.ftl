# suppression 群組的規則。

suppression-unused = 此處沒有隱藏任何問題：請刪除
suppression-unused-name = { $name }在此沒有隱藏任何問題：請刪除
suppression-unknown-rule = 沒有名為{ $name }的規則或規則群組，因此不起作用
suppression-unknown-rule-like = 沒有名為{ $name }的規則或規則群組，因此不起作用：是否應為{ $like }？
suppression-names-nothing = 此處沒有寫規則名，因此不起作用：請補上規則名
suppression-missing-reason = 此處沒有說明為何隱藏問題：請加冒號並寫明原因

remove-it = 刪除
ignore-here = 在此處忽略{ $rule }
ignore-in-file = 在此檔案中忽略{ $rule }
ignore-nowhere = 此處放不下忽略{ $rule }的註解：前置元資料和程式碼中不能寫註解
