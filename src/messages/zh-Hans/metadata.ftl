# metadata 组规则。

fill-in = 填入{ $value }

# 缺失或空白的字段。
missing-field = 没有注明{ $field }：请补入{ $part }
missing-field-at-top = 没有注明{ $field }：请补在文件开头
missing-source-and-url = 来源和网址都没有注明：请在{ $part }中至少补上一项
missing-source-and-url-at-top = 来源和网址都没有注明：请在文件开头至少补上一项
empty-field = { $label }后面是空的：请填写{ $field }
empty-field-unlabelled = { $field }是空的：请填写
empty-field-known = { $label }后面是空的，而{ $part }中写明{ $value }：请填入
empty-field-unlabelled-known = { $field }是空的，而{ $part }中写明{ $value }：请填入
empty-field-too = 这里也是空的
field-stated-here = { $field }写在此处

author-in-body-label = { $label }后面是空的，而正文署名为{ $value }：请填入
author-in-body-empty = 作者是空的，而正文署名为{ $value }：请填入
author-in-body-here = 正文在此处署名
author-in-body-only = 只有正文写明了作者{ $value }：请补入前置元数据
author-in-body-add = 在前置元数据中补上作者{ $value }

# 互相矛盾的区段。
conflict = 此处的{ $field }是{ $here }，而{ $part }中是{ $there }：请查证哪个正确
conflict-elsewhere = { $part }中：{ $value }
conflict-write = 把{ $part }中的也改为{ $value }

# 日期。
future-date = 日期{ $date }尚未到来：请更正
unreadable-date = { $date }无法识别为日期：请改为 YYYY-MM-DD 的形式
impossible-date-year = { $date }不是有效日期（没有这样的年份）：请更正
impossible-date-month = { $date }不是有效日期（没有这样的月份）：请更正
impossible-date-day = { $date }不是有效日期（该月只有 { $days } 天）：请更正
impossible-date-day-zero = { $date }不是有效日期（没有 0 日）：请更正
impossible-date-hour = { $date }不是有效时间（没有这样的小时数）：请更正
impossible-date-minute = { $date }不是有效时间（没有这样的分钟数）：请更正
impossible-date-second = { $date }不是有效时间（没有这样的秒数）：请更正
impossible-date-zone = { $date }不是有效时间（没有这样的时区）：请更正
ambiguous-date = { $date }分不清月和日：请改为 YYYY-MM-DD 的形式
ambiguous-date-year = { $date }的年份只有两位数：请改为 YYYY-MM-DD 的形式
ambiguous-date-write = 改为{ $date }
updated-before-published = 更新日期{ $updated }早于发表日期{ $published }：请更正其中之一
updated-before-published-here = 发表日期写在此处

# 前置元数据。
duplicate-key = 键{ $key }在此第二次出现：请只保留一处
duplicate-key-first = 首次出现在此处
duplicate-key-remove = 删除内容相同的第二行
unterminated-front-matter = 从此处开始的前置元数据没有结束：请另起一行写上{ $delimiter }
unterminated-front-matter-close = 在最后一行元数据之后结束
front-matter-unclosed-quote = 此处的引号在本行内没有成对：请补上
front-matter-unclosed-bracket = 此处的括号{ $bracket }没有成对：请补上
front-matter-unknown-escape = { $escape }在双引号内没有意义：反斜杠应为“\\”
front-matter-text-behind-double-quote = 右引号之后还有文字：值中的引号应为“\"”
front-matter-text-behind-single-quote = 右引号之后还有文字：值中的引号应为“''”
front-matter-unquoted-colon = 值中有“: ”：请给值加上引号
front-matter-unquoted-start = 值以{ $character }开头：请给值加上引号
front-matter-unquoted-text = 此处的文字没有引号：请加上
front-matter-full-width-colon = YAML 不把“：”当作冒号：请改为半角冒号加空格，即“{ $key }: ”
front-matter-control-character = 前置元数据中不能有控制字符 { $code }：请删除
front-matter-no-key = 这一行没有“键: 值”：若属于上一项的值，请缩进
front-matter-no-value = 这个键没有值：请填写，或删除
front-matter-tab = 前置元数据不能用制表符缩进：请改用空格
front-matter-indentation = 这一行的缩进与上下都不一致：请与相邻的行对齐
front-matter-missing-comma = 两项之间缺少逗号：请补上
front-matter-trailing-comma = 最后一项之后不能有逗号：请删除
front-matter-comment = JSON 中不能有注释：请删除
front-matter-single-quotes = JSON 只认双引号：请改为双引号
front-matter-too-deep = 此处的值嵌套过深：请减少层数
front-matter-other = 此处不是有效的 { $format }，解析器的说明是：{ $words }
front-matter-write-colon = 改为“: ”
front-matter-write-spaces = 改为空格
front-matter-double-backslash = 把反斜杠改为“\\”
front-matter-remove-character = 删除该字符

