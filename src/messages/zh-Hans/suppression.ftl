# suppression 组的规则。

suppression-unused = 此处没有隐藏任何问题：请删除
suppression-unused-name = { $name }在此没有隐藏任何问题：请删除
suppression-unknown-rule = 没有名为{ $name }的规则或规则组，因此不起作用
suppression-unknown-rule-like = 没有名为{ $name }的规则或规则组，因此不起作用：是否应为{ $like }？
suppression-names-nothing = 此处没有写规则名，因此不起作用：请补上规则名
suppression-missing-reason = 此处没有说明为何隐藏问题：请加冒号并写明原因

remove-it = 删除
ignore-here = 在此处忽略{ $rule }
ignore-in-file = 在此文件中忽略{ $rule }
ignore-nowhere = 此处放不下忽略{ $rule }的注释：前置元数据和代码中不能写注释
