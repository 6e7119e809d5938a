# markup 组规则。

## 菜单中修复的名称。

markup-fix-remove = 删除
markup-fix-write = 改为 { $text }
markup-fix-add = 补上 { $text }

## markup/broken-emphasis

broken-emphasis-no-word = 两个“**”之间没有文字，“**”会原样显示：请删除
broken-emphasis-fix-remove-both = 删除两个“**”
broken-emphasis-blank = { $words }不会显示为粗体，因为“**”内侧有空格：请删除空格
broken-emphasis-fix-blank = 删除空格
broken-emphasis-punctuation = { $words }不会显示为粗体，因为“**”内侧是标点、外侧紧接文字：请把标点移到“**”外
broken-emphasis-fix-punctuation = 把标点移到“**”外
broken-emphasis-no-partner = 本段的“**”不成对，会原样显示：请补全，或删除
broken-emphasis-fix-remove = 删除“**”
broken-emphasis-four = “****”使粗体刚结束又立即开始，但不会这样解析：请删除
broken-emphasis-shown-too = 这一处也会原样显示

## markup/broken-link

broken-link-address-behind = 网址写在括号之后，不在括号内：请移到“(”和“)”之间
broken-link-fix-put-in = 把网址移进括号
broken-link-no-closing = 网址后面缺少“)”：请先核对网址是否完整，再补上括号
broken-link-fix-close = 补上右括号
broken-link-line-end = 网址中间有换行，链接因此失效：请接成一行
broken-link-fix-join = 把网址接成一行
broken-link-wide = 网址两侧是全角括号，链接因此失效：请改为“(”和“)”
broken-link-fix-wide = 改为“(”和“)”
broken-link-blank-between = “]”和“(”之间有空格，链接因此失效：请删除空格
broken-link-blank-inside = 网址中有空格，链接因此失效：请删除空格，或改为“%20”
broken-link-fix-encode = 改为“%20”
broken-link-no-middle = 替代文本和网址之间缺少“]”，图片因此失效：请补上
broken-link-fix-blank = 删除空格

## markup/duplicate-attribute

duplicate-attribute = 属性{ $name }在这个标签中出现了两次，只有第一个有效：请只保留一个
duplicate-attribute-first = 第一个在此
duplicate-attribute-fix = 删除第二个

## markup/duplicate-id

duplicate-id = 前面已有相同的 id { $id }，链接只会转到第一处：请换一个
duplicate-id-first = 第一处在此

## markup/misnested-element

misnested-element-other-name = { $tag }结束的是{ $start }，名称不同：请改为一致
misnested-element-outside = { $tag }在{ $start }所在的段落之外：请在每段内各自开始和结束
misnested-element-late = { $tag }出现得太晚：{ $start }的外层元素已被{ $other }结束。请移到那之前
misnested-element-early = { $tag }出现得太早：{ $other }尚未闭合，不能先结束{ $start }
misnested-element-opened = 开始标签在此
misnested-element-between = 交错的标签在此

## markup/misplaced-element

misplaced-element-in-table = { $what }在表格中，却不在任何单元格内，浏览器会把它移到表格之前：请移入单元格，或移出表格
misplaced-element-table = 表格从此处开始
misplaced-element-dropped = { $what }不能放在此处，浏览器会忽略这个标签：请移到合适的位置，或删除

## markup/stray-end-tag

stray-end-tag = { $tag }没有对应的开始标签：请删除，或补上开始标签
stray-end-tag-ended = { $tag }没有可结束的元素：{ $start }已在{ $other }处结束。请删除，或移到那里
stray-end-tag-ends-here = { $start }在此处结束
stray-end-tag-break = { $tag }不是结束标签：换行应为“<br>”
stray-end-tag-fix = 删除这个结束标签

## markup/unclosed-element

unclosed-element-to-end = { $tag }未闭合，一直延续到文末：请补上{ $end }
unclosed-element-ended = { $tag }未闭合，被{ $other }结束：请在那之前补上{ $end }
unclosed-element-next = { $tag }未闭合，被下一个{ $other }结束：请补上结束标签
unclosed-element-ends-here = 在此处结束
unclosed-element-again = { $tag }内又开始了同样的元素，且未闭合：是否应为{ $end }？
unclosed-element-opened = 开始标签在此

