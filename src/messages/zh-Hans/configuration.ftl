# 配置文件中的问题。

configuration-syntax = 此处不符合 TOML 语法：{ $problem }
configuration-not-utf8 = TOML 文件必须是 UTF-8 编码，此文件不是：请另存为 UTF-8
configuration-unknown-key = 此处没有名为{ $key }的设置项
configuration-unknown-key-like = 此处没有名为{ $key }的设置项：是否应为{ $like }？
configuration-unknown-rule = 没有名为{ $name }的规则或规则组
configuration-unknown-rule-like = 没有名为{ $name }的规则或规则组：是否应为{ $like }？
configuration-bad-value = { $value }在此处无效：应为{ $expected }
configuration-bad-glob = { $glob }不是有效的 glob 模式：{ $problem }
configuration-bad-baseline = 基线文件{ $path }无法使用：{ $problem }
configuration-unreadable = 此文件无法使用：{ $problem }
configuration-baseline-outside = 基线文件{ $path }无法使用：它必须位于 variorum.toml 所在的文件夹内，且不能在版本控制系统的文件夹中
configuration-no-such-file = 没有这个文件
configuration-write = 改为{ $like }

configuration-one-of = { $words } 或 { $last }
configuration-paths = 若干个 [[paths]]，每个对应一组文件
configuration-files-of-paths = 适用的文件：files = ["…"]
configuration-fields = 字段列表：{ $fields }
configuration-patterns = glob 模式列表：["…"]
configuration-texts = 文字列表：["…"]
configuration-text = 一段文字："…"
configuration-text-with-letters = 一段文字，其中须有汉字、字母或数字："…"
configuration-number = 不小于 0 的整数
configuration-table = 一个 TOML 表
