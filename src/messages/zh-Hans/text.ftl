# text 组规则。

text-remove = 删除
text-replace = 替换
text-replace-with = 替换为{ $text }
fix-rest = 修复此处起的全部 { $count } 处

bidirectional-override = 控制字符 { $code } 使其后文字的显示顺序与存储顺序不同：请删除
bidirectional-end = 控制字符 { $code } 结束一段改向文字，但前面没有对应的起始符：请删除
bidirectional-control = 控制字符 { $code } 改变书写方向，而此处的文字并不需要：请删除
bidirectional-control-more = 此处起另有 { $count } 个书写方向控制字符

control-character = 不可见的控制字符 { $code } 不属于文字内容：请删除
control-character-named = 不可见的控制字符 { $code }（{ $name }）不属于文字内容：请删除
control-character-meant = 此处的控制字符 { $code } 很可能本是{ $meant }：请替换
control-character-several = 连续 { $count } 个不可见的控制字符（首个为 { $first }）不属于文字内容：请删除
control-character-more = 此处起另有 { $count } 处控制字符
control-null = 空字符
control-bell = 响铃
control-backspace = 退格
control-vertical-tab = 垂直制表
control-form-feed = 换页
control-end-of-file = 文件结束
control-escape = 转义
control-delete = 删除符
control-next-line = 下一行

invalid-utf8 = 此处的字节不是有效的文字，显示为“�”：请据原出处补回
invalid-utf8-more = 此处起另有 { $count } 处无法读取

invisible-character = 此处有不可见的{ $what }（{ $code }）：请删除
invisible-character-several = 此处连续有 { $count } 个不可见字符（首个为 { $code }）：请删除
invisible-character-more = 此处起另有 { $count } 处不可见字符
invisible-soft-hyphen = 软连字符
invisible-zero-width-space = 零宽空格
invisible-non-joiner = 零宽非连接符
invisible-joiner = 零宽连接符
invisible-direction-mark = 书写方向标记
invisible-line-separator = 行分隔符
invisible-paragraph-separator = 段落分隔符
invisible-word-joiner = 词连接符
invisible-byte-order-mark = 字节顺序标记
invisible-variation-selector = 异体字选择符（此处不起作用）
invisible-hangul-filler = 谚文填充符
invisible-tag = 标签字符
invisible-format-character = 格式字符

mixed-line-endings = { $lines } 行中有 { $odd } 行以 { $others } 结尾，其余以 { $most } 结尾：请统一
mixed-line-endings-fix = 各行一律以 { $most } 结尾

other-encoding = 文件的编码是 { $encoding }：请确认文字显示正常，再另存为 UTF-8
store-as-utf8 = 将文件存为 UTF-8
other-encoding-read-only = 文件的编码是 { $encoding }，Variorum 只读取而不改写此编码：请先用其他程序转换为 UTF-8
encoding-mismatch = 页面声明的编码是{ $label }，文件实际的编码却是 { $encoding }：请更正声明
encoding-unknown = 没有名为{ $label }的编码，文件实际的编码是 { $encoding }：请更正声明
declare-utf8 = 将编码声明改为 UTF-8

replacement-character = { $count ->
    [1] 此处丢失了一个字，只留下“�”：请据原出处补回
   *[other] 此处丢失了文字，只留下 { $count } 个“�”：请据原出处补回
}
replacement-character-more = 此处起另有 { $count } 处“�”

byte-order-mark = 文件开头有字节顺序标记，UTF-8 不需要：请删除

compatibility-character = { $found }形似{ $ordinary }，却是另一个字符：请改为通用的字符
compatibility-character-more = 此处起另有 { $count } 处形似通用字符的字符

cut-off = 正文止于{ $text }，句子不完整：请据原出处补全

full-width-letters = { $found }是全角：应为{ $narrow }
full-width-letters-more = 此处起另有 { $count } 处全角字母或数字

half-width-punctuation = 中文里用了半角的{ $found }：应为{ $wide }
half-width-parentheses = { $found }中的中文外用了半角括号：请改为“（ ）”
half-width-punctuation-more = 此处起另有 { $count } 处半角标点

hard-wrapped-line = 自此处起，换行断在句中：请合并各行
hard-wrapped-line-more = 此处起另有 { $count } 段换行断在句中

latin-look-alike = { $found }很可能是用形近字母写成的名称：请改回原来的字母
latin-look-alike-foreign = { $found }形似{ $meant }，却夹有其他文字的字母：请改为拉丁字母
latin-look-alike-more = 此处起另有 { $count } 个词夹有形似拉丁字母的字符

