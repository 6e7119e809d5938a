# 句中的名称。

field-title = 标题
field-author = 作者
field-published = 发表日期
field-updated = 更新日期
field-source = 来源
field-url = 网址
field-archive-url = 存档网址
field-tag = 标签
field-language = 语言
field-copyright = 版权说明
field-summary = 摘要

part-yaml-front-matter = 前置元数据（YAML）
part-toml-front-matter = 前置元数据（TOML）
part-json-front-matter = 前置元数据（JSON）
part-feed-header = 订阅源文件头
part-source-line = 来源行
part-byline = 署名行
part-archive-card = 存档卡片
part-html-head = HTML head
part-heading = 标题行

boilerplate-card = 存档卡片
boilerplate-share = 分享按钮
boilerplate-navigation = 导航
boilerplate-script = 脚本或样式
boilerplate-hidden = 隐藏文字
boilerplate-notice = 声明

learnt-head = 位于篇首
learnt-foot = 位于篇末
learnt-phrase = 惯用语
learnt-name = 附外文的名称
learnt-form = 填有数字的固定格式
learnt-notice = 法律声明或风险提示
learnt-named = 由 variorum.toml 指定

block-heading = { $level } 级标题
block-paragraph = 段落
block-list-item = 列表项
block-quote = 引文
block-preformatted = 预排文本
block-caption = 图注
block-cell = 表格单元格

format-html = HTML
format-markdown = Markdown
format-plain = 纯文本

severity-error = 错误
severity-warning = 警告
severity-info = 信息
severity-hint = 提示

count-seeds = { $count } 篇

date-unreadable = 不是日期
date-ambiguous = 无法分辨月和日
date-short-year = 年份只有两位数
date-impossible = 没有这样的日期或时间
