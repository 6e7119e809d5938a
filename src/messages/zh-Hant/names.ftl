# 句中的名稱。

field-title = 標題
field-author = 作者
field-published = 發表日期
field-updated = 更新日期
field-source = 來源
field-url = 網址
field-archive-url = 典藏網址
field-tag = 標籤
field-language = 語言
field-copyright = 版權說明
field-summary = 摘要

part-yaml-front-matter = 前置中繼資料（YAML）
part-toml-front-matter = 前置中繼資料（TOML）
part-json-front-matter = 前置中繼資料（JSON）
part-feed-header = RSS 訂閱檔頭
part-source-line = 來源行
part-byline = 署名行
part-archive-card = 典藏資訊卡
part-html-head = HTML head
part-heading = 標題行

boilerplate-card = 典藏資訊卡
boilerplate-share = 分享按鈕
boilerplate-navigation = 導覽
boilerplate-script = 指令碼或樣式
boilerplate-hidden = 隱藏文字
boilerplate-notice = 聲明

learnt-head = 位於篇首
learnt-foot = 位於篇末
learnt-phrase = 慣用語
learnt-name = 附外文的名稱
learnt-form = 填有數字的固定格式
learnt-notice = 法律聲明或風險提示
learnt-named = 由 variorum.toml 指定

block-heading = { $level } 級標題
block-paragraph = 段落
block-list-item = 清單項目
block-quote = 引文
block-preformatted = 預先格式化的文字
block-caption = 圖說
block-cell = 表格儲存格

format-html = HTML
format-markdown = Markdown
format-plain = 純文字

severity-error = 錯誤
severity-warning = 警告
severity-info = 資訊
severity-hint = 提示

count-seeds = { $count } 篇

date-unreadable = 不是日期
date-ambiguous = 無法分辨月和日
date-short-year = 年份只有兩位數
date-impossible = 沒有這樣的日期或時間
