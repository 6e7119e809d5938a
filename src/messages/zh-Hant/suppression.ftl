# suppression 組規則。

suppression-unused = 這則註解沒有忽略任何問題：請刪除
suppression-unused-name = 此處沒有可忽略的{ $name }問題：請刪除這個規則名稱
suppression-unknown-rule = 沒有名為{ $name }的規則或規則群組，因此沒有忽略任何問題：請更正
suppression-unknown-rule-like = 沒有名為{ $name }的規則或規則群組，因此沒有忽略任何問題：是否應為{ $like }？
suppression-names-nothing = 此處沒有寫規則名稱，因此沒有忽略任何問題：請補上規則名稱
suppression-missing-reason = 此處沒有說明為何忽略：請加上冒號並寫明原因

remove-it = 刪除
ignore-here = 在此處忽略{ $rule }
ignore-in-file = 在此檔案中忽略{ $rule }
ignore-nowhere = 此處無法插入忽略{ $rule }的註解：前置中繼資料和程式碼中不能寫註解

# 各規則檢查什麼，各選項有什麼作用。英文寫在規則裡。

rule-suppression-missing-reason = 忽略註解沒有寫明原因
rule-suppression-unknown-rule = 忽略註解所寫的規則不存在
rule-suppression-unused = 忽略註解沒有忽略任何問題
