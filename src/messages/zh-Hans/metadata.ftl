# Rules of the group metadata.

fill-in = 填入{ $value }

# Fields that are missing or empty.
missing-field = 没有注明{ $field }：请补入{ $part }
missing-field-at-top = 没有注明{ $field }：请补在文首
missing-source-and-url = 来源和网址都没有注明：请在{ $part }中至少补上一项
missing-source-and-url-at-top = 来源和网址都没有注明：请在文首至少补上一项
empty-field = { $label }后面是空的：请填写{ $field }
empty-field-unlabelled = { $field }是空的：请填写
empty-field-known = { $label }后面是空的，而{ $part }中写着{ $value }：请填入
empty-field-unlabelled-known = { $field }是空的，而{ $part }中写着{ $value }：请填入
empty-field-too = 这里也是空的
field-stated-here = { $field }写在这里

author-in-body-label = { $label }后面是空的，而正文署名为{ $value }：请填入
author-in-body-empty = 作者是空的，而正文署名为{ $value }：请填入
author-in-body-here = 正文在此处署名
author-in-body-only = 只有正文写明了作者{ $value }：请补入前置元数据
author-in-body-add = 在前置元数据中补上作者{ $value }

# Parts that disagree.
conflict = 此处的{ $field }是{ $here }，而{ $part }中是{ $there }：请查证哪个正确
conflict-elsewhere = { $part }中：{ $value }
conflict-write = 在{ $part }中也写成{ $value }

# Dates.
future-date = 日期{ $date }尚未到来：请更正
unreadable-date = { $date }无法识别为日期：请写成 2025-02-17 的形式
impossible-date-year = { $date }中的年份不存在：请更正日期
impossible-date-month = { $date }中的月份不存在：请更正日期
impossible-date-day = { $date }中的日子不存在：请更正日期
impossible-date-hour = { $date }中的小时数不存在：请更正日期
impossible-date-minute = { $date }中的分钟数不存在：请更正日期
impossible-date-second = { $date }中的秒数不存在：请更正日期
impossible-date-zone = { $date }中的时区不存在：请更正日期
ambiguous-date = { $date }中分不清月和日：请写成 2025-02-17 的形式
ambiguous-date-year = { $date }中的年份只有两位：请写成 2025-02-17 的形式
ambiguous-date-write = 写成{ $date }
updated-before-published = 更新日期{ $updated }早于发表日期{ $published }：请更正其中之一
updated-before-published-here = 发表日期写在这里

# Front matter.
duplicate-key = 键{ $key }在这里第二次出现：请只保留一处
duplicate-key-first = 首次出现在这里
duplicate-key-remove = 删除内容相同的第二行
unterminated-front-matter = 从这里开始的前置元数据没有结束：请另起一行写上{ $delimiter }
unterminated-front-matter-close = 在最后一行元数据之后结束
front-matter-unclosed-quote = 这里的引号在本行内没有闭合：请补上
front-matter-unclosed-bracket = 这里的括号{ $bracket }没有闭合：请补上
front-matter-unknown-escape = { $escape }在双引号内没有意义：反斜杠请写成“\\”
front-matter-text-behind-double-quote = 引号闭合之后还有文字：值内的引号请写成“\"”
front-matter-text-behind-single-quote = 引号闭合之后还有文字：值内的引号请写成“''”
front-matter-unquoted-colon = 含有“: ”的值必须加引号
front-matter-unquoted-start = 以{ $character }开头的值必须加引号
front-matter-unquoted-text = 此处的文字必须加引号
front-matter-full-width-colon = YAML 不认全角冒号“：”：请用半角冒号加空格，写成“{ $key }: ”
front-matter-control-character = 前置元数据中不能有控制字符 { $code }：请删除
front-matter-no-key = 这一行没有“键: 值”：若属于上一项的值，请缩进
front-matter-no-value = 这个键没有值：请填写或删除
front-matter-tab = 前置元数据不能用制表符缩进：请改用空格
front-matter-indentation = 这一行的缩进与上下都不一致：请与相邻的行对齐
front-matter-missing-comma = 两项之间缺少逗号
front-matter-trailing-comma = 最后一项之后不能有逗号：请删除
front-matter-comment = JSON 没有注释：请删除
front-matter-single-quotes = JSON 只认双引号：请改成双引号
front-matter-too-deep = 此处的值嵌套过深
front-matter-other = 这里不是合法的 { $format }，解析器的说明是：{ $words }
front-matter-write-colon = 写成“: ”
front-matter-write-spaces = 写成空格
front-matter-double-backslash = 反斜杠写成“\\”
front-matter-remove-character = 删除该字符
