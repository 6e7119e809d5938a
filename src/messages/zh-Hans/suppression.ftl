# suppression 组规则。

suppression-unused = 这条注释没有忽略任何问题：请删除
suppression-unused-name = 此处没有可忽略的{ $name }问题：请删除这个规则名
suppression-unknown-rule = 没有名为{ $name }的规则或规则组，因此没有忽略任何问题：请更正
suppression-unknown-rule-like = 没有名为{ $name }的规则或规则组，因此没有忽略任何问题：是否应为{ $like }？
suppression-names-nothing = 此处没有写规则名，因此没有忽略任何问题：请补上规则名
suppression-missing-reason = 此处没有说明为何忽略：请加上冒号并写明原因

remove-it = 删除
ignore-here = 在此处忽略{ $rule }
ignore-in-file = 在此文件中忽略{ $rule }
ignore-nowhere = 此处无法插入忽略{ $rule }的注释：前置元数据和代码中不能写注释

# 各规则检查什么，各选项起什么作用。英文写在规则里。

rule-suppression-missing-reason = 忽略注释没有写明原因
rule-suppression-unknown-rule = 忽略注释所写的规则不存在
rule-suppression-unused = 忽略注释没有忽略任何问题
