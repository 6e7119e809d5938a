# 编辑器与终端在问题旁显示的文字。

findings-left-out = 其后还有 { $count } 处同类问题，未逐一列出：请先处理以上问题
and-more = 另有 { $count } 处
see = 见
fix = 修复
fix-by-hand = 手动修复

comma = ，
semicolon = ；
colon = ：
in-parentheses = （{ $text }）
list-separator = 、
count-errors = { $count } 个错误
count-warnings = { $count } 个警告
count-infos = { $count } 条信息
count-hints = { $count } 个提示
summary = { $found }，见于 { $seeds }中的 { $with } 篇
summary-none = { $seeds }，没有发现问题
summary-manifest = ，也见于 variorum.toml
summary-failed = ；{ $count } 个文件无法读取或写入
fixed-summary = 已修复 { $seeds }中的 { $count } 处问题
would-fix = 可修复 { $seeds }中的 { $count } 处问题
fix-reads-otherwise = 若应用修复，文件中的其他文字也会变样，因此未作任何改动：请先转换为 UTF-8
encoding-would-change = 文件编码将由 { $encoding } 改为 UTF-8，逐行差异无法显示这一改动
fix-not-encodable = 部分修复无法以该文件的编码保存：请先转换为 UTF-8
fixable = 可修复：{ $safe } 处安全，{ $look } 处需复核
fixable-by-hand = 可修复：{ $safe } 处安全，{ $look } 处需复核，{ $single } 处须手动修复

baseline-known = 基线中已有的 { $count } 个问题未显示（--no-baseline 可显示）
baseline-known-and-gone = 基线中已有的 { $count } 个问题未显示；基线所记的另有 { $gone } 个已不存在（--write-baseline 可清除）
baseline-written = 已将 { $seeds }的 { $count } 个问题记入 { $path }
baseline-elsewhere = 须在 variorum.toml 中写明基线文件的位置才会生效：baseline = "…"

fix-all-of-rule = 修复本文件中全部 { $count } 处 { $rule } 问题
fix-all-of-rule-look = 修复本文件中全部 { $count } 处 { $rule } 问题（修复后请复核）
fix-all-safe = 应用本文件中的全部安全修复
fix-corpus = 应用语料库中的全部安全修复
nothing-to-fix = 语料库中没有可应用的安全修复
fix-left-out = ；{ $count } 个文件不是 UTF-8，已跳过：请用“variorum check --fix”修复
fill-metadata = 依转载补全元数据
nothing-to-fill = 转载中没有可用来补全的标题、作者或网址
filled = 已补全 { $seeds }的 { $count } 个字段

rename-nothing = 只能重命名作者、来源或标签：请将光标置于文件头中的名称上
rename-no-name = 名称不能为空，也不能换行
rename-does-not-fit = { $name }写入{ $path }后会被识别为其他内容：未重命名任何一处
rename-label = 将{ $field }{ $old }重命名为{ $new }
rename-in = 涉及 { $seeds }
rename-left-out = 另有 { $count } 个含{ $name }的文件不是 UTF-8，已跳过：请转为 UTF-8 或以正确编码打开后再重命名

take-reading = 改作{ $words }（{ $count } 篇如此）
take-nothing = 删去{ $words }（{ $count } 篇无此文字）
insert-words = 补入{ $words }（{ $count } 篇有此文字）
insert-passage = 补入此处缺少的文段{ $words }（{ $count } 篇有此文段）
change-impossible = 无法只改动此处而不影响其他内容
compare-with = 与{ $name }对照
compare-with-of = 与{ $name }对照（{ $detail }）

contents-comparison = “-”为本篇，“+”为对照篇，⟦ ⟧ 为异文；在某一行上执行“转到定义”，可打开它所在的文件
contents-apparatus = { $seeds }含有此段的全部或一部分；各句之下列出异文及所在各篇
show-apparatus = 显示此段的校勘记

no-such-rule = 没有名为{ $rule }的规则：运行“variorum rule”可列出全部规则
no-such-rule-but = 没有名为{ $rule }的规则：是否应为{ $like }？
rule-has-fix = 可修复
rule-hint = 运行“variorum rule 规则名”可查看该规则的说明

undated = 日期不详
percent = { $percent }%
blank = （空白）
quoted = { $text }
only-here = 仅见于本篇
only-there = 仅见于对照篇
progress-reading = Variorum：正在读取{ $name }
progress-corpus = Variorum：正在检查语料库
progress-fixing = Variorum：正在查找语料库中的可修复之处
progress-filling = Variorum：正在查找转载中的元数据
progress-families = Variorum：正在逐篇比对
progress-files = 已读取 { $done } / { $of } 个文件
progress-checking = 正在检查
progress-comparing = 正在比对
progress-reading-seeds = 正在读取