# 订阅源文件头。
feed-header-seconds = 发表日期的时间戳以秒计：请改为毫秒，即多三位数字
feed-header-comment = 发表日期的注释标记已损坏：应为 { $comment }
feed-header-comment-unread = 发表日期的注释标记已损坏：应以“<!--”开头、“-->”结尾
feed-header-link = 标题与网址没有写成链接：应为 [标题](网址)
feed-header-rule = 此行之下缺少由六个连字符构成的分隔线：请加上一行 ------
fix-feed-header = 按规定格式改写此行

# 网址。
tracking-url = 网址中的{ $names }只用于跟踪读者：请删除
tracking-url-remove = 删除只用于跟踪读者的参数
invalid-url-full-width = { $url }中有全角标点：请改为半角
invalid-url-slashes = { $url }无法打开：应以“{ $scheme }://”开头
invalid-url-twice = { $url }有两个网址开头：请只保留一个
invalid-url-blank = { $url }中有空格：请编码，或删除
invalid-url-scheme = { $url }前面缺少“https://”，无法打开：请补上
invalid-url-none = { $url }不是网址：请写明文章发表在哪里
invalid-url-write = 改为{ $url }
unencoded-url = { $character }在网址中必须编码：请用百分号编码
unencoded-url-encode = 给网址编码

# 名不副实的内容。
placeholder-title-untitled = { $title }只是占位，不是标题：请写上文章的标题
placeholder-title-error = { $title }是出错页面的标题：请核对正文是否为原文，并写上标题
placeholder-title-file = { $title }是文件名：请写上文章的标题
placeholder-title-source = { $title }是来源的名称：请写上文章的标题
site-name-in-title = { $name }是网站名称，不属于标题：请删除
site-name-in-title-remove = 只保留{ $title }
site-name-in-title-too = 此处也有
author-is-outlet = 作者{ $author }与来源相同：请查看原文是否写明了作者
author-is-outlet-source = 此处作为来源出现
cut-off-summary = 摘要在{ $end }之后被截断：请补全句子
cut-off-summary-complete = 按正文补到句末
language-mismatch = 声明的语言是{ $declared }，正文却是{ $script }：请更正
language-mismatch-write = 改为{ $language }
language-simplified = 简体中文
language-traditional = 繁体中文
language-chinese = 中文
language-latin = 拉丁字母文字

# 各规则检查什么，各选项起什么作用。英文写在规则里。

rule-metadata-ambiguous-date = 日期可以有不止一种解读
rule-metadata-author-in-body = 只有正文写明了作者
rule-metadata-author-is-outlet = 作者字段写的是来源
rule-metadata-conflicting-author = 两个区段的作者不一致
rule-metadata-conflicting-date = 两个区段的发表日期不一致
rule-metadata-conflicting-title = 两个区段的标题不一致
rule-metadata-conflicting-url = 两个区段的网址不一致
rule-metadata-cut-off-summary = 摘要被截断
rule-metadata-duplicate-key = 前置元数据中有重复的键
rule-metadata-future-date = 日期尚未到来
rule-metadata-impossible-date = 日期或时间不存在
rule-metadata-invalid-url = 网址无法打开
rule-metadata-language-mismatch = 正文的语言或繁简与声明的不符
rule-metadata-malformed-feed-header = 订阅源文件头不合格式
rule-metadata-malformed-front-matter = 前置元数据无法读取
rule-metadata-missing-author = 没有注明作者，或作者是空的
rule-metadata-missing-date = 没有注明发表日期，或日期是空的
rule-metadata-missing-source = 没有注明来源，或来源是空的，也没有网址可以代替
rule-metadata-missing-title = 没有标题，或标题是空的
rule-metadata-missing-url = 网址是空的，或缺少必须注明的网址
rule-metadata-placeholder-title = 标题只是占位，不是文章的标题
rule-metadata-site-name-in-title = 标题末尾带有网站名称
rule-metadata-tracking-url = 网址中有只用于跟踪读者的参数
rule-metadata-unencoded-url = 网址中有必须编码的字符
rule-metadata-unreadable-date = 日期无法识别
rule-metadata-unterminated-front-matter = 前置元数据没有结束
rule-metadata-updated-before-published = 更新日期早于发表日期
