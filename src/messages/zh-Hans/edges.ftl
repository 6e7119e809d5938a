# 编辑器与终端在问题旁显示的文字。

findings-left-out = 此后还有 { $count } 处同类问题：请先处理上面的
and-more = 另有 { $count } 处
see = 见
fix = 修正

list-separator = 、
count-errors = { $count } 个错误
count-warnings = { $count } 个警告
count-infos = { $count } 个提示
count-hints = { $count } 个备注
summary = { $found }，见于 { $seeds }中的 { $with } 篇
summary-none = { $seeds }均无问题
summary-manifest = ，也见于 variorum.toml
summary-failed = ；{ $count } 个文件无法读取或写入
mended = 已修正 { $seeds }中的 { $count } 处问题
would-mend = 可修正 { $seeds }中的 { $count } 处问题
mend-refused = 部分修正无法以该文件的编码写入：请先转换为 UTF-8
mendable = 可修正：{ $safe } 处可直接修正，{ $look } 处须过目

baseline-known = 基线中已有 { $count } 个问题，未显示（--no-baseline 可显示）
baseline-known-and-gone = 基线中已有 { $count } 个问题，未显示；基线中另有 { $gone } 个已不存在（--write-baseline 可清除）
baseline-written = 已将 { $seeds }的 { $count } 个问题记入 { $path }
baseline-elsewhere = 须在 variorum.toml 中写明其位置才会生效：baseline = "…"

fix-all-of-rule = 修正本文件中全部 { $count } 处 { $rule } 问题
fix-all-of-rule-look = 修正本文件中全部 { $count } 处 { $rule } 问题（改后请过目）
fix-all-safe = 应用本文件中所有可直接进行的修正
fix-corpus = 应用语料库中所有可直接进行的修正
nothing-to-fix = 语料库中没有可直接修正的问题
fix-left-out = ；{ $count } 个文件不是以 UTF-8 存储，未予处理：请改用“variorum check --fix”