hover-boilerplate = 页面附带内容：虽在页面上，但不属于文章，因此不参与比对
hover-learnt = 页面附带内容（{ $kind }）：另见于 { $seeds }，因此不算转载
hover-empty-label = 此处只有字段名，没有内容
hover-read-as = 识别为 { $date }
hover-no-date = 无法识别：{ $problem }
hover-same = 一致：{ $where }
hover-also = 另有：{ $value }（{ $where }）
hover-differs = 不一致：{ $value }（{ $where }）
hover-where = { $part }，第 { $line } 行
hover-text = 正文
hover-nothing = 空
hover-in-seeds = 另见于 { $count } 篇
hover-earliest = 其中最早 { $date }
hover-this-earliest = 本篇最早，{ $date }
hover-this-earliest-dated = 有日期的各篇中，本篇最早，{ $date }
hover-same-words = 文字相同
hover-date-and-share = { $date } · { $share }
and-more-seeds = 另有 { $count } 篇

heading-findings = 问题
heading-reprints = 转载
no-passages = 共比对 { $of }，没有共有文段
passages = { $seeds }中有 { $count } 段共有文段；共比对 { $of }
count-characters = { $count } 字
no-variants = 无异文
count-variants = { $count } 处异文
and-more-variants = 另有 { $count } 处异文
times = （{ $count } 次）

inspect-file = { $format }，{ $encoding }，文本 { $bytes } 字节，{ $lines } 行
inspect-header = 文件头
inspect-no-header = 无：没有前置元数据、订阅源文件头、来源行或其他载有元数据的区段
inspect-lines = { $part }，第 { $first }–{ $last } 行
inspect-empty = 空
inspect-date = { $date }  （原文{ $written }）
inspect-problem = { $value }：{ $problem }
inspect-body = 正文：{ $blocks } 块，{ $characters } 字
inspect-boilerplate = 页面附带内容，不计入正文
no-boilerplate-learnt = 从 { $of }中没有归纳出页面附带内容
boilerplate-learnt = 从 { $of }中归纳出 { $count } 段页面附带内容
boilerplate-row = { $kind }，见于 { $seeds }

standard-input-alone = 标准输入（“-”）不能与文件一同检查
stdin-filename-needs-dash = 使用 --stdin-filename 时，路径须为“-”
check-panicked = 未能检查{ $path }：这是 Variorum 的程序缺陷，请报告
cannot-check = 无法检查{ $path }
cannot-read = 无法读取{ $path }
cannot-find = 找不到{ $path }
cannot-write = 无法写入{ $path }
cannot-compare = 无法比对{ $path }
cannot-index = 无法建立{ $path }的索引
index-damaged = 索引已损坏，下次运行时会重新建立：请再运行一次
index-unreadable = 无法读取索引：请先排除下述原因，再运行一次
index-damaged-now = 此语料库的索引已损坏，正在重新建立：请稍后再试
index-unreadable-now = 无法读取此语料库的索引（{ $cause }）：下次请求时会重试
index-summary = 索引收录 { $seeds }，占用磁盘空间 { $megabytes } MB
index-verified = 与重新建立的索引一致
index-differs = 与重新建立的索引不一致，下次运行时会重新建立：{ $difference }
index-not-kept = 索引无法保存，仅供本次使用：{ $cause }
too-long = { $path }过长，不可能是一篇文章（超过 1 GiB）
left-alone = 已跳过{ $path }：其中很少有文件像收集来的文章（放入一个空的 { $manifest } 即视为语料库）
baseline-of-files = 基线只能由文件生成，不能由标准输入生成
baseline-without-manifest = 基线须与 { $manifest } 放在同一文件夹，而此处没有：请先创建（空文件即可）
baseline-of-several = 所给路径分属多个语料库，不能共用一个基线文件
rule-costs = 各规则用时：

## CodeLens

lens-witnesses = 另见于 { $count } 篇
lens-earliest = 其中最早 { $date }

## 对照

comparison-field = { $name }：{ $value }
hint-readings = 其他版本此处的文字，以及各有多少篇
completion-reprints = { $count } 篇转载如此注明
completion-seeds = { $count } 篇如此注明

## variorum.toml 的各项

manifest-preset = 未另行设置时，运行哪些规则
manifest-required = 每篇都必须注明的字段
manifest-baseline = 记录已知问题的文件
manifest-boilerplate = 手动指定附带内容，优先于归纳结果（不论繁简、全半角）
manifest-files = 哪些文件是文章，写法同 .gitignore
manifest-rules = 规则或规则组的级别，以及规则的选项
manifest-paths = 只对部分文件有效的设置，后面的优先
manifest-include = 只有这些文件算作文章
manifest-exclude = 这些文件不算文章
manifest-keep = 不算附带内容的文字：与其他文章相同时照常列出
manifest-drop = 算作附带内容的文字：一概不列出
manifest-paths-files = 对哪些文件有效，写法同 .gitignore
manifest-group = 规则组 { $name } 的全部规则
manifest-level = 问题的级别
manifest-default = 默认：{ $value }
manifest-preset-archive = 用于保存文章：检查元数据、标记和文字的错误
manifest-preset-dataset = 用于制作数据集：另查使相同文字产生差异的写法，以及不属于正文的内容
manifest-preset-strict = 全部规则，包括往往是有意为之的情形
