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

replacement-character = { $count ->
    [1] 此处丢了一个字，只留下“�”：请按来源补回
   *[other] 此处丢了文字，只留下 { $count } 个“�”：请按来源补回
}
replacement-character-more = 此处起另有 { $count } 处“�”