## markup/unclosed-fence

unclosed-fence = 从此处开始的代码块没有结束，其后的内容都被当作代码：请另起一行，用{ $fence }结束
unclosed-fence-would-close = 这一行本可结束代码块，但后面还有文字
unclosed-fence-fix = 把后面的文字移到下一行

## markup/unknown-element

unknown-element = HTML 中没有{ $tag }这种元素，浏览器会忽略标签，只显示其中的文字：请改用 HTML 元素，或删除标签
unknown-element-meant = HTML 中没有{ $tag }这种元素：是否应为{ $meant }？

## markup/parse-error: by the codes of the HTML standard

parse-error-fix-semicolon = 补上分号
parse-error-fix-space = 补上空格
parse-error-fix-close-comment = 在文末结束注释
parse-error-fix-attributes = 删除属性
parse-error-fix-slash = 删除斜杠
parse-error-eof-in-comment = 这条注释没有结束，其后的内容全被隐藏：请用“-->”结束
parse-error-nested-comment = 注释中又有注释，第一个“-->”会同时结束两者：请只保留一层
parse-error-abrupt-closing-of-empty-comment = { $text }刚开始注释就结束了注释：应为“<!-- -->”
parse-error-incorrectly-closed-comment = 注释以{ $text }结束：应为“-->”
parse-error-incorrectly-opened-comment = { $text }之后直到下一个“>”都不会显示：注释应以“<!--”开头，正文中的“<”应为“&lt;”
parse-error-incorrectly-opened-comment-condition = { $text }不是有效的 HTML 注释，其后直到“>”都不会显示：请删除
parse-error-unexpected-question-mark-instead-of-tag-name = { $text }之后直到下一个“>”都不会显示：如确为正文，请把“<”改为“&lt;”
parse-error-cdata-in-html-content = HTML 中没有{ $text }这种写法，其后的内容不会显示：请删除它和后面的“]]>”
parse-error-eof-in-cdata = 此处开始的 CDATA 没有结束：请用“]]>”结束
parse-error-eof-in-script-html-comment-like-text = 这段脚本没有结束，其后的内容全被隐藏：请用“</script>”结束
parse-error-missing-semicolon-after-character-reference = { $text }后面缺少分号：应为{ $whole }
parse-error-unknown-named-character-reference = 没有名为{ $text }的字符引用，会原样显示：如确为正文，请把“&”改为“&amp;”
parse-error-absence-of-digits-in-numeric-character-reference = 字符引用{ $text }缺少数字，不代表任何字符：如确为正文，请把“&”改为“&amp;”
parse-error-character-reference-outside-unicode-range = 字符引用{ $text }的编号过大，没有这个字符，会显示为“�”：请改为所需的字符
parse-error-surrogate-character-reference = 字符引用{ $text }只代表半个字符，会显示为“�”：请改为所需的字符
parse-error-null-character-reference = 字符引用{ $text }不代表任何字符，会显示为“�”：请删除，或改为所需的字符
parse-error-noncharacter-character-reference = 字符引用{ $text }的编号不代表任何字符：请删除，或改为所需的字符
parse-error-control-character-reference = 字符引用{ $text }代表控制字符：请改为所需的字符
parse-error-noncharacter-in-input-stream = 此处的编码不代表任何字符：请删除
parse-error-eof-in-tag = 标签{ $text }没有结束，其后的内容都被隐藏：请用“>”结束，并检查是否缺少引号
parse-error-eof-before-tag-name = 文末的{ $text }不是标签：如确为正文，请改为“&lt;”
parse-error-invalid-first-character-of-tag-name = 此处的{ $text }不是标签的开头：请改为“&lt;”
parse-error-invalid-first-character-of-tag-name-end = { $text }不是结束标签，其后直到下一个“>”都不会显示：请把“<”改为“&lt;”
parse-error-missing-end-tag-name = { $text }没有标签名，不结束任何元素，也不会显示：请删除
parse-error-end-tag-with-attributes = 结束标签不能有属性：请删除{ $text }
parse-error-end-tag-with-trailing-solidus = 结束标签末尾不应有斜杠：是否应为开始标签？
parse-error-non-void-html-element-start-tag-with-trailing-solidus = 斜杠不能结束{ $text }，其后的内容都会归入其中：请补上结束标签
parse-error-missing-attribute-value = “=”后面缺少属性值：请补上，或删除“=”
parse-error-missing-whitespace-between-attributes = 两个属性之间、{ $text }之前缺少空格：请补上；如果前面的引号属于属性值，请改为“&quot;”
parse-error-unexpected-character-in-attribute-name = 属性名中出现了{ $text }：请检查是否缺少引号；如果引号属于前面的属性值，请改为“&quot;”
parse-error-unexpected-character-in-unquoted-attribute-value = 未加引号的属性值中出现了{ $text }：请给属性值加上引号
parse-error-unexpected-equals-sign-before-attribute-name = 此处应为属性名，却是“=”：请补上属性名，或删除“=”
parse-error-unexpected-solidus-in-tag = 标签中的斜杠没有作用：请删除
parse-error-eof-in-doctype = 声明{ $text }没有结束：应为“<!DOCTYPE html>”
parse-error-missing-doctype-name = 声明没有写明文档类型：应为“<!DOCTYPE html>”
parse-error-missing-doctype-public-identifier = 声明缺少公共标识符：应为“<!DOCTYPE html>”
parse-error-missing-doctype-system-identifier = 声明缺少系统标识符：应为“<!DOCTYPE html>”
parse-error-abrupt-doctype-public-identifier = 声明的公共标识符{ $text }没有结束：应为“<!DOCTYPE html>”
parse-error-abrupt-doctype-system-identifier = 声明的系统标识符{ $text }没有结束：应为“<!DOCTYPE html>”
parse-error-missing-quote-before-doctype-public-identifier = 声明的公共标识符{ $text }前面缺少引号：应为“<!DOCTYPE html>”
parse-error-missing-quote-before-doctype-system-identifier = 声明的系统标识符{ $text }前面缺少引号：应为“<!DOCTYPE html>”
parse-error-invalid-character-sequence-after-doctype-name = 声明中{ $text }及其后的内容不合规定：应为“<!DOCTYPE html>”
parse-error-unexpected-character-after-doctype-system-identifier = 声明在应当结束之处还有{ $text }：应为“<!DOCTYPE html>”
parse-error-missing-whitespace-after-doctype-public-keyword = 声明的“PUBLIC”之后、{ $text }之前缺少空格：应为“<!DOCTYPE html>”
parse-error-missing-whitespace-after-doctype-system-keyword = 声明的“SYSTEM”之后、{ $text }之前缺少空格：应为“<!DOCTYPE html>”
parse-error-missing-whitespace-before-doctype-name = 声明的文档类型名称{ $text }之前缺少空格：应为“<!DOCTYPE html>”
parse-error-missing-whitespace-between-doctype-public-and-system-identifiers = 声明的两个标识符之间、{ $text }之前缺少空格：应为“<!DOCTYPE html>”