mojibake = { $found }是用错编码读出的乱码，很可能本是{ $meant }：请替换
mojibake-lost = 此处的文字已丢失，只留下乱码{ $found }：请据原出处补回
mojibake-more = 此处起另有 { $count } 处乱码

no-break-space = 此处的不换行空格没有用处：请改为普通空格，或删除
no-break-space-more = 此处起另有 { $count } 处没有用处的不换行空格

ocr-blank = { $found }中夹有空格：请删除
ocr-blank-single = 此处句中有多余的空格：请删除
ocr-blank-more = 此处起另有 { $count } 处汉字间的空格

private-use-character = { $count ->
    [1] 私用区字符 { $first } 只在特定字体中才有意义：请据原出处改为相应的字
   *[other] { $count } 个私用区字符（首个为 { $first }）只在特定字体中才有意义：请据原出处改为相应的字
}
private-use-character-more = 此处起另有 { $count } 处私用区字符

read-more-stub = 正文以{ $text }结束，其后的内容没有收入：请收录全文
to-be-continued = { $text }表明后面还有续篇：请一并收录

repeated-paragraph = 段落{ $text }在此重复：若非有意，请删除
repeated-paragraph-first = 首次出现在此处

repeated-punctuation = 此处只需一个标点，却有{ $found }：请保留一个
repeated-punctuation-more = 此处起另有 { $count } 处重复的标点

short-body = 正文只有 { $count } 字，不像一篇文章：请重新收录
empty-body = 正文没有文字：请重新收录，或从其他转载补入

stray-traditional = 简体文章中有繁体字{ $found }：请改为简体
stray-traditional-for = 简体文章中有繁体字{ $found }：应为{ $other }
stray-simplified = 繁体文章中有简体字{ $found }：请改为繁体
stray-simplified-for = 繁体文章中有简体字{ $found }：应为{ $other }
stray-more = 此处起另有 { $count } 个繁简混用的字

turned-quotation-mark = 此处的{ $mark }方向反了：请改为与它成对的另一半

unbalanced-opening = 此处的{ $mark }没有配对的后半：请补上，或删除
unbalanced-closing = 此处的{ $mark }没有配对的前半：请补上，或删除

# 各规则检查什么，各选项起什么作用。英文写在规则里。

rule-text-bidirectional-control = 书写方向控制字符打乱了文字的显示顺序
rule-text-byte-order-mark = 文件开头有不需要的字节顺序标记
rule-text-compatibility-character = 通用的字符写成了形似的另一个字符
rule-text-control-character = 文中有控制字符
rule-text-cut-off = 正文在句中中断
rule-text-empty-body = 正文没有文字
rule-text-encoding-mismatch = 页面声明的编码与文件实际的编码不同
rule-text-full-width-letters = 拉丁字母或数字是全角
rule-text-half-width-punctuation = 中文里用了半角标点
rule-text-hard-wrapped-line = 换行断在句中
rule-text-invalid-utf8 = 文件中有不是有效文字的字节
rule-text-invisible-character = 文中有不可见的字符
rule-text-latin-look-alike = 字母或数字写成了形似的另一个
rule-text-latin-look-alike-names = 要查找的拉丁字母名称，按正确的写法
rule-text-mixed-line-endings = 换行符不统一
rule-text-mojibake = 文字是用错编码读出的乱码
rule-text-no-break-space = 不换行空格没有用处
rule-text-ocr-blank = 汉字之间夹有空格
rule-text-other-encoding = 文件的编码不是 UTF-8
rule-text-private-use-character = 私用区字符只在特定字体中才有意义
rule-text-read-more-stub = 正文止于“阅读全文”之类的链接处
rule-text-read-more-stub-words = 指向后文的链接所用的文字
rule-text-repeated-paragraph = 段落重复出现
rule-text-repeated-paragraph-least = 段落至少有多少字
rule-text-repeated-punctuation = 标点重复，或两个标点不能连用
rule-text-replacement-character = 丢失的字只留下“�”
rule-text-short-body = 正文太短，不像一篇文章
rule-text-short-body-least = 正文至少应有多少字
rule-text-stray-simplified = 繁体文章中有简体字
rule-text-stray-simplified-names = 在繁体文章中也写作简体的名称
rule-text-stray-traditional = 简体文章中有繁体字
rule-text-stray-traditional-names = 在简体文章中也写作繁体的名称
rule-text-unbalanced-bracket = 括号不成对
rule-text-unbalanced-quotation-mark = 引号不成对
