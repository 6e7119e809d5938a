# 编辑器与终端在问题旁显示的文字。

findings-left-out = 此后还有 { $count } 处同类问题：请先处理上面的
and-more = 另有 { $count } 处
see = 见
fix = 修正
fix-by-hand = 手动修正

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
fix-reads-otherwise = 若应用修正，文件中其他文字的解读也会改变，因此未作任何改动：请先转换为 UTF-8
encoding-would-change = 编码将由 { $encoding } 改为 UTF-8，逐行的差异无法显示这一点
mend-refused = 部分修正无法以该文件的编码写入：请先转换为 UTF-8
mendable = 可修正：{ $safe } 处可直接修正，{ $look } 处须过目
mendable-by-hand = 可修正：{ $safe } 处可直接修正，{ $look } 处须过目，{ $single } 处须手动修正

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
fill-metadata = 依转载补全元数据
nothing-to-fill = 转载中没有可用来补全的标题、作者或网址
filled = 已在 { $seeds }中补全 { $count } 处

rename-nothing = 只能重命名作者、来源或标签：请将光标置于文首信息中的名称上
rename-no-name = 名称须为一行，且不能为空
rename-does-not-fit = 在{ $path }中，{ $name }会被读作别的内容：未作任何重命名
rename-label = 将{ $field }{ $old }重命名为{ $new }
rename-in = 涉及 { $seeds }
rename-left-out = 有 { $count } 个含{ $name }的文件不是以 UTF-8 存储，未予处理：请转存为 UTF-8，或以正确的编码打开，然后再次重命名

take-reading = 取{ $words }（{ $count } 篇）
take-nothing = 删去{ $words }（{ $count } 篇无此）
insert-words = 补入{ $words }（{ $count } 篇）
insert-passage = 补入缺失的段落{ $words }（{ $count } 篇）
change-impossible = 无法在不改动其他内容的情况下改写此处
compare-with = 与{ $name }比较
compare-with-of = 与{ $name }比较（{ $detail }）

contents-comparison = “-”为此篇，“+”为彼篇，⟦ ⟧ 为异文；“转到定义”可由一行跳至其所在文件
contents-apparatus = 有 { $seeds }全部或部分含有此段；各句之下列出异文及其所在
show-apparatus = 显示各篇在此段的异文

no-such-rule = 没有名为{ $rule }的规则；“variorum rule”可列出全部规则
no-such-rule-but = 没有名为{ $rule }的规则：是否指{ $like }？
rule-has-fix = 可修正
rule-hint = “variorum rule 规则名”可查看某条规则的说明

undated = 无日期
blank = （空白）
quoted = { $text }
only-here = 仅此篇
only-there = 仅彼篇
progress-reading = Variorum：正在读取{ $name }
progress-corpus = Variorum：正在检查语料库
progress-fixing = Variorum：正在查找语料库中的修正
progress-filling = Variorum：正在查找转载中的元数据
progress-families = Variorum：正在逐篇比对
progress-files = 已读 { $done } / { $of } 个文件
progress-checking = 正在检查
progress-comparing = 正在比对
progress-reading-seeds = 正在读取

hover-boilerplate = 页面附带内容：在页面上，但不属于文章本身，因此不参与比对
hover-learnt = 页面附带内容（{ $kind }）：另见于 { $seeds }，因此不算转载
hover-empty-label = 此处有标签，但其后没有内容
hover-read-as = 识别为 { $date }
hover-no-date = 无法识别：{ $problem }
hover-same = 相同：{ $where }
hover-also = 另有：{ $value }（{ $where }）
hover-differs = 不一致：{ $value }（{ $where }）
hover-where = { $part }，第 { $line } 行
hover-text = 正文
hover-nothing = 空
hover-in-seeds = 另见于 { $count } 篇
hover-earliest = 最早 { $date }
hover-this-earliest = 本篇最早，{ $date }
hover-this-earliest-dated = 有日期的各篇中以本篇最早，{ $date }
hover-same-words = 文字相同
hover-date-and-share = { $date } · { $percent }%
and-more-seeds = 另有 { $count } 篇

heading-findings = 问题
heading-reprints = 转载
no-passages = 共比对 { $of }，没有相同的段落
passages = { $seeds }中有 { $count } 段文字也见于其他篇；共比对 { $of }
count-characters = { $count } 字
no-variants = 无异文
count-variants = { $count } 处异文
and-more-variants = 另有 { $count } 处异文
times = （{ $count } 次）

inspect-file = { $format }，{ $encoding }，文本 { $bytes } 字节，{ $lines } 行
inspect-header = 头部
inspect-no-header = 无：没有前置元数据、订阅源头部、来源行或其他载有元数据的部分
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
check-panicked = { $path }未能检查：这是 Variorum 的缺陷，请予报告
cannot-check = 无法检查{ $path }
cannot-read = 无法读取{ $path }
cannot-find = 找不到{ $path }
cannot-write = 无法写入{ $path }
cannot-compare = 无法比对{ $path }
cannot-index = 无法建立{ $path }的索引
index-damaged = 索引已损坏，下次会重新建立：请再运行一次
index-unreadable = 无法读取索引：请排除下述原因后再运行一次
index-damaged-now = 此语料库的索引已损坏，正在重新建立：请稍后再试
index-unreadable-now = 无法读取此语料库的索引（{ $cause }）：下次请求时会重试
index-summary = 索引中有 { $seeds }，占用磁盘 { $megabytes } MB
index-verified = 与重新建立的索引一致
index-differs = 索引与重新建立的不一致，下次会重新建立：{ $difference }
index-not-kept = 无法保存索引以备下次使用，本次临时建立：{ $cause }
too-long = { $path }过长，不可能是一篇文章（超过 1 GiB）
left-alone = { $path }未予检查：其中很少有文本以存档文章的形式开头（放入一个空的 { $manifest } 即视为语料库）
baseline-of-files = 基线由文件生成，不能由标准输入生成
baseline-without-manifest = 基线须与 { $manifest } 放在一起，而此处没有该文件（可以是空文件）
baseline-of-several = 所给路径分属多个语料库，其基线不能共用一个文件
rule-costs = 各规则用时：

## 代码镜头

lens-witnesses = 另见于 { $count } 篇
lens-earliest = 最早 { $date }

## 对照

comparison-field = { $name }：{ $value }
hint-readings = 其他各篇此处的文字及篇数
completion-reprints = { $count } 篇转载如此注明
completion-seeds = { $count } 篇如此注明

## variorum.toml 的各项

manifest-preset = 未另行说明时运行哪些规则
manifest-required = 每篇都必须注明的字段
manifest-baseline = 已知问题记录在哪个文件
manifest-boilerplate = 以此代替归纳出的页面附带内容，不论字形写法
manifest-files = 哪些文件是语料，写法同 .gitignore
manifest-rules = 某条规则或整组规则的问题有多严重，以及规则的选项
manifest-paths = 只对部分文件有效的设置，后者优先
manifest-include = 只有这些文件是语料
manifest-exclude = 这些文件不是语料
manifest-keep = 不算页面附带内容的文字：凡有重合，照常列出
manifest-drop = 算作页面附带内容的文字：一概不列出
manifest-paths-files = 对哪些文件有效，写法同 .gitignore
manifest-group = { $name } 组的全部规则
manifest-level = 问题的严重程度
manifest-default = 未设置时：{ $value }
manifest-preset-archive = 用于保存文本：记录、标记或文字有误之处
manifest-preset-dataset = 用于制作数据集：还包括使相同文本显得不同之处，以及不属于文本之处
manifest-preset-strict = 全部规则，包括往往是有意为之的情形