## markup/accidental-heading

accidental-heading = 这一行使{ $text }成了标题：请在这一行前面加一个空行
accidental-heading-text = 此处会显示为标题
accidental-heading-fix = 在前面加一个空行

## markup/active-content

active-content-script = 此处有脚本，打开文章时就会运行：请删除
active-content-handler = 属性{ $name }的值是脚本：请删除
active-content-address = { $address }不是网址，而是脚本：请改为网址，或删除
active-content-form = 表单收集的内容不会有人收到：请删除表单，保留其中的文字
active-content-refresh = 此处会使网页自动转到别的网页：请删除
active-content-frame = 此处显示的是{ $host }现在的内容，而且可能已不存在：请用文字写明原来的内容

## markup/broken-image

broken-image-empty = 图片没有网址：请到原出处查找，或删除图片
broken-image-no-address = { $address }不是图片的网址：请到原出处查找
broken-image-cut-off = 图片的网址不完整：{ $address }。请到原出处查找
broken-image-placeholder = 此处只有占位图（{ $address }），没有原图的网址：请到原出处查找

## markup/double-escaped-entity

double-escaped-entity = { $text }会原样显示：应为{ $meant }

## markup/empty-link

empty-link-nowhere = 链接没有网址：请补上，或只保留文字
empty-link-no-href = 链接缺少网址（“href”）：请补上，或只保留文字
empty-link-invisible = 链接中没有可见的内容：请补上文字，或删除

