# 配置文件中的问题。

configuration-syntax = 此处不合 TOML 语法：{ $problem }
configuration-not-utf8 = TOML 文件必须是 UTF-8 编码，此文件不是：请另存为 UTF-8
configuration-unknown-key = 此处没有名为{ $key }的设置
configuration-unknown-key-like = 此处没有名为{ $key }的设置：是否应为{ $like }？
configuration-unknown-rule = 没有名为{ $name }的规则或规则组
configuration-unknown-rule-like = 没有名为{ $name }的规则或规则组：是否应为{ $like }？
configuration-bad-value = { $value }在此处无效：请写{ $expected }
configuration-bad-glob = { $glob }不是有效的文件匹配模式：{ $problem }
configuration-bad-baseline = 基线文件{ $path }不起作用：{ $problem }
configuration-unreadable = 此文件不起作用：{ $problem }
configuration-baseline-outside = 基线文件{ $path }不起作用：它必须位于 variorum.toml 所在的文件夹之内，且不能在版本控制系统的文件夹中
configuration-no-such-file = 没有这个文件
configuration-write = 改为{ $like }

configuration-one-of = { $words } 或 { $last }
configuration-paths = 若干 [[paths]]，每个对应一批文件
configuration-files-of-paths = 适用于哪些文件：files = ["…"]
configuration-fields = 字段列表：{ $fields }
configuration-patterns = 匹配模式列表：["…"]
configuration-texts = 文本列表：["…"]
configuration-text = 一段文本："…"
configuration-text-with-letters = 一段含有文字或数字的文本："…"
configuration-number = 不小于 0 的整数
configuration-table = 一个表
