# text 组规则。

text-remove = 删除
text-replace = 替换
text-replace-with = 替换为{ $text }
text-mend-rest = 修正此处起的全部 { $count } 处

bidirectional-override = 控制字符 { $code } 使其后文字的显示顺序与存储顺序不同：请删除
bidirectional-end = 控制字符 { $code } 结束书写方向的改变，前面却没有开始：请删除
bidirectional-control = 控制字符 { $code } 改变书写方向，而这里的文字并不需要：请删除
bidirectional-control-more = 此处起另有 { $count } 个书写方向控制字符

control-character = 控制字符 { $code } 看不见，也不是文字：请删除
control-character-named = 控制字符 { $code }（{ $name }）看不见，也不是文字：请删除
control-character-meant = 此处的控制字符 { $code } 很可能本是{ $meant }：请换成它
control-character-several = 连续 { $count } 个控制字符（首个为 { $first }）看不见，也不是文字：请删除
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

invalid-utf8 = 此处的字节不是有效的文字，显示为“�”：请按来源补回原文
invalid-utf8-more = 此处起另有 { $count } 处无法读取

invisible-character = 此处有看不见的{ $what }（{ $code }）：请删除
invisible-character-several = 此处连续有 { $count } 个看不见的字符（首个为 { $code }）：请删除
invisible-character-more = 此处起另有 { $count } 处看不见的字符
invisible-soft-hyphen = 软连字符
invisible-zero-width-space = 零宽空格
invisible-non-joiner = 零宽非连接符
invisible-joiner = 零宽连接符
invisible-direction-mark = 书写方向标记
invisible-line-separator = 行分隔符
invisible-paragraph-separator = 段落分隔符
invisible-word-joiner = 单词连接符
invisible-byte-order-mark = 字节顺序标记
invisible-variation-selector = 异体选择符（没有可选的字）
invisible-hangul-filler = 谚文填充符
invisible-tag = 标签字符
invisible-format-character = 格式字符

mixed-line-endings = { $lines } 行中有 { $odd } 行以 { $others } 结尾，其余以 { $most } 结尾：请统一
mixed-line-endings-fix = 各行一律以 { $most } 结尾

other-encoding = 文件以 { $encoding } 编码存储：请先看文字是否正常，再存为 UTF-8
store-as-utf8 = 将文件存为 UTF-8
other-encoding-read-only = 文件以 { $encoding } 编码存储，此编码只读不改：请先用其他程序转换为 UTF-8
encoding-mismatch = 页面声明的编码是{ $label }，文件实际以 { $encoding } 存储：请更正声明
encoding-unknown = 没有名为{ $label }的编码，文件实际以 { $encoding } 存储：请更正声明
declare-utf8 = 将编码声明改为 UTF-8

replacement-character = { $count ->
    [1] 此处丢了一个字，只留下“�”：请按来源补回
   *[other] 此处丢了文字，只留下 { $count } 个“�”：请按来源补回
}
replacement-character-more = 此处起另有 { $count } 处“�”

byte-order-mark = 文件开头有字节顺序标记，UTF-8 用不着：请删除

compatibility-character = { $found }看似{ $ordinary }，其实是另一个字符：请换成通用的字
compatibility-character-more = 此处起另有 { $count } 处形似通用字的字符

cut-off = 正文到{ $text }中断，句子没有完：请按来源补全

full-width-letters = { $found }是全角：请写作{ $narrow }
full-width-letters-more = 此处起另有 { $count } 处全角字母或数字

half-width-punctuation = 中文里用了半角的{ $found }：请写作{ $wide }
half-width-parentheses = { $found }用半角括号括中文：请写作“（ ）”
half-width-punctuation-more = 此处起另有 { $count } 处半角标点

hard-wrapped-line = 从此处起，句子中间断了行：请把各行连起来
hard-wrapped-line-more = 此处起另有 { $count } 段在句子中间断了行

latin-look-alike = { $found }很可能是形似的另一个名称：请换成本来的字母
latin-look-alike-foreign = { $found }看似{ $meant }，却夹有别种文字的字母：请换成拉丁字母
latin-look-alike-more = 此处起另有 { $count } 个词夹有形似拉丁字母的字符

mojibake = { $found }是用错编码读出的乱码，很可能本是{ $meant }：请换成它
mojibake-lost = 此处的文字已丢失，只留下{ $found }：请按来源补回
mojibake-more = 此处起另有 { $count } 处乱码

no-break-space = 此处的不换行空格没有用处：请换成普通空格，或者去掉
no-break-space-more = 此处起另有 { $count } 处没有用处的不换行空格

ocr-blank = { $found }中夹有空格：请删除
ocr-blank-single = 此处句子中间有多余的空格：请删除
ocr-blank-more = 此处起另有 { $count } 处汉字间的空格

private-use-character = { $count ->
    [1] 私用区字符 { $first } 只在某一款字体里才有意义：请按来源所示换成相应的字
   *[other] { $count } 个私用区字符（首个为 { $first }）只在某一款字体里才有意义：请按来源所示换成相应的字
}
private-use-character-more = 此处起另有 { $count } 处私用区字符

read-more-stub = 正文以{ $text }结束，后面的内容没有收进来：请收录全文
to-be-continued = { $text }表明后面还有续篇：请一并收录

repeated-paragraph = 段落{ $text }在此重复：若非有意，请删除
repeated-paragraph-first = 首次出现在这里

repeated-punctuation = 此处只该有一个标点，却有{ $found }：请留一个
repeated-punctuation-more = 此处起另有 { $count } 处重复的标点

short-body = 正文只有 { $count } 个字，不像一篇文章：请重新收录
empty-body = 正文没有文字：请重新收录，或从别的转载本补入

stray-traditional = 简体文章里有繁体字{ $found }：请写作简体
stray-traditional-for = 简体文章里有繁体字{ $found }：请写作{ $other }
stray-simplified = 繁体文章里有简体字{ $found }：请写作繁体
stray-simplified-for = 繁体文章里有简体字{ $found }：请写作{ $other }
stray-more = 此处起另有 { $count } 个繁简不一的字

turned-quotation-mark = 此处的{ $mark }方向反了：请换成配对的另一半

unbalanced-opening = 此处的{ $mark }没有配对的后半：请补上，或删除
unbalanced-closing = 此处的{ $mark }没有配对的前半：请补上，或删除