## markup/html-in-text

html-in-text = { $text }是标记，却作为文字显示给读者：请还原为标记，或删除
html-in-text-fix-break = 改为换行
html-in-text-fix-space = 改为空格

## markup/lazy-image

lazy-image = 图片的网址写在{ $attribute }中，只有原网页的脚本才会读取：请写进“src”
lazy-image-fix = 把{ $attribute }改为“src”

## markup/markdown-in-html

markdown-in-html = { $text }是 Markdown 写法，在 HTML 中会原样显示：请改用 HTML
markdown-in-html-fix = 改用 HTML

## markup/missing-alt

missing-alt = 图片没有替代文本：请写明图片内容，供看不到图片的读者了解

## markup/noscript-double

noscript-double = 此处为不运行脚本的浏览器重复了前面的图片：请删除
noscript-double-first = 图片在此
noscript-double-fix = 用此处的图片代替占位图

## markup/share-residue

share-residue-buttons = 此处是分享按钮，不属于正文：请删除
share-residue-counter = 这张图片不可见，只用来告知第三方谁打开了文章：请删除
share-residue-frame = 这个框架中是广告或按钮，不属于正文：请删除

## markup/unclosed-html

unclosed-html = { $tag }未闭合，其后的内容都不再按 Markdown 解析：请用{ $end }结束

## markup/undefined-reference

undefined-reference = 没有定义{ $text }的网址：请补上定义，或把网址直接写进链接
undefined-reference-note = 脚注{ $text }没有对应的注文：请补上以它加冒号开头的一行，或删除脚注标记

## markup/unescaped-character

unescaped-character-and = { $text }会被当作字符引用，不会原样显示：请把“&”改为“&amp;”
unescaped-character-less = { $text }会被当作标签，不会显示：如确为正文，请把“<”改为“&lt;”

## 各规则检查什么，各选项起什么作用。英文写在规则里。

rule-markup-accidental-heading = 分隔线使上面的段落变成了标题
rule-markup-active-content = 文章中有会自行运行、收集信息或转到其他网页的内容
rule-markup-broken-emphasis = “**”原样显示，没有成为粗体
rule-markup-broken-image = 图片的网址不指向任何图片
rule-markup-broken-link = 链接或图片的写法有误，因此失效
rule-markup-double-escaped-entity = 字符引用被转义了两次，因此原样显示
rule-markup-duplicate-attribute = 标签中有重复的属性
rule-markup-duplicate-id = 两个元素的 id 相同
rule-markup-empty-link = 链接没有网址，或没有可见的内容
rule-markup-html-in-text = 标签或字符引用作为文字显示给读者
rule-markup-lazy-image = 图片的位置上只有占位图
rule-markup-markdown-in-html = HTML 中有 Markdown 写法，会原样显示
rule-markup-misnested-element = 两个元素互相交错
rule-markup-misplaced-element = 标签或文字放在不该放的位置
rule-markup-missing-alt = 图片没有替代文本
rule-markup-noscript-double = <noscript> 重复了前面的图片
rule-markup-parse-error = HTML 不合语法
rule-markup-share-residue = 文中留有分享按钮、统计图片或广告
rule-markup-stray-end-tag = 结束标签没有对应的开始标签
rule-markup-unclosed-element = 元素未闭合
rule-markup-unclosed-fence = 代码块没有结束
rule-markup-unclosed-html = Markdown 中的 HTML 未闭合，吞没了其后的文字
rule-markup-undefined-reference = 链接或脚注所用的定义不存在
rule-markup-unescaped-character = 作为文字的“&”或“<”被当作标记
rule-markup-unknown-element = HTML 中没有这种元素
